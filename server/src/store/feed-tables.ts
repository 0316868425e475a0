import type {Generated} from 'kysely';

/** A feed that is read from time to time. */
export interface FeedTable {
  id: string;
  unit_id: string;
  /** The category of its articles. */
  category_id: string;
  url: string;
  /** Null until it was read once. */
  kind: 'rss' | 'rdf' | 'atom' | 'json' | null;
  title: string | null;
  /** What the source answered last, to be asked whether there is anything new. */
  etag: string | null;
  last_modified: string | null;
  /** How long it is left alone after a reading, by how often it tells something new. */
  interval_minutes: number;
  next_at: Date;
  last_read_at: Date | null;
  /** The last reading that was a whole feed, changed or not. */
  last_ok_at: Date | null;
  /** Failed readings since then. */
  failures: Generated<number>;
  /** In Vietnamese: why the last reading failed or the feed is paused. */
  last_error: string | null;
  paused: Generated<boolean>;
  created_at: Date;
}

/** What a feed told that could not be taken, for 30 days after it was last seen. */
export interface FeedRefusalTable {
  feed_id: string;
  /** The same for the same fault, however often it is read. */
  key: string;
  code: string;
  reason: string;
  title: string | null;
  url: string | null;
  found: string | null;
  first_seen_at: Date;
  last_seen_at: Date;
}

/** Work that one process at a time does; it is another's when the time has run out. */
export interface LeaseTable {
  name: string;
  holder: string;
  held_until: Date;
}
