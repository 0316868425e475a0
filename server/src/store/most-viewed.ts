import {type Kysely, sql} from 'kysely';
import {type ArticleFilter, type ArticleSummary, matches, summariesById} from './articles.js';
import type {Schema} from './schema.js';

/** One place of a ranking. */
export interface RankedArticle {
  readonly rank: number;
  readonly previous_rank: number | null;
  readonly article: ArticleSummary;
  readonly views: number;
}

/**
 * Ranks articles by their views between `now` minus the window and `now`; of two with equal views the newer one stands first.
 * The previous rank is the one that the same ranking gave a whole window ago.
 *
 * @param windowMs - length of the window in milliseconds
 */
export async function rankByViews(
  db: Kysely<Schema>,
  filter: ArticleFilter,
  windowMs: number,
  now: Date,
  limit: number,
): Promise<RankedArticle[]> {
  const [current, previous] = await Promise.all([
    rankBetween(db, filter, new Date(now.getTime() - windowMs), now, limit),
    rankBetween(db, filter, new Date(now.getTime() - 2 * windowMs), new Date(now.getTime() - windowMs)),
  ]);
  const previousRanks = new Map(previous.map(({id, rank}) => [id, rank]));
  const summaries = await summariesById(
    db,
    current.map(({id}) => id),
  );
  return current.flatMap(({id, rank, views}) => {
    const article = summaries.get(id);
    return article ? [{rank, previous_rank: previousRanks.get(id) ?? null, article, views}] : [];
  });
}

async function rankBetween(db: Kysely<Schema>, filter: ArticleFilter, after: Date, until: Date, limit?: number) {
  let query = db
    .selectFrom('articles')
    .innerJoin('view_hours', 'view_hours.article_id', 'articles.id')
    .select(['articles.id', sql<number>`sum(view_hours.views)`.as('views')])
    .where((builder) => matches(builder, filter))
    .where('view_hours.hour', '>', after)
    .where('view_hours.hour', '<=', until)
    .where('view_hours.views', '>', 0)
    .groupBy(['articles.id', 'articles.published_at'])
    .orderBy('views', 'desc')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map((row, index) => ({...row, rank: index + 1}));
}
