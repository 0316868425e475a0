import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import type {ArticleContent} from './article-row.js';

/** Two feeds that carry one article do so within this time. */
const DUPLICATE_WITHIN_MS = 3 * 24 * 3_600_000;
/** Shorter titles («Thông báo», «Cảnh báo lừa đảo») stand over different articles. */
const LEAST_TITLE_WORDS = 5;

/** An entry of a source, ready to be compared with what is stored. */
export interface Candidate {
  readonly externalId: string;
  readonly updatedAt: Date | null;
  readonly tags: readonly string[];
  readonly content: ArticleContent;
}

/** Where entries come from, and under what they are filed. */
export interface Source {
  readonly unit: string;
  readonly category: string;
  /** The feed's id; null for a file or an address that is no registered feed. */
  readonly feed: string | null;
}

/** What is stored of an article, as far as an entry is compared with it. */
export type Stored = Awaited<ReturnType<typeof loadStored>>[number];

/** What is to be done with an entry; `duplicate`: the article is here from another source, and the first one stays. */
type Match = {readonly kind: 'new'} | {readonly kind: 'unchanged' | 'changed' | 'duplicate'; readonly stored: Stored};

/** What is stored of these entries, and what might be copies of them. */
export async function loadStored(db: Kysely<Schema>, {unit, feed}: Source, candidates: readonly Candidate[]) {
  if (candidates.length === 0) return [];
  const contents = candidates.map(({content}) => content);
  return db
    .selectFrom('articles')
    .select(['id', 'feed_id', 'external_id', 'canonical_url', 'source_url', 'title_key', 'content_hash'])
    .select(['published_at', 'updated_at', 'missing_since', 'withdrawn_at', 'unit_id'])
    .where(({and, eb, or}) =>
      or([
        eb(
          'canonical_url',
          'in',
          contents.map(({canonical_url}) => canonical_url),
        ),
        and([
          eb('unit_id', '=', unit),
          eb(
            'title_key',
            'in',
            contents.map(({title_key}) => title_key),
          ),
        ]),
        ...(feed === null
          ? []
          : [
              and([
                eb('feed_id', '=', feed),
                eb(
                  'external_id',
                  'in',
                  candidates.map(({externalId}) => externalId),
                ),
              ]),
            ]),
      ]),
    )
    .execute();
}

/**
 * Compares entries with what is stored: by the feed's own identifier, then by the canonical address, then (an article that a second feed
 * of the unit carries under another address) by its title within three days.
 */
export class ArticleMatcher {
  readonly #source: Source;
  readonly #stored: readonly Stored[];
  readonly #byExternalId: ReadonlyMap<string, Stored>;
  readonly #byAddress: ReadonlyMap<string, Stored>;

  constructor(source: Source, stored: readonly Stored[]) {
    this.#source = source;
    this.#stored = stored;
    this.#byAddress = new Map(stored.map((row) => [row.canonical_url, row]));
    const own = stored.filter(({feed_id}) => source.feed !== null && feed_id === source.feed);
    this.#byExternalId = new Map(own.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row]])));
  }

  match(candidate: Candidate): Match {
    const {content, externalId} = candidate;
    const atAddress = this.#byAddress.get(content.canonical_url);
    const known = this.#byExternalId.get(externalId);
    if (known) {
      // two identifiers of one feed for one address: the article that has the address stays
      if (atAddress && atAddress.id !== known.id) return {kind: 'duplicate', stored: atAddress};
      return this.#compared(candidate, known);
    }
    if (atAddress) return this.#isOurs(atAddress) ? this.#compared(candidate, atAddress) : duplicate(atAddress);
    const stored = this.#findDuplicate(content);
    return stored ? duplicate(stored) : {kind: 'new'};
  }

  /** An article is its first source's, unless that source is no longer read or has withdrawn it. */
  #isOurs({feed_id, source_url, withdrawn_at}: Stored): boolean {
    if (source_url === null) return false;
    return feed_id === this.#source.feed || feed_id === null || withdrawn_at !== null;
  }

  #compared({content, externalId}: Candidate, stored: Stored): Match {
    const isSame =
      stored.content_hash === content.content_hash &&
      stored.feed_id === this.#source.feed &&
      stored.external_id === externalId &&
      stored.missing_since === null &&
      stored.withdrawn_at === null;
    return {kind: isSame ? 'unchanged' : 'changed', stored};
  }

  #findDuplicate({title_key, published_at}: ArticleContent): Stored | undefined {
    if (title_key.split(' ').length < LEAST_TITLE_WORDS) return undefined;
    return this.#stored.find(
      (row) =>
        row.title_key === title_key &&
        row.unit_id === this.#source.unit &&
        row.feed_id !== this.#source.feed &&
        row.withdrawn_at === null &&
        Math.abs(row.published_at.getTime() - published_at.getTime()) <= DUPLICATE_WITHIN_MS,
    );
  }
}

const duplicate = (stored: Stored): Match => ({kind: 'duplicate', stored});

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
export async function markMissing(
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
export async function withdrawRemoved(
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
