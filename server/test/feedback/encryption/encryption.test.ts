import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {DecryptionError, Encryption, isEncrypted, KEY_BYTES} from '../../../src/feedback/encryption/encryption.js';

const key = (fill: number) => Buffer.alloc(KEY_BYTES, fill);
const place = {field: 'feedback.name', row: 'a'};

describe('an encrypted value', () => {
  const encryption = new Encryption(key(1));
  const encrypted = encryption.encrypt('Nguyễn Thị Ánh', place);

  test('opens at its place and shows nothing of the text', () => {
    assert.equal(encryption.decrypt(encrypted, place), 'Nguyễn Thị Ánh');
    assert.match(encrypted, /^v1\.[\w-]{8}\.[\w-]+$/);
    assert.doesNotMatch(Buffer.from(encrypted.split('.')[2] ?? '', 'base64url').toString('utf8'), /Nguyễn|Ánh/);
  });

  test('never looks the same twice', () => {
    assert.notEqual(encryption.encrypt('Nguyễn Thị Ánh', place), encrypted);
  });

  test('opens neither in another row nor in another field', () => {
    assert.throws(() => encryption.decrypt(encrypted, {...place, row: 'b'}), DecryptionError);
    assert.throws(() => encryption.decrypt(encrypted, {...place, field: 'feedback.phone'}), DecryptionError);
  });

  test('does not open with another key, nor when a single bit was changed', () => {
    assert.throws(() => new Encryption(key(2)).decrypt(encrypted, place), DecryptionError);
    const [version, id, data = ''] = encrypted.split('.');
    const bytes = Buffer.from(data, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    assert.throws(
      () => encryption.decrypt([version, id, bytes.toString('base64url')].join('.'), place),
      DecryptionError,
    );
    assert.throws(() => encryption.decrypt('v1.x.y', place), DecryptionError);
    assert.throws(() => encryption.decrypt('Nguyễn Thị Ánh', place), DecryptionError);
  });

  test('opens with a key that has been replaced, as long as that is given', () => {
    assert.equal(new Encryption(key(2), [key(1)]).decrypt(encrypted, place), 'Nguyễn Thị Ánh');
  });
});

describe('the token of a word', () => {
  const encryption = new Encryption(key(1));

  test('is the same each time, another for another word or key, and does not show the word', () => {
    const token = encryption.token('cong');
    assert.equal(encryption.token('cong'), token);
    assert.notEqual(encryption.token('con'), token);
    assert.notEqual(new Encryption(key(2)).token('cong'), token);
    assert.doesNotMatch(token, /cong/);
  });

  test('is one word of small letters, so that an index takes it for one', () => {
    for (let word = 0; word < 1000; word++) assert.match(encryption.token(String(word)), /^[a-p]{12}$/);
  });
});

test('a text that only looks encrypted is none', () => {
  for (const text of ['v1.0 của biểu mẫu', 'v1.AAAAAAAA.ngắn', `v1.AAAAAAAA.${'có dấu cách '.repeat(9)}`]) {
    assert.equal(isEncrypted(text), false, text);
  }
  assert.ok(isEncrypted(new Encryption(key(1)).encrypt('', place)));
});

test('a secret made from the key is its own for each purpose, and the same in every process', () => {
  const [one, other] = [new Encryption(key(1)), new Encryption(key(1))];
  assert.deepEqual(one.derive('challenge'), other.derive('challenge'));
  assert.notDeepEqual(one.derive('challenge'), one.derive('notices'));
});
