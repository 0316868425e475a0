import {ApiError, type ApiErrorKind} from './api-error.js';
import {isProblem} from './shapes.js';

/** How long a whole answer may take, in milliseconds: long enough for a slow mobile network. */
const DEADLINE_MS = 20_000;

function kindOf(status: number): ApiErrorKind {
  if (status === 404) return 'not-found';
  if (status === 429) return 'busy';
  return status >= 500 ? 'unavailable' : 'refused';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error that an unsuccessful answer stands for; a body that is no problem document says nothing more. */
function errorOf(status: number, text: string): ApiError {
  const problem = parseJson(text);
  return isProblem(problem)
    ? new ApiError(kindOf(status), problem.errors, problem.detail ?? problem.title)
    : new ApiError(kindOf(status), [], `HTTP ${status}`);
}

/**
 * Sends one request to the common API and reads the whole JSON answer.
 *
 * @param signal stops the request; the promise then rejects with the signal's reason
 * @returns the body, and its text as it came
 * @throws {ApiError} when there is no answer, or not a successful one in JSON
 */
export async function exchange(
  url: string,
  init: RequestInit,
  signal: AbortSignal,
): Promise<{body: unknown; text: string}> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  signal.addEventListener('abort', stop, {once: true});
  const deadline = setTimeout(() => controller.abort(new ApiError('timeout')), DEADLINE_MS);
  try {
    const response = await fetch(url, {credentials: 'omit', ...init, signal: controller.signal});
    const text = await response.text();
    if (!response.ok) throw errorOf(response.status, text);
    const body = parseJson(text);
    if (body === undefined) throw new ApiError('unreadable', [], `No JSON: ${url}`);
    return {body, text};
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error instanceof ApiError ? error : new ApiError('network', [], String(error));
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
  }
}
