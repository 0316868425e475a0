import {expect} from '@open-wc/testing';
import {webAddress} from '../../src/shared/web-address.js';

const BASE = 'https://congan.danvan.test/tin/';

describe('a web address', () => {
  for (const [address, resolved] of [
    ['dan-van.html', 'https://congan.danvan.test/tin/dan-van.html'],
    ['//khac.danvan.test/a', 'https://khac.danvan.test/a'],
    ['http://congan.danvan.test', 'http://congan.danvan.test/'],
    ['ht\ntps://congan.danvan.test/', 'https://congan.danvan.test/'],
  ] as const) {
    it(`is resolved: ${JSON.stringify(address)}`, () => expect(webAddress(address, BASE)).to.equal(resolved));
  }
  for (const address of [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    'ftp://a.vn/',
    'mailto:a@b.vn',
    'https://ai@congan.danvan.test/',
    'https://:mk@congan.danvan.test/',
    'https://',
  ]) {
    it(`is not ${JSON.stringify(address)}`, () => expect(webAddress(address, BASE)).to.equal(undefined));
  }

  it('is none without a base to read it against', () => expect(webAddress('/tin')).to.equal(undefined));
});
