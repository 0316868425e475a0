import type {Kysely} from 'kysely';
import {eraseOld} from '../store/retention.js';
import type {Schema} from '../store/schema.js';

const DAILY_MS = 24 * 3_600_000;

/** Applies the retention rules at the start and once a day. */
export class RetentionTimer {
  readonly #db: Kysely<Schema>;
  readonly #days: number;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<unknown> = Promise.resolve();

  /** @param onFailure - told when a run fails; the next comes a day later */
  constructor(db: Kysely<Schema>, days: number, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#days = days;
    this.#onFailure = onFailure;
  }

  start(): void {
    const run = () => {
      this.#underWay = eraseOld(this.#db, new Date(), this.#days).catch(this.#onFailure);
    };
    this.#timer = setInterval(run, DAILY_MS);
    this.#timer.unref();
    run();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
