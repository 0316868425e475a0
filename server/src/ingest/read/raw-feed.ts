import {
  type AtomFeed,
  type JsonFeed,
  type MediaNs,
  parseAtomFeed,
  parseJsonFeed,
  parseRdfFeed,
  parseRssFeed,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import type {FeedAbout} from './feed-entry.js';

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
function present(...values: readonly (string | undefined)[]): string[] {
  return values.filter((value): value is string => value !== undefined && value !== '');
}

const PICTURE_NAME = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

/** The pictures of the media module: those of full size, the widest first, then thumbnails. */
function mediaPictures(media: MediaNs.ItemOrFeed | undefined): RawPicture[] {
  if (!media) return [];
  const groups = media.groups ?? [];
  const contents = [...(media.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])];
  const full = contents.filter(isPicture).flatMap(({url, width, height, title, description}) => {
    const words = {alt: title?.value, caption: description?.value ?? media.description?.value};
    return url === undefined ? [] : [{src: url, width, height, ...words}];
  });
  const thumbnails = [media, ...groups, ...contents].flatMap((part) => part.thumbnails ?? []);
  return [
    ...full.sort((a, b) => (b.width ?? 0) - (a.width ?? 0)),
    ...thumbnails.flatMap(({url, width, height}) => (url === undefined ? [] : [{src: url, width, height}])),
  ];
}

/** The pictures among attached files. */
function linkedPictures(
  files: readonly {readonly url?: string | undefined; readonly type?: string | undefined}[],
): RawPicture[] {
  return files.flatMap(({url, type}) => (url !== undefined && isPicture({url, type}) ? [{src: url}] : []));
}

/** Pictures of which only the addresses are told. */
function namedPictures(...addresses: readonly (string | undefined)[]): RawPicture[] {
  return present(...addresses).map((src) => ({src}));
}

interface MediaFile {
  readonly url?: string | undefined;
  readonly type?: string | undefined;
  readonly medium?: string | undefined;
}

function isPicture({url = '', type, medium}: MediaFile): boolean {
  if (medium !== undefined) return medium === 'image';
  return type === undefined ? PICTURE_NAME.test(url) : type.startsWith('image/');
}

/** How many minutes lie between two readings where the syndication module names a period. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** The parser takes addresses out of the names of persons, in a time that grows with the square of their length. */
const LONG_PERSON = /(<(?:author|managingEditor|webMaster)(?:\s[^<>]*)?>(?:\s*<!\[CDATA\[)?[^<\]]{300})[^<\]]*/gi;

/**
 * Reads a whole document by the parser of its kind and brings what the formats call differently under one name.
 *
 * @throws Error of the parser where the document is none of that kind
 */
export function readRawFeed(kind: FeedAbout['kind'], text: string): RawFeed {
  switch (kind) {
    case 'rss':
      return fromRss(parseRssFeed(text.replaceAll(LONG_PERSON, '$1')));
    case 'rdf':
      return fromRdf(parseRdfFeed(text));
    case 'atom':
      return fromAtom(parseAtomFeed(text));
    case 'json':
      return fromJson(parseJsonFeed(text));
  }
}

const unknown = (text: string | undefined): RawText | undefined =>
  text === undefined ? undefined : {text, as: 'unknown'};
const plain = (text: string | undefined): RawText | undefined => (text === undefined ? undefined : {text, as: 'plain'});
const markup = (text: string | undefined): RawText | undefined =>
  text === undefined ? undefined : {text, as: 'markup'};

function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  const period = PERIODS[feed.sy?.updatePeriod?.toLowerCase() ?? ''];
  return {
    title: unknown(feed.title),
    url: feed.link ?? feed.atom?.links?.find(({rel}) => rel === 'alternate')?.href,
    minutesToLive: feed.ttl ?? (period && period / Math.max(1, feed.sy?.updateFrequency ?? 1)),
    entries: (feed.items ?? []).map((item) => fromRssItem(item, [feed.xml?.base, feed.link])),
  };
}

function fromRssItem(item: RssFeed.Item<string>, bases: RawEntry['bases']): RawEntry {
  const guid = item.guid?.value;
  const isAddress = item.guid?.isPermaLink !== false && /^https?:/i.test(guid ?? '');
  const atomLink = item.atom?.links?.find(({rel}) => rel === undefined || rel === 'alternate')?.href;
  return {
    id: guid,
    links: present(item.link, atomLink, isAddress ? guid : undefined),
    bases: [item.xml?.base, ...bases],
    title: unknown(item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value),
    summary: unknown(item.description ?? item.dc?.descriptions?.[0] ?? item.media?.description?.value),
    body: markup(item.content?.encoded),
    published: present(
      item.pubDate,
      ...(item.dc?.dates ?? []),
      item.dcterms?.issued?.[0],
      item.dcterms?.created?.[0],
      item.atom?.published,
    ),
    updated: present(item.atom?.updated, item.dcterms?.modified?.[0]),
    authors: present(...(item.dc?.creators ?? item.authors?.map(({name}) => name) ?? [])),
    source: item.source?.title ?? item.dc?.sources?.find((source) => !/^https?:/i.test(source)),
    tags: present(...(item.categories ?? []).map(({name}) => name), ...(item.dc?.subjects ?? [])),
    pictures: [...mediaPictures(item.media), ...linkedPictures(item.enclosures ?? [])],
  };
}

function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
  const period = PERIODS[feed.sy?.updatePeriod?.toLowerCase() ?? ''];
  return {
    title: unknown(feed.title),
    url: feed.link,
    minutesToLive: period && period / Math.max(1, feed.sy?.updateFrequency ?? 1),
    entries: (feed.items ?? []).map((item) => ({
      id: item.rdf?.about,
      links: present(item.link, item.rdf?.about),
      bases: [item.xml?.base, feed.xml?.base, feed.link],
      title: unknown(item.title ?? item.dc?.titles?.[0]),
      summary: unknown(item.description ?? item.dc?.descriptions?.[0]),
      body: markup(item.content?.encoded),
      published: present(
        ...(item.dc?.dates ?? []),
        item.dcterms?.issued?.[0],
        item.dcterms?.created?.[0],
        item.atom?.published,
      ),
      updated: present(item.dcterms?.modified?.[0], item.atom?.updated),
      authors: item.dc?.creators ?? [],
      source: item.dc?.sources?.find((source) => !/^https?:/i.test(source)),
      tags: item.dc?.subjects ?? [],
      pictures: mediaPictures(item.media),
    })),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    title: fromAtomText(feed.title),
    url: alternate(feed.links),
    minutesToLive: undefined,
    entries: (feed.entries ?? []).map((entry) => ({
      id: entry.id,
      links: present(alternate(entry.links), /^https?:/i.test(entry.id ?? '') ? entry.id : undefined),
      bases: [entry.xml?.base, feed.xml?.base],
      bodyBase: entry.content?.xml?.base,
      title: fromAtomText(entry.title),
      summary:
        fromAtomText(entry.summary) ??
        unknown(entry.media?.description?.value ?? entry.media?.groups?.[0]?.description?.value),
      body: fromAtomText(entry.content?.src === undefined ? entry.content : undefined),
      // an entry that never changed since need not repeat its only date
      published: present(entry.published, entry.updated, ...(entry.dc?.dates ?? [])),
      updated: present(entry.updated),
      authors: present(...(entry.authors ?? feed.authors ?? []).map(({name}) => name)),
      source: entry.source?.title?.value,
      tags: present(...(entry.categories ?? []).map(({term, label}) => label ?? term)),
      pictures: [
        ...mediaPictures(entry.media),
        ...linkedPictures(
          (entry.links ?? []).flatMap(({rel, href, type}) => (rel === 'enclosure' ? [{url: href, type}] : [])),
        ),
      ],
    })),
  };
}

/** RFC 4287, section 3.1: without a type a text is plain. */
function fromAtomText(text: {readonly value?: string; readonly type?: string} | undefined): RawText | undefined {
  const isPlain = text?.type === undefined || text.type === 'text' || text.type === 'text/plain';
  return isPlain ? plain(text?.value) : /html/i.test(text.type ?? '') ? markup(text.value) : undefined;
}

function alternate(links: readonly AtomFeed.Link<string>[] | undefined): string | undefined {
  const pages = (links ?? []).filter(({rel}) => rel === undefined || rel === 'alternate');
  return (pages.find(({type}) => type === undefined || /html/i.test(type)) ?? pages[0])?.href;
}

function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    title: plain(feed.title),
    url: feed.home_page_url,
    minutesToLive: undefined,
    entries: (feed.items ?? []).map((item) => ({
      id: item.id,
      links: present(item.url, item.external_url, /^https?:/i.test(item.id ?? '') ? item.id : undefined),
      bases: [feed.home_page_url],
      title: plain(item.title),
      summary: plain(item.summary),
      body: markup(item.content_html) ?? plain(item.content_text),
      published: present(item.date_published, item.date_modified),
      updated: present(item.date_modified),
      authors: present(...(item.authors ?? feed.authors ?? []).map(({name}) => name)),
      source: undefined,
      tags: item.tags ?? [],
      pictures: [
        ...namedPictures(item.image, item.banner_image),
        ...linkedPictures((item.attachments ?? []).map(({url, mime_type}) => ({url, type: mime_type}))),
      ],
    })),
  };
}
