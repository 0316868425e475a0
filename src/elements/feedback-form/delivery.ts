import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Outbox} from '../../api/outbox/outbox.js';
import {newRecord, type MessageRecord, type RefusedRecord, type WaitingRecord} from '../../api/outbox/record.js';
import type {Durability} from '../../api/outbox/storage.js';
import type {FeedbackRequest} from '../../api/types.js';
import type {FormState} from './form-controller.js';

/** Where the state of the form is kept. */
export interface StateHolder {
  readonly state: FormState;
  enter(state: FormState): void;
}

export interface DeliveryOptions {
  /** Whether messages may be kept on the device; asked at each sending. Yes unless told otherwise. */
  readonly mayQueue?: () => boolean;
  /**
   * Of which messages from earlier pages this form tells: those to this unit through this API. Asked at each update; none while it
   * is undefined.
   */
  readonly scope?: () => {readonly base: URL; readonly unit: string} | undefined;
  /** Told once a message is in the outbox, which from then on answers for its words. */
  readonly onKept?: () => void;
  /** Told of each new state, also of one that comes later by itself: a waiting message that was sent. */
  readonly onChange?: (state: FormState) => void;
}

/** What makes a message the same as another; how long it took and its secret are of the sending, not of the message. */
const bodyOf = ({base, feedback}: WaitingRecord): string =>
  JSON.stringify([base, {...feedback, seconds_taken: undefined, lookup_secret: undefined}]);

/** A message of an earlier page, whose writer need not be who looks at this one. */
export type LeftRecord = Exclude<MessageRecord, WaitingRecord>;

/**
 * Sends a message through the outbox of the page and follows it to its end. What an earlier page left in the form's
 * {@link DeliveryOptions.scope} is known here too, and taken up only when the reader wishes: the machine may have passed into other
 * hands.
 */
export class Delivery implements ReactiveController {
  #records: readonly MessageRecord[] = [];
  #current: WaitingRecord | undefined;
  #key: string | undefined;
  #scope = '';
  #unsubscribe: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly holder: StateHolder,
    private readonly outbox: Outbox,
    private readonly options: DeliveryOptions = {},
  ) {
    host.addController(this);
  }

  get #state(): FormState {
    return this.holder.state;
  }

  /** The other messages that wait on this device, the oldest first. */
  get others(): readonly WaitingRecord[] {
    return this.#others.filter((record) => record.state === 'waiting');
  }

  /** Where a message that waits is kept. */
  durabilityOf({key}: WaitingRecord): Durability {
    return this.outbox.durabilityOf(key);
  }

  /** What came of a message of an earlier page and was not seen yet: a receipt, else what is to be corrected. */
  get left(): LeftRecord | undefined {
    const [sent, refused] = (['sent', 'refused'] as const).map((state) =>
      this.#others.find((record): record is LeftRecord => record.state === state),
    );
    return sent ?? refused;
  }

  hostConnected(): void {
    this.#unsubscribe = this.outbox.subscribe(() => void this.look());
    this.#scope = '';
    // one that comes after the element is connected is not updated with it
    this.hostUpdate();
  }

  hostUpdate(): void {
    const scope = this.options.scope?.();
    const id = scope && this.#mayQueue ? `${scope.base.href} ${scope.unit}` : '';
    if (id === this.#scope) return;
    this.#scope = id;
    if (id) void this.look();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Sends the message; the outcome is a state. Sending the same message again is another attempt at the same one. */
  async send(base: URL, feedback: FeedbackRequest): Promise<void> {
    const record = newRecord(base, feedback);
    const current = this.#current && bodyOf(this.#current) === bodyOf(record) ? this.#current : record;
    const corrected = this.#state.status === 'refused' ? this.#key : undefined;
    this.#current = current;
    this.#enter({status: 'sending'});
    await (this.#mayQueue ? this.#sendThroughOutbox(current, corrected) : this.#sendOnce(current));
  }

  /** Tries at once to send a message that waits; the one in the form's state unless another is named. */
  async retry(key = this.#key): Promise<void> {
    if (this.#state.status === 'sending' || key === undefined) return;
    if (key !== this.#key) {
      await this.outbox.flush({first: key});
    } else if (this.#state.status === 'waiting') {
      this.#enter({status: 'sending'});
      await this.#flush(key);
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
    this.#enter({status: 'editing'});
  }

  /** The receipt was seen: it is erased from the device, and lasts as long as this page. */
  async seen(): Promise<void> {
    const key = this.#key;
    if (key === undefined || this.#state.status !== 'sent') return;
    this.#key = undefined;
    this.#records = this.#records.filter((record) => record.key !== key);
    await this.outbox.remove(key);
  }

  /** Takes up a message of an earlier page: its correction takes its place. */
  correct(record: RefusedRecord): void {
    if (this.#state.status === 'editing') this.#take(record);
  }

  /** Erases a message from this device, whatever its state; the one in the form's state unless another is named. */
  async forget(key = this.#key): Promise<void> {
    if (key === undefined) return;
    await this.outbox.remove(key);
    if (key === this.#key) this.leave();
  }

  get #mayQueue(): boolean {
    return this.options.mayQueue?.() ?? true;
  }

  /** Everything of the form's scope on this device, but the message in the form's state. */
  get #others(): readonly MessageRecord[] {
    const scope = this.#mayQueue ? this.options.scope?.() : undefined;
    return this.#records.filter(
      ({key, base, unit}) => key !== this.#key && base === scope?.base.href && unit === scope.unit,
    );
  }

  /** @param corrected the key of the refused message that this one is the correction of */
  async #sendThroughOutbox(record: WaitingRecord, corrected: string | undefined): Promise<void> {
    const isKept = this.#key === record.key;
    this.#key = record.key;
    if (!isKept) await this.outbox.put(record);
    this.options.onKept?.();
    if (corrected !== undefined) await this.outbox.remove(corrected);
    await this.#flush(record.key);
  }

  async #flush(key: string): Promise<void> {
    try {
      await this.outbox.flush({first: key});
    } finally {
      await this.look(key === this.#key);
    }
  }

  async #sendOnce(record: WaitingRecord): Promise<void> {
    const outcome = await this.outbox.sendOnce(record);
    // its form was left meanwhile, and whoever is there now need not be its writer
    if (this.#current !== record) return;
    if (outcome.kind === 'sent') {
      this.#current = undefined;
      this.#enter({status: 'sent', receipt: outcome.receipt, secret: record.feedback.lookup_secret ?? null});
    } else if (outcome.kind === 'refused' && outcome.error.fields.length > 0) {
      const {fields, message} = outcome.error;
      this.#enter({status: 'refused', errors: fields, problem: message, feedback: record.feedback});
    } else {
      this.#enter({status: 'failed', error: outcome.error, unsent: null});
    }
  }

  /**
   * Looks what the outbox knows of the message, and of those that earlier pages left.
   *
   * @param isAttemptOver whether what waits has been tried, so that it is no longer on its way
   */
  async look(isAttemptOver = false): Promise<void> {
    this.#records = await this.outbox.records();
    const record = this.#records.find(({key}) => key === this.#key);
    const {status} = this.#state;
    if (record) this.#take(record, isAttemptOver);
    else if (status === 'waiting' || (status === 'sending' && isAttemptOver)) this.leave();
    this.host.requestUpdate();
  }

  #take(record: MessageRecord, isAttemptOver = false): void {
    this.#key = record.key;
    switch (record.state) {
      case 'sent':
        this.#current = undefined;
        this.#enter({status: 'sent', receipt: record.receipt, secret: record.secret});
        return;
      case 'refused': {
        this.#current = undefined;
        const {errors, problem, feedback} = record;
        this.#enter({status: 'refused', errors, problem, feedback});
        return;
      }
      case 'waiting': {
        if (this.#state.status === 'sending' && !isAttemptOver) return;
        const {createdAt, feedback} = record;
        this.#enter({status: 'waiting', since: new Date(createdAt), kept: this.durabilityOf(record), feedback});
      }
    }
  }

  #enter(state: FormState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.holder.enter(state);
    this.options.onChange?.(state);
  }
}
