import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {addViews, type CountedViews} from '../store/views.js';
import type {Handlers} from './mount.js';
import {webOrigin} from '../units/origins.js';
import type {ViewFilter} from './views-filter.js';

/** A kill loses what was counted since the last write: half a second, and the time of a write, stay within a second. */
const FLUSH_MS = 500;
/** More different ids and origins than this at once are nobody's readers: they are not counted. */
const MOST_IDS = 100_000;
/** So many rows a statement writes well within its deadline, on a slow machine too. */
const ROWS = 5000;

const keyOf = ({article, origin}: Omit<CountedViews, 'views'>): string => JSON.stringify([article, origin]);

/** Counts readings in memory and writes them to the database within a second. */
export class ViewCounter {
  readonly #db: Kysely<Schema>;
  readonly #onFailure: (error: unknown) => void;
  #counts = new Map<string, CountedViews>();
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param onFailure - told when a flush fails; its counts are kept for the next */
  constructor(db: Kysely<Schema>, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#onFailure = onFailure;
  }

  /** @param origin - of the page; null where no browser told one, '' where it is none of the web */
  count(article: string, origin: string | null, views = 1): void {
    if (this.#closed || (this.#counts.size >= MOST_IDS && !this.#counts.has(keyOf({article, origin})))) return;
    this.#add({article, origin, views});
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what is counted; resolves when it is written or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#write());
    await this.#flushing;
  }

  /** Writes what is counted and counts no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  #add(counted: CountedViews): void {
    const key = keyOf(counted);
    this.#counts.set(key, {...counted, views: (this.#counts.get(key)?.views ?? 0) + counted.views});
  }

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counted = [...this.#counts.values()];
    this.#counts = new Map();
    for (let start = 0; start < counted.length; start += ROWS) {
      try {
        await addViews(this.#db, counted.slice(start, start + ROWS), new Date());
      } catch (error) {
        this.#onFailure(error);
        counted.slice(start).forEach((views) => this.#add(views));
        if (!this.#closed) this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
        return;
      }
    }
  }
}

/** Whether a reading is counted or not, the answer is the same: nobody learns how to be counted. */
export function viewHandlers(counter: ViewCounter, filter: ViewFilter): Pick<Handlers, 'countView'> {
  return {
    countView({body, caller, now}) {
      if (filter.reasonAgainst(body, caller, now) === undefined) {
        counter.count(body, caller.origin === undefined ? null : (webOrigin(caller.origin) ?? ''));
      }
      return Promise.resolve(null);
    },
  };
}
