import {type Kysely, sql} from 'kysely';
import type {Schema} from './schema.js';

const HOUR = 3_600_000;

/**
 * Adds readings to the hour of `now`, in one statement and ordered by id, so that several processes that do the same at once
 * wait for each other instead of deadlocking. Ids that name no article are dropped.
 */
export async function addViews(db: Kysely<Schema>, counts: ReadonlyMap<string, number>, now: Date): Promise<void> {
  const rows = JSON.stringify([...counts].map(([id, views]) => ({id, views})));
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
  await sql`
    insert into view_hours (article_id, hour, views)
    select articles.id, ${hour}::timestamptz, counted.views
    from jsonb_to_recordset(${rows}::jsonb) as counted(id text, views integer)
    join articles on articles.id = counted.id
    order by articles.id
    on conflict (hour, article_id) do update set views = view_hours.views + excluded.views
  `.execute(db);
}
