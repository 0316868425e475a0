import type {IncomingMessage} from 'node:http';
import {pipeline, type Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';
import {errorOf, FetchError, follow} from './net/follow.js';

const PAGE_TIMEOUT_MS = 10_000;

/**
 * Whether an article still stands at its address: `missing` only where the site says that there is no such page (404, 410). A site
 * that does not answer, answers with a fault or sends readers to its front page says nothing about the article.
 *
 * By GET, whose body is not read: many sites answer HEAD wrongly.
 */
export async function checkPage(
  address: string,
  {allowPrivate, signal}: {readonly allowPrivate: boolean; readonly signal?: AbortSignal | undefined},
): Promise<'there' | 'missing' | 'unknown'> {
  const timeout = AbortSignal.timeout(PAGE_TIMEOUT_MS);
  const until = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    const asked = new URL(address);
    const {response, url} = await follow(asked, {
      allowPrivate,
      headers: {accept: 'text/html, */*;q=0.5'},
      signal: until,
    });
    response.destroy();
    const status = response.statusCode ?? 0;
    if (status === 404 || status === 410) return 'missing';
    const isFrontPage = url.pathname === '/' && asked.pathname !== '/';
    return status === 200 && !isFrontPage ? 'there' : 'unknown';
  } catch {
    return 'unknown';
  }
}

/** What a feed is asked with. */
export interface FetchTerms {
  /** What the source told last about its state; it answers 304 where nothing is new since. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly allowPrivate: boolean;
  /** Ends the reading when the server stops. */
  readonly signal?: AbortSignal | undefined;
  /** From the first byte sent to the last one read; 30 000 ms unless told. */
  readonly timeoutMs?: number;
  /** As sent, and again when unpacked; 20 MB unless told. */
  readonly mostBytes?: number;
}

/** What the source tells with every answer. */
interface Told {
  /** The address to ask from now on; null where it stays. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How long the answer stays good by `Cache-Control`, in seconds; 0 where it does not say. */
  readonly maxAge: number;
}

export type Fetched =
  | (Told & {
      readonly kind: 'fetched';
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      /** The address that answered, for relative links. */
      readonly url: string;
    })
  | (Told & {readonly kind: 'unchanged'})
  /** 410: the source says that the feed will not come back. */
  | {readonly kind: 'gone'};

const FEED_TIMEOUT_MS = 30_000;
const MOST_BYTES = 20_000_000;
const DAY_SECONDS = 86_400;
const ACCEPT =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, */*;q=0.5';

/**
 * Fetches a feed as politely as a browser's cache would, and no more of it than is allowed.
 *
 * @param now - against which a `Retry-After` date is read
 * @throws FetchError with the reason in Vietnamese
 */
export async function fetchFeed(address: string, terms: FetchTerms, now: Date): Promise<Fetched> {
  const timeout = AbortSignal.timeout(terms.timeoutMs ?? FEED_TIMEOUT_MS);
  const signal = terms.signal ? AbortSignal.any([terms.signal, timeout]) : timeout;
  const headers = {
    accept: ACCEPT,
    'accept-encoding': 'gzip',
    ...(terms.etag === null ? {} : {'if-none-match': terms.etag}),
    ...(terms.lastModified === null ? {} : {'if-modified-since': terms.lastModified}),
  };
  const {response, url, movedTo} = await follow(new URL(address), {allowPrivate: terms.allowPrivate, headers, signal});
  try {
    const status = response.statusCode ?? 0;
    const told = {...toldBy(response), movedTo: movedTo?.href ?? null};
    if (status === 304) return {kind: 'unchanged', ...told};
    if (status === 410) return {kind: 'gone'};
    if (status !== 200) throw new FetchError(`HTTP_${status}`, {retryAfterMs: retryAfter(response, now)});
    const bytes = await bodyOf(response, terms.mostBytes ?? MOST_BYTES);
    const contentType = response.headers['content-type'] ?? null;
    return {kind: 'fetched', ...told, bytes, contentType, url: url.href};
  } catch (error) {
    throw signal.aborted ? errorOf(signal.reason) : errorOf(error);
  } finally {
    response.destroy();
  }
}

function toldBy({headers}: IncomingMessage) {
  const maxAge = Number(/(?:^|[\s,])max-age="?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1] ?? 0);
  return {
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    maxAge: Math.min(maxAge, DAY_SECONDS),
  };
}

/** RFC 9110, 10.2.3: seconds or a date. */
function retryAfter({headers}: IncomingMessage, now: Date): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  const ms = /^\d+$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** What is sent is counted while it comes, and again when unpacked: a small file can hold an endless one. */
async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  if (Number(response.headers['content-length'] ?? 0) > mostBytes) throw new FetchError('TOO_LARGE');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of unpacked(response)) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > mostBytes) throw new FetchError('TOO_LARGE');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') throw new FetchError('BAD_ENCODING');
  const gunzip = createGunzip();
  gunzip.on('error', () => response.destroy());
  // its errors reach whoever reads the unpacked bytes
  return pipeline(response, gunzip, () => {});
}
