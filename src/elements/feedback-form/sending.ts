import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ApiError} from '../../api/api-error.js';
import {attempt} from '../../api/outbox/attempt.js';
import {type Outbox, pageOutbox} from '../../api/outbox/outbox.js';
import {type MessageRecord, newRecord, type WaitingRecord} from '../../api/outbox/record.js';
import type {Kept} from '../../api/outbox/record-store.js';
import type {FeedbackReceipt, FeedbackRequest, FieldError} from '../../api/types.js';

/**
 * What has become of the message.
 *
 * - `editing`: it is being written
 * - `sending`: it is on its way
 * - `sent`: the API has it; with the look-up secret that went along, if one did
 * - `waiting`: it is kept, on the device or as long as the page is open, and sent on its own
 * - `refused`: it is to be corrected
 * - `failed`: it was neither sent nor kept
 *
 * `feedback` is what was written, also where an earlier page wrote it.
 */
export type SendingState =
  | {readonly status: 'editing'}
  | {readonly status: 'sending'}
  | {readonly status: 'sent'; readonly receipt: FeedbackReceipt; readonly secret: string | null}
  | {readonly status: 'waiting'; readonly since: Date; readonly kept: Kept; readonly feedback: FeedbackRequest}
  | {
      readonly status: 'refused';
      readonly errors: readonly FieldError[];
      readonly problem: string;
      readonly feedback: FeedbackRequest;
    }
  | {readonly status: 'failed'; readonly error: ApiError};

export interface SendingOptions {
  /** Whether messages may be kept on the device; asked at each sending. Yes unless told otherwise. */
  readonly mayQueue?: () => boolean;
  /**
   * Whose messages from earlier pages this form takes up again: those to this unit through this API. Asked at each update; none
   * while it is undefined.
   */
  readonly scope?: () => {readonly base: URL; readonly unit: string} | undefined;
  /** Told of each new state, also of one that comes later by itself: a waiting message that was sent. */
  readonly onChange?: (state: SendingState) => void;
}

/** What makes a message the same as another; how long it took and its secret are of the sending, not of the message. */
const bodyOf = ({base, feedback}: WaitingRecord): string =>
  JSON.stringify([base, {...feedback, seconds_taken: undefined, lookup_secret: undefined}]);

/**
 * Sends a message through the outbox of the page and follows it to its end, across reloads and tabs: what an earlier page left in
 * the form's {@link SendingOptions.scope} is taken up again, a receipt before anything else.
 */
export class Sending implements ReactiveController {
  #state: SendingState = {status: 'editing'};
  #records: readonly MessageRecord[] = [];
  #current: WaitingRecord | undefined;
  #key: string | undefined;
  #kept: Kept = 'device';
  #isSending = false;
  #scope = '';
  #unsubscribe: (() => void) | undefined;
  readonly #setAside = new Set<string>();

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

  /** The other messages of the form's scope that are kept on this device, the oldest first. */
  get others(): readonly MessageRecord[] {
    const scope = this.options.scope?.();
    return this.#records.filter(
      ({key, base, unit}) => key !== this.#key && base === scope?.base.href && unit === scope.unit,
    );
  }

  hostConnected(): void {
    this.#unsubscribe = this.#outbox.subscribe(() => void this.#look());
    this.#scope = '';
  }

  hostUpdate(): void {
    const scope = this.options.scope?.();
    const id = scope && this.#mayQueue ? `${scope.base.href} ${scope.unit}` : '';
    if (id === this.#scope) return;
    this.#scope = id;
    if (id) void this.#look();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Sends the message; the outcome is in {@link state}. Sending the same message again is another attempt at the same one. */
  async send(base: URL, feedback: FeedbackRequest): Promise<void> {
    const record = newRecord(base, feedback);
    const current = this.#current && bodyOf(this.#current) === bodyOf(record) ? this.#current : record;
    const corrected = this.#state.status === 'refused' ? this.#key : undefined;
    this.#current = current;
    this.#isSending = true;
    this.#settle({status: 'sending'});
    await (this.#mayQueue ? this.#sendThroughOutbox(current, corrected) : this.#sendOnly(current));
  }

  /** Tries at once to send a message that waits, or that failed. */
  async retry(): Promise<void> {
    if (this.#isSending) return;
    if (this.#state.status === 'failed' && this.#current) {
      await this.send(new URL(this.#current.base), this.#current.feedback);
    } else if (this.#state.status === 'waiting' && this.#key) {
      this.#isSending = true;
      this.#settle({status: 'sending'});
      await this.#flush(this.#key);
    }
  }

  /**
   * Back to writing. A receipt that was read and a refusal that was taken note of are erased from the device; a message that waits
   * goes on waiting, among the {@link others}.
   */
  reset(): void {
    const key = this.#key;
    if (key && this.#state.status === 'waiting') this.#setAside.add(key);
    else if (key) void this.forget(key);
    this.#key = undefined;
    this.#current = undefined;
    this.#settle({status: 'editing'});
  }

  /** Erases a message from this device, whatever its state; the one in {@link state} unless another is named. */
  async forget(key = this.#key): Promise<void> {
    if (key === undefined) return;
    if (key === this.#key) {
      this.#key = undefined;
      this.#current = undefined;
      this.#settle({status: 'editing'});
    }
    await this.#outbox.remove(key);
  }

  get #outbox(): Outbox {
    return pageOutbox();
  }

  get #mayQueue(): boolean {
    return this.options.mayQueue?.() ?? true;
  }

  /** @param corrected the key of the refused message that this one is the correction of */
  async #sendThroughOutbox(record: WaitingRecord, corrected: string | undefined): Promise<void> {
    const isKept = this.#key === record.key;
    this.#key = record.key;
    if (!isKept) this.#kept = await this.#outbox.put(record);
    if (corrected !== undefined) await this.#outbox.remove(corrected);
    await this.#flush(record.key);
  }

  async #flush(key: string): Promise<void> {
    try {
      await this.#outbox.flush({first: key});
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

  /** Looks what the outbox knows of the message, or of one that an earlier page left. */
  async #look(): Promise<void> {
    this.#records = await this.#outbox.records();
    const record = this.#records.find(({key}) => key === this.#key) ?? this.#left();
    if (record) this.#take(record);
    else if (this.#state.status === 'waiting' || (this.#state.status === 'sending' && !this.#isSending)) this.reset();
    this.host.requestUpdate();
  }

  /** What an earlier page left, if nothing is being sent: a receipt, else what is to be corrected, else what waits. */
  #left(): MessageRecord | undefined {
    if (this.#state.status !== 'editing' || !this.#mayQueue) return undefined;
    const left = this.others.filter(({key}) => !this.#setAside.has(key));
    return (['sent', 'refused', 'waiting'] as const).flatMap((state) => left.filter((one) => one.state === state))[0];
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
