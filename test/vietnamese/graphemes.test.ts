import {expect} from '@open-wc/testing';
import {countGraphemes} from '../../src/vietnamese/graphemes.js';

describe('countGraphemes', () => {
  it('counts the same however the words were typed', () => {
    expect(countGraphemes('phản hồi'.normalize('NFC'))).to.equal(8);
    expect(countGraphemes('phản hồi'.normalize('NFD'))).to.equal(8);
  });

  it('counts an emoji of several code points as one', () => {
    expect(countGraphemes('👨‍👩‍👧')).to.equal(1);
  });
});
