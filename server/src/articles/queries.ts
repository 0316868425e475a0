import {type Expression, type ExpressionBuilder, type Kysely, sql, type SqlBool} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Schema} from '../database/schema.js';
import {toLocalTime} from '../local-time.js';
import {documentKey} from './documents.js';
import {hasWords} from './search.js';

export type ArticleSummary = components['schemas']['ArticleSummary'];
export type Article = components['schemas']['Article'];

/** Where a page of articles ends: the last one's moment and id. */
export interface ArticlePosition {
  readonly publishedAt: Date;
  readonly id: string;
}

/** Which articles to list; what is absent does not restrict. */
export interface ArticleFilter {
  /** Ids of the units to look in; undefined for the whole country. */
  readonly units: readonly string[] | undefined;
  readonly category?: string | undefined;
  readonly excludeCategory?: string | undefined;
  readonly tag?: string | undefined;
  readonly campaign?: string | undefined;
  /** A document's number in any spelling. */
  readonly document?: string | undefined;
  /** Only articles with one of these addresses, in their canonical form. */
  readonly addresses?: readonly string[] | undefined;
  /** Words to find, with or without diacritics. */
  readonly words?: string | undefined;
  /** Only articles of one group of those that a search finds, see `searchGroups`. */
  readonly group?: Expression<SqlBool> | undefined;
  readonly from?: Date | undefined;
  /** Published before this moment. */
  readonly before?: Date | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Articles newest first; those of one moment in the order of their ids, so that every article has one place. */
export async function listArticles(
  db: Kysely<Schema>,
  filter: ArticleFilter,
  limit: number,
  after?: ArticlePosition,
): Promise<ArticleSummary[]> {
  let query = selectSummaries(db)
    .where((builder) => matches(builder, filter))
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id')
    .limit(limit);
  if (after) {
    query = query.where((builder) =>
      builder.or([
        builder('articles.published_at', '<', after.publishedAt),
        builder.and([builder('articles.published_at', '=', after.publishedAt), builder('articles.id', '>', after.id)]),
      ]),
    );
  }
  return (await query.execute()).map(summaryOf);
}

/** The summaries of these articles, in no particular order. */
export async function summariesById(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, ArticleSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await selectSummaries(db)
    .where('articles.id', 'in', ids)
    .where('articles.withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, summaryOf(row)]));
}

export async function findArticle(db: Kysely<Schema>, id: string): Promise<Article | undefined> {
  const row = await selectWhole(db)
    .where('articles.id', '=', id)
    .where('articles.withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row && articleOf(row);
}

/** Whether there is an article with this id that is not withdrawn. */
export async function isArticle(db: Kysely<Schema>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select('id')
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest articles with their bodies. */
export async function newestArticles(db: Kysely<Schema>, filter: ArticleFilter, limit: number): Promise<Article[]> {
  const rows = await selectWhole(db)
    .where((builder) => matches(builder, filter))
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id')
    .limit(limit)
    .execute();
  return rows.map(articleOf);
}

/** What every selection of articles is restricted by: none that is withdrawn at its source, and what the filter says. */
export function matches(
  builder: ExpressionBuilder<Schema, 'articles'>,
  filter: ArticleFilter,
): ReturnType<typeof builder.and> {
  const conditions: Expression<SqlBool>[] = [builder('articles.withdrawn_at', 'is', null)];
  if (filter.units) conditions.push(builder('articles.unit_id', 'in', filter.units));
  if (filter.category !== undefined) conditions.push(builder('articles.category_id', '=', filter.category));
  if (filter.excludeCategory !== undefined) {
    conditions.push(builder('articles.category_id', '<>', filter.excludeCategory));
  }
  if (filter.campaign !== undefined) conditions.push(builder('articles.campaign_id', '=', filter.campaign));
  if (filter.from) conditions.push(builder('articles.published_at', '>=', filter.from));
  if (filter.before) conditions.push(builder('articles.published_at', '<', filter.before));
  if (filter.exclude?.length) conditions.push(builder('articles.id', 'not in', filter.exclude));
  if (filter.addresses) {
    const {addresses} = filter;
    conditions.push(addresses.length > 0 ? builder('articles.canonical_url', 'in', addresses) : sql<SqlBool>`false`);
  }
  if (filter.words !== undefined) conditions.push(hasWords(filter.words));
  if (filter.group) conditions.push(filter.group);
  if (filter.tag !== undefined) {
    const tagged = builder.selectFrom('article_tags').select('article_id').where('tag', '=', filter.tag);
    conditions.push(builder('articles.id', 'in', tagged));
  }
  if (filter.document !== undefined) {
    const citing = builder
      .selectFrom('article_documents')
      .innerJoin('document_aliases', 'document_aliases.document', 'article_documents.document')
      .select('article_id')
      .where('document_aliases.alias', '=', documentKey(filter.document));
    conditions.push(builder('articles.id', 'in', citing));
  }
  return builder.and(conditions);
}

function selectSummaries(db: Kysely<Schema>) {
  return db
    .selectFrom('articles')
    .innerJoin('units', 'units.id', 'articles.unit_id')
    .innerJoin('categories', 'categories.id', 'articles.category_id')
    .select([
      'articles.id',
      'articles.url',
      'articles.title',
      'articles.summary',
      'articles.image_src',
      'articles.image_width',
      'articles.image_height',
      'articles.image_alt',
      'articles.image_caption',
      'articles.published_at',
      'articles.updated_at',
      'articles.campaign_id',
      'units.id as unit_id',
      'units.name as unit_name',
      'units.short_name as unit_short_name',
      'categories.id as category_id',
      'categories.name as category_name',
      sql<string[]>`array(select tag from article_tags where article_id = articles.id order by position)`.as('tags'),
      sql<string[]>`array(select document from article_documents where article_id = articles.id order by position)`.as(
        'documents',
      ),
    ]);
}

function selectWhole(db: Kysely<Schema>) {
  return selectSummaries(db).select([
    'articles.byline',
    'articles.source',
    'articles.source_url',
    'articles.body_html',
  ]);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number];

function summaryOf(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    summary: row.summary,
    image: imageOf(row),
    unit: {id: row.unit_id, name: row.unit_name, short_name: row.unit_short_name},
    category: {id: row.category_id, name: row.category_name},
    published_at: toLocalTime(row.published_at),
    updated_at: row.updated_at && toLocalTime(row.updated_at),
    tags: row.tags,
    campaign: row.campaign_id,
    documents: row.documents,
  };
}

type WholeRow = Awaited<ReturnType<ReturnType<typeof selectWhole>['execute']>>[number];

function articleOf(row: WholeRow): Article {
  const {byline, source, source_url, body_html} = row;
  return {...summaryOf(row), byline, source, source_url, body_html};
}

function imageOf(row: SummaryRow): ArticleSummary['image'] {
  const {image_src: src, image_width: width, image_height: height, image_alt: alt, image_caption: caption} = row;
  if (src === null || width === null || height === null || alt === null) return null;
  return {src, width, height, alt, ...(caption === null ? {} : {caption})};
}
