import {ApiError} from '../api-error.js';
import {isArticleList} from '../articles.js';
import {answerTo, type ApiRequest} from '../client.js';
import type {ArticleList} from '../types.js';
import {warnOnce} from '../warn-once.js';
import type {parseFeed} from './parse-feed.js';

/** Tells the webmaster in the console, once for each page, why a feed gives no news. */
function tellWebmaster(url: string, reason: string): void {
  warnOnce(`Nguồn tin ${url}: ${reason}`);
}

/** The error for a feed that cannot be used, of which the webmaster is told. */
function unusable(url: string, reason: string): ApiError {
  tellWebmaster(url, reason);
  return new ApiError('unreadable', [], `${url}: ${reason}`);
}

/** Where an XML document says its own encoding. */
const HEAD_BYTES = 200;
const XML_ENCODING = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const HEADER_CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;

function decodeAs(bytes: Uint8Array<ArrayBuffer>, encoding: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(encoding, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * Turns the bytes of a feed into text: by byte order mark, else as UTF-8 where they are valid UTF-8, whatever a server says of them,
 * else as header or document declare. Damaged UTF-8 keeps all but its damaged letters.
 */
function decode(bytes: Uint8Array<ArrayBuffer>, contentType: string | null): string {
  const mark = markOf(bytes);
  if (mark) return decodeAs(bytes, mark) ?? '';
  const valid = decodeAs(bytes, 'utf-8', true);
  if (valid !== undefined) return valid;
  const head = decodeAs(bytes.subarray(0, HEAD_BYTES), 'windows-1252') ?? '';
  const declared = [HEADER_CHARSET.exec(contentType ?? '')?.[1], XML_ENCODING.exec(head)?.[1]];
  for (const label of declared) {
    const text = label === undefined ? undefined : decodeAs(bytes, label);
    if (text !== undefined) return text;
  }
  return decodeAs(bytes, 'utf-8') ?? '';
}

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
async function fetchFeedText(url: string, signal: AbortSignal): Promise<string> {
  try {
    return await answerTo(url, {}, signal, async (response) =>
      decode(await bytesOf(response, url), response.headers.get('content-type')),
    );
  } catch (error) {
    explain(url, error);
    throw error;
  }
}

/** What reads the text of a feed; pages that show none need not fetch it. */
export type FeedParser = typeof parseFeed;

/** Nothing in a feed makes its parser throw; a page whose policy closes the browser's own to it does. */
function attempt(parser: FeedParser, text: string, url: string): ReturnType<FeedParser> {
  try {
    return parser(text, url);
  } catch (error) {
    return {
      ok: false,
      reason: `trình duyệt không cho đọc (${String(error)}). Nếu Content-Security-Policy của trang có trusted-types thì thêm danvan-feed vào đó.`,
    };
  }
}

/**
 * A read of a feed, RSS 0.9x, 1.0 or 2.0, Atom or JSON Feed, as news of the common API: the newest first, each story once, those
 * without a date that can be read at the end with an empty `published_at`; the unit and its name are the feed's title, the category
 * is the first that the feed names. Texts are plain text, addresses are absolute web addresses. The webmaster is told in the console
 * why a feed gives no news.
 *
 * @param address read against the page
 * @throws {TypeError} where that is no address
 */
export function feedRead(address: string, parser: FeedParser): ApiRequest<ArticleList> {
  const url = new URL(address, document.baseURI).href;
  const parse = (text: string): ArticleList => {
    const reading = attempt(parser, text, url);
    if (!reading.ok) throw unusable(url, reading.reason);
    return reading.list;
  };
  return {url, isShape: isArticleList, format: {fetchText: fetchFeedText, parse}};
}
