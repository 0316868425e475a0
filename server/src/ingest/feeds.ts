import {type Kysely, type Selectable, sql, type Updateable} from 'kysely';
import type {FeedRefusalTable, FeedTable, Schema} from '../database/schema.js';

export type Feed = Selectable<FeedTable>;

const REFUSALS_KEPT_MS = 30 * 24 * 3_600_000;

/** @returns false where there is a feed with this address already */
export async function addFeed(db: Kysely<Schema>, feed: Pick<Feed, NewColumns>): Promise<boolean> {
  const added = await db
    .insertInto('feeds')
    .values(feed)
    .onConflict((conflict) => conflict.column('url').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

type NewColumns =
  'id' | 'unit_id' | 'category_id' | 'url' | 'kind' | 'title' | 'interval_minutes' | 'next_at' | 'created_at';

/** All feeds by unit, with the number of articles that each has brought and of entries that were refused. */
export async function listFeeds(db: Kysely<Schema>) {
  return db
    .selectFrom('feeds')
    .selectAll()
    .select([
      sql<number>`(select count(*) from articles where feed_id = feeds.id and withdrawn_at is null)`.as('articles'),
      sql<number>`(select count(*) from feed_refusals where feed_id = feeds.id)`.as('refusals'),
    ])
    .orderBy('unit_id')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The feed with this id or address. */
export async function findFeed(db: Kysely<Schema>, idOrUrl: string): Promise<Feed | undefined> {
  return db
    .selectFrom('feeds')
    .selectAll()
    .where(({eb, or}) => or([eb(sql<string>`id::text`, '=', idOrUrl), eb('url', '=', idOrUrl)]))
    .executeTakeFirst();
}

/** The feeds that are due, the one that has waited longest first. */
export async function dueFeeds(db: Kysely<Schema>, now: Date): Promise<Feed[]> {
  return db
    .selectFrom('feeds')
    .selectAll()
    .where('paused', '=', false)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .execute();
}

/** When the next feed is due; undefined where none is read. */
export async function nextFeedDue(db: Kysely<Schema>): Promise<Date | undefined> {
  const row = await db
    .selectFrom('feeds')
    .select('next_at')
    .where('paused', '=', false)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_at;
}

export async function updateFeed(db: Kysely<Schema>, id: string, columns: Updateable<FeedTable>): Promise<void> {
  await db.updateTable('feeds').set(columns).where('id', '=', id).execute();
}

/** Follows a feed to the address at which it stands from now on, unless another feed is registered there. */
export async function moveFeed(db: Kysely<Schema>, id: string, url: string): Promise<void> {
  await db
    .updateTable('feeds')
    .set({url})
    .where('id', '=', id)
    .where(({not, exists, selectFrom}) =>
      not(exists(selectFrom('feeds as other').select('other.id').where('url', '=', url))),
    )
    .execute();
}

/** Its articles stay. @returns whether there was such a feed */
export async function removeFeed(db: Kysely<Schema>, id: string): Promise<void> {
  await db.deleteFrom('feeds').where('id', '=', id).execute();
}

/** A fault of a feed's entry, as it is kept. */
export type FeedFault = Pick<FeedRefusalTable, 'key' | 'code' | 'reason' | 'title' | 'url' | 'found'>;

/** Notes what a reading could not take, and forgets what was not seen for 30 days. */
export async function noteRefusals(
  db: Kysely<Schema>,
  feed: string,
  faults: readonly FeedFault[],
  now: Date,
): Promise<void> {
  const rows = new Map(faults.map((fault) => [fault.key, fault]));
  if (rows.size > 0) {
    await db
      .insertInto('feed_refusals')
      .values([...rows.values()].map((fault) => ({...fault, feed_id: feed, first_seen_at: now, last_seen_at: now})))
      .onConflict((conflict) => conflict.columns(['feed_id', 'key']).doUpdateSet({last_seen_at: now}))
      .execute();
  }
  await db
    .deleteFrom('feed_refusals')
    .where('feed_id', '=', feed)
    .where('last_seen_at', '<', new Date(now.getTime() - REFUSALS_KEPT_MS))
    .execute();
}

/** What could not be taken from a feed, the latest first. */
export async function listRefusals(db: Kysely<Schema>, feed: string) {
  return db
    .selectFrom('feed_refusals')
    .selectAll()
    .where('feed_id', '=', feed)
    .orderBy('last_seen_at', 'desc')
    .orderBy('key')
    .execute();
}
