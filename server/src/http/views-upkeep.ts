import type {Kysely} from 'kysely';
import type {Schema} from '../store/schema.js';
import {foldOldHours} from '../store/views-clock.js';

const QUARTER_MS = 15 * 60_000;

/** Keeps the windows of the ranking at the present hour while nobody reads, and makes days of old hours: at the start, then every quarter. */
export class ViewUpkeep {
  readonly #db: Kysely<Schema>;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  /** @param onFailure - told when a run fails; the next does what it left */
  constructor(db: Kysely<Schema>, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#onFailure = onFailure;
  }

  start(): void {
    const run = () => {
      this.#underWay = this.#underWay.then(() => foldOldHours(this.#db, new Date())).catch(this.#onFailure);
    };
    this.#timer = setInterval(run, QUARTER_MS);
    this.#timer.unref();
    run();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
