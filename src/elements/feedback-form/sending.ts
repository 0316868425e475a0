import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {attempt} from '../../api/outbox/attempt.js';
import type {Outbox} from '../../api/outbox/outbox.js';
import {newRecord, type MessageRecord, type RefusedRecord, type WaitingRecord} from '../../api/outbox/record.js';
import type {Durability} from '../../api/outbox/storage.js';
import type {FeedbackReceipt, FeedbackRequest, FieldError} from '../../api/types.js';

/**
 * What has become of the message that was sent from this page.
 *
 * - `editing`: it is being written
 * - `sending`: it is on its way
 * - `sent`: the API has it; with the look-up secret that went along, if one did
 * - `waiting`: it is kept, on the device or as long as the page is open, and sent on its own
 * - `refused`: it is to be corrected
 * - `failed`: it was neither sent nor kept; for want of the code to send with (`isCodeMissing`), that is tried again when the network
 *   is back
 *
 * `feedback` is what was written.
 */
export type SendingState =
  | {readonly status: 'editing'}
  | {readonly status: 'sending'}
  | {readonly status: 'sent'; readonly receipt: FeedbackReceipt; readonly secret: string | null}
  | {readonly status: 'waiting'; readonly since: Date; readonly kept: Durability; readonly feedback: FeedbackRequest}
  | {
      readonly status: 'refused';
      readonly errors: readonly FieldError[];
      readonly problem: string;
      readonly feedback: FeedbackRequest;
    }
  | {readonly status: 'failed'; readonly error: ApiError; readonly isCodeMissing?: boolean};

/**
 * Brings the outbox of the page.
 *
 * @throws when its code cannot be had; the next call tries again
 */
export const loadOutbox = async (): Promise<Outbox> => (await import('../../api/outbox/outbox.js')).pageOutbox();

export interface SendingOptions {
  /** Whether messages may be kept on the device; asked at each sending. Yes unless told otherwise. */
  readonly mayQueue?: () => boolean;
  /**
   * Of which messages from earlier pages this form tells: those to this unit through this API. Asked at each update; none while it
   * is undefined.
   */
  readonly scope?: () => {readonly base: URL; readonly unit: string} | undefined;
  /** Told of each new state, also of one that comes later by itself: a waiting message that was sent. */
  readonly onChange?: (state: SendingState) => void;
}

/** What makes a message the same as another; how long it took and its secret are of the sending, not of the message. */
const bodyOf = ({base, feedback}: WaitingRecord): string =>
  JSON.stringify([base, {...feedback, seconds_taken: undefined, lookup_secret: undefined}]);

/** A message of an earlier page, whose writer need not be who looks at this one. */
export type Left = Exclude<MessageRecord, WaitingRecord>;

/**
 * Sends a message through the outbox of the page and follows it to its end. What an earlier page left in the form's
 * {@link SendingOptions.scope} is known here too, and taken up only when the reader wishes: the machine may have passed into other
 * hands.
 */
export class Sending implements ReactiveController {
  #state: SendingState = {status: 'editing'};
  #records: readonly MessageRecord[] = [];
  #current: WaitingRecord | undefined;
  #key: string | undefined;
  #kept: Durability = 'device';
  #isSending = false;
  #scope = '';
  #outbox: Outbox | undefined;
  #isConnected = false;
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: SendingOptions = {},
  ) {
    host.addController(this);
  }

  /** What has become of the message so far. */
  get state(): SendingState {
    return this.#state;
  }

  /** The other messages that wait on this device, the oldest first. */
  get others(): readonly WaitingRecord[] {
    return this.#others.filter((record) => record.state === 'waiting');
  }

  /** What came of a message of an earlier page and was not seen yet: a receipt, else what is to be corrected. */
  get left(): Left | undefined {
    const [sent, refused] = (['sent', 'refused'] as const).map((state) =>
      this.#others.find((record): record is Left => record.state === state),
    );
    return sent ?? refused;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#scope = '';
    this.#subscribe();
  }

  hostUpdate(): void {
    const scope = this.options.scope?.();
    const id = scope && this.#mayQueue ? `${scope.base.href} ${scope.unit}` : '';
    if (id === this.#scope) return;
    this.#scope = id;
    if (id) void this.#look();
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Fetches the code to send with before it is needed, and looks for what earlier pages left. Never rejects. */
  async prepare(): Promise<void> {
    await this.#open().catch(() => undefined);
  }

  async #open(): Promise<Outbox> {
    if (this.#outbox) return this.#outbox;
    const outbox = await loadOutbox();
    this.#outbox = outbox;
    this.#subscribe();
    return outbox;
  }

  #subscribe(): void {
    if (!this.#outbox || !this.#isConnected || this.#unsubscribe) return;
    this.#unsubscribe = this.#outbox.subscribe(() => void this.#look());
    void this.#look();
  }

  /** Sends the message; the outcome is in {@link state}. Sending the same message again is another attempt at the same one. */
  async send(base: URL, feedback: FeedbackRequest): Promise<void> {
    const record = newRecord(base, feedback);
    const current = this.#current && bodyOf(this.#current) === bodyOf(record) ? this.#current : record;
    const corrected = this.#state.status === 'refused' ? this.#key : undefined;
    this.#current = current;
    this.#isSending = true;
    this.#settle({status: 'sending'});
    let outbox: Outbox;
    try {
      outbox = await this.#open();
    } catch (cause) {
      this.#isSending = false;
      this.#settle({status: 'failed', error: new ApiError('network', [], String(cause)), isCodeMissing: true});
      return;
    }
    await (this.#mayQueue ? this.#sendThroughOutbox(outbox, current, corrected) : this.#sendOnly(current));
  }

  /** Tries at once to send a message that waits, or that failed; the one in {@link state} unless another is named. */
  async retry(key = this.#key): Promise<void> {
    if (this.#isSending) return;
    if (key !== undefined && key !== this.#key) {
      await (await this.#open()).flush({first: key});
    } else if (this.#state.status === 'failed' && this.#current) {
      await this.send(new URL(this.#current.base), this.#current.feedback);
    } else if (this.#state.status === 'waiting' && key) {
      this.#isSending = true;
      this.#settle({status: 'sending'});
      await this.#flush(await this.#open(), key);
    }
  }

  /**
   * Back to writing. A refusal that was taken note of is erased from the device; a message that waits goes on waiting, among the
   * {@link others}.
   */
  reset(): void {
    const key = this.#key;
    if (key && this.#state.status !== 'waiting') void this.forget(key);
    this.leave();
  }

  /** Back to writing, as when the page is left: what is kept on the device stays there. */
  leave(): void {
    this.#key = undefined;
    this.#current = undefined;
    this.#settle({status: 'editing'});
  }

  /** The receipt in {@link state} was seen: it is erased from the device, and lasts as long as this page. */
  async seen(): Promise<void> {
    const key = this.#key;
    if (key === undefined || this.#state.status !== 'sent') return;
    this.#key = undefined;
    this.#records = this.#records.filter((record) => record.key !== key);
    await (await this.#open()).remove(key);
  }

  /** Takes up a message of an earlier page: its correction takes its place. */
  correct(record: RefusedRecord): void {
    if (this.#state.status === 'editing') this.#take(record);
  }

  /** Erases a message from this device, whatever its state; the one in {@link state} unless another is named. */
  async forget(key = this.#key): Promise<void> {
    if (key === undefined) return;
    await (await this.#open()).remove(key);
    if (key === this.#key) this.leave();
  }

  get #mayQueue(): boolean {
    return this.options.mayQueue?.() ?? true;
  }

  /** Everything of the form's scope on this device, but the message in {@link state}. */
  get #others(): readonly MessageRecord[] {
    const scope = this.#mayQueue ? this.options.scope?.() : undefined;
    return this.#records.filter(
      ({key, base, unit}) => key !== this.#key && base === scope?.base.href && unit === scope.unit,
    );
  }

  /** @param corrected the key of the refused message that this one is the correction of */
  async #sendThroughOutbox(outbox: Outbox, record: WaitingRecord, corrected: string | undefined): Promise<void> {
    const isKept = this.#key === record.key;
    this.#key = record.key;
    if (!isKept) this.#kept = await outbox.put(record);
    if (corrected !== undefined) await outbox.remove(corrected);
    await this.#flush(outbox, record.key);
  }

  async #flush(outbox: Outbox, key: string): Promise<void> {
    try {
      await outbox.flush({first: key});
    } finally {
      this.#isSending = false;
      await this.#look();
    }
  }

  async #sendOnly(record: WaitingRecord): Promise<void> {
    const outcome = await attempt(record, new AbortController().signal);
    this.#isSending = false;
    if (outcome.kind === 'sent') {
      this.#current = undefined;
      this.#settle({status: 'sent', receipt: outcome.receipt, secret: record.feedback.lookup_secret ?? null});
    } else if (outcome.kind === 'refused' && outcome.error.fields.length > 0) {
      const {fields, message} = outcome.error;
      this.#settle({status: 'refused', errors: fields, problem: message, feedback: record.feedback});
    } else {
      this.#settle({status: 'failed', error: outcome.error});
    }
  }

  /** Looks what the outbox knows of the message, and of those that earlier pages left. */
  async #look(): Promise<void> {
    if (!this.#outbox) return;
    this.#records = await this.#outbox.records();
    const record = this.#records.find(({key}) => key === this.#key);
    if (record) this.#take(record);
    else if (this.#state.status === 'waiting' || (this.#state.status === 'sending' && !this.#isSending)) this.leave();
    this.host.requestUpdate();
  }

  #take(record: MessageRecord): void {
    this.#key = record.key;
    switch (record.state) {
      case 'sent':
        this.#current = undefined;
        this.#settle({status: 'sent', receipt: record.receipt, secret: record.secret});
        return;
      case 'refused': {
        this.#current = undefined;
        const {errors, problem, feedback} = record;
        this.#settle({status: 'refused', errors, problem, feedback});
        return;
      }
      case 'waiting':
        if (!this.#isSending) this.#settle(this.#waitingFor(record));
    }
  }

  #waitingFor({createdAt, feedback}: WaitingRecord): SendingState {
    return {status: 'waiting', since: new Date(createdAt), kept: this.#kept, feedback};
  }

  #settle(state: SendingState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.host.requestUpdate();
    this.options.onChange?.(state);
  }
}
