import type {Insertable, Kysely} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {toLocalTime} from '../local-time.js';
import {hasSqlState, sqlState} from './errors.js';
import type {FeedbackTable, Schema} from './schema.js';

type Receipt = components['schemas']['FeedbackReceipt'];

/** A message to store; the receipt's code is found on storing. */
export type NewFeedback = Omit<Insertable<FeedbackTable>, 'receipt_code' | 'status' | 'idempotency_key'> & {
  readonly idempotency_key: string;
};

/** What the database holds under a key after the attempt to store a message there. */
export interface StoredFeedback {
  readonly receipt: Receipt;
  readonly bodyHash: string | null;
}

const ATTEMPTS = 8;

/**
 * Stores a message once for each idempotency key and returns what is stored under the key: this message, or the one that was
 * there before. When it returns, the message is durable.
 *
 * @param makeCode - makes a receipt code; asked again while the code is taken
 */
export async function storeFeedback(
  db: Kysely<Schema>,
  feedback: NewFeedback,
  makeCode: () => string,
): Promise<StoredFeedback> {
  for (let attempt = 1; ; attempt++) {
    try {
      const inserted = await db
        .insertInto('feedback')
        .values({...feedback, receipt_code: makeCode(), status: 'received'})
        .onConflict((conflict) => conflict.column('idempotency_key').doNothing())
        .returning(['receipt_code', 'received_at', 'status', 'body_hash'])
        .executeTakeFirst();
      const stored = inserted ?? (await findByKey(db, feedback.idempotency_key));
      if (stored) return storedOf(stored);
    } catch (error) {
      if (attempt === ATTEMPTS || !hasSqlState(error, sqlState.uniqueViolation)) throw error;
    }
    if (attempt === ATTEMPTS) throw new Error('A feedback under this key can be neither stored nor found');
  }
}

/** Whether a message is stored under the key. */
export async function isStored(db: Kysely<Schema>, key: string): Promise<boolean> {
  return (await findByKey(db, key)) !== undefined;
}

function findByKey(db: Kysely<Schema>, key: string) {
  return db
    .selectFrom('feedback')
    .select(['receipt_code', 'received_at', 'status', 'body_hash'])
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
}

function storedOf(row: Pick<FeedbackTable, 'receipt_code' | 'received_at' | 'status' | 'body_hash'>): StoredFeedback {
  return {
    receipt: {code: row.receipt_code, received_at: toLocalTime(row.received_at), status: row.status},
    bodyHash: row.body_hash,
  };
}
