import {expect} from '@open-wc/testing';
import {isSlug, slugify} from '../../src/shared/formats.js';

describe('an identifier', () => {
  for (const text of ['a', '24h', 'ninh-thuan', 'a'.repeat(120)]) {
    it(`can be «${text}»`, () => expect(isSlug(text)).to.equal(true));
  }
  for (const text of ['', '-a', 'a-', 'a--b', 'Ninh-thuan', 'đắk-lắk', 'a_b', 'a b', 'a'.repeat(121)]) {
    it(`cannot be «${text}»`, () => expect(isSlug(text)).to.equal(false));
  }

  it('is made of folded words', () => {
    expect(slugify('dan van kheo')).to.equal('dan-van-kheo');
    expect(slugify(' «ket qua»: hop dan / dak lak! ')).to.equal('ket-qua-hop-dan-dak-lak');
    expect(slugify('../..')).to.equal('');
  });

  it('is no longer than may be, and ends with no hyphen', () => {
    expect(slugify('cong an xa', 8)).to.equal('cong-an');
    expect(slugify('a'.repeat(200))).to.have.length(120);
  });
});
