import {createHmac, randomBytes} from 'node:crypto';
import type {IncomingHttpHeaders} from 'node:http';
import {isbot} from 'isbot';
import {addressPrefix, placeOf, TokenBuckets} from '../../http/limits.js';
import type {Client} from '../../http/mount.js';

/** Why a request is none that a person made. */
type SignOfProgram = 'fetched_ahead' | 'not_from_a_page' | 'robot';
/** Why what a browser says of itself keeps a view from being counted. */
type SignalAgainst = 'asks_for_privacy' | SignOfProgram;

const FETCHED_AHEAD = /prefetch|prerender|preview/i;
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];
/** A page's own request; `none` is an address that somebody typed, and anything else no browser sends. */
const SITES = ['same-origin', 'same-site', 'cross-site'];
const MODES = ['cors', 'no-cors', 'same-origin'];

/** What the headers of a view say against counting it: Global Privacy Control (https://w3c.github.io/gpc/), or the sign of a program. */
function signalAgainst(headers: IncomingHttpHeaders): SignalAgainst | undefined {
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

const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Midnight in Vietnam is this long before midnight UTC. */
const OFFSET_MS = 7 * 3_600_000;
/** Some 25 MB. Beyond it the oldest are forgotten, and their repeats counted: seven views a second for half an hour stay below. */
const MOST = 200_000;
/** 72 bits: two of so many views have the same mark once in ten thousand million half hours. */
const MARK_BYTES = 9;

/**
 * Knows a view that comes again within half an hour, for this process alone. A view is remembered in memory as a short keyed hash
 * whose key is random, changes with the day in Vietnam and is never told: from a mark nobody finds the reader, nor one reader's two days.
 */
export class RepeatedViews {
  readonly #most: number;
  #day = Number.NaN;
  #key = randomBytes(32);
  #marks = new Map<string, number>();

  /** @param most how many are remembered */
  constructor(most = MOST) {
    this.#most = most;
  }

  /**
   * Remembers a view.
   *
   * @returns whether the same was remembered within the half hour before; it is not remembered longer for being repeated
   */
  repeats(reader: readonly string[], now: Date): boolean {
    this.#changeKey(now);
    this.#forget(now.getTime() - HALF_HOUR_MS);
    const mark = createHmac('sha256', this.#key)
      .update(JSON.stringify(reader))
      .digest()
      .toString('base64', 0, MARK_BYTES);
    if (this.#marks.has(mark)) return true;
    this.#marks.set(mark, now.getTime());
    return false;
  }

  #changeKey(now: Date): void {
    const day = Math.floor((now.getTime() + OFFSET_MS) / DAY_MS);
    if (day === this.#day) return;
    this.#day = day;
    this.#key = randomBytes(32);
    this.#marks = new Map();
  }

  /** The map holds its marks in the order of their times. */
  #forget(before: number): void {
    for (const [mark, at] of this.#marks) {
      if (at > before && this.#marks.size < this.#most) return;
      this.#marks.delete(mark);
    }
  }
}

/** Why a view is not counted. */
type ReasonAgainst = SignalAgainst | 'flood_from_place' | 'flood_of_article' | 'repeated';

/** How many views a minute are believed; a minute's worth may come at once. */
export interface ViewLimits {
  /** From one address: a view takes five seconds, so one reader sends at most twelve; an office shares an address. */
  readonly place: number;
  /** Of one article from one network: a whole town does not read one article in one minute. */
  readonly article: number;
}

const LIMITS: ViewLimits = {place: 60, article: 120};

/** Tells the views of people from others, as far as that can be done without knowing anybody. For this process alone. */
export class ViewFilter {
  readonly #repeats = new RepeatedViews();
  readonly #places: TokenBuckets;
  readonly #articles: TokenBuckets;

  constructor(limits: ViewLimits = LIMITS) {
    this.#places = new TokenBuckets(limits.place);
    this.#articles = new TokenBuckets(limits.article);
  }

  /** @returns undefined for a view that counts */
  reasonAgainst(
    article: string,
    {address, browser}: Pick<Client, 'address' | 'browser'>,
    now: Date,
  ): ReasonAgainst | undefined {
    const signal = signalAgainst(browser);
    if (signal) return signal;
    const place = placeOf(address);
    if (!this.#places.take(place, now)) return 'flood_from_place';
    if (this.#repeats.repeats([place, browser['user-agent'] ?? '', article], now)) return 'repeated';
    if (!this.#articles.take(`${addressPrefix(address)} ${article}`, now)) return 'flood_of_article';
    return undefined;
  }
}
