import {createHash} from 'node:crypto';
import type {Insertable, Kysely, Transaction} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {isObject} from '../../../src/shared/guards.js';
import {parsePhone} from '../../../src/vietnamese/phone.js';
import {hasSqlState, SQL_STATE} from '../database/errors.js';
import type {Ciphertext, FeedbackTable, Schema} from '../database/schema.js';
import {searchTokens} from '../database/search-texts.js';
import type {BodyOf} from '../http/contract.js';
import {toLocalTime} from '../local-time.js';
import type {Encryption} from './encryption/encryption.js';
import type {Issued} from './receipt-code.js';

/** A form without what it takes from the unit that it is asked for. */
export type StoredForm = Omit<components['schemas']['Form'], 'unit' | 'contact'>;

export async function findForm(db: Kysely<Schema>, id: string): Promise<StoredForm | undefined> {
  const row = await db.selectFrom('forms').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const {consent_version: version, consent_text: text, ...form} = row;
  return {...form, consent: {version, text}};
}

type Receipt = components['schemas']['FeedbackReceipt'];

/** A message to store. */
type NewFeedback = Omit<Insertable<FeedbackTable>, keyof Issued | 'status' | 'idempotency_key'> & {
  readonly idempotency_key: string;
};

/** What belongs to the storing of a message. */
interface Storing {
  /** Makes a receipt code; asked again while the code is taken. */
  readonly issue: () => Issued;
  /** The proof of work it was taken for. */
  readonly proof?: {readonly signature: string; readonly expiresAt: Date} | undefined;
  /** Done in the same transaction, once, when the message is new. */
  readonly together: (transaction: Transaction<Schema>, code: string) => Promise<void>;
}

/** What the database holds under a key after the attempt to store a message there. */
export interface StoredFeedback {
  readonly id: string;
  readonly receipt: Receipt;
  readonly bodyHash: Ciphertext | null;
}

/** The proof of work was brought along before, with another message. */
export class ProofUsedError extends Error {
  override readonly name = 'ProofUsedError';
}

const ATTEMPTS = 8;
const STORED = ['id', 'receipt_code', 'received_at', 'status', 'body_hash'] as const;

/**
 * Stores a message once for each idempotency key and returns what is stored under the key: this message, or the one that was
 * there before. When it returns, the message is durable.
 *
 * @throws ProofUsedError when the message is new and its proof is not
 */
export async function storeFeedback(
  db: Kysely<Schema>,
  feedback: NewFeedback,
  storing: Storing,
): Promise<StoredFeedback> {
  for (let attempt = 1; ; attempt++) {
    try {
      const inserted = await db.transaction().execute((transaction) => insert(transaction, feedback, storing));
      const stored = inserted ?? (await findStored(db, feedback.idempotency_key));
      if (stored) return stored;
    } catch (error) {
      if (attempt === ATTEMPTS || !hasSqlState(error, SQL_STATE.uniqueViolation)) throw error;
    }
    if (attempt === ATTEMPTS) throw new Error('A feedback under this key can be neither stored nor found');
  }
}

/** What is stored under the key. */
export async function findStored(db: Kysely<Schema>, key: string): Promise<StoredFeedback | undefined> {
  const row = await db.selectFrom('feedback').select(STORED).where('idempotency_key', '=', key).executeTakeFirst();
  return row && storedOf(row);
}

/** Whether a message is stored under the key. */
export async function isStored(db: Kysely<Schema>, key: string): Promise<boolean> {
  return (await findStored(db, key)) !== undefined;
}

async function insert(
  transaction: Transaction<Schema>,
  feedback: NewFeedback,
  {issue, proof, together}: Storing,
): Promise<StoredFeedback | undefined> {
  const inserted = await transaction
    .insertInto('feedback')
    .values({...feedback, ...issue(), status: 'received'})
    .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
    .returning(STORED)
    .executeTakeFirst();
  if (!inserted) return undefined;
  if (proof) await useUp(transaction, proof);
  await together(transaction, inserted.receipt_code);
  return storedOf(inserted);
}

async function useUp(db: Transaction<Schema>, proof: NonNullable<Storing['proof']>): Promise<void> {
  const used = await db
    .insertInto('used_proofs')
    .values({signature: proof.signature, expires_at: proof.expiresAt})
    .onConflict((conflict) => conflict.column('signature').doNothing())
    .returning('signature')
    .executeTakeFirst();
  if (!used) throw new ProofUsedError('The proof was used before');
}

function storedOf(row: Pick<FeedbackTable, (typeof STORED)[number]>): StoredFeedback {
  return {
    id: row.id,
    receipt: {code: row.receipt_code, received_at: toLocalTime(row.received_at), status: row.status},
    bodyHash: row.body_hash,
  };
}

export type FeedbackRequest = BodyOf<'sendFeedback'>;

/** Nobody reads a form, writes and consents faster; only programs do. */
const FASTEST_PERSON_SECONDS = 3;

/** What a message says, as it is stored: encrypted, and nothing personal when it is anonymous. */
export function columnsOf(body: FeedbackRequest, id: string, encryption: Encryption) {
  const message = withoutNul(body.message);
  const encrypt = encrypterFor(id, encryption);
  return {
    id,
    form_id: body.form,
    unit_id: body.unit,
    topic: body.topic,
    message: encrypt('message', message),
    search_tokens: searchTokens(message, encryption),
    body_hash: encrypt('body_hash', hashOf(body)),
    ...(body.anonymous === true ? NOTHING_PERSONAL : personalOf(body, encrypt)),
    anonymous: body.anonymous === true,
    rating: body.rating ?? null,
    page_url: encrypt('page_url', body.page?.url ?? null),
    page_title: encrypt('page_title', textOrNull(body.page?.title)),
    spam_reason: automationSign(body),
  };
}

const NOTHING_PERSONAL = {name: null, phone: null, email: null, address: null};

function personalOf({name, phone, email, address}: FeedbackRequest, encrypt: ReturnType<typeof encrypterFor>) {
  return {
    name: encrypt('name', textOrNull(name)),
    phone: encrypt('phone', phone === undefined ? null : parsePhone(phone)),
    email: encrypt('email', textOrNull(email)),
    address: encrypt('address', address === undefined ? null : JSON.stringify(address)),
  };
}

/** Encrypts the values of a message, each for its column. */
function encrypterFor(row: string, encryption: Encryption) {
  return <Text extends string | null>(column: string, text: Text) =>
    text === null ? text : encryption.encrypt(text, {field: `feedback.${column}`, row});
}

/**
 * What makes a message look as if a program had sent it; null for nothing. Browsers and password managers do the same for people, so
 * that such a message has to bring a proof of work and is then one like any other.
 */
export function automationSign({website, seconds_taken}: FeedbackRequest): 'trap_filled' | 'too_fast' | null {
  if (textOrNull(website) !== null) return 'trap_filled';
  return seconds_taken !== undefined && seconds_taken < FASTEST_PERSON_SECONDS ? 'too_fast' : null;
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
