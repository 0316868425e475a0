import type {RefusalCode} from './refusals.js';

/** A picture that a feed or a body names. */
export interface FeedPicture {
  /** Absolute http(s) address. */
  readonly src: string;
  /** Pixels; null where the source does not tell, then both are. */
  readonly width: number | null;
  readonly height: number | null;
  /** Empty where the source gives none. */
  readonly alt: string;
  readonly caption: string | null;
}

/** One word or phrase under which the source files an article. */
export interface FeedTag {
  /** Lower case without diacritics, words joined by hyphens: `dan-van-kheo`. */
  readonly slug: string;
  /** As the source writes it. */
  readonly name: string;
}

/** An article as a feed tells it, cleaned. Every text is plain text in NFC; only `bodyHtml` is markup. */
export interface FeedEntry {
  /** The source's own identifier (guid, id); the address where there is none. At most 500 characters. */
  readonly externalId: string;
  /** Absolute http(s) address of the article at the source. */
  readonly url: string;
  readonly title: string;
  /** At most 600 characters, cut after a word; empty where the source has neither summary nor body. */
  readonly summary: string;
  /** Sanitised by {@link cleanBody}; empty where the feed carries the summary only. */
  readonly bodyHtml: string;
  readonly picture: FeedPicture | null;
  readonly publishedAt: Date;
  /** Null where the source tells none, or none later than `publishedAt`. */
  readonly updatedAt: Date | null;
  readonly byline: string | null;
  /** Where the source itself took the article from: what stands after «Nguồn:». */
  readonly source: string | null;
  readonly tags: readonly FeedTag[];
}

/** Why a feed, or one entry of it, was not taken. */
export interface FeedRefusal {
  readonly code: RefusalCode;
  /** In Vietnamese: what is wrong and, where there is something, what to do. */
  readonly reason: string;
  /** Counted from 1 in the order of the feed; null where the feed as a whole is meant. */
  readonly entry: number | null;
  /** Title of the entry, or of the page that came instead of a feed; shortened. */
  readonly title: string | null;
  /** Address of the entry, where it has one. */
  readonly url: string | null;
  /** The text that could not be read, shortened. */
  readonly found: string | null;
}

/** What a feed tells of itself. */
export interface FeedAbout {
  readonly kind: 'rss' | 'rdf' | 'atom' | 'json';
  readonly title: string | null;
  /** The page that the feed belongs to. */
  readonly url: string | null;
  /** How long the source asks to wait between two readings; null where it does not say. */
  readonly minutesToLive: number | null;
  /** In which encoding the text stood, for the report: `utf-8`, `windows-1258`, `tcvn3`, `vni`… */
  readonly encoding: string;
}

/**
 * A feed that was read. With `feed: null` nothing was, and `refusals` holds the one reason; else `refusals` names each entry that is
 * missing from `entries`.
 */
export interface FeedReading {
  readonly feed: FeedAbout | null;
  readonly entries: readonly FeedEntry[];
  readonly refusals: readonly FeedRefusal[];
}

/** What is known about the bytes beside themselves. */
export interface FeedOrigin {
  /** Absolute address that the bytes came from: relative addresses are resolved against it. A `file:` address is never kept. */
  readonly url: string;
  /** The header `Content-Type`, null for a file. */
  readonly contentType: string | null;
  /** Moment of reading: dates more than a day later are refused. */
  readonly now: Date;
}
