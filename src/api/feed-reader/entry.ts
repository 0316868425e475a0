/** A text of a feed. */
export interface FeedText {
  readonly text: string;
  /** Whether it is HTML; of RSS nobody knows, and it mostly is. */
  readonly isMarkup: boolean;
}

/** A picture as a feed names it. */
export interface FeedPicture {
  readonly src: string;
  /** In pixels, as written. */
  readonly width?: string | null;
  readonly height?: string | null;
}

/** What one entry of a feed says, whatever the format, as it is written there; the best of several comes first. */
export interface FeedEntry {
  readonly links: readonly string[];
  /** What relative addresses are read against, from the inside outwards; each may be relative itself. */
  readonly bases: readonly string[];
  readonly title: FeedText | undefined;
  readonly summary: FeedText | undefined;
  readonly body: FeedText | undefined;
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly categories: readonly FeedText[];
  readonly pictures: readonly FeedPicture[];
}

/** A feed as it is written. */
export interface Feed {
  readonly title: FeedText | undefined;
  readonly entries: readonly FeedEntry[];
}

/** The texts among values that may be absent or only white space, trimmed. */
export const present = (...values: readonly (string | null | undefined)[]): string[] =>
  values.flatMap((value) => value?.trim() || []);
