import {type Kysely, sql} from 'kysely';
import type {Schema} from '../database/schema.js';
import {queueNotices} from './notifications/queue.js';
import {record, SERVICE} from './staff/audit.js';

/** The share of the latest gap in the usual one: a site whose habits change is understood after some ten messages. */
const WEIGHT = 0.2;

/** Notes that a website has sent a message, so that its falling silent can be noticed. */
export async function recordSite(db: Kysely<Schema>, unit_id: string, origin: string, now: Date): Promise<void> {
  const gap = sql<number>`greatest(0, extract(epoch from (excluded.last_message_at - sites.last_message_at))) / 3600.0`;
  await db
    .insertInto('sites')
    .values({unit_id, origin, first_message_at: now, last_message_at: now, messages: 1})
    .onConflict((conflict) =>
      conflict.columns(['unit_id', 'origin']).doUpdateSet({
        last_message_at: sql<Date>`greatest(sites.last_message_at, excluded.last_message_at)`,
        messages: sql<number>`sites.messages + 1`,
        usual_gap_hours: sql<number>`coalesce(sites.usual_gap_hours * ${1 - WEIGHT} + ${gap} * ${WEIGHT}, ${gap})`,
        alarmed_at: null,
      }),
    )
    .execute();
}

/** A site that has sent fewer has no habit yet. */
const MESSAGES_OF_A_HABIT = 5;
const USUAL_GAPS = 3;
const SHORTEST_QUIET_HOURS = 48;

/**
 * Raises one alarm for each site that used to send and has been quiet for longer than three of its usual gaps, two days at
 * least. The next alarm for it comes only after it has sent again.
 *
 * @returns how many sites gave an alarm
 */
export function alarmInactiveSites(db: Kysely<Schema>, now: Date): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const quiet = await sql<{
      unit_id: string;
      unit_name: string;
      origin: string;
      last_message_at: Date;
    }>`
      update sites set alarmed_at = ${now} from units
      where units.id = sites.unit_id
        and messages >= ${MESSAGES_OF_A_HABIT}
        and (alarmed_at is null or alarmed_at < last_message_at)
        and last_message_at < ${now}::timestamptz - make_interval(
          secs => 3600 * greatest(${USUAL_GAPS} * coalesce(usual_gap_hours, 0), ${SHORTEST_QUIET_HOURS})
        )
      returning sites.unit_id, units.name as unit_name, sites.origin, sites.last_message_at
    `.execute(transaction);
    for (const {unit_id: unit, unit_name: unitName, origin, last_message_at: lastSeenAt} of quiet.rows) {
      await queueNotices(transaction, {kind: 'quiet', unit, unitName, origin, lastSeenAt}, now);
      await record(transaction, {at: now, by: SERVICE, action: 'notify', unit, detail: `trang im lặng: ${origin}`});
    }
    return quiet.rows.length;
  });
}
