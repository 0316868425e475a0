import {ApiError} from '../api-error.js';
import {warnOnce} from '../warn-once.js';

/** Tells the webmaster in the console, once for each page, why a feed gives no news. */
export function tellWebmaster(url: string, reason: string): void {
  warnOnce(`Nguồn tin ${url}: ${reason}`);
}

/** The error for a feed that cannot be used, of which the webmaster is told. */
export function unusable(url: string, reason: string): ApiError {
  tellWebmaster(url, reason);
  return new ApiError('unreadable', [], `${url}: ${reason}`);
}
