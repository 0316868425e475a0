import {type Kysely, sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import type {Schema} from '../database/schema.js';
import type {Handlers} from '../http/mount.js';
import {toLocalTime} from '../local-time.js';
import {type Scope, type UnitScope, unitScopeOf} from '../units/units.js';
import {type ArticleFilter, type ArticleSummary, matches, summariesById} from './queries.js';
import {advanceViewClock} from './views/clock.js';

/** An article as far as one has to know which it is. */
interface NamedArticle {
  readonly id: string;
  readonly title: string;
  readonly unit_id: string;
}

/**
 * Asks to have an article shown above its unit's rankings until a moment, or no longer.
 *
 * @param until - null: no longer
 * @returns the article; undefined where there is none that is not withdrawn
 */
export async function pinArticle(
  db: Kysely<Schema>,
  idOrAddress: {readonly id: string; readonly canonical: string | undefined},
  until: Date | null,
): Promise<NamedArticle | undefined> {
  return db
    .updateTable('articles')
    .set({pinned_until: until})
    .where('withdrawn_at', 'is', null)
    .where(({eb, or}) =>
      or([
        eb('id', '=', idOrAddress.id),
        ...(idOrAddress.canonical === undefined ? [] : [eb('canonical_url', '=', idOrAddress.canonical)]),
      ]),
    )
    .returning(['id', 'title', 'unit_id'])
    .executeTakeFirst();
}

/** How many other articles of a unit are pinned at a moment. */
export async function countOtherPins(db: Kysely<Schema>, {id, unit_id}: NamedArticle, now: Date): Promise<number> {
  const {count} = await db
    .selectFrom('articles')
    .select(({fn}) => fn.countAll<number>().as('count'))
    .where('unit_id', '=', unit_id)
    .where('id', '<>', id)
    .where('pinned_until', '>', now)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

type Contract = components['schemas'];
type Window = Contract['Window'];
type RankBy = Contract['RankBy'];
/** One place of a ranking. */
type RankedArticle = Contract['MostViewed']['items'][number];

/** Which ranking is asked for. */
interface RankingOptions {
  readonly window: Window;
  readonly rank: RankBy;
  readonly limit: number;
}

const COLUMNS = {
  '24h': {current: 'd1', previous: 'd1p'},
  '7d': {current: 'd7', previous: 'd7p'},
  '30d': {current: 'd30', previous: 'd30p'},
} as const;
type Column = (typeof COLUMNS)[Window]['current' | 'previous'];

/** Two readers of a unit that has three would be a large share. */
const FEWEST_FOR_SHARE = 10;

/**
 * Ranks articles by their views in the window that ends with the running hour, or by their share of their unit's views in it; of two
 * that are equal the newer one stands first. The previous rank is the one in the window just before, among the same articles. The
 * rolling rows must have been brought to the present, see `advanceViewClock`.
 */
async function rankByViews(
  db: Kysely<Schema>,
  filter: ArticleFilter,
  {window, rank, limit}: RankingOptions,
): Promise<RankedArticle[]> {
  const {current, previous} = COLUMNS[window];
  const rows = await ranking(db, filter, current, rank)
    .select(sql<number>`${sql.ref(previous)}`.as('before'))
    .orderBy('score', 'desc')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id')
    .limit(limit)
    .execute();
  const [summaries, ranks, wholes] = await Promise.all([
    summariesById(
      db,
      rows.map(({id}) => id),
    ),
    previousRanks(db, filter, previous, rank, rows),
    viewsOfUnits(db, current, [...new Set(rows.map(({unit_id}) => unit_id))]),
  ]);
  return rows.flatMap(({id, views, unit_id}, index) => {
    const article = summaries.get(id);
    const whole = wholes.get(unit_id);
    const share = whole ? Math.min(1, views / whole) : null;
    return article ? [{rank: index + 1, previous_rank: ranks.get(id) ?? null, article, views, share}] : [];
  });
}

/** The article that one of these units asks to be shown above the ranking: of several the one asked for the longest, then the newest. */
async function pinnedArticle(db: Kysely<Schema>, filter: ArticleFilter, now: Date): Promise<ArticleSummary | null> {
  const row = await db
    .selectFrom('articles')
    .select('id')
    .where((builder) => matches(builder, filter))
    .where('pinned_until', '>', now)
    .orderBy('pinned_until', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return (row && (await summariesById(db, [row.id])).get(row.id)) ?? null;
}

function ranking(db: Kysely<Schema>, filter: ArticleFilter, column: Column, rank: RankBy) {
  const views = sql<number>`${sql.ref(`article_views.${column}`)}`;
  const query = db
    .selectFrom('articles')
    .innerJoin('article_views', 'article_views.article_id', 'articles.id')
    .where((builder) => matches(builder, filter))
    .select(['articles.id', 'articles.unit_id', 'articles.published_at', views.as('views')]);
  if (rank === 'views') return query.where(views, '>', 0).select(views.as('score'));
  return query
    .where(views, '>=', FEWEST_FOR_SHARE)
    .innerJoin(unitViews(db, column, filter.units).as('whole'), 'whole.unit_id', 'articles.unit_id')
    .select(sql<number>`${views}::float8 / whole.views`.as('score'));
}

async function previousRanks(
  db: Kysely<Schema>,
  filter: ArticleFilter,
  column: Column,
  rank: RankBy,
  shown: readonly {readonly id: string; readonly before: number}[],
): Promise<Map<string, number>> {
  const had = shown.filter(({before}) => before > 0);
  if (had.length === 0) return new Map();
  let query = ranking(db, filter, column, rank);
  if (rank === 'views') {
    // Whoever had fewer than all of them stands behind all of them.
    const fewest = Math.min(...had.map(({before}) => before));
    query = query.where(sql<number>`${sql.ref(`article_views.${column}`)}`, '>=', fewest);
  }
  const placed = query.select(
    sql<number>`row_number() over (order by ${scoreOf(column, rank)} desc, articles.published_at desc, articles.id)`.as(
      'place',
    ),
  );
  const rows = await db
    .selectFrom(placed.as('placed'))
    .select(['id', 'place'])
    .where(
      'id',
      'in',
      had.map(({id}) => id),
    )
    .execute();
  return new Map(rows.map(({id, place}) => [id, place]));
}

function scoreOf(column: Column, rank: RankBy) {
  const views = sql.ref(`article_views.${column}`);
  return rank === 'views' ? views : sql`${views}::float8 / whole.views`;
}

async function viewsOfUnits(
  db: Kysely<Schema>,
  column: Column,
  units: readonly string[],
): Promise<Map<string, number>> {
  if (units.length === 0) return new Map();
  const rows = await unitViews(db, column, units).execute();
  return new Map(rows.map(({unit_id, views}) => [unit_id, views]));
}

/** All views of units within a window, whatever became of the articles. */
function unitViews(db: Kysely<Schema>, column: Column, units: readonly string[] | undefined) {
  const views = sql<number>`${sql.ref(`article_views.${column}`)}`;
  const query = db
    .selectFrom('article_views')
    .innerJoin('articles', 'articles.id', 'article_views.article_id')
    .select(['articles.unit_id', sql<number>`sum(${views})`.as('views')])
    .where(views, '>', 0)
    .groupBy('articles.unit_id');
  return units ? query.where('articles.unit_id', 'in', units) : query;
}

const DAY = 24 * 3_600_000;
/** From the nearest to the widest. */
const SCOPES_BY_SIZE = ['unit', 'province', 'national'] as const satisfies readonly Scope[];

/** The ranking within a scope, and how far that scope had to be widened. */
interface Ranking {
  readonly scope: Scope;
  readonly items: RankedArticle[];
}

export function mostViewedHandlers(db: Kysely<Schema>): Pick<Handlers, 'listMostViewed'> {
  return {
    async listMostViewed({query, now}) {
      const {window, rank, limit, unit} = query;
      await advanceViewClock(db, now);
      const unitScope = await unitScopeOf(db, query);
      const exclude = query.exclude?.split(',') ?? [];
      // Asked of the first scope: a list widened for want of articles does not take over what another unit pins.
      const pinned = await pinnedArticle(db, {units: unitScope.units, exclude}, now);
      const filter = {
        from: query.max_age === undefined ? undefined : new Date(now.getTime() - query.max_age * DAY),
        exclude: pinned ? [...exclude, pinned.id] : exclude,
      };
      const {scope, items} = await rankWithin(
        db,
        {unit, unitScope, filter, least: query.at_least},
        {window, rank, limit},
      );
      const page = {next: null, limit, as_of: toLocalTime(now)};
      return {items, pinned, rank, scope, window, page};
    },
  };
}

interface RankingQuery {
  readonly unit: string | undefined;
  readonly unitScope: UnitScope;
  readonly filter: Omit<ArticleFilter, 'units'>;
  /** How many articles make a ranking worth showing. */
  readonly least: number | undefined;
}

async function rankWithin(
  db: Kysely<Schema>,
  {unit, unitScope, filter, least = 0}: RankingQuery,
  options: RankingOptions,
): Promise<Ranking> {
  const limit = Math.max(options.limit, least);
  const items = await rankByViews(db, {...filter, units: unitScope.units}, {...options, limit});
  const wider = SCOPES_BY_SIZE[SCOPES_BY_SIZE.indexOf(unitScope.scope) + 1];
  if (items.length >= least || wider === undefined)
    return {scope: unitScope.scope, items: items.slice(0, options.limit)};
  const next = await unitScopeOf(db, unit === undefined ? {scope: wider} : {unit, scope: wider});
  return rankWithin(db, {unit, unitScope: next, filter, least}, options);
}
