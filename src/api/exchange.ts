import {ApiError, type ApiErrorKind} from './api-error.js';
import {isProblem} from './shapes.js';

/** How long a whole answer may take, in milliseconds: long enough for a slow mobile network. */
const DEADLINE_MS = 20_000;

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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The wait that an answer asks for, in milliseconds; the header holds seconds or a date (RFC 9110). */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : new Date(value).getTime() - Date.now();
  return wait >= 0 ? wait : undefined;
}

/** The error that an unsuccessful answer stands for; a body that is no problem document says nothing more. */
function errorOf({status, headers}: Response, text: string): ApiError {
  const problem = parseJson(text);
  const wait = retryAfterMs(headers);
  const answer = {status, isProblem: isProblem(problem), ...(wait !== undefined && {retryAfterMs: wait})};
  return isProblem(problem)
    ? new ApiError(kindOf(status), problem.errors, problem.detail ?? problem.title, answer)
    : new ApiError(kindOf(status), [], `HTTP ${status}`, answer);
}

/**
 * Sends one request and takes what is wanted of a successful answer.
 *
 * @param signal stops the request; the promise then rejects with the signal's reason
 * @throws {ApiError} when there is no answer, or not a successful one
 */
export async function answerTo<T>(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
  take: (response: Response) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, {once: true});
  const deadline = setTimeout(() => controller.abort(new ApiError('timeout')), DEADLINE_MS);
  try {
    const response = await fetch(url, {credentials: 'omit', ...init, signal: controller.signal});
    if (!response.ok) throw errorOf(response, await response.text());
    return await take(response);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error instanceof ApiError ? error : new ApiError('network', [], String(error));
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
  }
}

/**
 * Sends one request to the common API and reads the whole JSON answer.
 *
 * @param signal stops the request; the promise then rejects with the signal's reason
 * @returns the body, and its text as it came
 * @throws {ApiError} when there is no answer, or not a successful one in JSON
 */
export function exchange(url: string, init: RequestInit, signal: AbortSignal): Promise<{body: unknown; text: string}> {
  return answerTo(url, init, signal, async (response) => {
    const text = await response.text();
    const body = parseJson(text);
    if (body === undefined) throw new ApiError('unreadable', [], `No JSON: ${url}`);
    return {body, text};
  });
}

/**
 * Fetches a file of the common API, byte by byte as it is.
 *
 * @param type the media type that the contract promises; a proxy's page has another
 * @throws {ApiError} when there is no answer, or not a successful one of that type
 */
export function download(url: string, type: string, init: RequestInit, signal: AbortSignal): Promise<Blob> {
  return answerTo(url, init, signal, async (response) => {
    const answered = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (answered !== type) throw new ApiError('unreadable', [], `No ${type}: ${url}`);
    return response.blob();
  });
}
