import {createHash, randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import {BackgroundLoop} from '../background.js';
import {holdLease, releaseLease} from '../database/leases.js';
import type {Schema} from '../database/schema.js';
import {canonicalOf} from './article-row.js';
import {dueFeeds, type Feed, type FeedFault, moveFeed, nextFeedDue, noteRefusals, updateFeed} from './feeds.js';
import {checkPage, type Fetched, fetchFeed} from './fetch.js';
import {markMissing, withdrawRemoved} from './match.js';
import {FetchError} from './net/follow.js';
import type {FeedReading, FeedRefusal} from './read/feed-entry.js';
import {readFeedApart} from './read/feed-thread.js';
import {storeArticles} from './write.js';

/** How feeds are read, as the environment says. */
export interface IngestSettings {
  /** The shortest time between two readings of a feed, in minutes; 0 where this process reads none. */
  readonly intervalMinutes: number;
  /** Whether a feed may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** A feed that tells nothing new for long is asked this many times less often than a busy one. */
const QUIETEST = 16;
/** Feeds registered at the same moment must not be due at the same moment for ever. */
const JITTER = 0.1;

/**
 * How long a feed is left alone after a good reading, in minutes: half as long after something new, half as long again after nothing;
 * never shorter than the operator's interval, nor longer than a day or 16 times that interval.
 */
export function intervalAfter(minutes: number, hasNews: boolean, least: number): number {
  const longest = Math.max(least, Math.min(DAY_MINUTES, least * QUIETEST));
  return Math.round(Math.min(longest, Math.max(least, hasNews ? minutes / 2 : minutes * 1.5)));
}

/** Doubled with each failure, up to a day. */
export function intervalAfterFailure(failures: number, least: number): number {
  return Math.max(least, Math.min(DAY_MINUTES, least * 2 ** Math.min(failures, 20)));
}

/**
 * When a feed is due again: after its interval, or as late as its source asks, though within a day of the longer of the two.
 *
 * @param asked - what the source asks for, in minutes; 0 where it does not
 * @param random - from 0 up to 1
 */
export function nextReading(now: Date, minutes: number, asked: number, random: number): Date {
  const wait = Math.max(minutes, Math.min(asked, DAY_MINUTES));
  return new Date(now.getTime() + wait * MINUTE_MS * (1 + JITTER * random));
}

const INTERRUPTED = 'Máy chủ dừng giữa lúc đọc nguồn tin này; sẽ đọc lại sau.';

interface ReadingTools {
  readonly db: Kysely<Schema>;
  readonly settings: IngestSettings;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Ends the reading when the server stops; nothing is noted of the feed then. */
  readonly signal: AbortSignal;
}

/** Reads a feed once, stores what it tells, and settles when it is read again. A source that fails throws nothing: it is noted. */
async function readOne(feed: Feed, now: Date, tools: ReadingTools): Promise<void> {
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
    await markMissing(db, feed.id, {named: result.articles, addresses, oldest}, now);
  }
  return result.added + result.changed + result.restored;
}

const TOO_LONG = {code: 'long_address', reason: 'Địa chỉ bài viết dài quá mức lưu được.'};

type ReportedRefusal = Omit<FeedRefusal, 'code' | 'entry'> & {readonly code: string};

function faultOf({code, reason, title, url, found}: ReportedRefusal): FeedFault {
  const key = createHash('sha256')
    .update(JSON.stringify([code, title, url, found]))
    .digest('base64url');
  return {key, code, reason, title, url, found};
}

function withdraw(feed: Feed, now: Date, {db, settings: {allowPrivate}, signal}: ReadingTools): Promise<number> {
  return withdrawRemoved(db, feed.id, (address) => checkPage(address, {allowPrivate, signal}), now);
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
async function noteFailure(
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

const LEASE = 'feeds';
/** Longer than one feed takes with all its pages. */
const LEASE_MS = 5 * 60_000;
/** So many sites are asked at the same time; of one site one address after the other. */
const SITES_AT_ONCE = 4;
/** A feed may be registered or resumed by a command of another process. */
const LOOK_EVERY_MS = 60_000;
const LOOK_SOONEST_MS = 1000;
const NOT_STORED = 'Đọc được nhưng không lưu được; lý do ở nhật ký của máy chủ.';

interface PollerOptions {
  readonly settings: IngestSettings;
  /** Told when something cannot be stored, as when the database does not answer; it is tried again later. */
  readonly onFailure: (error: unknown) => void;
  readonly clock?: () => Date;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** Reads the registered feeds whenever they are due. Of several processes on one database one does it at a time. */
export class FeedPoller {
  readonly #db: Kysely<Schema>;
  readonly #options: PollerOptions;
  readonly #holder = randomUUID();
  readonly #stopping = new AbortController();
  readonly #loop: BackgroundLoop;

  constructor(db: Kysely<Schema>, options: PollerOptions) {
    this.#db = db;
    this.#options = options;
    this.#loop = new BackgroundLoop(() => this.#pass(), {onFailure: options.onFailure, retryMs: LOOK_EVERY_MS});
  }

  /** Starts to read in the background. */
  start(): void {
    this.#loop.start();
  }

  /**
   * Reads what is due and resolves when all is stored.
   *
   * @returns whether this process was the one to do it
   */
  async readDueFeeds(): Promise<boolean> {
    if (!(await this.#hold())) return false;
    const sites = bySite(await dueFeeds(this.#db, this.#now()));
    const readSites = async () => {
      for (let site = sites.shift(); site; site = sites.shift()) await this.#readSite(site);
    };
    const readers = await Promise.allSettled(Array.from({length: SITES_AT_ONCE}, readSites));
    for (const reader of readers) if (reader.status === 'rejected') throw reader.reason;
    return true;
  }

  /** Gives up the readings under way, without noting them as failed, and starts no more. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#loop.close();
    await releaseLease(this.#db, LEASE, this.#holder);
  }

  async #readSite(feeds: readonly Feed[]): Promise<void> {
    const {settings, random = Math.random} = this.#options;
    const {signal} = this.#stopping;
    for (const feed of feeds) {
      if (signal.aborted || !(await this.#hold())) return;
      const now = this.#now();
      const tools = {db: this.#db, settings, random, signal};
      try {
        await readOne(feed, now, tools);
      } catch (error) {
        // one feed that cannot be stored must not keep the others from being read
        this.#options.onFailure(error);
        await noteFailure(feed, NOT_STORED, now, tools);
      }
    }
  }

  #now(): Date {
    return this.#options.clock?.() ?? new Date();
  }

  #hold(): Promise<boolean> {
    const now = this.#now();
    return holdLease(this.#db, LEASE, this.#holder, now, new Date(now.getTime() + LEASE_MS));
  }

  /** @returns how long to wait until the next look, in milliseconds */
  async #pass(): Promise<number> {
    const next = (await this.readDueFeeds()) ? await nextFeedDue(this.#db) : undefined;
    if (!next) return LOOK_EVERY_MS;
    return Math.min(LOOK_EVERY_MS, Math.max(LOOK_SOONEST_MS, next.getTime() - this.#now().getTime()));
  }
}

/** Feeds of one host together, in the order in which they are due. */
function bySite(feeds: readonly Feed[]): Feed[][] {
  const sites = new Map<string, Feed[]>();
  for (const feed of feeds) {
    const {host} = new URL(feed.url);
    sites.set(host, [...(sites.get(host) ?? []), feed]);
  }
  return [...sites.values()];
}
