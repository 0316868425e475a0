import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {lookUpFeedback, withdrawFeedback} from '../../api/feedback.js';
import type {FeedbackStatus} from '../../api/types.js';
import {normalized} from '../../vietnamese/normalized.js';

/** How far the sender has come in asking after their message. */
export type LookupState =
  | {readonly status: 'asking'}
  | {readonly status: 'looking'}
  /** Wrong code or wrong secret: which of them is nobody's business. */
  | {readonly status: 'unknown'}
  | {readonly status: 'failed'; readonly error: ApiError}
  | {readonly status: 'found'; readonly feedback: FeedbackStatus; readonly withdrawal: Withdrawal};

/** How far the sender has come in withdrawing a message. */
export type Withdrawal =
  {readonly step: 'none' | 'asking' | 'under-way' | 'done'} | {readonly step: 'failed'; readonly error: ApiError};

const grouped = (text: string): string => text.match(/.{1,4}/g)?.join('-') ?? '';
const bare = (text: string): string =>
  normalized(text, 'NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** A receipt code as the API writes it, however it was copied by hand. */
export function normalCode(text: string): string {
  const letters = bare(text);
  return letters.length < 9 ? letters : `${letters.slice(0, -8)}-${grouped(letters.slice(-8))}`;
}

/** A look-up secret as the API writes it, however it was copied by hand. */
export const normalSecret = (text: string): string => grouped(bare(text));

/** The contract's ReceiptCode and LookupSecret. */
const CODE = /^[A-Z]{2,4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/;
const SECRET = /^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$/;

const asError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError('unreadable', [], String(cause));

/** Asks after a message by its code and secret, and withdraws it. */
export class Lookup implements ReactiveController {
  #state: LookupState = {status: 'asking'};
  #reference = {code: '', secret: ''};
  #asking: AbortController | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get state(): LookupState {
    return this.#state;
  }

  hostDisconnected(): void {
    this.#asking?.abort();
  }

  /** Asks; the outcome is in {@link state}. */
  async look(base: URL, code: string, secret: string): Promise<void> {
    if (this.#state.status === 'looking') return;
    this.#reference = {code: normalCode(code), secret: normalSecret(secret)};
    if (!CODE.test(this.#reference.code) || !SECRET.test(this.#reference.secret)) {
      this.#settle({status: 'unknown'});
      return;
    }
    const {signal} = (this.#asking = new AbortController());
    this.#settle({status: 'looking'});
    try {
      const feedback = await lookUpFeedback(base, this.#reference.code, this.#reference.secret, signal);
      this.#settle({status: 'found', feedback, withdrawal: {step: 'none'}});
    } catch (cause) {
      const error = asError(cause);
      if (signal.aborted) this.#settle({status: 'asking'});
      else if (error.kind === 'not-found' || error.kind === 'refused') this.#settle({status: 'unknown'});
      else this.#settle({status: 'failed', error});
    }
  }

  /** Asks the sender whether they mean it, or takes the question back. */
  askToWithdraw(isAsking: boolean): void {
    this.#withdrawal({step: isAsking ? 'asking' : 'none'});
  }

  /** Withdraws the message that was found. */
  async withdraw(base: URL): Promise<void> {
    if (this.#state.status !== 'found' || this.#state.withdrawal.step === 'under-way') return;
    const {signal} = (this.#asking = new AbortController());
    this.#withdrawal({step: 'under-way'});
    try {
      const feedback = await withdrawFeedback(base, this.#reference.code, this.#reference.secret, signal);
      this.#settle({status: 'found', feedback, withdrawal: {step: 'done'}});
    } catch (cause) {
      this.#withdrawal({step: 'failed', error: asError(cause)});
    }
  }

  /** Back to the question for the two codes. */
  reset(): void {
    this.#asking?.abort();
    this.#settle({status: 'asking'});
  }

  #withdrawal(withdrawal: Withdrawal): void {
    if (this.#state.status === 'found') this.#settle({...this.#state, withdrawal});
  }

  #settle(state: LookupState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}
