import {createHash} from 'node:crypto';
import {canonicalAddress} from '../../../src/shared/canonical-address.js';
import {isSlug, LONGEST_SLUG} from '../../../src/shared/formats.js';
import {fold} from '../../../src/vietnamese/search.js';
import {searchTexts} from '../database/search-texts.js';
import type {FeedEntry, FeedPicture} from './read/feed-entry.js';

/** `25-NQ/TW`, `25/NQ-TW`, `22-CTr/ĐUCA-V28`, `26/2020/TT-BTTTT`, `202/2025/QH15`: two parts at least after the number or the year. */
const NUMBER =
  /(?<![\p{L}\p{N}/-])\d{1,4}(?:[-/](?:19|20)\d{2}[-/]QH\d{1,2}|(?:[-/](?:19|20)\d{2})?[-/]\p{Lu}[\p{L}]{0,7}[-/]\p{Lu}[\p{L}\d]{0,9}(?:[-/]\p{Lu}[\p{L}\d]{0,9})?)(?![\p{L}\p{N}])/gu;
/** `Kế hoạch 242`, `Chương trình phối hợp số 38`: by its kind, and no more than a number behind it. */
const NAMED =
  /(?<!\p{L})(kế hoạch|chỉ thị|nghị quyết|chương trình phối hợp|kết luận|quyết định)\s+(?:số\s+)?(\d{1,4})(?![\p{L}\p{N}]|[-/.,]\p{L}|[-/.,]?\d)/giu;
/** No article tells of more. */
const MOST = 30;

/** The documents that a text names, each spelling once, in the order of the text. */
export interface CitedDocuments {
  /** Official numbers: whoever writes one means a document. */
  readonly numbers: readonly string[];
  /** A kind and a number, which may also be something else: of use only where the document is known. */
  readonly named: readonly string[];
}

/** @param text plain text in NFC */
export function citedDocuments(text: string): CitedDocuments {
  const numbers = [...text.matchAll(NUMBER)].map(([number]) => number);
  const named = [...text.matchAll(NAMED)].map(([, kind = '', number = '']) => `${kind} ${number}`);
  return {numbers: [...new Set(numbers)].slice(0, MOST), named: [...new Set(named)].slice(0, MOST)};
}

/**
 * The box that is kept for a picture whose size the source does not tell, 16:9: the page must not jump when it comes, and the
 * widgets let it fill the box.
 */
const USUAL_BOX = {width: 1200, height: 675};
/** Of the columns in which articles are looked up, more than this does not fit an index. */
const MOST_KEY_BYTES = 2048;
/** A text search of the database holds a megabyte of words and of their pairs; of a longer body the beginning is found. */
const SEARCHED = 100_000;
const HASH_LENGTH = 8;
const MOST_TAGS = 20;
const MOST_PIXELS = 20_000;

/** All columns of an article that follow from what the source tells. */
export type ArticleContent = ReturnType<typeof contentOf>;

/** @returns undefined where the address cannot be kept, being longer than any web server takes */
export function canonicalOf(url: string): string | undefined {
  const canonical = canonicalAddress(url);
  return canonical !== undefined && Buffer.byteLength(canonical) <= MOST_KEY_BYTES ? canonical : undefined;
}

/** What the source tells, as columns; without the moments, which depend on what is stored already. */
export function contentOf(entry: FeedEntry, canonical: string) {
  const {title, summary, bodyHtml, byline, source, url} = entry;
  return {
    title,
    summary,
    body_html: bodyHtml,
    byline,
    source,
    url,
    source_url: url,
    canonical_url: canonical,
    published_at: entry.publishedAt,
    ...pictureColumns(entry.picture),
    ...searchTexts(title, summary, bodyHtml.slice(0, SEARCHED)),
    content_hash: hashOf(entry, canonical),
  };
}

/** The tags that can be asked for, at most 20. */
export function tagsOf({tags}: FeedEntry): string[] {
  const slugs = tags.map(({slug}) => slug).filter(isSlug);
  return [...new Set(slugs)].slice(0, MOST_TAGS);
}

/**
 * Ids for an article in the order in which they are wanted: the words of its title, then the same with some letters that follow from
 * its address.
 */
export function idsFor(title: string, canonical: string): readonly [string, string] {
  const words = fold(title).match(/[a-z0-9]+/g) ?? [];
  const suffix = createHash('sha256').update(canonical).digest('hex').slice(0, HASH_LENGTH);
  const slug = cutAtWord(words.length > 0 ? words : ['bai-viet'], LONGEST_SLUG - HASH_LENGTH - 1);
  return [slug, `${slug}-${suffix}`];
}

function cutAtWord(words: readonly string[], most: number): string {
  let slug = (words[0] ?? '').slice(0, most);
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > most) break;
    slug += `-${word}`;
  }
  return slug;
}

function pictureColumns(picture: FeedPicture | null) {
  if (!picture) {
    return {image_src: null, image_width: null, image_height: null, image_alt: null, image_caption: null};
  }
  const {src, width, height, alt, caption} = picture;
  const isTold = isLength(width) && isLength(height);
  const box = isTold ? {width: Math.round(width), height: Math.round(height)} : USUAL_BOX;
  return {
    image_src: src,
    image_width: box.width,
    image_height: box.height,
    image_alt: alt,
    image_caption: caption,
  };
}

const isLength = (pixels: number | null): pixels is number => pixels !== null && pixels >= 1 && pixels <= MOST_PIXELS;

/** Not of `updatedAt`, which some sources set anew with every answer. */
function hashOf(entry: FeedEntry, canonical: string): string {
  const {title, summary, bodyHtml, picture, publishedAt, byline, source} = entry;
  const told = [title, summary, bodyHtml, picture, publishedAt.toISOString(), byline, source, tagsOf(entry), canonical];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
