import {readFileSync} from 'node:fs';
import type {FeedOrigin, FeedReading} from '../../src/ingest/read/feed-entry.js';
import {readFeed} from '../../src/ingest/read/read-feed.js';

/** The moment at which the test feeds are read. */
export const READ_AT = new Date('2026-11-23T08:00:00+07:00');

/** The bytes of a feed in `test/ingest/feeds`. */
export function feedFile(name: string): Buffer {
  return readFileSync(new URL(`../test/ingest/feeds/${name}`, import.meta.url));
}

/** Reads bytes or text as if they came from a unit's site. */
export function readAs(content: Uint8Array | string, origin: Partial<FeedOrigin> = {}): FeedReading {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return readFeed(bytes, {url: 'https://congan.example.vn/rss/tin.xml', contentType: null, now: READ_AT, ...origin});
}

/** The codes of what was refused, in order. */
export const codesOf = (reading: FeedReading) => reading.refusals.map(({code}) => code);
