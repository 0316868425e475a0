import {expect} from '@open-wc/testing';
import {isEmailAddress, isMailbox} from '../../src/shared/formats.js';

describe('an e-mail address', () => {
  for (const text of ['anh@example.vn', 'nguyễn.văn.an+1@mail.example.com.vn', "o'neil@example.vn"]) {
    it(`can be ${text}`, () => expect(isEmailAddress(text)).to.equal(true));
  }
  for (const text of ['', 'a@', '@b.vn', 'a b@c.vn', 'a@b', 'a@b..vn', 'a@.vn', 'a@b@c.vn', '"<a"@b.vn', '<a@b.vn>']) {
    it(`cannot be «${text}»`, () => expect(isEmailAddress(text)).to.equal(false));
  }

  it('to which mail is sent may be one of an inner network, and is no longer than mail can carry', () => {
    expect(['gop-y@mail', 'gop-y@example.vn'].map(isMailbox)).to.deep.equal([true, true]);
    expect(['gop-y', '"<a"@b', `${'a'.repeat(250)}@b.vn`].map(isMailbox)).to.deep.equal([false, false, false]);
  });
});
