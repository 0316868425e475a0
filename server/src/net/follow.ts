import {type IncomingMessage, request as requestByHttp} from 'node:http';
import {request as requestByHttps} from 'node:https';
import {isIP} from 'node:net';
import {isWeb} from '../../../src/shared/web-address.js';
import {FetchError} from './fetch-error.js';
import {isPublic, lookUpPublic, PrivateAddressError} from './public-address.js';

const MOST_REDIRECTS = 5;
const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** Names the service to whoever reads a site's log. */
const USER_AGENT = 'danvan-server/0.1 (news feeds of the police units)';

/** How an address may be asked. */
export interface FollowTerms {
  /** Whether it may be in an inner network or on this machine. */
  readonly allowPrivate: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the request and the reading of its answer. */
  readonly signal: AbortSignal;
}

/** The answer that stood at the end of the redirects; its body is still to be read or destroyed. */
export interface Followed {
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
