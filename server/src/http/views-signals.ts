import type {IncomingHttpHeaders} from 'node:http';
import {isbot} from 'isbot';

/** Why a request is none that a person made. */
export type SignOfProgram = 'fetched_ahead' | 'not_from_a_page' | 'robot';
/** Why what a browser says of itself keeps a reading from being counted. */
export type SignalAgainst = 'asks_for_privacy' | SignOfProgram;

const FETCHED_AHEAD = /prefetch|prerender|preview/i;
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
/** A page's own request; `none` is an address that somebody typed, and anything else no browser sends. */
const SITES = ['same-origin', 'same-site', 'cross-site'];
const MODES = ['cors', 'no-cors', 'same-origin'];

/** What the headers of a reading say against counting it: Global Privacy Control (https://w3c.github.io/gpc/), or the sign of a program. */
export function signalAgainst(headers: IncomingHttpHeaders): SignalAgainst | undefined {
  return headers['sec-gpc'] === '1' ? 'asks_for_privacy' : signOfProgram(headers);
}

/**
 * What in the headers of a request shows that no person made it: a page fetched before the reader asked for it (`Sec-Purpose`, Fetch
 * Standard; the others are its forerunners), metadata that no page's request has (https://w3c.github.io/webappsec-fetch-metadata/), a
 * robot's name or none. An older browser that sends no such header is believed.
 */
export function signOfProgram(headers: IncomingHttpHeaders): SignOfProgram | undefined {
  if (PURPOSES.some((name) => FETCHED_AHEAD.test(String(headers[name] ?? '')))) return 'fetched_ahead';
  if (!isOneOf(SITES, headers['sec-fetch-site']) || !isOneOf(MODES, headers['sec-fetch-mode']))
    return 'not_from_a_page';
  const agent = headers['user-agent']?.trim() ?? '';
  return agent === '' || isbot(agent) ? 'robot' : undefined;
}

function isOneOf(known: readonly string[], value: string | string[] | undefined): boolean {
  return value === undefined || known.some((one) => one === value);
}
