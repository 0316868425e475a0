import {createHash, randomInt} from 'node:crypto';
import {fold} from '../../../src/vietnamese/fold.js';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import type {Protection} from '../protection/protection.js';
import {type Issued, secretHash} from '../store/feedback.js';
import type {BodyOf} from './contract.js';
import {isObject} from './json-object.js';

export type FeedbackRequest = BodyOf<'sendFeedback'>;

/** Without letters and digits that are mistaken for each other when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Nobody reads a form, writes and consents faster; only programs do. */
const FASTEST_PERSON_SECONDS = 3;

/** What a message says, as it is stored: personal data sealed, nothing personal when it is anonymous. */
export function columnsOf(body: FeedbackRequest, id: string, protection: Protection) {
  const message = withoutNul(body.message);
  return {
    id,
    form_id: body.form,
    unit_id: body.unit,
    topic: body.topic,
    message,
    search_text: fold(message),
    ...(body.anonymous === true ? NOTHING_PERSONAL : personalOf(body, id, protection)),
    anonymous: body.anonymous === true,
    rating: body.rating ?? null,
    page_url: body.page?.url ?? null,
    page_title: textOrNull(body.page?.title),
    spam_reason: automationSign(body),
  };
}

const NOTHING_PERSONAL = {name: null, phone: null, email: null, address: null};

function personalOf({name, phone, email, address}: FeedbackRequest, row: string, protection: Protection) {
  const sealed = (column: keyof typeof NOTHING_PERSONAL, text: string | null) =>
    text === null ? null : protection.seal(text, {field: `feedback.${column}`, row});
  return {
    name: sealed('name', textOrNull(name)),
    phone: sealed('phone', phone === undefined ? null : parsePhone(phone)),
    email: sealed('email', textOrNull(email)),
    address: sealed('address', address === undefined ? null : JSON.stringify(address)),
  };
}

/**
 * What makes a message look as if a program had sent it; null for nothing. Browsers and password managers do the same for people, so
 * that such a message has to bring a proof of work and is then one like any other.
 */
export function automationSign({website, seconds_taken}: FeedbackRequest): 'trap_filled' | 'too_fast' | null {
  if (textOrNull(website) !== null) return 'trap_filled';
  return seconds_taken !== undefined && seconds_taken < FASTEST_PERSON_SECONDS ? 'too_fast' : null;
}

/** Makes a receipt code of a unit, and with it the hash of the sender's secret. */
export function issue(unitCode: string, secret: string | undefined): Issued {
  const group = () => Array.from({length: 4}, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
  const receipt_code = `${unitCode}-${group()}-${group()}`;
  return {receipt_code, lookup_secret_hash: secret === undefined ? null : secretHash(receipt_code, secret)};
}

/** The hash of a message that depends neither on the order of its keys nor on the proof of work brought along. */
export function hashOf(body: FeedbackRequest): string {
  const text = JSON.stringify({...body, proof: undefined}, (_key, value: unknown) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('base64url');
}

/** The one character that the databases cannot hold in a text; a reader never sees it. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function textOrNull(text: string | undefined): string | null {
  return withoutNul(text ?? '').trim() || null;
}
