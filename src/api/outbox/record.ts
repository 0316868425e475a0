import {type Fields, hasStrings, isObject} from '../../shared/guards.js';
import type {ApiErrorKind} from '../api-error.js';
import {isReceipt, makeIdempotencyKey} from '../feedback.js';
import type {FeedbackReceipt, FeedbackRequest, FieldError, RatingRequest} from '../types.js';

/** What everything in the outbox is known by. Times are milliseconds since 1970. */
interface Known {
  /** The idempotency key: the same for every attempt. */
  readonly key: string;
  /** The base address of the API it goes to. */
  readonly base: string;
  /** The unit that receives it. */
  readonly unit: string;
  readonly createdAt: number;
}

/** How the sending of something goes. */
interface Attempted {
  readonly attempts: number;
  readonly nextAttemptAt: number;
  /** Why the last attempt failed; null before the first. */
  readonly lastError: ApiErrorKind | null;
}

/** A message that is still to be sent. */
export interface WaitingRecord extends Known, Attempted {
  readonly state: 'waiting';
  /** Byte for byte what the first attempt sent: the API takes another body under the same key for a mistake. */
  readonly feedback: FeedbackRequest;
}

/** A message that is stored by the API. What was written is not kept any longer, only what opens look-up. */
export interface SentRecord extends Known {
  readonly state: 'sent';
  readonly receipt: FeedbackReceipt;
  readonly secret: string | null;
}

/** A message that the API will never take as it is, with what was written, so that its writer can correct it. */
export interface RefusedRecord extends Known {
  readonly state: 'refused';
  readonly feedback: FeedbackRequest;
  readonly errors: readonly FieldError[];
  /** The API's own sentence. */
  readonly problem: string;
}

/** What has become of a message. */
export type MessageRecord = WaitingRecord | SentRecord | RefusedRecord;

/**
 * An answer to «Bài viết có hữu ích?» that is still to be sent. Once the API has it, or will never take it, nothing of it is kept:
 * its reader is not asked and not told.
 */
export interface RatingRecord extends Known, Attempted, Pick<RatingRequest, 'article' | 'rating'> {
  readonly state: 'rating';
  /** Whether it may be kept only as long as the page is open. */
  readonly isForPage: boolean;
}

/** What the outbox still has to send. */
export type UnsentRecord = WaitingRecord | RatingRecord;

export type OutboxRecord = MessageRecord | RatingRecord;

/** How long anything is kept on the reader's device. */
export const KEEP_MS = 14 * 24 * 60 * 60 * 1000;

/** A clock that shows a moment outside these years is broken: an empty battery starts them at 1970 or the day of manufacture. */
const PLAUSIBLE = {from: Date.UTC(2025, 0), to: Date.UTC(2050, 0)};
const isPlausible = (moment: number): boolean => moment >= PLAUSIBLE.from && moment < PLAUSIBLE.to;

/** Makes the record of a message that nobody has tried to send yet. */
export function newRecord(base: URL, feedback: FeedbackRequest, now = Date.now()): WaitingRecord {
  return {
    key: makeIdempotencyKey(),
    base: base.href,
    unit: feedback.unit,
    createdAt: now,
    state: 'waiting',
    feedback,
    ...untried(now),
  };
}

/**
 * Makes the record of an answer that nobody has tried to send yet.
 *
 * @param isForPage whether it may be kept only as long as the page is open
 */
export function newRating(
  base: URL,
  {unit, article, rating}: RatingRequest,
  isForPage: boolean,
  now = Date.now(),
): RatingRecord {
  return {
    key: makeIdempotencyKey(),
    base: base.href,
    unit,
    createdAt: now,
    state: 'rating',
    article,
    rating,
    isForPage,
    ...untried(now),
  };
}

const untried = (now: number): Attempted => ({attempts: 0, nextAttemptAt: now, lastError: null});

/** What is left of a message once it is stored by the API. */
export function sentRecord(
  {key, base, unit, createdAt, feedback}: WaitingRecord,
  receipt: FeedbackReceipt,
): SentRecord {
  return {key, base, unit, createdAt, state: 'sent', receipt, secret: feedback.lookup_secret ?? null};
}

/** A message that comes back to its writer. */
export function refusedRecord(
  {key, base, unit, createdAt, feedback}: WaitingRecord,
  errors: readonly FieldError[],
  problem: string,
): RefusedRecord {
  return {key, base, unit, createdAt, state: 'refused', feedback, errors, problem};
}

/** Whether a record has been kept for as long as it may be. A broken clock, then or now, makes nothing old. */
export function isExpired({createdAt}: OutboxRecord, now: number): boolean {
  return isPlausible(createdAt) && isPlausible(now) && now - createdAt >= KEEP_MS;
}

/** The record as it is written: one that was dated by a broken clock counts from today. */
export function redated(record: OutboxRecord, now: number): OutboxRecord {
  const isWrong = !isPlausible(record.createdAt) || record.createdAt > now;
  return isWrong && isPlausible(now) ? {...record, createdAt: now} : record;
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const isFeedback = (value: unknown): value is FeedbackRequest =>
  hasStrings(value, 'form', 'unit', 'topic', 'message') && isObject(value['consent']);

/** The faults of a refused record; script libraries of old pages may have spoilt the list on its way through JSON. */
const isFault = (value: unknown): value is FieldError => hasStrings(value, 'code');

/** `URL.canParse` is younger than the phones that hold waiting messages. */
function isAddress(text: string): boolean {
  try {
    return new URL(text).href !== '';
  } catch {
    return false;
  }
}

function isKnown(value: Fields): boolean {
  const {key, base, unit, createdAt} = value;
  return isString(key) && key !== '' && isString(base) && isAddress(base) && isString(unit) && isTime(createdAt);
}

const isAttempted = ({attempts, nextAttemptAt}: Fields): boolean => isTime(attempts) && isTime(nextAttemptAt);

const isWaiting = (value: Fields): value is Fields & WaitingRecord =>
  value['state'] === 'waiting' && isFeedback(value['feedback']) && isAttempted(value);

const isRating = (value: Fields): value is Fields & RatingRecord =>
  value['state'] === 'rating' && isString(value['article']) && isString(value['rating']) && isAttempted(value);

const isSent = (value: Fields): value is Fields & SentRecord =>
  value['state'] === 'sent' && isReceipt(value['receipt']);

const isRefused = (value: Fields): value is Fields & RefusedRecord =>
  value['state'] === 'refused' && isFeedback(value['feedback']);

/** The record that a store gave back, or undefined for anything that cannot be read as one. */
export function readRecord(value: unknown): OutboxRecord | undefined {
  if (!isObject(value) || !isKnown(value)) return undefined;
  if (isWaiting(value) || isSent(value) || isRating(value)) return value;
  if (!isRefused(value)) return undefined;
  const {errors} = value;
  return {...value, errors: Array.isArray(errors) ? errors.filter(isFault) : []};
}
