import {type ApiError, toApiError} from '../api-error.js';
import {sendFeedback, sendRating} from '../feedback.js';
import type {FeedbackReceipt} from '../types.js';
import type {RatingRecord, WaitingRecord} from './record.js';

/** What one attempt at a message came to, or at something else that has no receipt. */
export type Outcome<Receipt = FeedbackReceipt> =
  | {readonly kind: 'sent'; readonly receipt: Receipt}
  | {readonly kind: 'refused'; readonly error: ApiError}
  | {readonly kind: 'postponed'; readonly error: ApiError};

/** The API's own refusals that no repetition changes. */
const FINAL_STATUSES: ReadonlySet<number> = new Set([400, 403, 404, 413, 415, 422]);

/** What a sender cannot correct: a proof of work that came too late, or not at all. */
const isAboutProof = (error: ApiError): boolean =>
  error.fields.some(({code}) => code === 'proof_required' || code === 'proof_invalid');

/**
 * Whether the API will never take the message as it is. A proxy's page is not the API's word, whatever status it carries; only
 * where it finds the message too large (413) the same proxy will find so again.
 */
function isFinal(error: ApiError): boolean {
  const {status, isProblem} = error.answer;
  if (status === 413) return true;
  return isProblem === true && status !== undefined && FINAL_STATUSES.has(status) && !isAboutProof(error);
}

async function deliver({base, feedback, key}: WaitingRecord, signal: AbortSignal): Promise<FeedbackReceipt> {
  const api = new URL(base);
  try {
    return await sendFeedback(api, feedback, key, signal);
  } catch (cause) {
    const error = toApiError(cause);
    if (!isAboutProof(error)) throw error;
    const {proofFor} = await import('../proof.js');
    return await sendFeedback(api, {...feedback, proof: await proofFor(api, signal)}, key, signal);
  }
}

/** Tries once to send a message, with a proof of work where the API asks for one. Never rejects. */
export const attempt = (record: WaitingRecord, signal: AbortSignal): Promise<Outcome> =>
  outcomeOf(deliver(record, signal));

/** Tries once to send an answer to «Bài viết có hữu ích?». Never rejects. */
export const attemptRating = (
  {base, unit, article, rating, key}: RatingRecord,
  signal: AbortSignal,
): Promise<Outcome<void>> => outcomeOf(sendRating(new URL(base), {unit, article, rating}, key, signal));

async function outcomeOf<Receipt>(delivery: Promise<Receipt>): Promise<Outcome<Receipt>> {
  try {
    return {kind: 'sent', receipt: await delivery};
  } catch (cause) {
    const error = toApiError(cause);
    return {kind: isFinal(error) ? 'refused' : 'postponed', error};
  }
}

/** The first wait, at most; each further one may be twice as long. */
const FIRST_MS = 2_000;

/** No wait is longer, whatever an answer asks for: a reader who is back should not look at a waiting message for an hour. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * How long to wait before the next attempt, in milliseconds: exponential, and drawn from the whole range, so that the browsers of a
 * province do not come back all at once after a failure.
 *
 * @param attempts how many attempts have failed, at least 1
 * @param retryAfterMs the wait that the answer asked for
 * @param random from 0 up to 1
 */
export function waitAfter(attempts: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_MS * 2 ** Math.max(0, attempts - 1));
  return Math.min(LONGEST_WAIT_MS, Math.round(retryAfterMs + random() * ceiling));
}

/** Whether an attempt is due. A moment further away than any wait was noted by a clock that has jumped since. */
export function isDue(nextAttemptAt: number, now: number): boolean {
  return nextAttemptAt <= now || nextAttemptAt > now + LONGEST_WAIT_MS;
}
