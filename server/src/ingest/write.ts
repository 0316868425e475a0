import {setImmediate} from 'node:timers/promises';
import {type Kysely, sql, type Transaction} from 'kysely';
import {addDocuments, documentKey, knownDocuments} from '../articles/documents.js';
import type {Schema} from '../database/schema.js';
import {textOf} from '../database/search-texts.js';
import {canonicalOf, type CitedDocuments, citedDocuments, contentOf, idsFor, tagsOf} from './article-row.js';
import {ArticleMatcher, type Candidate, loadStored, type Source, type Stored} from './match.js';
import type {FeedEntry} from './read/feed-entry.js';

/**
 * Parts long work into steps, between which the process answers requests.
 *
 * @param milliseconds - how long others wait at most, but for the step under way
 * @returns to be awaited between two steps
 */
function yieldingEvery(milliseconds: number): () => Promise<void> {
  let turnEnds = performance.now() + milliseconds;
  return async () => {
    if (performance.now() < turnEnds) return;
    await setImmediate();
    turnEnds = performance.now() + milliseconds;
  };
}

/** How long readers wait at most while articles are searched for documents. */
const TURN_MS = 20;

/** Stores new articles. @returns their ids, in the same order */
async function addArticles(
  db: Transaction<Schema>,
  source: Source,
  candidates: readonly Candidate[],
): Promise<readonly string[]> {
  if (candidates.length === 0) return [];
  const ids = await freeIds(db, candidates);
  await db
    .insertInto('articles')
    .values(
      candidates.map(({content, externalId, updatedAt}, at) => ({
        ...content,
        id: ids[at] ?? '',
        unit_id: source.unit,
        category_id: source.category,
        feed_id: source.feed,
        external_id: externalId,
        updated_at: updatedAt,
      })),
    )
    .execute();
  await addTagsAndDocuments(
    db,
    candidates.map((candidate, at) => ({...candidate, id: ids[at] ?? ''})),
  );
  return ids;
}

/** Brings a stored article to what its source tells now, and back to life if it was withdrawn. */
async function changeArticle(
  db: Transaction<Schema>,
  {feed}: Source,
  {content, externalId, updatedAt, tags}: Candidate,
  stored: Stored,
  now: Date,
): Promise<void> {
  const isRewritten = stored.content_hash !== content.content_hash;
  await db
    .updateTable('articles')
    .set({
      ...content,
      feed_id: feed,
      external_id: externalId,
      updated_at: isRewritten ? changedAt(updatedAt, stored, now) : stored.updated_at,
      checked_at: null,
      missing_since: null,
      withdrawn_at: null,
    })
    .where('id', '=', stored.id)
    .execute();
  if (!isRewritten) return;
  await db.deleteFrom('article_tags').where('article_id', '=', stored.id).execute();
  await db.deleteFrom('article_documents').where('article_id', '=', stored.id).execute();
  await addTagsAndDocuments(db, [{id: stored.id, content, tags}]);
}

/** The moment that the source tells, where it is later than the one told before; else the moment at which it was seen. */
function changedAt(told: Date | null, {updated_at}: Stored, now: Date): Date {
  return told && told <= now && (!updated_at || told > updated_at) ? told : now;
}

async function freeIds(db: Transaction<Schema>, candidates: readonly Candidate[]): Promise<string[]> {
  const wanted = candidates.map(({content}) => idsFor(content.title, content.canonical_url));
  const rows = await db.selectFrom('articles').select('id').where('id', 'in', wanted.flat()).execute();
  const taken = new Set(rows.map(({id}) => id));
  return wanted.map(([plain, certain]) => {
    const id = taken.has(plain) ? certain : plain;
    taken.add(id);
    return id;
  });
}

type Described = Pick<Candidate, 'content' | 'tags'> & {readonly id: string};

async function addTagsAndDocuments(db: Transaction<Schema>, articles: readonly Described[]): Promise<void> {
  const tags = articles.flatMap(({id, tags}) => tags.map((tag, position) => ({article_id: id, tag, position})));
  if (tags.length > 0) await db.insertInto('article_tags').values(tags).execute();
  const step = yieldingEvery(TURN_MS);
  const cited: CitedDocuments[] = [];
  for (const {content} of articles) {
    await step();
    cited.push(citedDocuments([content.title, content.summary, textOf(content.body_html)].join('\n')));
  }
  const usual = await usualNumbers(db, cited);
  const documents = articles.flatMap(({id}, at) => {
    const {numbers, named} = cited[at] ?? {numbers: [], named: []};
    const found = [...numbers, ...named].flatMap((spelling) => usual.get(documentKey(spelling)) ?? []);
    return [...new Set(found)].map((document, position) => ({article_id: id, document, position}));
  });
  if (documents.length > 0) await db.insertInto('article_documents').values(documents).execute();
}

/** The usual spelling by key of every document that is cited, those included that nobody has cited before. */
async function usualNumbers(db: Transaction<Schema>, cited: readonly CitedDocuments[]): Promise<Map<string, string>> {
  const numbers = cited.flatMap((one) => one.numbers);
  const spellings = [...numbers, ...cited.flatMap((one) => one.named)];
  const known = await knownDocuments(db, [...new Set(spellings.map(documentKey))]);
  const unknown = new Map<string, string>();
  for (const number of numbers) {
    const key = documentKey(number);
    if (!known.has(key) && !unknown.has(key)) unknown.set(key, number);
  }
  await addDocuments(db, [...unknown.values()]);
  return new Map([...known, ...unknown]);
}

/** So many entries are stored in one transaction. */
const BATCH = 100;

/** What holds for all entries of one reading. */
interface StoringTerms {
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
  /** Titles of entries whose article is here from another source, with the id under which it is. */
  readonly duplicates: readonly {readonly title: string; readonly article: string}[];
  /** Entries whose address is too long to be kept. */
  readonly unkeepable: readonly FeedEntry[];
  /** Ids of the articles that the entries are. */
  readonly articles: readonly string[];
}

/** Stores what a source tells: each article once, changed where the source has changed it, untouched where it has not. */
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
    const matcher = new ArticleMatcher(source, await loadStored(transaction, source, candidates));
    const fresh: Candidate[] = [];
    const touched = new Set<string>();
    for (const candidate of candidates) {
      const match = matcher.match(candidate);
      if (match.kind === 'new') {
        fresh.push(candidate);
        continue;
      }
      const {kind, stored} = match;
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
