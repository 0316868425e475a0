import {expect} from '@open-wc/testing';
import {canonicalAddress} from '../../src/shared/canonical-address.js';

const SAME = 'https://congan.danvan.test/tin/dan-van-kheo';

describe('the canonical address of a page', () => {
  for (const address of [
    'https://congan.danvan.test/tin/dan-van-kheo',
    'http://congan.danvan.test/tin/dan-van-kheo',
    'https://WWW.CongAn.danvan.test/tin/dan-van-kheo',
    'https://congan.danvan.test./tin/dan-van-kheo',
    'https://congan.danvan.test:443/tin/dan-van-kheo',
    'http://congan.danvan.test:443/tin/dan-van-kheo/',
    'https://congan.danvan.test/tin/dan-van-kheo/',
    'https://congan.danvan.test/tin/dan-van-kheo/index.html',
    'https://congan.danvan.test/tin/dan-van-kheo/INDEX.PHP',
    'https://congan.danvan.test/tin/dan-van-kheo#binh-luan',
    'https://congan.danvan.test/tin/khac/../dan-van-kheo',
    'https://congan.danvan.test/tin/d%61n-van-kheo',
    'https://congan.danvan.test/tin/dan-van-kheo?utm_source=zalo&utm_medium=zalo&zarsrc=30',
    'https://congan.danvan.test/tin/dan-van-kheo?fbclid=IwAR0&gclid=1&UTM_Campaign=a&gidzl=b&zaloid=c',
    'https://congan.danvan.test/tin/dan-van-kheo?',
  ]) {
    it(`is the same for ${address}`, () => {
      expect(canonicalAddress(address)).to.equal(SAME);
    });
  }

  it('keeps the parameters that say which page it is, by name whatever their order and spelling', () => {
    const canonical = 'https://congan.danvan.test/?id=12&nv=news&q=D%C3%A2n%20v%E1%BA%ADn';
    expect(canonicalAddress('https://congan.danvan.test/index.php?nv=news&id=12&q=Dân+vận')).to.equal(
      canonical.replace('/?', '?'),
    );
    expect(canonicalAddress('https://congan.danvan.test/?q=D%c3%a2n%20vậ%6e&id=12&nv=news')).to.equal(
      canonical.replace('/?', '?'),
    );
  });

  it('keeps the order of a parameter that is there more than once', () => {
    expect(canonicalAddress('https://a.test/?b=2&a=2&a=1')).to.equal('https://a.test?a=2&a=1&b=2');
  });

  it('writes Vietnamese paths with composed letters, however they came', () => {
    const canonical = 'https://congan.danvan.test/tin/dân-vận';
    expect(canonicalAddress('https://congan.danvan.test/tin/dân-vận')).to.equal(canonical);
    expect(canonicalAddress('https://congan.danvan.test/tin/d%C3%A2n-v%E1%BA%ADn')).to.equal(canonical);
    expect(canonicalAddress(`https://congan.danvan.test/tin/${'dân-vận'.normalize('NFD')}`)).to.equal(canonical);
  });

  it('tells pages apart that only look alike', () => {
    const different = [
      'https://a.test/tin/1',
      'https://a.test/Tin/1',
      'https://a.test/tin%2F1',
      'https://a.test/tin/1?trang=2',
      'https://a.test/tin/1%3Ftrang=2',
      'https://a.test/tin/1%23',
      'https://a.test/tin/%E0',
      'https://a.test/tin/%E1',
      'https://a.test/tin?q=%E0',
      'https://a.test/tin?q=%E1',
      'https://a.test/tin?q=a%26b=c',
      'https://a.test/tin?b=c&q=a',
      'https://a.test:8443/tin/1',
      'https://tin.a.test/1',
      'https://www.test/tin/1',
    ].map((address) => canonicalAddress(address));
    expect(new Set(different).size).to.equal(different.length);
  });

  it('stays as it is when it is taken again', () => {
    for (const address of [
      'https://a.test/',
      'http://a.test:443/x%20/%5Cb/%20',
      'https://a.test/%252e%252e/x',
      'https://a.test/tin/%E0?q=%E0&p=%2B+%25',
      'https://a.test/a//index.html',
      'https://a.test/index.html/index.php',
      'https://a.test/tin/index%2ehtml',
    ]) {
      const once = canonicalAddress(address);
      expect(once && canonicalAddress(once), address).to.equal(once);
    }
  });

  it('reads a relative address against its page', () => {
    expect(canonicalAddress('../dan-van-kheo', 'https://congan.danvan.test/tin/khac/bai')).to.equal(SAME);
  });

  for (const address of ['', 'tin/1', 'javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.test', 'https://', '//']) {
    it(`is none for «${address}»`, () => {
      expect(canonicalAddress(address)).to.equal(undefined);
    });
  }
});
