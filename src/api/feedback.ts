import {hasStrings, isNamed, isObject} from '../shared/guards.js';
import {ApiError} from './api-error.js';
import {address, answerTo, type ApiRequest, exchange} from './client.js';
import {isPageOf, pageTime} from './guards.js';
import type {AreaList, FeedbackReceipt, FeedbackRequest, FeedbackStatus, RatingRequest} from './types.js';

export const isReceipt = (value: unknown): value is FeedbackReceipt =>
  isObject(value) && hasStrings(value, 'code', 'received_at');

const isFeedbackStatus = (value: unknown): value is FeedbackStatus =>
  isObject(value) &&
  hasStrings(value, 'code', 'status', 'received_at') &&
  isNamed(value['unit']) &&
  Array.isArray(value['history']) &&
  value['history'].every((step) => isObject(step) && hasStrings(step, 'status', 'at')) &&
  (value['reply'] === null || (isObject(value['reply']) && hasStrings(value['reply'], 'text', 'at')));

/**
 * Makes the key that names one message for good. Repeating a request under its key stores nothing twice. Works on plain http,
 * where `crypto.randomUUID` is missing.
 */
export function makeIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The digits and letters that are not mistaken for each other when read out or copied by hand (the contract's LookupSecret). */
const SECRET_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_LENGTH = 12;

/**
 * Makes the secret that opens look-up and withdrawal together with the receipt code, such as `K4WN-7QXD-M2PT`: every character is
 * equally likely.
 */
export function makeLookupSecret(): string {
  // a byte above the last whole multiple of the alphabet would favour its first characters
  const limit = 256 - (256 % SECRET_ALPHABET.length);
  let secret = '';
  while (secret.length < SECRET_LENGTH) {
    const bytes = crypto.getRandomValues(new Uint8Array(SECRET_LENGTH * 2));
    for (const byte of bytes) if (byte < limit) secret += SECRET_ALPHABET.charAt(byte % SECRET_ALPHABET.length);
  }
  return `${secret.slice(0, 4)}-${secret.slice(4, 8)}-${secret.slice(8, 12)}`;
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
  const {body} = await exchange(new URL('v1/feedback', base).href, post(feedback, key), signal);
  if (!isReceipt(body)) throw new ApiError('unreadable', [], 'No receipt in the answer.');
  return body;
}

/**
 * Sends an answer to «Bài viết có hữu ích?» and waits until it is counted. Nothing about the reader goes with it, nor the address of
 * the page.
 *
 * @param key the same for every attempt, and for another answer of one who changes their mind
 * @throws {ApiError} as {@link sendFeedback} does
 */
export function sendRating(base: URL, rating: RatingRequest, key: string, signal: AbortSignal): Promise<void> {
  const init = {...post(rating, key), referrerPolicy: 'no-referrer'} as const;
  return answerTo(new URL('v1/ratings', base).href, init, signal, ({status}) =>
    // a hotel's sign-in page is a success too, but none of the API
    status === 204 ? Promise.resolve() : Promise.reject(new ApiError('unreadable', [], 'Not counted.')),
  );
}

const post = (body: object, key: string): RequestInit => ({
  method: 'POST',
  headers: {'content-type': 'application/json', 'idempotency-key': key},
  body: JSON.stringify(body),
});

async function askAbout(
  url: URL,
  reference: {readonly code: string; readonly secret: string},
  signal: AbortSignal,
): Promise<FeedbackStatus> {
  const init = {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(reference),
  };
  const {body} = await exchange(url.href, init, signal);
  if (!isFeedbackStatus(body)) throw new ApiError('unreadable', [], 'No state of a message in the answer.');
  return body;
}

/**
 * Tells how far a message has come, with the unit's reply if there is one.
 *
 * @param code the receipt code
 * @param secret the look-up secret that was sent along with the message
 * @throws {ApiError} of kind `not-found` when no message has this code and secret, `busy` after too many tries
 */
export function lookUpFeedback(base: URL, code: string, secret: string, signal: AbortSignal): Promise<FeedbackStatus> {
  return askAbout(new URL('v1/feedback/lookup', base), {code, secret}, signal);
}

/**
 * Erases the personal data of a message at its sender's wish.
 *
 * @throws {ApiError} as {@link lookUpFeedback} does
 */
export function withdrawFeedback(
  base: URL,
  code: string,
  secret: string,
  signal: AbortSignal,
): Promise<FeedbackStatus> {
  return askAbout(new URL('v1/feedback/withdraw', base), {code, secret}, signal);
}

export const isAreaList = (value: unknown): value is AreaList =>
  isPageOf((item) => isObject(item) && hasStrings(item, 'code', 'name'), value);

/** The provinces and cities of today, in Vietnamese alphabetical order. */
export const provincesRequest = (base: URL): ApiRequest<AreaList> => ({
  url: address(base, 'v1/areas'),
  isShape: isAreaList,
  asOf: pageTime,
});

/** The communes, wards and special zones of a province, by its two-digit code. */
export const communesRequest = (base: URL, province: string): ApiRequest<AreaList> => ({
  url: address(base, `v1/areas/${encodeURIComponent(province)}`),
  isShape: isAreaList,
  asOf: pageTime,
});
