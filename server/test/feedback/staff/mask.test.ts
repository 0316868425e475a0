import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {maskEmail, maskName, maskPhone} from '../../../src/feedback/staff/message-view.js';

describe('a mask', () => {
  test('leaves of a name the first letters', () => {
    assert.equal(maskName('Nguyễn Văn An'), 'N*** V*** A***');
    assert.equal(maskName('  Đỗ\u00a0Ân '.normalize('NFD')), 'Đ*** Â***');
    assert.equal(maskName('👩‍🚒'), '👩***');
    assert.equal(maskName(' '), null);
    assert.equal(maskName(null), null);
  });

  test('leaves of a phone number two digits at either end', () => {
    assert.equal(maskPhone('0912345678'), '09** *** *78');
    assert.equal(maskPhone('02583822400'), '02** *** **00');
    assert.equal(maskPhone('113'), '***');
    assert.equal(maskPhone(null), null);
  });

  test('leaves of an e-mail address the first letter and the domain', () => {
    assert.equal(maskEmail('anh@example.vn'), 'a***@example.vn');
    assert.equal(maskEmail('"a@b"@example.vn'), '"***@example.vn');
    assert.equal(maskEmail('không phải thư'), '***');
    assert.equal(maskEmail(null), null);
  });
});
