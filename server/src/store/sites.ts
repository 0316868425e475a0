import {type Kysely, sql} from 'kysely';
import type {Schema} from '../database/schema.js';

/** The share of the latest gap in the usual one: a site whose habits change is understood after some ten messages. */
const WEIGHT = 0.2;

/** Notes that a website has sent a message, so that its falling silent can be noticed. */
export async function noteSite(db: Kysely<Schema>, unit_id: string, origin: string, now: Date): Promise<void> {
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
