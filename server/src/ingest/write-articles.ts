import type {Transaction} from 'kysely';
import {yieldingEvery} from '../event-loop.js';
import {addDocuments, documentKey, knownDocuments} from '../articles/documents.js';
import type {Schema} from '../database/schema.js';
import {textOf} from '../database/search-texts.js';
import {idsFor} from './article-row.js';
import {type CitedDocuments, citedDocuments} from './cited-documents.js';
import type {Candidate, Source, Stored} from './match-articles.js';

/** How long readers wait at most while articles are searched for documents. */
const TURN_MS = 20;

/** Stores new articles. @returns their ids, in the same order */
export async function addArticles(
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
export async function changeArticle(
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
