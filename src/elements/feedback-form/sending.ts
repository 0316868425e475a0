import type {ReactiveControllerHost} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {makeIdempotencyKey, sendFeedback} from '../../api/feedback.js';
import type {FeedbackReceipt, FeedbackRequest} from '../../api/types.js';

/** What has become of the message. */
export type SendingState =
  | {readonly status: 'editing'}
  | {readonly status: 'sending'}
  | {readonly status: 'not-sent'; readonly error: ApiError}
  | {readonly status: 'sent'; readonly receipt: FeedbackReceipt};

/**
 * Sends a message and keeps the key of its first attempt: pressing again after a failure stores nothing twice, even if the first
 * attempt did arrive. A message that was changed in between is another message.
 */
export class Sending {
  #state: SendingState = {status: 'editing'};
  #attempt: {readonly body: string; readonly key: string} | undefined;

  constructor(private readonly host: ReactiveControllerHost) {}

  /** What has become of the message so far. */
  get state(): SendingState {
    return this.#state;
  }

  /** Sends the message; the outcome is in {@link state}. */
  async send(base: URL, feedback: FeedbackRequest): Promise<void> {
    const body = JSON.stringify(feedback);
    if (this.#attempt?.body !== body) this.#attempt = {body, key: makeIdempotencyKey()};
    this.#settle({status: 'sending'});
    try {
      const receipt = await sendFeedback(base, feedback, this.#attempt.key, new AbortController().signal);
      this.#attempt = undefined;
      this.#settle({status: 'sent', receipt});
    } catch (cause) {
      const error = cause instanceof ApiError ? cause : new ApiError('unreadable', [], String(cause));
      this.#settle({status: 'not-sent', error});
    }
  }

  /** Back to writing. */
  reset(): void {
    this.#settle({status: 'editing'});
  }

  #settle(state: SendingState): void {
    this.#state = state;
    this.host.requestUpdate();
  }
}
