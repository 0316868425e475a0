import {ApiError} from '../api-error.js';
import {answerTo} from '../client.js';
import {decode} from './decode.js';
import {tellWebmaster, unusable} from './webmaster.js';

/** No feed is as large by intention, and a reader pays for each byte. */
const LARGEST_BYTES = 5_000_000;
const TOO_LARGE = 'tệp lớn hơn 5 MB nên không được đọc. Hãy giảm số tin hoặc bỏ toàn văn khỏi nguồn tin.';

/** All bytes of an answer, unless there are too many. */
async function bytesOf({body, headers}: Response, url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(headers.get('content-length')) > LARGEST_BYTES) {
    await body?.cancel();
    throw unusable(url, TOO_LARGE);
  }
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    size += part.value.length;
    if (size <= LARGEST_BYTES) continue;
    await reader?.cancel();
    throw unusable(url, TOO_LARGE);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Of another site a browser does not tell why it gave nothing; mostly that site does not let pages read it. */
function explain(url: string, error: unknown): void {
  if (!(error instanceof ApiError)) return;
  const {status} = error.answer;
  if (status !== undefined) tellWebmaster(url, `máy chủ trả lời mã ${status}. Hãy kiểm tra lại địa chỉ trong src.`);
  const isOther = new URL(url).origin !== location.origin;
  if (error.kind !== 'network' || !isOther || !navigator.onLine) return;
  tellWebmaster(
    url,
    'không đọc được từ trang này. Nguồn tin ở máy chủ khác phải cho phép bằng tiêu đề Access-Control-Allow-Origin; ' +
      'nếu trang có Content-Security-Policy thì connect-src phải có máy chủ đó. Cách chắc chắn nhất là dùng nguồn tin của chính trang.',
  );
}

/**
 * Fetches the text of a feed, 5 MB at most, by the browser's own cache.
 *
 * @throws {ApiError}
 */
export async function fetchFeedText(url: string, signal: AbortSignal): Promise<string> {
  try {
    return await answerTo(url, {}, signal, async (response) =>
      decode(await bytesOf(response, url), response.headers.get('content-type')),
    );
  } catch (error) {
    explain(url, error);
    throw error;
  }
}
