import type {ApiError} from '../api-error.js';
import {noteWaiting} from '../device-storage.js';
import type {RatingRequest} from '../types.js';
import {attempt, attemptRating, isDue, LONGEST_WAIT_MS, type Outcome, waitAfter} from './attempt.js';
import {
  type MessageRecord,
  newRating,
  type OutboxRecord,
  type RatingRecord,
  refusedRecord,
  sentRecord,
  type UnsentRecord,
  type WaitingRecord,
} from './record.js';
import {openTabChannel, type SendLock, sendLock, type TabChannel} from './tabs.js';
import {type Durability, openRecordStore, type RecordStore} from './storage.js';

/** When the network itself is the matter, the next message to the same API need not find that out again. */
const UNREACHABLE: ReadonlySet<string | null> = new Set(['network', 'timeout', 'busy']);

const isRating = (record: OutboxRecord): record is RatingRecord => record.state === 'rating';
const isUnsent = (record: OutboxRecord): record is UnsentRecord => record.state === 'waiting' || isRating(record);
const isMessage = (record: OutboxRecord): record is MessageRecord => !isRating(record);
const isForDevice = (record: UnsentRecord): boolean => !isRating(record) || !record.isForPage;

/** What a flush sends besides what is due. */
export interface FlushOptions {
  /** This message, first and at once: its writer is looking. */
  readonly first?: string;
  /** The messages too that failed for want of a network: it may be back. */
  readonly isBackOnline?: boolean;
}

/**
 * Keeps messages, and answers to «Bài viết có hữu ích?», until the API has them: stores first, sends second. What is stored survives
 * the tab, and any page of the site with a widget sends it on.
 */
export class Outbox {
  readonly #store: RecordStore;
  readonly #lock: SendLock;
  readonly #channel: TabChannel;
  readonly #onPage = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #ending = new AbortController();
  /** What was answered in the life of this page, by what it is about. */
  readonly #ratings = new Map<string, RatingRecord>();
  #ratingStored: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({store = openRecordStore(), lock = sendLock()}: {store?: RecordStore; lock?: SendLock} = {}) {
    this.#store = store;
    this.#lock = lock;
    this.#channel = openTabChannel(() => this.#tellListeners());
  }

  /** Keeps what is to be sent, in place of what has its key; resolves when it is safe, and says where. */
  async put(record: UnsentRecord): Promise<Durability> {
    if (isForDevice(record)) noteWaiting(true);
    const durability = await this.#keep(record);
    if (durability === 'page') this.#onPage.add(record.key);
    this.#changed();
    return durability;
  }

  /** Puts a record into the store. The device may take later what it has refused, and goes on having what it refuses to change. */
  async #keep(record: OutboxRecord): Promise<Durability> {
    const durability = await this.#store.put(record);
    if (durability === 'device') this.#onPage.delete(record.key);
    return durability;
  }

  /** Where one of the {@link records} is kept. */
  durabilityOf(key: string): Durability {
    return this.#onPage.has(key) ? 'page' : 'device';
  }

  /** The messages kept on this device, the oldest first. */
  async records(): Promise<MessageRecord[]> {
    return (await this.#store.all()).filter(isMessage);
  }

  /** Erases one message from this device. */
  async remove(key: string): Promise<void> {
    await this.#store.remove(key);
    this.#changed();
  }

  /** Erases everything from this device. */
  async eraseAll(): Promise<void> {
    await this.#store.clear();
    noteWaiting(false);
    this.#changed();
  }

  /**
   * Calls back whenever something has changed, here or in another tab.
   *
   * @returns a function that ends it
   */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends what is due, messages first, the oldest first, one after the other and in one tab at a time; resolves when that is done. */
  async flush(options: FlushOptions = {}): Promise<void> {
    await this.#lock(() => this.#sendAll(options));
    await this.#planNext();
  }

  /** Tries once to send a message of which nothing may be kept. Never rejects. */
  sendOnce(record: WaitingRecord): Promise<Outcome> {
    return attempt(record, this.#ending.signal);
  }

  /**
   * Takes an answer to «Bài viết có hữu ích?» and sends it. In the life of a page an article is answered about once: the same again
   * changes nothing, and the other answer goes under the first one's key, which moves what was counted.
   *
   * @param isForPage whether it may be kept only as long as the page is open
   */
  async rate(base: URL, request: RatingRequest, isForPage: boolean): Promise<void> {
    const about = [base.href, request.unit, request.article].join(' ');
    const before = this.#ratings.get(about);
    if (before?.rating === request.rating) return;
    const record = {...newRating(base, request, isForPage), ...(before && {key: before.key})};
    this.#ratings.set(about, record);
    // A change of mind must not be overtaken by what it changes.
    this.#ratingStored = this.#ratingStored.then(() => this.put(record));
    await this.#ratingStored;
    await this.flush();
  }

  /** Stops sending and listening. What is stored stays. */
  close(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#channel.close();
    this.#listeners.clear();
  }

  async #sendAll(options: FlushOptions): Promise<void> {
    const unreachable = new Set<string>();
    const wanted = (await this.#unsent()).filter((record) => isWanted(record, options));
    const place = (record: UnsentRecord) => (record.key === options.first ? 0 : isRating(record) ? 2 : 1);
    const queue = wanted.sort((one, other) => place(one) - place(other));
    for (const {key, base} of queue) {
      if (this.#ending.signal.aborted) return;
      if (unreachable.has(base)) continue;
      const outcome = await this.#sendOne(key);
      if (outcome?.kind === 'postponed' && UNREACHABLE.has(outcome.error.kind)) unreachable.add(base);
    }
  }

  async #find(key: string): Promise<UnsentRecord | undefined> {
    return (await this.#unsent()).find((record) => record.key === key);
  }

  async #unsent(): Promise<UnsentRecord[]> {
    return (await this.#store.all()).filter(isUnsent);
  }

  /** Sends a message if it still waits; what was erased meanwhile does not come back. */
  async #sendOne(key: string): Promise<Outcome<unknown> | undefined> {
    const record = await this.#find(key);
    if (!record) return undefined;
    if (isRating(record)) return this.#sendRating(record);
    const outcome = await attempt(record, this.#ending.signal);
    if (this.#ending.signal.aborted || !(await this.#find(key))) return outcome;
    await this.#keep(recordAfter(record, outcome));
    this.#changed();
    return outcome;
  }

  async #sendRating(record: RatingRecord): Promise<Outcome<unknown>> {
    const outcome = await attemptRating(record, this.#ending.signal);
    const now = await this.#find(record.key);
    // One who has changed their mind meanwhile has another answer to send.
    const isSame = now !== undefined && isRating(now) && now.rating === record.rating;
    if (this.#ending.signal.aborted || !isSame) return outcome;
    if (outcome.kind === 'postponed') await this.#keep({...record, ...nextAttempt(record, outcome.error)});
    else await this.#store.remove(record.key);
    return outcome;
  }

  async #planNext(): Promise<void> {
    clearTimeout(this.#timer);
    const waiting = await this.#unsent();
    noteWaiting(waiting.some(isForDevice));
    if (waiting.length === 0 || this.#ending.signal.aborted) return;
    const now = Date.now();
    const waits = waiting.map(({nextAttemptAt}) => (isDue(nextAttemptAt, now) ? 0 : nextAttemptAt - now));
    // never at once: a queue that cannot move must not keep the page busy
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(500, Math.min(...waits)));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #changed(): void {
    this.#channel.post();
    this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function isWanted({key, nextAttemptAt, lastError}: UnsentRecord, {first, isBackOnline}: FlushOptions): boolean {
  if (key === first || isDue(nextAttemptAt, Date.now())) return true;
  return isBackOnline === true && (lastError === 'network' || lastError === 'timeout');
}

function recordAfter(record: WaitingRecord, outcome: Outcome): MessageRecord {
  switch (outcome.kind) {
    case 'sent':
      return sentRecord(record, outcome.receipt);
    case 'refused':
      return refusedRecord(record, outcome.error.fields, outcome.error.message);
    case 'postponed':
      return {...record, ...nextAttempt(record, outcome.error)};
  }
}

function nextAttempt(record: UnsentRecord, {kind, answer}: ApiError) {
  const attempts = record.attempts + 1;
  return {attempts, nextAttemptAt: Date.now() + waitAfter(attempts, answer.retryAfterMs), lastError: kind};
}

let shared: Outbox | undefined;

/** The outbox that the widgets of this page have in common. */
export function pageOutbox(): Outbox {
  shared ??= new Outbox();
  return shared;
}
