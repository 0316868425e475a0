import {canonicalAddress} from '../../shared/canonical-address.js';
import {slugify, SMALLEST_PICTURE} from '../../shared/formats.js';
import {webAddress} from '../../shared/web-address.js';
import {toRfc3339} from '../../vietnamese/dates.js';
import {fold} from '../../vietnamese/search.js';
import {readDate} from '../../vietnamese/read-dates.js';
import type {ArticleList, ArticleSummary, Image} from '../types.js';
import {
  type Feed,
  type FeedEntry,
  feedOfJson,
  feedOfXml,
  type FeedPicture,
  type FeedText,
  readXml,
} from './feed-formats.js';
import {cutAtWord, documentOf, plainText} from './markup.js';

const LONGEST_TITLE = 300;
const LONGEST_SUMMARY = 300;
const LONGEST_ID = 100;
/** The room of a picture whose size the feed does not tell. */
const DEFAULT_SIZE = {width: 1600, height: 900};
const LARGEST = 10_000;
/** Where sites keep the address of a picture until it is near. */
const LATER = ['data-src', 'data-original', 'data-lazy-src'];

const wordsOf = (text: FeedText | undefined): string => (text ? plainText(text.text, text.isMarkup) : '');

/** The address against which a feed means others; of its bases, the inner ones first, each is read against those around it. */
const baseOf = (bases: readonly string[]): string | undefined =>
  bases.reduceRight<string | undefined>((outer, inner) => webAddress(inner, outer) ?? outer, undefined);

/** An identifier of letters and digits, as the contract wants it: «Dân vận khéo» is `dan-van-kheo`. */
const slug = (name: string): string => slugify(fold(name), LONGEST_ID);

/** FNV-1a over the characters, twice from different starts: two stories of one page never share 64 bits by chance. */
function idOf(text: string): string {
  const halves = [0x811c9dc5, 0x01234567].map((start) => {
    let hash = start;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(36);
  });
  return `nguon-${halves.join('-')}`;
}

/** The first date that can be read, as RFC 3339; empty where there is none, since none may be invented. */
function dateOf(dates: readonly string[]): string {
  for (const text of dates) {
    const reading = readDate(text);
    if (reading.ok) return toRfc3339(reading.date);
  }
  return '';
}

function picturesIn(text: FeedText | undefined): FeedPicture[] {
  const page = text?.isMarkup && /<img/i.test(text.text) ? documentOf(text.text) : undefined;
  return [...(page?.querySelectorAll('img') ?? [])].map((image) => ({
    src: LATER.map((name) => image.getAttribute(name)).find(Boolean) ?? image.getAttribute('src') ?? '',
    width: image.getAttribute('width'),
    height: image.getAttribute('height'),
  }));
}

const pixels = (text: string | null | undefined): number =>
  /^\s*\d{1,5}(?:px)?\s*$/.test(text ?? '') ? parseInt(text ?? '') : 0;

function imageOf({pictures, summary, body}: FeedEntry, base: string | undefined): Image | null {
  for (const {src, ...size} of [...pictures, ...picturesIn(summary), ...picturesIn(body)]) {
    const address = src.trim() ? webAddress(src, base) : undefined;
    const [width, height] = [pixels(size.width), pixels(size.height)];
    const isTiny = [width, height].some((side) => side > 0 && side <= SMALLEST_PICTURE);
    if (!address || isTiny) continue;
    const isKnown = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
    return {src: address, alt: '', ...(isKnown ? {width, height} : DEFAULT_SIZE)};
  }
  return null;
}

/** The unit that a feed stands for, by its title. */
function unitOf(title: FeedText | undefined): ArticleSummary['unit'] {
  const name = cutAtWord(wordsOf(title), LONGEST_TITLE) || 'Nguồn tin';
  return {id: slug(name) || 'nguon-tin', name, short_name: name};
}

/**
 * An entry as a story of the common API; undefined where it has no words or leads nowhere.
 *
 * @param url of the feed
 */
function storyOf(entry: FeedEntry, unit: ArticleSummary['unit'], url: string): ArticleSummary | undefined {
  const base = baseOf([...entry.bases, url]);
  const link = entry.links.map((address) => webAddress(address, base)).find(Boolean);
  const text = wordsOf(entry.summary) || wordsOf(entry.body);
  const title = cutAtWord(wordsOf(entry.title) || text, LONGEST_TITLE);
  if (!link || !title) return undefined;
  const categories = entry.categories.map(wordsOf).filter((name) => slug(name));
  const [category = 'Tin tức'] = categories;
  return {
    id: idOf(canonicalAddress(link) ?? link),
    url: link,
    title,
    summary: text === title ? '' : cutAtWord(text, LONGEST_SUMMARY),
    image: imageOf(entry, base),
    unit,
    category: {id: slug(category), name: category},
    published_at: dateOf(entry.published),
    updated_at: dateOf(entry.updated) || null,
    tags: [...new Set(categories.map(slug))],
    campaign: null,
    documents: [],
  };
}

/** What a feed says, or a sentence for the webmaster why it says nothing: it is no feed, or one that may not be read. */
export type FeedReading =
  {readonly ok: true; readonly list: ArticleList} | {readonly ok: false; readonly reason: string};

/** Further entries are older than anyone scrolls. */
const MOST_STORIES = 200;

const FAULTS = {
  html: 'địa chỉ này là một trang web, không phải nguồn tin. Hãy dùng địa chỉ RSS của trang, thường có trong mục RSS.',
  grammar: 'nguồn tin khai báo DTD hoặc thực thể riêng; vì an toàn, tệp như vậy không được đọc.',
  unknown: 'tệp này không phải RSS, Atom hay JSON Feed.',
  truncated: 'nguồn tin bị cắt ngang, chưa nhận đủ.',
  malformed: 'nguồn tin viết sai cú pháp XML nên không đọc được.',
} as const;

function feedOf(text: string): Feed | keyof typeof FAULTS {
  if (/^[\s\uFEFF]*\{/.test(text)) return feedOfJson(text) ?? 'unknown';
  const reading = readXml(text);
  return 'fault' in reading ? reading.fault : feedOfXml(reading.root);
}

/** The newest entries, newest first; those whose date cannot be read stand at the end, in the order of the feed. */
function newest(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries
    .map((entry) => ({entry, moment: new Date(dateOf(entry.published)).getTime() || -Infinity}))
    .sort((a, b) => (a.moment === b.moment ? 0 : b.moment - a.moment))
    .slice(0, MOST_STORIES)
    .map(({entry}) => entry);
}

/**
 * Reads the text of a feed as news of the common API. This is what travels only to pages that show a feed; so it knows no errors of
 * the widgets, of which a page must have one kind.
 *
 * @param url of the feed
 */
export function parseFeed(text: string, url: string): FeedReading {
  const feed = feedOf(text);
  if (typeof feed === 'string') return {ok: false, reason: FAULTS[feed]};
  const unit = unitOf(feed.title);
  const stories = new Map<string, ArticleSummary>();
  for (const entry of newest(feed.entries)) {
    const story = storyOf(entry, unit, url);
    if (story && !stories.has(story.id)) stories.set(story.id, story);
  }
  // a feed rarely tells when it was true; its reading then does
  return {ok: true, list: {items: [...stories.values()], page: {next: null, limit: MOST_STORIES, as_of: ''}}};
}
