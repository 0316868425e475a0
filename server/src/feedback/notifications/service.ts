import type {Kysely} from 'kysely';
import type {Schema} from '../../database/schema.js';
import {alarmQuietSites} from '../sites.js';
import {tellOfHeldBack} from './held-back.js';
import {forgetSentNotices} from './queue.js';
import {NoticeSender, type SenderOptions} from './sender.js';

const EVERY_MS = 3_600_000;

/** Looks every hour for sites that have gone quiet and for messages that are held back, and clears away old notices. */
class NoticeClerk {
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

/** All that happens with notices in the background: sending them, and watching for sites gone quiet. */
export class NoticeOffice {
  readonly #sender: NoticeSender;
  readonly #clerk: NoticeClerk;

  constructor(db: Kysely<Schema>, options: SenderOptions) {
    this.#sender = new NoticeSender(db, options);
    this.#clerk = new NoticeClerk(db, this.#sender, options.onFailure);
  }

  start(): void {
    this.#clerk.start();
    this.#sender.wake();
  }

  /** To be called when a message was stored: its notices go out at once. */
  wake(): void {
    this.#sender.wake();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    await this.#clerk.close();
    await this.#sender.close();
  }
}
