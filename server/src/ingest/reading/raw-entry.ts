/** A text of which the format says what it is: plain, markup, or left open. */
export interface RawText {
  readonly text: string;
  readonly as: 'plain' | 'markup' | 'unknown';
}

/** A picture as a feed names it, its address not yet resolved. */
export interface RawPicture {
  readonly src: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly alt?: string | undefined;
  readonly caption?: string | undefined;
}

/** What one entry says, whatever the format: strings as the parser gave them. */
export interface RawEntry {
  readonly id: string | undefined;
  /** Possible addresses of the article, the best first. */
  readonly links: readonly string[];
  /** What relative addresses in the entry are resolved against, from the inside outwards; each may itself be relative. */
  readonly bases: readonly (string | undefined)[];
  /** What addresses in the body alone are resolved against first. */
  readonly bodyBase?: string | undefined;
  readonly title: RawText | undefined;
  readonly summary: RawText | undefined;
  readonly body: RawText | undefined;
  /** Dates of publication, the most binding first. */
  readonly published: readonly string[];
  readonly updated: readonly string[];
  readonly authors: readonly string[];
  readonly source: string | undefined;
  readonly tags: readonly string[];
  readonly pictures: readonly RawPicture[];
}

/** What a feed says of itself, and its entries. */
export interface RawFeed {
  readonly title: RawText | undefined;
  readonly url: string | undefined;
  readonly minutesToLive: number | undefined;
  readonly entries: readonly RawEntry[];
}

/** The strings among values that may be absent. */
export function present(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}
