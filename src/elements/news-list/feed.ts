import {ApiError} from '../../api/api-error.js';
import {canonicalAddress} from '../../shared/canonical-address.js';
import {type Answer, read, readLastGood, refuseAborted} from '../../api/client.js';
import {feedRead} from '../../api/feed-reader/feed-read.js';
import {parseFeed} from '../../api/feed-reader/parse-feed.js';
import type {ArticleList, ArticleSummary} from '../../api/types.js';
import {wordMatch} from '../../vietnamese/search.js';
import {momentOf, newestFirst} from './further-news.js';
import {type NewsQuery, type Reading, withoutPage} from './news-controller.js';

const textOf = ({title, summary}: ArticleSummary): string => `${title}\n${summary}`;

/** A feed knows nothing of filters, so what the API does for its own articles is done for the feed's here. */
function feedFilter({parameters}: NewsQuery): (article: ArticleSummary) => boolean {
  const {category, exclude_category: excluded, tag, campaign, document, exclude, from, to, q} = parameters;
  const left = new Set(exclude?.split(','));
  const since = from ? new Date(`${from}T00:00:00+07:00`).getTime() : -Infinity;
  const until = to ? new Date(`${to}T23:59:59.999+07:00`).getTime() : Infinity;
  return (article) => {
    const moment = new Date(article.published_at).getTime();
    return (
      !left.has(article.id) &&
      (!category || article.category.id === category) &&
      article.category.id !== excluded &&
      (!tag || article.tags.includes(tag)) &&
      (!campaign || article.campaign === campaign) &&
      (!document || article.documents.includes(document)) &&
      (!(from || to) || (moment >= since && moment <= until)) &&
      (!q || wordMatch(textOf(article), q) !== 'none')
    );
  };
}

const RANKS = {toned: 0, folded: 1, none: 2} as const;

/** By the words as they were typed, then without diacritics, then what only the API finds; each group newest first. */
const bestFirst = (articles: readonly ArticleSummary[], query: string): ArticleSummary[] =>
  newestFirst(articles)
    .map((article) => ({article, rank: RANKS[wordMatch(textOf(article), query)]}))
    .sort((a, b) => a.rank - b.rank)
    .map(({article}) => article);

/** Each article once, whatever its ids in the two places; and not the one that the page itself tells. */
async function distinct(query: NewsQuery, articles: readonly ArticleSummary[]): Promise<ArticleSummary[]> {
  const byKey = new Map<string, ArticleSummary>();
  for (const article of await withoutPage(query, articles)) {
    const key = canonicalAddress(article.url, query.base) ?? article.id;
    if (!byKey.has(key)) byKey.set(key, article);
  }
  return [...byKey.values()];
}

/** What the API, the feed or both have, in the order of time; of what was searched for, the best first. */
async function joined(query: NewsQuery, api?: ArticleList, feed?: ArticleList): Promise<Reading> {
  const {q} = query.parameters;
  const rest = await distinct(query, [...(api?.items ?? []), ...(feed?.items.filter(feedFilter(query)) ?? [])]);
  const last = api?.items.slice(-1)[0];
  const next = api?.page.next ?? null;
  return {
    shown: [],
    rest: q ? (feed ? bestFirst(rest, q) : rest) : newestFirst(rest),
    next,
    from: !q && next !== null && last ? momentOf(last) : -Infinity,
  };
}

const older = (a: Date, b: Date): Date => (a < b ? a : b);

/** What there is of both places, as of the older of the two; undefined where there is nothing. */
async function bothOf(
  query: NewsQuery,
  api?: Answer<ArticleList>,
  feed?: Answer<ArticleList>,
): Promise<Answer<Reading> | undefined> {
  const asOf = api && feed ? older(api.asOf, feed.asOf) : (api ?? feed)?.asOf;
  return asOf && {data: await joined(query, api?.data, feed?.data), asOf};
}

const valueOf = <T>(result: PromiseSettledResult<T>): T | undefined =>
  result.status === 'fulfilled' ? result.value : undefined;

/**
 * Reads the newest articles of the feed, and of the API where that is wanted too. Where one fails, the other is enough.
 *
 * @throws {ApiError} when neither can be read: what the API said, else what went wrong with the feed
 */
export async function readNewest(query: NewsQuery, signal: AbortSignal): Promise<Answer<Reading>> {
  if (query.feed === undefined) throw new ApiError('unconfigured');
  const [api, feed] = await Promise.allSettled([
    query.api && read(query.api(), signal),
    read(feedRead(query.feed, parseFeed), signal),
  ]);
  refuseAborted(signal);
  const both = await bothOf(query, valueOf(api), valueOf(feed));
  if (!both) throw [api, feed].find((result) => result.status === 'rejected')?.reason;
  const missing = api.status === 'rejected' ? 'api' : feed.status === 'rejected' ? 'feed' : undefined;
  return {...both, data: {...both.data, missing}};
}

/** What is left of the last good readings. */
export async function lastGood(query: NewsQuery): Promise<Answer<Reading> | undefined> {
  const kept = await bothOf(
    query,
    query.api && (await readLastGood(query.api())),
    query.feed === undefined ? undefined : await readLastGood(feedRead(query.feed, parseFeed)),
  );
  return kept && {...kept, data: {...kept.data, from: -Infinity}};
}
