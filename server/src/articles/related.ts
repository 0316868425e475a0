import {type Kysely, type RawBuilder, sql} from 'kysely';
import type {Schema} from '../database/schema.js';
import {type ArticleSummary, summariesById} from './queries.js';

/** Of all articles that have one thing in common, only so many of the newest are compared: what is older leads readers nowhere. */
const COMPARED = 200;

interface Facts {
  readonly campaign_id: string | null;
  readonly category_id: string;
  readonly unit_id: string;
  readonly tags: readonly string[];
  readonly documents: readonly string[];
}

/**
 * The articles that belong with one: of the same campaign first, then those that cite a document with it, have a tag, the category, the
 * unit in common; each outweighs all that follow it. Of equals the newest first.
 *
 * @returns undefined where there is no such article
 */
export async function relatedArticles(
  db: Kysely<Schema>,
  id: string,
  exclude: readonly string[],
  limit: number,
): Promise<ArticleSummary[] | undefined> {
  const facts = await factsOf(db, id);
  if (!facts) return undefined;
  const ids = await rank(db, facts, [id, ...exclude], limit);
  const summaries = await summariesById(db, ids);
  return ids.flatMap((one) => summaries.get(one) ?? []);
}

async function factsOf(db: Kysely<Schema>, id: string): Promise<Facts | undefined> {
  return db
    .selectFrom('articles')
    .select([
      'campaign_id',
      'category_id',
      'unit_id',
      sql<string[]>`array(select tag from article_tags where article_id = articles.id)`.as('tags'),
      sql<string[]>`array(select document from article_documents where article_id = articles.id)`.as('documents'),
    ])
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

async function rank(db: Kysely<Schema>, facts: Facts, without: readonly string[], limit: number): Promise<string[]> {
  const common = inCommon(facts);
  const candidates = common.map((condition) => newest(condition, without));
  const {rows} = await sql<{id: string}>`
    with candidates as (${sql.join(candidates, sql` union `)})
    select articles.id from candidates join articles using (id)
    order by ${sql.join(common.map((condition) => sql`coalesce(${condition}, false) desc`))}, published_at desc, articles.id
    limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** What another article can have in common with this one, the weightiest first. */
function inCommon({campaign_id, category_id, unit_id, tags, documents}: Facts): RawBuilder<unknown>[] {
  return [
    ...(campaign_id === null ? [] : [sql`campaign_id = ${campaign_id}`]),
    ...(documents.length === 0 ? [] : [shares('article_documents', 'document', documents)]),
    ...(tags.length === 0 ? [] : [shares('article_tags', 'tag', tags)]),
    sql`category_id = ${category_id}`,
    sql`unit_id = ${unit_id}`,
  ];
}

const newest = (condition: RawBuilder<unknown>, without: readonly string[]) => sql`
  (select id from articles where ${condition} and withdrawn_at is null and id not in (${sql.join(without)})
  order by published_at desc, id limit ${COMPARED})`;

const shares = (table: 'article_documents' | 'article_tags', column: string, values: readonly string[]) => sql`
  articles.id in (select article_id from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(values)}))`;
