import type {Kysely} from 'kysely';
import type {Schema} from '../store/schema.js';
import {addViews} from '../store/views.js';
import type {Handlers} from './mount.js';

const FLUSH_MS = 1000;
/** More different ids than this within one flush are nobody's readers: they are not counted. */
const MOST_IDS = 20_000;

/** Counts readings in memory and writes them to the database every second. */
export class ViewCounter {
  readonly #db: Kysely<Schema>;
  readonly #onFailure: (error: unknown) => void;
  #counts = new Map<string, number>();
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param onFailure - told when a flush fails; its counts are kept for the next */
  constructor(db: Kysely<Schema>, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#onFailure = onFailure;
  }

  count(article: string, times = 1): void {
    if (this.#closed || (!this.#counts.has(article) && this.#counts.size >= MOST_IDS)) return;
    this.#counts.set(article, (this.#counts.get(article) ?? 0) + times);
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

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counts = this.#counts;
    this.#counts = new Map();
    try {
      await addViews(this.#db, counts, new Date());
    } catch (error) {
      this.#onFailure(error);
      for (const [article, times] of counts) this.count(article, times);
    }
  }
}

export function viewHandlers(counter: ViewCounter): Pick<Handlers, 'countView'> {
  return {
    countView({body}) {
      counter.count(body);
      return Promise.resolve(null);
    },
  };
}
