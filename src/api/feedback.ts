import {ApiError} from './api-error.js';
import {exchange} from './exchange.js';
import {isReceipt} from './shapes.js';
import type {FeedbackReceipt, FeedbackRequest} from './types.js';

/**
 * Makes the key that names one message for good. Repeating a request under its key stores nothing twice. Works on plain http,
 * where `crypto.randomUUID` is missing.
 */
export function makeIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a message and waits until it is stored.
 *
 * @param key the same for every attempt at the same message
 * @throws {ApiError} of kind `refused` with the fields to correct, or a passing kind when it may be tried again
 */
export async function sendFeedback(
  base: URL,
  feedback: FeedbackRequest,
  key: string,
  signal: AbortSignal,
): Promise<FeedbackReceipt> {
  const {body} = await exchange(
    new URL('v1/feedback', base).href,
    {
      method: 'POST',
      headers: {'content-type': 'application/json', 'idempotency-key': key},
      body: JSON.stringify(feedback),
    },
    signal,
  );
  if (!isReceipt(body)) throw new ApiError('unreadable', [], 'No receipt in the answer.');
  return body;
}
