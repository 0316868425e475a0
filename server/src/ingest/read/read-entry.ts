import {slugify} from '../../../../src/shared/formats.js';
import {fold} from '../../../../src/vietnamese/search.js';
import {readDate} from '../../../../src/vietnamese/read-dates.js';
import {cleanBody, MOST_MARKUP} from '../clean/clean-html.js';
import {cleanText, cutText, textOfField, textOfMarkup} from '../clean/plain-text.js';
import {type TidyBody, tidyBody} from '../clean/tidy-body.js';
import {webAddress} from '../clean/web-address.js';
import type {FeedEntry, FeedPicture, FeedTag, RefusalCode} from './feed-entry.js';
import {fromLegacy, recogniseLegacy} from './legacy-encodings.js';
import type {RawEntry, RawPicture, RawText} from './raw-feed.js';

/** References to the characters that legacy encodings use, as word processors write them: `C&#171;ng an`. */
const REFERENCE = /&#(1[2-9]\d|2[0-4]\d|25[0-5]);/g;

/**
 * An entry typed for TCVN3 or VNI fonts, or encoded twice, among others that are not: old articles that were pasted into a newer site.
 * Judged by the words of all its texts together.
 */
function withLegacyRead(entry: RawEntry): RawEntry {
  const decoded = (text: string) => text.replaceAll(REFERENCE, (_, code: string) => String.fromCharCode(Number(code)));
  const words = [entry.title, entry.summary, entry.body].map((part) =>
    decoded(part?.text ?? '').replaceAll(/<[^<>]*>/g, ' '),
  );
  const encoding = recogniseLegacy(words.join(' '));
  if (encoding === undefined) return entry;
  const read = (text: string) => fromLegacy(decoded(text), encoding);
  const readText = (part: RawText | undefined) => part && {...part, text: read(part.text)};
  return {
    ...entry,
    title: readText(entry.title),
    summary: readText(entry.summary),
    body: readText(entry.body),
    authors: entry.authors.map(read),
    source: entry.source === undefined ? undefined : read(entry.source),
    tags: entry.tags.map(read),
  };
}

/** An entry that was read, or why it was not; what is known of it is for the report. */
export type EntryReading =
  | {readonly entry: FeedEntry}
  | {
      readonly entry: null;
      readonly code: RefusalCode;
      readonly title: string | null;
      readonly url: string | null;
      readonly found: string | null;
    };

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST = {id: 500, title: 500, summary: 600, body: 500_000, name: 200} as const;
const MOST_TAGS = 20;
/** Names of accounts and of a missing choice, which tell a reader nothing. */
const NO_AUTHOR = /^(?:admin|administrator|root|webmaster|quan tri|quan tri vien)$/;
const NO_TAG = /^(?:uncategorized|chua-phan-loai|khong-phan-loai)$/;

/**
 * Brings an entry into the one form that articles have here, or says why not. Nothing is made up: without a title, a web address and a
 * date that can be read there is no article.
 */
export function readEntry(given: RawEntry, origin: {readonly url: string; readonly now: Date}): EntryReading {
  const raw = isTooLong(given) ? {...given, summary: undefined, body: undefined} : withLegacyRead(given);
  const title = cutText(lineOf(raw.title), LONGEST.title);
  const base = [...raw.bases].reverse().reduce<string>((outer, inner) => webAddress(inner, outer) ?? outer, origin.url);
  const urls = raw.links.map((link) => webAddress(link, base));
  const url = urls.find((address) => address !== undefined);
  const [published] = raw.published;
  const refused = (code: RefusalCode, found?: string): EntryReading => ({
    ...{entry: null, code, found: found === undefined ? null : cutText(cleanText(found), 120)},
    ...{title: title === '' ? null : cutText(title, 120), url: url ?? null},
  });
  if (title === '') return refused('no_title');
  if (url === undefined) return raw.links.length === 0 ? refused('no_link') : refused('bad_link', raw.links[0]);
  const publishedAt = firstDate(raw.published);
  if (!publishedAt) return raw.published.length === 0 ? refused('no_date') : refused('bad_date', published);
  if (publishedAt.getTime() > origin.now.getTime() + DAY_MS) return refused('future_date', published);
  if (isTooLong(given)) return refused('too_long');
  const texts = readTexts(raw, title, webAddress(raw.bodyBase, base) ?? base);
  if (!texts) return refused('too_long');
  const updatedAt = firstDate(raw.updated);
  const isUpdate = updatedAt && updatedAt > publishedAt && updatedAt.getTime() <= origin.now.getTime() + DAY_MS;
  return {
    entry: {
      externalId: cleanText(raw.id ?? '').slice(0, LONGEST.id) || url,
      url,
      title,
      summary: texts.summary,
      bodyHtml: texts.body.html,
      picture: choosePicture(raw.pictures, texts.body, texts.beside, base),
      publishedAt,
      updatedAt: isUpdate ? updatedAt : null,
      byline: bylineOf(raw.authors),
      source: nameOf(raw.source),
      tags: tagsOf(raw.tags),
    },
  };
}

const isTooLong = (raw: RawEntry) =>
  [raw.title, raw.summary, raw.body].some((part) => (part?.text.length ?? 0) > MOST_MARKUP);

interface Texts {
  readonly summary: string;
  readonly body: TidyBody;
  /** What a summary holds beside its words: portals put the picture there. */
  readonly beside: TidyBody;
}

/** Undefined where the body is longer than an article. A long summary without a body is the body. */
function readTexts(raw: RawEntry, title: string, base: string): Texts | undefined {
  const summaryText = lineOf(raw.summary);
  const isBody = raw.body === undefined && summaryText.length > LONGEST.summary;
  const bodyMarkup = markupOf(isBody ? raw.summary : raw.body);
  const summary = isBody ? '' : withoutRest(summaryText);
  const body = tidyBody(cleanBody(bodyMarkup, base), [title, summary]);
  const beside = tidyBody(isBody ? '' : cleanBody(markupOf(raw.summary), base), []);
  if (body.html.length > LONGEST.body) return undefined;
  return {summary: cutText(summary || (body.firstParagraph ?? ''), LONGEST.summary), body, beside};
}

/** «[…]» and «[...]» stand where a program cut a summary. */
const withoutRest = (text: string) =>
  text.replace(/([.!?…])?\s*\[(?:…|\.{3})\]$/, (_, stop: string | undefined) => stop ?? '…');

/** A text as one plain line; empty where there is none. */
export function lineOf(raw: RawText | undefined): string {
  if (raw === undefined) return '';
  if (raw.as === 'plain') return cleanText(raw.text);
  return raw.as === 'markup' ? textOfMarkup(raw.text) : textOfField(raw.text);
}

function markupOf(raw: RawText | undefined): string {
  if (raw?.as !== 'plain') return raw?.text ?? '';
  const escaped = raw.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped.replaceAll(/\r?\n/g, '<br>');
}

function firstDate(texts: readonly string[]): Date | undefined {
  for (const text of texts) {
    const reading = readDate(text);
    if (reading.ok) return reading.date;
  }
  return undefined;
}

/**
 * The picture of the entry: the one above its text, else the one that the feed names, else the first in summary or text. Where the feed
 * tells the size of the picture above the text, it has that.
 */
function choosePicture(
  named: readonly RawPicture[],
  body: TidyBody,
  beside: TidyBody,
  base: string,
): FeedPicture | null {
  const pictures = named.map((picture) => fromRaw(picture, base)).filter((picture) => picture !== undefined);
  const lead = body.leadPicture;
  if (!lead) return pictures[0] ?? beside.leadPicture ?? beside.firstPicture ?? body.firstPicture;
  const same = pictures.find(({src}) => src === lead.src);
  return lead.width === null && same ? {...lead, width: same.width, height: same.height} : lead;
}

function fromRaw({src, width, height, alt, caption}: RawPicture, base: string): FeedPicture | undefined {
  const address = webAddress(src, base);
  if (address === undefined) return undefined;
  const isSize = (size: number | undefined): size is number =>
    size !== undefined && Number.isInteger(size) && size > 0 && size <= 10_000;
  const size = isSize(width) && isSize(height) ? {width, height} : {width: null, height: null};
  const text = lineOf(caption === undefined ? undefined : {text: caption, as: 'unknown'});
  return {
    src: address,
    ...size,
    alt: lineOf(alt === undefined ? undefined : {text: alt, as: 'unknown'}),
    caption: text === '' ? null : text,
  };
}

function bylineOf(authors: readonly string[]): string | null {
  const names = authors.map(nameOf).filter((name): name is string => name !== null && !NO_AUTHOR.test(fold(name)));
  return names.length === 0 ? null : cutText([...new Set(names)].join(', '), LONGEST.name);
}

function nameOf(text: string | undefined): string | null {
  const name = cutText(textOfField(text ?? ''), LONGEST.name);
  return name === '' ? null : name;
}

function tagsOf(names: readonly string[]): FeedTag[] {
  const tags = new Map<string, FeedTag>();
  for (const given of names) {
    const name = textOfField(given);
    const slug = slugify(fold(name));
    if (slug !== '' && !NO_TAG.test(slug) && !tags.has(slug)) tags.set(slug, {slug, name: cutText(name, LONGEST.name)});
  }
  return [...tags.values()].slice(0, MOST_TAGS);
}
