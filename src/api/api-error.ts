import type {FieldError} from './types.js';

/**
 * Why a request to the common API gave nothing usable.
 *
 * - `network`: no answer at all (offline, name not found, refused by CORS)
 * - `timeout`: no whole answer in time
 * - `unavailable`: the service or something before it failed (5xx)
 * - `busy`: too many requests (429)
 * - `not-found`: what was asked for is not there (404)
 * - `refused`: the request was wrong (any other 4xx)
 * - `unreadable`: an answer that is not what the contract promises, such as a proxy's HTML page
 * - `unconfigured`: the page does not say where the API is
 */
export type ApiErrorKind =
  'network' | 'timeout' | 'unavailable' | 'busy' | 'not-found' | 'refused' | 'unreadable' | 'unconfigured';

const PASSING: ReadonlySet<ApiErrorKind> = new Set(['network', 'timeout', 'unavailable', 'busy', 'unreadable']);

/** A request to the common API that failed. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /**
   * @param kind what went wrong
   * @param fields what the API found wrong with which field or parameter
   * @param detail the API's own sentence, for the console
   */
  constructor(
    readonly kind: ApiErrorKind,
    readonly fields: readonly FieldError[] = [],
    detail = '',
  ) {
    super(detail || kind);
  }

  /** Whether the same request may succeed later, so that trying again makes sense. */
  get isPassing(): boolean {
    return PASSING.has(this.kind);
  }
}
