import {type IncomingMessage, request as requestByHttp} from 'node:http';
import {request as requestByHttps} from 'node:https';
import {isIP} from 'node:net';
import {isWeb} from '../../../../src/shared/web-address.js';
import {isPublic, lookUpPublic, PrivateAddressError} from './public-address.js';

const SENTENCES: Readonly<Record<string, string>> = {
  EPRIVATE: 'Địa chỉ dẫn vào mạng nội bộ; nếu đúng là muốn vậy, đặt INGEST_ALLOW_PRIVATE=1.',
  BAD_SCHEME: 'Địa chỉ phải bắt đầu bằng http:// hoặc https://.',
  PASSWORD: 'Địa chỉ không được kèm tên và mật khẩu.',
  BAD_REDIRECT: 'Trang nguồn chuyển hướng tới một địa chỉ không hợp lệ.',
  TOO_MANY_REDIRECTS: 'Trang nguồn chuyển hướng quá 5 lần.',
  TOO_LARGE: 'Trang nguồn gửi quá 20 MB; đã ngừng nhận.',
  BAD_ENCODING: 'Trang nguồn nén dữ liệu theo cách không được yêu cầu, hoặc dữ liệu nén bị hỏng.',
  ETIMEDOUT: 'Trang nguồn trả lời quá chậm; đã ngừng chờ.',
  ABORTED: 'Đã ngừng vì máy chủ đang dừng.',
  ENOTFOUND: 'Không tìm thấy tên máy của trang nguồn.',
  EAI_AGAIN: 'Chưa tra được tên máy của trang nguồn (lỗi tạm thời của DNS).',
  ECONNREFUSED: 'Trang nguồn từ chối kết nối.',
  ECONNRESET: 'Trang nguồn ngắt kết nối giữa chừng.',
  EHOSTUNREACH: 'Không có đường mạng tới trang nguồn.',
  ENETUNREACH: 'Không có đường mạng tới trang nguồn.',
};

/** Why an address could not be read; the message is a sentence in Vietnamese for the operator. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  /** `HTTP_503`, or the system's word such as `ECONNREFUSED`. */
  readonly code: string;
  /** How long the source asks to be left alone, in milliseconds; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(code: string, {retryAfterMs = null, cause}: {retryAfterMs?: number | null; cause?: unknown} = {}) {
    super(sentenceOf(code), {cause});
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

function sentenceOf(code: string): string {
  const status = /^HTTP_(\d+)$/.exec(code)?.[1];
  if (status !== undefined) return `Trang nguồn trả lời mã ${status}.`;
  if (/CERT|SSL|TLS/.test(code)) return `Chứng thư bảo mật của trang nguồn không dùng được (${code}).`;
  if (code.startsWith('Z_')) return SENTENCES['BAD_ENCODING'] ?? code;
  return SENTENCES[code] ?? `Không đọc được trang nguồn (${code}).`;
}

const MOST_REDIRECTS = 5;
const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Names the service to whoever reads a site's log. */
const USER_AGENT = 'danvan-server/0.1 (news feeds of the police units)';

/** How an address may be asked. */
interface FollowTerms {
  /** Whether it may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** The answer that stood at the end of the redirects; its body is still to be read or destroyed. */
interface Followed {
  readonly response: IncomingMessage;
  /** The address that answered. */
  readonly url: URL;
  /** The address to ask from now on, as far as all redirects to it were permanent; null where there were none. */
  readonly movedTo: URL | null;
}

/**
 * Asks an address by GET and follows its redirects, five at most, each held to the same rules: http or https, no password, no
 * address of an inner network.
 *
 * @throws FetchError with the reason in Vietnamese
 */
export async function follow(address: URL, terms: FollowTerms): Promise<Followed> {
  let url = address;
  let movedTo: URL | null = null;
  let onlyPermanent = true;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await ask(url, terms);
    const status = response.statusCode ?? 0;
    if (!REDIRECTS.has(status)) return {response, url, movedTo};
    response.destroy();
    const {location = ''} = response.headers;
    if (!URL.canParse(location, url.href)) throw new FetchError('BAD_REDIRECT');
    url = new URL(location, url);
    onlyPermanent &&= PERMANENT.has(status);
    if (onlyPermanent) movedTo = url;
  }
  throw new FetchError('TOO_MANY_REDIRECTS');
}

/**
 * Whether an address may be asked at all, as far as can be told before its name is looked up.
 *
 * @throws FetchError with the reason in Vietnamese
 */
export function requireAskable(url: URL, allowPrivate: boolean): void {
  if (!isWeb(url)) throw new FetchError('BAD_SCHEME');
  if (url.username !== '' || url.password !== '') throw new FetchError('PASSWORD');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && !isPublic(host)) throw new FetchError('EPRIVATE');
}

function ask(url: URL, {allowPrivate, headers, signal}: FollowTerms): Promise<IncomingMessage> {
  requireAskable(url, allowPrivate);
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        agent: false,
        signal,
        ...(allowPrivate ? {} : {lookup: lookUpPublic}),
        headers: {'user-agent': USER_AGENT, ...headers},
      },
      resolve,
    )
      .on('error', (error) => reject(errorOf(error)))
      .end();
  });
}

/** What went wrong on the way, by the system's word for it. */
export function errorOf(error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  if (error instanceof PrivateAddressError) return new FetchError('EPRIVATE', {cause: error});
  if (!(error instanceof Error)) return new FetchError('UNKNOWN', {cause: error});
  const isTimeout = error.name === 'TimeoutError' || (error.name === 'AbortError' && isTimeoutError(error.cause));
  if (isTimeout) return new FetchError('ETIMEDOUT', {cause: error});
  if (error.name === 'AbortError') return new FetchError('ABORTED', {cause: error});
  return new FetchError('code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN', {cause: error});
}

const isTimeoutError = (cause: unknown) => cause instanceof Error && cause.name === 'TimeoutError';
