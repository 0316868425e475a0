import type {Kysely} from 'kysely';
import {type BackgroundLoop, every} from '../../background.js';
import type {Schema} from '../../database/schema.js';
import {alarmInactiveSites} from '../sites.js';
import {notifyOfHeldBack} from './held-back.js';
import {forgetSentNotices} from './queue.js';
import {NotificationSender, type SenderOptions} from './sender.js';

const LOOK_EVERY_MS = 3_600_000;

/**
 * All that happens with notices in the background: sending them, and every hour looking for sites that have become inactive and for
 * messages that are held back, and clearing old notices away.
 */
export class NotificationService {
  readonly #sender: NotificationSender;
  readonly #watch: BackgroundLoop;

  constructor(db: Kysely<Schema>, options: SenderOptions) {
    this.#sender = new NotificationSender(db, options);
    const look = async (now: Date) => {
      const told = (await alarmInactiveSites(db, now)) + (await notifyOfHeldBack(db, now));
      if (told > 0) this.#sender.wake();
      await forgetSentNotices(db, now);
    };
    this.#watch = every(LOOK_EVERY_MS, look, options.onFailure);
  }

  start(): void {
    this.#watch.start();
    this.#sender.wake();
  }

  /** To be called when a message was stored: its notices go out at once. */
  wake(): void {
    this.#sender.wake();
  }

  /** Finishes what is under way. */
  async close(): Promise<void> {
    await this.#watch.close();
    await this.#sender.close();
  }
}
