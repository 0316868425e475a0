import {cutText} from '../clean/plain-text.js';
import {webAddress} from '../clean/web-address.js';
import {decode} from './decode.js';
import {
  type FeedAbout,
  type FeedEntry,
  type FeedOrigin,
  type FeedReading,
  type FeedRefusal,
  reasonOf,
  unreadFeed,
} from './feed-entry.js';
import {type RawFeed, readRawFeed} from './raw-feed.js';
import {type EntryReading, lineOf, readEntry} from './read-entry.js';
import {recognise} from './recognise.js';

/** The largest document that is read, in bytes. */
export const MOST_FEED_BYTES = 20 * 1024 * 1024;

/**
 * Reads what a province publishes: RSS 0.90 to 2.0, Atom or JSON Feed in any encoding, without any request of its own. Never throws:
 * what cannot be read is among the refusals, in words. Takes seconds for thousands of articles: a server that answers readers meanwhile
 * has it done by `readFeedApart`.
 */
export function readFeed(bytes: Uint8Array, origin: FeedOrigin): FeedReading {
  if (bytes.length > MOST_FEED_BYTES) return unreadFeed('too_large', origin);
  const decoded = decode(bytes, origin.contentType);
  if (!decoded) return unreadFeed('unknown_encoding', origin);
  const document = recognise(decoded.text);
  if (document.kind === null) {
    return unreadFeed(document.code, origin, document.title && cutText(document.title, 120));
  }
  const raw = parsed(document.kind, document.text);
  if (!raw) return unreadFeed('malformed', origin);
  const feed: FeedAbout = {
    kind: document.kind,
    title: lineOf(raw.title) || null,
    url: webAddress(raw.url, origin.url) ?? null,
    minutesToLive: raw.minutesToLive !== undefined && raw.minutesToLive > 0 ? raw.minutesToLive : null,
    encoding: decoded.encoding,
  };
  return {feed, ...readEntries(raw, origin)};
}

/** The parser's reading; undefined where it throws, which it does with all that is none of its kind. */
function parsed(kind: FeedAbout['kind'], text: string): RawFeed | undefined {
  try {
    return readRawFeed(kind, text);
  } catch {
    return undefined;
  }
}

function readEntries(raw: RawFeed, origin: FeedOrigin): Pick<FeedReading, 'entries' | 'refusals'> {
  const entries: FeedEntry[] = [];
  const refusals: FeedRefusal[] = [];
  const seen = new Set<string>();
  for (const [at, one] of raw.entries.entries()) {
    let reading: EntryReading = readEntry(one, origin);
    if (reading.entry) {
      const {externalId, url, title} = reading.entry;
      const isRepeated = seen.has(`id ${externalId}`) || seen.has(`url ${url}`);
      seen.add(`id ${externalId}`).add(`url ${url}`);
      if (isRepeated) reading = {entry: null, code: 'duplicate', title: cutText(title, 120), url, found: null};
    }
    if (reading.entry) {
      entries.push(reading.entry);
    } else {
      const {code, title, url, found} = reading;
      refusals.push({code, reason: reasonOf(code), entry: at + 1, title, url, found});
    }
  }
  return {entries, refusals};
}
