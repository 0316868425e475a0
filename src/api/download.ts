import {ApiError} from './api-error.js';
import {answerTo} from './client.js';

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
