import {createHash} from 'node:crypto';
import type {Kysely} from 'kysely';
import {FetchError} from '../net/fetch-error.js';
import {type Feed, type FeedFault, moveFeed, noteRefusals, updateFeed} from '../store/feeds.js';
import type {Schema} from '../database/schema.js';
import {canonicalOf} from './article-row.js';
import {checkPage} from './check-page.js';
import {type Fetched, fetchFeed} from './fetch-feed.js';
import {readFeedApart} from './reading/feed-thread.js';
import type {FeedReading, FeedRefusal} from './reading/types.js';
import {intervalAfter, intervalAfterFailure, nextReading} from './schedule.js';
import type {IngestSettings} from './settings.js';
import {storeArticles} from './store-articles.js';
import {noteMissing, withdrawMissing} from './withdrawals.js';

const MINUTE_MS = 60_000;
const INTERRUPTED = 'Máy chủ dừng giữa lúc đọc nguồn tin này; sẽ đọc lại sau.';

export interface ReadingTools {
  readonly db: Kysely<Schema>;
  readonly settings: IngestSettings;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Ends the reading when the server stops; nothing is noted of the feed then. */
  readonly signal: AbortSignal;
}

/** Reads a feed once, stores what it tells, and settles when it is read again. A source that fails throws nothing: it is noted. */
export async function readOne(feed: Feed, now: Date, tools: ReadingTools): Promise<void> {
  const {db, settings, signal} = tools;
  let fetched: Fetched;
  try {
    const {etag, last_modified: lastModified} = feed;
    fetched = await fetchFeed(feed.url, {etag, lastModified, allowPrivate: settings.allowPrivate, signal}, now);
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    if (!signal.aborted) await noteFailure(feed, error.message, now, tools, error.retryAfterMs);
    return;
  }
  if (fetched.kind === 'gone') {
    const last_error = 'Trang nguồn báo đã bỏ hẳn nguồn tin này (mã 410); đã ngừng đọc.';
    return updateFeed(db, feed.id, {paused: true, last_error, last_read_at: now});
  }
  if (fetched.kind === 'unchanged') {
    const withdrawn = await withdraw(feed, now, tools);
    const etag = fetched.etag ?? feed.etag;
    const lastModified = fetched.lastModified ?? feed.last_modified;
    const told = {...fetched, etag, lastModified, hasNews: withdrawn > 0, askedMinutes: fetched.maxAge / 60};
    return noteSuccess(feed, told, now, tools);
  }
  const {bytes, url, contentType} = fetched;
  // whatever ends the process while it reads is not met again at once after the next start
  await noteFailure(feed, INTERRUPTED, now, tools);
  const reading = await readFeedApart(bytes, {url, contentType, now}, {signal}).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (!reading) return restore(feed, tools);
  if (!reading.feed) return noteFailure(feed, reading.refusals[0]?.reason ?? 'Không đọc được.', now, tools);
  const news = await store(feed, reading, now, tools);
  const withdrawn = await withdraw(feed, now, tools);
  const askedMinutes = Math.max(fetched.maxAge / 60, reading.feed.minutesToLive ?? 0);
  const {kind, title} = reading.feed;
  await updateFeed(db, feed.id, {kind, title});
  await noteSuccess(feed, {...fetched, hasNews: news + withdrawn > 0, askedMinutes}, now, tools);
}

/** Leaves a feed as it was before it was read. */
function restore({id, failures, last_error, last_read_at, next_at}: Feed, {db}: ReadingTools): Promise<void> {
  return updateFeed(db, id, {failures, last_error, last_read_at, next_at});
}

/** @returns how many articles are new or changed */
async function store(feed: Feed, {entries, refusals}: FeedReading, now: Date, {db}: ReadingTools): Promise<number> {
  const source = {unit: feed.unit_id, category: feed.category_id, feed: feed.id};
  const result = await storeArticles(db, entries, {source, now});
  const tooLong = result.unkeepable.map(({title, url}) => faultOf({...TOO_LONG, title, url, found: null}));
  await noteRefusals(db, feed.id, [...refusals.map(faultOf), ...tooLong], now);
  if (entries.length > 0) {
    const oldest = new Date(Math.min(...entries.map(({publishedAt}) => publishedAt.getTime())));
    const addresses = refusals.flatMap(({url}) => (url === null ? [] : (canonicalOf(url) ?? [])));
    await noteMissing(db, feed.id, {named: result.articles, addresses, oldest}, now);
  }
  return result.added + result.changed + result.restored;
}

const TOO_LONG = {code: 'long_address', reason: 'Địa chỉ bài viết dài quá mức lưu được.'};

type Told = Omit<FeedRefusal, 'code' | 'entry'> & {readonly code: string};

function faultOf({code, reason, title, url, found}: Told): FeedFault {
  const key = createHash('sha256')
    .update(JSON.stringify([code, title, url, found]))
    .digest('base64url');
  return {key, code, reason, title, url, found};
}

function withdraw(feed: Feed, now: Date, {db, settings: {allowPrivate}, signal}: ReadingTools): Promise<number> {
  return withdrawMissing(db, feed.id, (address) => checkPage(address, {allowPrivate, signal}), now);
}

interface Success {
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly hasNews: boolean;
  readonly askedMinutes: number;
}

async function noteSuccess(feed: Feed, told: Success, now: Date, {db, settings, random}: ReadingTools): Promise<void> {
  const minutes = intervalAfter(feed.interval_minutes, told.hasNews, settings.intervalMinutes);
  await updateFeed(db, feed.id, {
    etag: told.etag,
    last_modified: told.lastModified,
    interval_minutes: minutes,
    next_at: nextReading(now, minutes, told.askedMinutes, random()),
    last_read_at: now,
    last_ok_at: now,
    failures: 0,
    last_error: null,
  });
  if (told.movedTo !== null) await moveFeed(db, feed.id, told.movedTo);
}

/** Notes why a feed could not be read, and leaves it alone for longer than before. */
export async function noteFailure(
  feed: Feed,
  reason: string,
  now: Date,
  {db, settings, random}: ReadingTools,
  retryAfterMs: number | null = null,
): Promise<void> {
  const failures = feed.failures + 1;
  const minutes = intervalAfterFailure(failures, settings.intervalMinutes);
  const next_at = nextReading(now, minutes, (retryAfterMs ?? 0) / MINUTE_MS, random());
  await updateFeed(db, feed.id, {failures, last_error: reason, last_read_at: now, next_at});
}
