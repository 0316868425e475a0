import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import {NoticeClerk} from './clerk.js';
import {NoticeSender, type SenderOptions} from './sender.js';

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
