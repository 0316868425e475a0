import {type Kysely, sql} from 'kysely';
import type {Schema} from '../database/schema.js';
import {localDay} from '../local-time.js';
import {record, SERVICE} from './staff/audit.js';

const DAY_MS = 24 * 3_600_000;
/** So long a repeated message is recognised; the sender's side gives up after 14 days. */
export const KEY_DAYS = 30;
const BATCH = 500;

/** What a run of the retention rules did away with. */
export interface Erased {
  /** Messages whose personal data was erased. */
  readonly messages: number;
  /** Messages and ratings whose idempotency key was forgotten. */
  readonly keys: number;
  /** Proofs of work that had expired. */
  readonly proofs: number;
}

/**
 * Erases personal data so many days after a message was answered, or received where it never was; the keys of messages and
 * ratings after 30 days; expired proofs. Every erasure leaves a line in the trail. May run in several processes at once.
 */
export async function eraseOld(db: Kysely<Schema>, now: Date, days: number): Promise<Erased> {
  const daysAgo = (count: number) => new Date(now.getTime() - count * DAY_MS);
  let messages = 0;
  for (;;) {
    const erased = await eraseBatch(db, now, daysAgo(days), days);
    messages += erased;
    if (erased < BATCH) break;
  }
  const keys = await db
    .updateTable('feedback')
    .set({idempotency_key: null, body_hash: null})
    .where('idempotency_key', 'is not', null)
    .where('received_at', '<', daysAgo(KEY_DAYS))
    .executeTakeFirst();
  const ratings = await db
    .deleteFrom('rating_keys')
    .where('day', '<', localDay(daysAgo(KEY_DAYS)))
    .executeTakeFirst();
  const proofs = await db.deleteFrom('used_proofs').where('expires_at', '<', now).executeTakeFirst();
  return {messages, keys: Number(keys.numUpdatedRows + ratings.numDeletedRows), proofs: Number(proofs.numDeletedRows)};
}

function eraseBatch(db: Kysely<Schema>, now: Date, before: Date, days: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const erased = await sql<{receipt_code: string; unit_id: string}>`
      update feedback set name = null, phone = null, email = null, address = null,
        erased_at = ${now}, updated_at = ${now}, version = version + 1
      where id in (
        select id from feedback
        where erased_at is null and num_nonnulls(name, phone, email, address) > 0
          and coalesce(replied_at, received_at) < ${before}
        order by id limit ${BATCH} for update skip locked
      )
      returning receipt_code, unit_id`.execute(transaction);
    const detail = `hết ${days} ngày lưu giữ`;
    const lines = erased.rows.map(({receipt_code: code, unit_id: unit}) => ({
      at: now,
      by: SERVICE,
      action: 'erase' as const,
      code,
      unit,
      detail,
    }));
    await record(transaction, ...lines);
    return erased.rows.length;
  });
}
