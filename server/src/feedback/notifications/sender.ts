import type {Kysely} from 'kysely';
import {BackgroundLoop} from '../../background.js';
import type {Schema} from '../../database/schema.js';
import type {EncryptedField, Encryption} from '../encryption/encryption.js';
import {emailOf, webhookBody} from './content.js';
import {DeliveryError, Mailer, postWebhook} from './delivery.js';
import {claimDueNotices, type DueNotice, giveUpNotice, markNoticeSent, nextNoticeDue, postponeNotice} from './queue.js';

const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 2 * 3_600_000;
/** A notice a day old is no news: whoever missed it sees the message in the inbox. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
/** Longer than any delivery takes. A notice whose sender was killed is tried again after it. */
const LEASE_MS = 60_000;
const AT_ONCE = 10;
/** Messages that come within it are told of together. */
const GATHER_MS = 100;
/** Another process may have queued a notice; one of this process wakes the sender itself. */
const LOOK_EVERY_MS = 30_000;

/** How notices leave the service, as the environment says. */
export interface NotificationSettings {
  /** The page with the officers' inbox, to which a notice links. */
  readonly inboxUrl: URL | undefined;
  readonly smtp: {readonly url: string; readonly from: string} | undefined;
  /** Whether a webhook may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
}

export interface SenderOptions {
  /** Opens the webhooks' secrets. */
  readonly encryption: Encryption;
  readonly settings: NotificationSettings;
  /** Whether other processes use the database too. */
  readonly shared: boolean;
  /** Told when a pass fails, as when the database does not answer; the next pass tries again. */
  readonly onFailure: (error: unknown) => void;
}

/** Where a webhook's secret belongs among the encrypted values. */
export function secretField(target: string): EncryptedField {
  return {field: 'notice_targets.secret', row: target};
}

/** Delivers the queued notices, each until its receiver has taken it or a day has passed. */
export class NotificationSender {
  readonly #db: Kysely<Schema>;
  readonly #options: SenderOptions;
  readonly #mailer: Mailer | undefined;
  readonly #loop: BackgroundLoop;
  #isClosed = false;

  constructor(db: Kysely<Schema>, options: SenderOptions) {
    this.#db = db;
    this.#options = options;
    const {smtp} = options.settings;
    this.#mailer = smtp && new Mailer(smtp.url, smtp.from);
    this.#loop = new BackgroundLoop(() => this.#pass(), {onFailure: options.onFailure, retryMs: LOOK_EVERY_MS});
  }

  /** Starts to deliver in the background; to be called again whenever a notice was queued. */
  wake(): void {
    this.#loop.wake(GATHER_MS);
  }

  /** Delivers what is due at a moment and resolves when each was taken, postponed or given up. */
  async deliverDue(now: Date): Promise<void> {
    for (;;) {
      const due = await claimDueNotices(this.#db, now, new Date(now.getTime() + LEASE_MS), AT_ONCE);
      await Promise.all(due.map((notice) => this.#deliver(notice, now)));
      if (due.length < AT_ONCE || this.#isClosed) return;
    }
  }

  /** Finishes the deliveries under way and starts no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#loop.close();
    this.#mailer?.close();
  }

  /** @returns how long to wait until the next pass, in milliseconds; undefined until a notice is queued here */
  async #pass(): Promise<number | undefined> {
    await this.deliverDue(new Date());
    const next = await nextNoticeDue(this.#db);
    const wait = next ? Math.max(0, next.getTime() - Date.now()) : undefined;
    return this.#options.shared ? Math.min(wait ?? LOOK_EVERY_MS, LOOK_EVERY_MS) : wait;
  }

  async #deliver(notice: DueNotice, now: Date): Promise<void> {
    try {
      await this.#send(notice, now);
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const next = now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** (notice.attempts - 1), LONGEST_RETRY_MS);
      if (next - notice.queuedAt.getTime() > GIVE_UP_AFTER_MS) {
        await giveUpNotice(this.#db, notice, now, error.code);
      } else {
        await postponeNotice(this.#db, notice.id, new Date(next), error.code);
      }
      return;
    }
    await markNoticeSent(this.#db, notice, now);
  }

  async #send({id, target, content}: DueNotice, now: Date): Promise<void> {
    const {inboxUrl, allowPrivate} = this.#options.settings;
    if (target.kind === 'email') {
      if (!this.#mailer) throw new DeliveryError('NO_SMTP_URL');
      return this.#mailer.send(target.address, {id, ...emailOf(content, inboxUrl)});
    }
    const secret = this.#options.encryption.decrypt(target.secret ?? '', secretField(target.id));
    const body = webhookBody(id, content, inboxUrl);
    return postWebhook({url: new URL(target.address), secret, id, body, now, allowPrivate});
  }
}
