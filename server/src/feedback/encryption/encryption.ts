import {createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes} from 'node:crypto';

/** Where an encrypted value belongs. It opens nowhere else, so that no value can be moved to another field or row. */
export interface EncryptedField {
  /** Table and column, such as `feedback.name`. */
  readonly field: string;
  /** The id of the row. */
  readonly row: string;
}

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';
const ENCRYPTED = /^v1\.[\w-]{8}\.[\w-]{38,}$/;
/** So many of the 32 bytes of a word's token are kept: enough that no two words of a language share one. */
const TOKEN_BYTES = 6;
const LETTERS_OF_DIGITS = 'ghijklmnop';
/** Stands where a value was damaged: one broken value must not hide all that stands beside it. */
export const UNREADABLE = '(không giải mã được)';

/** A value that none of the keys at hand opens: encrypted by another key, moved from its place, or damaged. */
export class DecryptionError extends Error {
  override readonly name = 'DecryptionError';
}

/**
 * Encrypts what nobody but the holder of the key may read, by AES-256-GCM with a random nonce for each value.
 * An encrypted value reads `v1.<id of the key>.<nonce, ciphertext and tag in base64url>`.
 */
export class Encryption {
  /** The id of the key that encrypts. */
  readonly keyId: string;
  readonly #current: Buffer;
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #wordKey: Buffer;

  /**
   * @param current - the key that encrypts
   * @param old - keys that only open what was encrypted by them before
   */
  constructor(current: Buffer, old: readonly Buffer[] = []) {
    this.#current = current;
    this.keyId = idOf(current);
    this.#keys = new Map([...old, current].map((key) => [idOf(key), key]));
    this.#wordKey = this.derive('words');
  }

  /** Whether a value could be opened by the keys at hand, as far as its key's id tells. */
  knows(encrypted: string): boolean {
    return this.#keys.has(keyIdOf(encrypted));
  }

  encrypt(text: string, place: EncryptedField): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#current, nonce).setAAD(aadOf(place));
    const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `v1.${this.keyId}.${Buffer.concat(parts).toString('base64url')}`;
  }

  /** @throws DecryptionError when no key at hand opens it at this place */
  decrypt(encrypted: string, place: EncryptedField): string {
    const key = this.#keys.get(keyIdOf(encrypted));
    const bytes = Buffer.from(encrypted.split('.')[2] ?? '', 'base64url');
    if (!key || bytes.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError(`${place.field} cannot be opened`);
    try {
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(aadOf(place))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new DecryptionError(`${place.field} cannot be opened`, {cause});
    }
  }

  /** Opens a value for a reader, who gets `UNREADABLE` where it cannot be opened. */
  read(encrypted: string, place: EncryptedField): string {
    try {
      return this.decrypt(encrypted, place);
    } catch (error) {
      if (error instanceof DecryptionError) return UNREADABLE;
      throw error;
    }
  }

  /**
   * A word as it may be stored to be searched for: without the key nobody can tell which word it is, but equal words have equal
   * tokens, so that a thief of the database sees how often and where each comes. Twelve small letters, which every index takes for one word.
   */
  token(word: string): string {
    const digest = createHmac('sha256', this.#wordKey).update(word).digest().subarray(0, TOKEN_BYTES);
    return digest.toString('hex').replaceAll(/\d/g, (digit) => LETTERS_OF_DIGITS[Number(digit)] ?? '');
  }

  /** A secret for another purpose, made from the key that encrypts; it does not tell the key. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#current, '', `danvan ${purpose}`, KEY_BYTES));
  }
}

/** Whether a value is encrypted, as opposed to plain text from before there was a key. */
export function isEncrypted(value: string): boolean {
  return ENCRYPTED.test(value);
}

/** The id of the key that encrypted a value. */
export function keyIdOf(encrypted: string): string {
  return (isEncrypted(encrypted) && encrypted.split('.')[1]) || '';
}

function idOf(key: Buffer): string {
  return createHash('sha256').update('danvan key id').update(key).digest('base64url').slice(0, 8);
}

function aadOf({field, row}: EncryptedField): Buffer {
  return Buffer.from(`${field} ${row}`);
}
