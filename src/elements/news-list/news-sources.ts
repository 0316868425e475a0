import {type Answer, read, readLastGood} from '../../api/client.js';
import type {ArticleList} from '../../api/types.js';
import {storyKey} from '../../widget/story-address.js';
import {feedIfThere, feedOf} from './feed-source.js';
import {momentOf, type News, unseen} from './news.js';
import type {NewsWish} from './news-wish.js';

/** What a reading brought, before it is known which of it the list shows. */
export type Reading = Pick<News, 'rest' | 'seen' | 'next' | 'frontier' | 'missing'>;

const NOTHING: Reading = {rest: [], seen: new Set(), next: null, frontier: -Infinity, missing: undefined};

/** A reading with what came further from the API, the feed or both. */
function joined(wish: NewsWish, before: Reading, api?: ArticleList, feed?: ArticleList): Reading {
  const wanted = [...(api?.items ?? []), ...(feed?.items.filter(wish.isOfFeedWanted) ?? [])];
  const {stories, seen} = unseen(
    wanted.filter((story) => !wish.isLeftOut(story)),
    (story) => storyKey(story, wish.base),
    before.seen,
  );
  const rest = [...before.rest, ...stories];
  const isMixed = wish.feed !== undefined && (feed !== undefined || wish.isByTime);
  const last = api?.items.at(-1);
  const next = api?.page.next ?? null;
  return {
    ...before,
    rest: isMixed ? wish.inOrder(rest) : rest,
    seen,
    next,
    frontier: wish.feed && wish.isByTime && next !== null && last ? momentOf(last) : -Infinity,
  };
}

const older = (a: Date, b: Date): Date => (a < b ? a : b);

const valueOf = <T>(result: PromiseSettledResult<T>): T | undefined =>
  result.status === 'fulfilled' ? result.value : undefined;

async function readFeed(address: string | undefined, signal: AbortSignal): Promise<Answer<ArticleList> | undefined> {
  return address === undefined ? undefined : read(await feedOf(address), signal);
}

/** What there is of both places, as of the older of the two; undefined where there is nothing. */
function bothOf(wish: NewsWish, api?: Answer<ArticleList>, feed?: Answer<ArticleList>): Answer<Reading> | undefined {
  const asOf = api && feed ? older(api.asOf, feed.asOf) : (api ?? feed)?.asOf;
  return asOf && {data: joined(wish, NOTHING, api?.data, feed?.data), asOf};
}

/**
 * Reads the newest stories of both places. Where one fails, the other is enough.
 *
 * @throws {ApiError} when neither can be read: what the API said, else what went wrong with the feed
 */
export async function readNewest(wish: NewsWish, signal: AbortSignal): Promise<Answer<Reading>> {
  const results = await Promise.allSettled([wish.api && read(wish.api(), signal), readFeed(wish.feed, signal)]);
  signal.throwIfAborted();
  const [api, feed] = results;
  const both = bothOf(wish, valueOf(api), valueOf(feed));
  if (!both) throw results.find((result) => result.status === 'rejected')?.reason;
  const missing = api.status === 'rejected' ? 'api' : feed.status === 'rejected' ? 'feed' : undefined;
  return {...both, data: {...both.data, missing}};
}

/** What is left of the last good readings. */
export async function recallNewest(wish: NewsWish): Promise<Answer<Reading> | undefined> {
  const feed = wish.feed === undefined ? undefined : feedIfThere(wish.feed);
  const kept = bothOf(wish, wish.api && (await readLastGood(wish.api())), feed && (await readLastGood(feed)));
  return kept && {...kept, data: {...kept.data, next: null, frontier: -Infinity}};
}

/** Adds so many stories of the API behind a reading to it. */
export async function readFurther(
  wish: NewsWish,
  reading: Reading,
  limit: number,
  signal: AbortSignal,
): Promise<Reading> {
  const page = reading.next === null ? undefined : wish.api?.(reading.next, limit);
  return page ? joined(wish, reading, (await read(page, signal)).data) : {...reading, next: null};
}
