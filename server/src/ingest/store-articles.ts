import {type Kysely, sql} from 'kysely';
import {yieldingEvery} from '../event-loop.js';
import type {Schema} from '../database/schema.js';
import {canonicalOf, contentOf, tagsOf} from './article-row.js';
import {type Candidate, loadStored, Matcher, type Source} from './match-articles.js';
import type {FeedEntry} from './reading/types.js';
import {addArticles, changeArticle} from './write-articles.js';

/** So many entries are stored in one transaction. */
const BATCH = 100;
/** How long readers wait at most while entries are made ready. */
const TURN_MS = 20;

/** What holds for all entries of one reading. */
export interface StoringTerms {
  readonly source: Source;
  readonly now: Date;
  /** Only compare. */
  readonly isDryRun?: boolean;
  /** Told after each step with the number of entries that are done. */
  readonly onProgress?: (done: number) => void;
}

/** What became of the entries of one reading. */
export interface StoringResult {
  readonly added: number;
  readonly changed: number;
  readonly restored: number;
  readonly unchanged: number;
  /** Titles of entries whose story is here from another source, with the id under which it is. */
  readonly duplicates: readonly {readonly title: string; readonly article: string}[];
  /** Entries whose address is too long to be kept. */
  readonly unkeepable: readonly FeedEntry[];
  /** Ids of the articles that the entries are. */
  readonly articles: readonly string[];
}

/** Stores what a source tells: each story once, changed where the source has changed it, untouched where it has not. */
export async function storeArticles(
  db: Kysely<Schema>,
  entries: readonly FeedEntry[],
  terms: StoringTerms,
): Promise<StoringResult> {
  const result: Mutable = {
    added: 0,
    changed: 0,
    restored: 0,
    unchanged: 0,
    duplicates: [],
    unkeepable: [],
    articles: [],
  };
  const candidates: Candidate[] = [];
  const addresses = new Set<string>();
  const identifiers = new Set<string>();
  const step = yieldingEvery(TURN_MS);
  for (const entry of entries) {
    await step();
    const canonical = canonicalOf(entry.url);
    if (canonical === undefined) result.unkeepable.push(entry);
    // where a source names one address or identifier twice, its first word counts
    else if (!addresses.has(canonical) && !identifiers.has(entry.externalId)) {
      addresses.add(canonical);
      identifiers.add(entry.externalId);
      candidates.push(candidateOf(entry, canonical));
    }
  }
  for (let start = 0; start < candidates.length; start += BATCH) {
    await storeBatch(db, candidates.slice(start, start + BATCH), terms, result);
    terms.onProgress?.(Math.min(start + BATCH, candidates.length));
  }
  return result;
}

type Mutable = {
  -readonly [Key in keyof StoringResult]: StoringResult[Key] extends readonly (infer One)[] ? One[] : number;
};

function candidateOf(entry: FeedEntry, canonical: string): Candidate {
  const {externalId, updatedAt} = entry;
  return {externalId, updatedAt, tags: tagsOf(entry), content: contentOf(entry, canonical)};
}

async function storeBatch(
  db: Kysely<Schema>,
  candidates: readonly Candidate[],
  {source, now, isDryRun = false}: StoringTerms,
  result: Mutable,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // what the entries are compared with must not change before they are written
    await sql`lock table articles in share row exclusive mode`.execute(transaction);
    const matcher = new Matcher(source, await loadStored(transaction, source, candidates));
    const fresh: Candidate[] = [];
    const touched = new Set<string>();
    for (const candidate of candidates) {
      const verdict = matcher.verdictOn(candidate);
      if (verdict.kind === 'new') {
        fresh.push(candidate);
        continue;
      }
      const {kind, stored} = verdict;
      const isSecond = touched.has(stored.id);
      touched.add(stored.id);
      result.articles.push(stored.id);
      if (kind === 'duplicate' || isSecond)
        result.duplicates.push({title: candidate.content.title, article: stored.id});
      else if (kind === 'unchanged') result.unchanged++;
      else {
        if (stored.withdrawn_at) result.restored++;
        else if (stored.content_hash !== candidate.content.content_hash) result.changed++;
        else result.unchanged++;
        if (!isDryRun) await changeArticle(transaction, source, candidate, stored, now);
      }
    }
    result.added += fresh.length;
    if (!isDryRun) result.articles.push(...(await addArticles(transaction, source, fresh)));
  });
}
