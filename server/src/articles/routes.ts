import type {Kysely} from 'kysely';
import {isSlug} from '../../../src/shared/formats.js';
import type {Schema} from '../database/schema.js';
import {storable, unknown} from '../http/errors.js';
import type {Handlers} from '../http/mount.js';
import {cursorAfter, type CursorPosition, cutPage, MOMENTS, readCursor, wholeList} from '../http/paging.js';
import {addressVariants, publicUrlOf} from '../http/public-url.js';
import {startOfDay} from '../local-time.js';
import {findCampaign} from '../statistics/campaigns.js';
import {type Scope, unitScopeOf} from '../units/units.js';
import type {ArticleHtmlCache} from './html-cache.js';
import {type ArticleFilter, type ArticleSummary, findArticle, listArticles} from './queries.js';
import {relatedArticles} from './related.js';
import {searchGroups} from './search.js';

/** The parameters by which articles are chosen, wherever they are listed. */
export interface ArticleQuery {
  readonly unit?: string;
  readonly scope?: Scope;
  readonly category?: string;
  readonly exclude_category?: string;
  readonly tag?: string;
  readonly campaign?: string;
  readonly document?: string;
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
  readonly exclude?: string;
}

/** @param publicUrl - the service's own address with a closing slash; without it the one that each request names */
export function articleHandlers(
  db: Kysely<Schema>,
  htmlCache: ArticleHtmlCache,
  publicUrl: string | undefined,
): Pick<Handlers, 'listArticles' | 'getArticle' | 'listRelatedArticles'> {
  return {
    async listArticles({query, client, now}) {
      const groups = query.q === undefined ? undefined : searchGroups(query.q);
      const parts = groups?.map(({group}) => group);
      const place = readCursor(query.cursor, {order: MOMENTS, isId: isSlug, parts});
      const {words: _anyGroup, ...filter} = await articleFilter(db, query);
      const addresses =
        query.url === undefined ? undefined : addressVariants(query.url, publicUrlOf(client, publicUrl));
      const found = await listRanked(db, {...filter, addresses}, groups ?? [{}], query.limit + 1, place);
      const {items, page} = cutPage(found, query.limit, now, ({article: {id, published_at}, part}) =>
        cursorAfter({order: Date.parse(published_at), id, ...(part === undefined ? {} : {part})}),
      );
      return {items: items.map(({article}) => article), page};
    },

    async getArticle({path: {id}}) {
      const article = await findArticle(db, id);
      if (!article) throw unknown('article', 'id');
      return {...article, body_html: await htmlCache.relative(article.body_html)};
    },

    async listRelatedArticles({path: {id}, query, now}) {
      const items = await relatedArticles(db, id, query.exclude?.split(',') ?? [], query.limit);
      if (!items) throw unknown('article', 'id');
      const {page} = wholeList(items, now);
      return {items, page: {...page, limit: query.limit}};
    },
  };
}

/**
 * What these parameters restrict a selection of articles to.
 *
 * @throws Problem 404 for an unknown unit or campaign, 400 for text that cannot be looked for
 */
export async function articleFilter(db: Kysely<Schema>, query: ArticleQuery): Promise<ArticleFilter> {
  const [{units}, campaign] = await Promise.all([
    unitScopeOf(db, query),
    query.campaign === undefined ? undefined : findCampaign(db, query.campaign),
  ]);
  if (query.campaign !== undefined && !campaign) throw unknown('campaign');
  return {
    units,
    category: query.category,
    excludeCategory: query.exclude_category,
    tag: query.tag,
    campaign: query.campaign,
    document: storable('document', query.document),
    words: storable('q', query.q),
    from: query.from === undefined ? undefined : startOfDay(query.from),
    before: query.to === undefined ? undefined : startOfDay(query.to, 1),
    exclude: query.exclude?.split(','),
  };
}

type Group = Partial<ReturnType<typeof searchGroups>[number]>;
interface Ranked {
  readonly article: ArticleSummary;
  readonly part: number | undefined;
}

/** Articles group by group, each newest first. */
async function listRanked(
  db: Kysely<Schema>,
  filter: ArticleFilter,
  groups: readonly Group[],
  limit: number,
  place: CursorPosition | undefined,
): Promise<Ranked[]> {
  const found: Ranked[] = [];
  const first = groups.findIndex(({group}) => group === place?.part);
  for (const [index, {group, condition}] of groups.entries()) {
    if (place && index < first) continue;
    const after = place && index === first ? {publishedAt: new Date(place.order), id: place.id} : undefined;
    const more = await listArticles(db, {...filter, group: condition}, limit - found.length, after);
    found.push(...more.map((article) => ({article, part: group})));
    if (found.length >= limit) break;
  }
  return found;
}
