import {expect} from '@open-wc/testing';
import {formatCount} from '../../src/vietnamese/numbers.js';

describe('formatCount', () => {
  it('groups as the language does', () => {
    expect(formatCount(294075)).to.equal('294.075');
    expect(formatCount(294075, 'en')).to.equal('294,075');
  });
});
