import {randomUUID} from 'node:crypto';
import type {Kysely} from 'kysely';
import {dueFeeds, type Feed, nextFeedDue} from '../store/feeds.js';
import {holdLease, releaseLease} from '../database/leases.js';
import type {Schema} from '../database/schema.js';
import {noteFailure, readOne} from './read-one.js';
import type {IngestSettings} from './settings.js';

const LEASE = 'feeds';
/** Longer than one feed takes with all its pages. */
const LEASE_MS = 5 * 60_000;
/** So many sites are asked at the same time; of one site one address after the other. */
const SITES_AT_ONCE = 4;
/** A feed may be registered or resumed by a command of another process. */
const LOOK_EVERY_MS = 60_000;
const LOOK_SOONEST_MS = 1000;
const NOT_STORED = 'Đọc được nhưng không lưu được; lý do ở nhật ký của máy chủ.';

export interface PollerOptions {
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
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();

  constructor(db: Kysely<Schema>, options: PollerOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Starts to read in the background. */
  start(): void {
    this.#in(0);
  }

  /**
   * Reads what is due and resolves when all is stored.
   *
   * @returns whether this process was the one to do it
   */
  async readDue(): Promise<boolean> {
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
    clearTimeout(this.#timer);
    await this.#underWay;
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

  #in(milliseconds: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => (this.#underWay = this.#pass()), milliseconds);
    this.#timer.unref();
  }

  async #pass(): Promise<void> {
    let wait = LOOK_EVERY_MS;
    try {
      if (await this.readDue()) {
        const next = await nextFeedDue(this.#db);
        if (next) wait = Math.min(LOOK_EVERY_MS, Math.max(LOOK_SOONEST_MS, next.getTime() - this.#now().getTime()));
      }
    } catch (error) {
      this.#options.onFailure(error);
    }
    this.#in(wait);
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
