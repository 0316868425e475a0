import {createHash, randomInt} from 'node:crypto';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import type {Protection} from '../protection/protection.js';
import {type Issued, secretHash} from '../store/feedback.js';
import {searchTokens} from '../database/search-texts.js';
import type {BodyOf} from './contract.js';
import {isObject} from '../../../src/shared/guards.js';

export type FeedbackRequest = BodyOf<'sendFeedback'>;

/** Without letters and digits that are mistaken for each other when read out. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Nobody reads a form, writes and consents faster; only programs do. */
const FASTEST_PERSON_SECONDS = 3;

/** What a message says, as it is stored: sealed, and nothing personal when it is anonymous. */
export function columnsOf(body: FeedbackRequest, id: string, protection: Protection) {
  const message = withoutNul(body.message);
  const seal = sealer(id, protection);
  return {
    id,
    form_id: body.form,
    unit_id: body.unit,
    topic: body.topic,
    message: seal('message', message),
    search_tokens: searchTokens(message, protection),
    body_hash: seal('body_hash', hashOf(body)),
    ...(body.anonymous === true ? NOTHING_PERSONAL : personalOf(body, seal)),
    anonymous: body.anonymous === true,
    rating: body.rating ?? null,
    page_url: seal('page_url', body.page?.url ?? null),
    page_title: seal('page_title', textOrNull(body.page?.title)),
    spam_reason: automationSign(body),
  };
}

const NOTHING_PERSONAL = {name: null, phone: null, email: null, address: null};

function personalOf({name, phone, email, address}: FeedbackRequest, seal: ReturnType<typeof sealer>) {
  return {
    name: seal('name', textOrNull(name)),
    phone: seal('phone', phone === undefined ? null : parsePhone(phone)),
    email: seal('email', textOrNull(email)),
    address: seal('address', address === undefined ? null : JSON.stringify(address)),
  };
}

/** Seals the values of a message, each for its column. */
function sealer(row: string, protection: Protection) {
  return <Text extends string | null>(column: string, text: Text) =>
    text === null ? text : protection.seal(text, {field: `feedback.${column}`, row});
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
