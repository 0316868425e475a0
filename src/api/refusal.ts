import {hasStrings, isObject} from '../shared/guards.js';
import {ApiError, type ApiErrorKind} from './api-error.js';
import type {Problem} from './types.js';
import {warnOnce} from './warn-once.js';

const NO_API =
  'Ở địa chỉ này không có API dùng chung. Hãy kiểm tra địa chỉ API của trang: thuộc tính api của thẻ, <meta name="danvan-api">, hoặc nơi đặt danvan.js.';

const KINDS: ReadonlyMap<number, ApiErrorKind> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [429, 'busy'],
]);

function kindOf(status: number): ApiErrorKind {
  return KINDS.get(status) ?? (status >= 500 ? 'unavailable' : 'refused');
}

const isProblem = (value: unknown): value is Problem =>
  isObject(value) &&
  hasStrings(value, 'title') &&
  typeof value['status'] === 'number' &&
  (value['errors'] === undefined || Array.isArray(value['errors']));

/** The wait that an answer asks for, in milliseconds; the header holds seconds or a date (RFC 9110). */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return wait >= 0 ? wait : undefined;
}

/** The error that an unsuccessful answer stands for; a body that is no problem document says nothing more. */
export function refusal({status, headers, url}: Response, body: unknown): ApiError {
  const problem = isProblem(body) ? body : undefined;
  // the API tells why; a site that answers so in its place is one that the page took for it
  if (!problem && status < 500) warnOnce(`${url}: HTTP ${status}. ${NO_API}`);
  const wait = retryAfterMs(headers);
  const answer = {status, isProblem: problem !== undefined, ...(wait !== undefined && {retryAfterMs: wait})};
  return new ApiError(
    kindOf(status),
    problem?.errors,
    problem ? (problem.detail ?? problem.title) : `HTTP ${status}`,
    answer,
  );
}
