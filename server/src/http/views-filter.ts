import {addressPrefix, placeOf, TokenBuckets} from './limits.js';
import type {Caller} from './mount.js';
import {RepeatedReadings} from './views-repeats.js';
import {type SignalAgainst, signalAgainst} from './views-signals.js';

/** Why a reading is not counted. */
export type ReasonAgainst = SignalAgainst | 'flood_from_place' | 'flood_of_article' | 'repeated';

/** How many readings a minute are believed; a minute's worth may come at once. */
export interface ViewLimits {
  /** From one address: a reading takes five seconds, so one reader sends at most twelve; an office shares an address. */
  readonly place: number;
  /** Of one article from one network: a whole town does not read one story in one minute. */
  readonly article: number;
}

const LIMITS: ViewLimits = {place: 60, article: 120};

/** Tells the readings of people from others, as far as that can be done without knowing anybody. For this process alone. */
export class ViewFilter {
  readonly #repeats = new RepeatedReadings();
  readonly #places: TokenBuckets;
  readonly #articles: TokenBuckets;

  constructor(limits: ViewLimits = LIMITS) {
    this.#places = new TokenBuckets(limits.place);
    this.#articles = new TokenBuckets(limits.article);
  }

  /** @returns undefined for a reading that counts */
  reasonAgainst(
    article: string,
    {address, browser}: Pick<Caller, 'address' | 'browser'>,
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
