import {createHash} from 'node:crypto';
import type {Insertable, Kysely, Transaction} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {hasSqlState, sqlState} from '../database/errors.js';
import type {Ciphertext, FeedbackTable, Schema} from '../database/schema.js';
import {toLocalTime} from '../local-time.js';

type Receipt = components['schemas']['FeedbackReceipt'];

/** What a message is issued with on storing; the hash depends on the code. */
export type Issued = Pick<FeedbackTable, 'receipt_code' | 'lookup_secret_hash'>;

/** A message to store. */
export type NewFeedback = Omit<Insertable<FeedbackTable>, keyof Issued | 'status' | 'idempotency_key'> & {
  readonly idempotency_key: string;
};

/** What belongs to the storing of a message. */
export interface Storing {
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
      if (attempt === ATTEMPTS || !hasSqlState(error, sqlState.uniqueViolation)) throw error;
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

/** What is stored of a sender's secret; salted with the receipt code, so that equal secrets do not look equal. */
export function secretHash(code: string, secret: string): string {
  return createHash('sha256').update(`${code} ${secret}`).digest('base64url');
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
