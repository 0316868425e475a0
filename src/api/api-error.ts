import type {FieldError} from './types.js';

/**
 * Why a request to the common API gave nothing usable.
 *
 * - `network`: no answer at all (offline, name not found, refused by CORS)
 * - `timeout`: no whole answer in time
 * - `unavailable`: the service or something before it failed (5xx)
 * - `busy`: too many requests (429)
 * - `unauthorized`: the token is unknown or no longer valid (401)
 * - `forbidden`: the token's role or units, or the page's origin, do not allow it (403)
 * - `not-found`: what was asked for is not there (404)
 * - `conflict`: another request for the same thing is under way or came before (409)
 * - `refused`: the request was wrong (any other 4xx)
 * - `outdated`: the answer holds for a moment too long ago to be shown
 * - `unreadable`: an answer that is not what the contract promises, such as a proxy's HTML page
 * - `unconfigured`: the page does not say where the API is
 */
export type ApiErrorKind =
  | 'network'
  | 'timeout'
  | 'unavailable'
  | 'busy'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'refused'
  | 'outdated'
  | 'unreadable'
  | 'unconfigured';

const PASSING: ReadonlySet<ApiErrorKind> = new Set([
  'network',
  'timeout',
  'unavailable',
  'busy',
  'conflict',
  'outdated',
  'unreadable',
]);

/** What is known of the answer that a failed request did get. */
export interface RefusingAnswer {
  readonly status?: number;
  /** How long the answer asks to wait before the next try, in milliseconds (`Retry-After`). */
  readonly retryAfterMs?: number;
  /** Whether it was the API's own problem document; a proxy's page is none. */
  readonly isProblem?: boolean;
}

/** A request to the common API that failed. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /**
   * @param kind what went wrong
   * @param fields what the API found wrong with which field or parameter
   * @param detail the API's own sentence, for the console
   * @param answer the answer it got, if any
   */
  constructor(
    readonly kind: ApiErrorKind,
    readonly fields: readonly FieldError[] = [],
    detail = '',
    readonly answer: RefusingAnswer = {},
  ) {
    super(detail || kind);
  }

  /** Whether the same request may succeed later, so that trying again makes sense. */
  get isPassing(): boolean {
    return PASSING.has(this.kind);
  }
}

/** Makes any failure one that the widgets have words for. */
export const toApiError = (cause: unknown): ApiError =>
  cause instanceof ApiError ? cause : new ApiError('unreadable', [], String(cause));
