import {type Kysely, sql} from 'kysely';
import type {Schema} from '../../database/schema.js';
import {record, SERVICE} from '../staff/audit.js';
import {queueNotices} from './queue.js';

/** Held back as spam, and not withdrawn by the sender. */
const heldBack = sql<boolean>`spam and status <> 'withdrawn'`;

/** How many messages of these units, or of all, are held back as spam. */
export async function countHeldBack(db: Kysely<Schema>, units: readonly string[] | undefined): Promise<number> {
  let query = db.selectFrom('feedback').select(({fn}) => fn.countAll<number>().as('count'));
  if (units) query = query.where('unit_id', 'in', units);
  const {count} = await query.where(heldBack).executeTakeFirstOrThrow();
  return count;
}

/**
 * Tells each unit once a day how many of its messages are held back: while one is among them on which no officer has decided, or
 * that was held back since the unit was last told. A day begins at midnight UTC, which is seven in the morning in Vietnam.
 *
 * @returns how many units are told
 */
export function notifyOfHeldBack(db: Kysely<Schema>, now: Date): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const told = await sql<{unit_id: string; unit_name: string; held: number}>`
      with held as (
        select feedback.unit_id, count(*)::int as held
        from feedback left join held_back_notices as last using (unit_id)
        where ${heldBack} and exists (select from notice_targets as target where target.unit_id = feedback.unit_id)
        group by feedback.unit_id
        having bool_or(
          spam_reason is distinct from 'marked_by_staff' or last.told_at is null or feedback.updated_at > last.told_at
        )
      ), told as (
        insert into held_back_notices as last (unit_id, told_at)
        select unit_id, ${now}::timestamptz from held order by unit_id
        on conflict (unit_id) do update set told_at = excluded.told_at
          where last.told_at < date_trunc('day', excluded.told_at at time zone 'UTC') at time zone 'UTC'
        returning unit_id
      )
      select told.unit_id, units.name as unit_name, held.held
      from told join held using (unit_id) join units on units.id = told.unit_id
      order by told.unit_id
    `.execute(transaction);
    for (const {unit_id: unit, unit_name: unitName, held} of told.rows) {
      await queueNotices(transaction, {kind: 'held', unit, unitName, held}, now);
      await record(transaction, {at: now, by: SERVICE, action: 'notify', unit, detail: `bị giữ lại: ${held}`});
    }
    return told.rows.length;
  });
}
