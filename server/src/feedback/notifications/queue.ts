import {type Kysely, sql} from 'kysely';
import type {NoticeTargetTable, Schema} from '../../database/schema.js';
import {record, SERVICE} from '../staff/audit.js';
import type {NoticeContent} from './content.js';

/** A notice that a sender has taken upon itself. */
export interface DueNotice {
  /** The same for every attempt. */
  readonly id: string;
  /** The attempts so far, this one included. */
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly target: Pick<NoticeTargetTable, 'id' | 'kind' | 'address' | 'secret'>;
  readonly content: NoticeContent;
}

const SENT_KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Queues a notice for each target of the unit; within the transaction that stores what it tells of.
 *
 * @returns how many were queued
 */
export async function queueNotices(db: Kysely<Schema>, content: NoticeContent, now: Date): Promise<number> {
  const payload = JSON.stringify({...content, queuedAt: now});
  const queued = await sql`
    insert into notices (target_id, payload, next_attempt_at)
    select id, ${payload}::jsonb, ${now}::timestamptz from notice_targets where unit_id = ${content.unit}
  `.execute(db);
  return Number(queued.numAffectedRows ?? 0);
}

/**
 * Takes the notices that are due. Nobody else gets them until the lease ends, so that several processes may ask at once and
 * what a killed one held is tried again.
 */
export async function claimDueNotices(
  db: Kysely<Schema>,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<DueNotice[]> {
  const claimed = await sql<ClaimedRow>`
    with due as (
      select id from notices where sent_at is null and next_attempt_at <= ${now}
      order by next_attempt_at, id limit ${limit} for update skip locked
    )
    update notices set attempts = attempts + 1, next_attempt_at = ${leaseUntil}
    from due, notice_targets as target
    where notices.id = due.id and target.id = notices.target_id
    returning notices.id, notices.attempts, notices.payload, target.id as target_id, target.kind, target.address, target.secret
  `.execute(db);
  return claimed.rows.map(({id, attempts, payload, target_id, kind, address, secret}) => {
    const {queuedAt, ...content} = readPayload(payload);
    return {id: String(id), attempts, queuedAt, target: {id: target_id, kind, address, secret}, content};
  });
}

export async function markNoticeSent(db: Kysely<Schema>, {id, target, content}: DueNotice, now: Date): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('notices')
      .set({sent_at: now, last_error: null})
      .where('id', '=', Number(id))
      .execute();
    await recordNotice(transaction, content, now, target.kind === 'webhook' ? 'webhook' : 'thư điện tử');
  });
}

export async function postponeNotice(db: Kysely<Schema>, id: string, until: Date, error: string): Promise<void> {
  await db
    .updateTable('notices')
    .set({next_attempt_at: until, last_error: error})
    .where('id', '=', Number(id))
    .execute();
}

/** Gives a notice up; the trail tells that it never arrived. */
export async function giveUpNotice(
  db: Kysely<Schema>,
  {id, content}: DueNotice,
  now: Date,
  error: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('notices').where('id', '=', Number(id)).execute();
    await recordNotice(transaction, content, now, `không gửi được sau 24 giờ (${error})`);
  });
}

/** When the next notice is to be tried; undefined when none waits. */
export async function nextNoticeDue(db: Kysely<Schema>): Promise<Date | undefined> {
  const next = await db
    .selectFrom('notices')
    .select('next_attempt_at')
    .where('sent_at', 'is', null)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return next?.next_attempt_at;
}

/** Forgets the notices that were sent long ago. */
export async function forgetSentNotices(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - SENT_KEPT_MS);
  await db.deleteFrom('notices').where('sent_at', '<', before).execute();
}

interface ClaimedRow extends Pick<NoticeTargetTable, 'kind' | 'address' | 'secret'> {
  readonly id: number;
  readonly attempts: number;
  readonly target_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

function recordNotice(db: Kysely<Schema>, content: NoticeContent, at: Date, detail: string): Promise<void> {
  const code = content.kind === 'message' ? content.code : undefined;
  return record(db, {at, by: SERVICE, action: 'notify', code, unit: content.unit, detail});
}

function readPayload(payload: Readonly<Record<string, unknown>>): NoticeContent & {queuedAt: Date} {
  const text = (name: string) => (typeof payload[name] === 'string' ? payload[name] : '');
  const moment = (name: string) => new Date(text(name));
  const about = {unit: text('unit'), unitName: text('unitName'), queuedAt: moment('queuedAt')};
  if (payload['kind'] === 'quiet') {
    return {...about, kind: 'quiet', origin: text('origin') || null, lastSeenAt: moment('lastSeenAt')};
  }
  if (payload['kind'] === 'held') return {...about, kind: 'held', held: Number(payload['held'])};
  return {...about, kind: 'message', code: text('code'), topic: text('topic'), receivedAt: moment('receivedAt')};
}
