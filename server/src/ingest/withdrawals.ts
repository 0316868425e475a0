import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';

const HOUR_MS = 3_600_000;
/** So long after it went missing an article's page is looked at again and again: caches may hold it for a while. */
const LOOK_FOR_MS = 7 * 24 * HOUR_MS;
const LOOK_EVERY_MS = 6 * HOUR_MS;
/** So many pages of one site are asked for after one reading. */
const MOST_PAGES = 5;

/**
 * Notes which articles a feed no longer names although it still names older ones. That alone withdraws nothing: a feed may leave out
 * what it likes.
 *
 * @param named - ids of the articles that the feed names
 * @param addresses - canonical addresses of entries that could not be read: they are there too
 * @param oldest - publication of the oldest entry
 */
export async function noteMissing(
  db: Kysely<Schema>,
  feed: string,
  {named, addresses, oldest}: {named: readonly string[]; addresses: readonly string[]; oldest: Date},
  now: Date,
): Promise<void> {
  let query = db
    .updateTable('articles')
    .set({missing_since: now})
    .where('feed_id', '=', feed)
    .where('published_at', '>', oldest)
    .where('missing_since', 'is', null);
  if (named.length > 0) query = query.where('id', 'not in', named);
  if (addresses.length > 0) query = query.where('canonical_url', 'not in', addresses);
  await query.execute();
}

/**
 * Asks for the pages of articles that went missing from a feed, a few at a time, and withdraws those whose site says that there is no
 * such page.
 *
 * @returns how many were withdrawn
 */
export async function withdrawMissing(
  db: Kysely<Schema>,
  feed: string,
  check: (address: string) => Promise<'there' | 'missing' | 'unknown'>,
  now: Date,
): Promise<number> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const articles = await db
    .selectFrom('articles')
    .select(['id', 'url'])
    .where('feed_id', '=', feed)
    .where('missing_since', '>', ago(LOOK_FOR_MS))
    .where('withdrawn_at', 'is', null)
    .where(({eb, or}) => or([eb('checked_at', 'is', null), eb('checked_at', '<=', ago(LOOK_EVERY_MS))]))
    .orderBy('missing_since')
    .orderBy('id')
    .limit(MOST_PAGES)
    .execute();
  let withdrawn = 0;
  for (const {id, url} of articles) {
    const isGone = (await check(url)) === 'missing';
    await db
      .updateTable('articles')
      .set({checked_at: now, ...(isGone ? {withdrawn_at: now} : {})})
      .where('id', '=', id)
      .execute();
    if (isGone) withdrawn++;
  }
  return withdrawn;
}
