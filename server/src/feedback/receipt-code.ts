import {createHash, randomInt} from 'node:crypto';
import type {FeedbackTable} from '../database/schema.js';

/** What a message is issued with on storing; the hash depends on the code. */
export type Issued = Pick<FeedbackTable, 'receipt_code' | 'lookup_secret_hash'>;

/** Without letters and digits that are mistaken for each other when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What is stored of a sender's secret; salted with the receipt code, so that equal secrets do not look equal. */
export function secretHash(code: string, secret: string): string {
  return createHash('sha256').update(`${code} ${secret}`).digest('base64url');
}

/** Makes a receipt code of a unit, and with it the hash of the sender's secret. */
export function issue(unitCode: string, secret: string | undefined): Issued {
  const group = () => Array.from({length: 4}, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  const receipt_code = `${unitCode}-${group()}-${group()}`;
  return {receipt_code, lookup_secret_hash: secret === undefined ? null : secretHash(receipt_code, secret)};
}
