import type {Kysely} from 'kysely';
import {forgetSentNotices} from '../store/notices.js';
import {tellOfHeldBack} from '../store/held-back.js';
import {alarmQuietSites} from '../store/quiet-sites.js';
import type {Schema} from '../database/schema.js';
import type {NoticeSender} from './sender.js';

const EVERY_MS = 3_600_000;

/** Looks every hour for sites that have gone quiet and for messages that are held back, and clears away old notices. */
export class NoticeClerk {
  readonly #db: Kysely<Schema>;
  readonly #sender: NoticeSender;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> = Promise.resolve();

  /** @param onFailure - told when a look fails; the next comes an hour later */
  constructor(db: Kysely<Schema>, sender: NoticeSender, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#sender = sender;
    this.#onFailure = onFailure;
  }

  /** Looks now and every hour from now on. */
  start(): void {
    const look = () => {
      this.#underWay = this.look(new Date()).catch(this.#onFailure);
    };
    this.#timer = setInterval(look, EVERY_MS);
    this.#timer.unref();
    look();
  }

  /** Looks once, as if it were `now`. */
  async look(now: Date): Promise<void> {
    const told = (await alarmQuietSites(this.#db, now)) + (await tellOfHeldBack(this.#db, now));
    if (told > 0) this.#sender.wake();
    await forgetSentNotices(this.#db, now);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#underWay;
  }
}
