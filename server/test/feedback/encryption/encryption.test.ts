import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {isSealed, KEY_BYTES, Protection, UnopenableError} from '../../../src/feedback/encryption/encryption.js';

const key = (fill: number) => Buffer.alloc(KEY_BYTES, fill);
const place = {field: 'feedback.name', row: 'a'};

describe('a sealed value', () => {
  const protection = new Protection(key(1));
  const sealed = protection.seal('Nguyễn Thị Ánh', place);

  test('opens at its place and shows nothing of the text', () => {
    assert.equal(protection.open(sealed, place), 'Nguyễn Thị Ánh');
    assert.match(sealed, /^v1\.[\w-]{8}\.[\w-]+$/);
    assert.doesNotMatch(Buffer.from(sealed.split('.')[2] ?? '', 'base64url').toString('utf8'), /Nguyễn|Ánh/);
  });

  test('never looks the same twice', () => {
    assert.notEqual(protection.seal('Nguyễn Thị Ánh', place), sealed);
  });

  test('opens neither in another row nor in another field', () => {
    assert.throws(() => protection.open(sealed, {...place, row: 'b'}), UnopenableError);
    assert.throws(() => protection.open(sealed, {...place, field: 'feedback.phone'}), UnopenableError);
  });

  test('does not open with another key, nor when a single bit was changed', () => {
    assert.throws(() => new Protection(key(2)).open(sealed, place), UnopenableError);
    const [version, id, data = ''] = sealed.split('.');
    const bytes = Buffer.from(data, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(14) ^ 1, 14);
    assert.throws(() => protection.open([version, id, bytes.toString('base64url')].join('.'), place), UnopenableError);
    assert.throws(() => protection.open('v1.x.y', place), UnopenableError);
    assert.throws(() => protection.open('Nguyễn Thị Ánh', place), UnopenableError);
  });

  test('opens with a key that has been replaced, as long as that is given', () => {
    assert.equal(new Protection(key(2), [key(1)]).open(sealed, place), 'Nguyễn Thị Ánh');
  });
});

describe('the token of a word', () => {
  const protection = new Protection(key(1));

  test('is the same each time, another for another word or key, and does not show the word', () => {
    const token = protection.token('cong');
    assert.equal(protection.token('cong'), token);
    assert.notEqual(protection.token('con'), token);
    assert.notEqual(new Protection(key(2)).token('cong'), token);
    assert.doesNotMatch(token, /cong/);
  });

  test('is one word of small letters, so that an index takes it for one', () => {
    for (let word = 0; word < 1000; word++) assert.match(protection.token(String(word)), /^[a-p]{12}$/);
  });
});

test('a text that only looks sealed is none', () => {
  for (const text of ['v1.0 của biểu mẫu', 'v1.AAAAAAAA.ngắn', `v1.AAAAAAAA.${'có dấu cách '.repeat(9)}`]) {
    assert.equal(isSealed(text), false, text);
  }
  assert.ok(isSealed(new Protection(key(1)).seal('', place)));
});

test('a secret made from the key is its own for each purpose, and the same in every process', () => {
  const [one, other] = [new Protection(key(1)), new Protection(key(1))];
  assert.deepEqual(one.derive('challenge'), other.derive('challenge'));
  assert.notDeepEqual(one.derive('challenge'), one.derive('notices'));
});
