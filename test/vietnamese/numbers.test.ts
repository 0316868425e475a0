import {expect} from '@open-wc/testing';
import {formatCount, formatRoundedCount} from '../../src/vietnamese/numbers.js';

describe('formatCount', () => {
  it('groups as the language does', () => {
    expect(formatCount(294075)).to.equal('294.075');
    expect(formatCount(294075, 'en')).to.equal('294,075');
  });
});

describe('formatRoundedCount', () => {
  for (const [value, vi, en] of [
    [0, '0', '0'],
    [999, '999', '999'],
    [1000, '1 nghìn', '1 thousand'],
    [1234, '1,2 nghìn', '1.2 thousand'],
    [12_930, '12,9 nghìn', '12.9 thousand'],
    [99_940, '99,9 nghìn', '99.9 thousand'],
    [99_960, '100 nghìn', '100 thousand'],
    [294_075, '294 nghìn', '294 thousand'],
    [999_499, '999 nghìn', '999 thousand'],
    [999_500, '1 triệu', '1 million'],
    [1_250_000, '1,3 triệu', '1.3 million'],
    [1_234_000_000, '1.234 triệu', '1,234 million'],
  ] as const) {
    it(`says ${value} as «${vi}»`, () => {
      expect(formatRoundedCount(value).replace('\u00a0', ' ')).to.equal(vi);
      expect(formatRoundedCount(value, 'en').replace('\u00a0', ' ')).to.equal(en);
    });
  }
});
