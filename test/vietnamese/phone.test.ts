import {expect} from '@open-wc/testing';
import {parsePhone} from '../../src/vietnamese/phone.js';

describe('parsePhone', () => {
  for (const [typed, national] of [
    ['0912345678', '0912345678'],
    ['0912 345 678', '0912345678'],
    ['0912.345.678', '0912345678'],
    ['+84 912 345 678', '0912345678'],
    ['+84 (0)912 345 678', '0912345678'],
    ['0084912345678', '0912345678'],
    ['84912345678', '0912345678'],
    ['028 3838 1234', '02838381234'],
    ['０９１２３４５６７８', '0912345678'],
  ] as const) {
    it(`reads ${typed}`, () => expect(parsePhone(typed)).to.equal(national));
  }

  for (const typed of ['', '113', '912345678', '09123', '0912345678901', '+1 212 555 0100', 'không có', '0012345678']) {
    it(`refuses «${typed}»`, () => expect(parsePhone(typed)).to.equal(null));
  }
});
