import type {Kysely} from 'kysely';
import type {Schema} from '../database/schema.js';
import type {HandlerInput, Handlers} from '../http/mount.js';
import {publicUrlOf} from '../http/public-url.js';
import {webAddress} from '../ingest/clean/web-address.js';
import {requireUnit, type Scope, type Unit} from '../units/units.js';
import type {ArticleHtmlCache} from './html-cache.js';
import {type Article, newestArticles} from './queries.js';
import {articleFilter} from './routes.js';

/** A picture with an absolute address. */
interface OutgoingPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly caption: string | undefined;
}

/** An article as every kind of feed tells it: absolute addresses, texts that hold no markup. */
interface OutgoingItem {
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  /** Empty where the source gives the summary only. */
  readonly bodyHtml: string;
  readonly picture: OutgoingPicture | undefined;
  /** RFC 3339 in Vietnamese time. */
  readonly publishedAt: string;
  readonly updatedAt: string | undefined;
  readonly byline: string | undefined;
  readonly source: string | undefined;
  readonly sourceUrl: string | undefined;
  readonly tags: readonly string[];
}

/** A unit's articles, ready to be written down. */
interface OutgoingFeed {
  readonly title: string;
  readonly description: string;
  /** The page that the feed belongs to. */
  readonly home: string;
  /** Where this very feed is. */
  readonly self: string;
  readonly items: readonly OutgoingItem[];
}

const ABOUT: Readonly<Record<Scope, (name: string) => string>> = {
  unit: (name) => `Tin bài của ${name}`,
  province: (name) => `Tin bài của ${name} và các đơn vị trong tỉnh, thành phố`,
  national: () => 'Tin bài của công an cả nước',
};

/**
 * Puts a feed together.
 *
 * @param base - the address of this service, against which relative addresses are read
 * @param self - of the feed, relative to `base`
 */
async function outgoingFeed(
  unit: Unit,
  scope: Scope,
  articles: readonly Article[],
  htmlCache: ArticleHtmlCache,
  base: string,
  self: string,
): Promise<OutgoingFeed> {
  const about = ABOUT[scope](unit.name);
  return {
    title: scope === 'unit' ? unit.name : about,
    description: about,
    home: webAddress(unit.contact.website, base) ?? base,
    self: new URL(self, base).href,
    items: (await Promise.all(articles.map((article) => itemsOf(article, htmlCache, base)))).flat(),
  };
}

/** An article without an address of the web cannot be followed from a feed, and is left out. */
async function itemsOf(article: Article, htmlCache: ArticleHtmlCache, base: string): Promise<OutgoingItem[]> {
  const url = webAddress(article.url, base);
  if (url === undefined) return [];
  return [
    {
      url,
      title: article.title,
      summary: article.summary,
      bodyHtml: await htmlCache.absolute(article.body_html, base),
      picture: pictureOf(article.image, base),
      publishedAt: article.published_at,
      updatedAt: article.updated_at ?? undefined,
      byline: article.byline ?? undefined,
      source: article.source ?? undefined,
      sourceUrl: webAddress(article.source_url, base),
      tags: article.tags,
    },
  ];
}

function pictureOf(image: Article['image'], base: string): OutgoingPicture | undefined {
  const src = webAddress(image?.src, base);
  if (!image || src === undefined) return undefined;
  const {width, height, alt, caption} = image;
  return {src, width, height, alt, caption};
}

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
function jsonFeed({title, description, home, self, items}: OutgoingFeed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: home,
    feed_url: self,
    language: 'vi',
    items: items.map(jsonItem),
  };
}

/** A value that is undefined is not written. */
function jsonItem(item: OutgoingItem) {
  const {url, title, summary, bodyHtml, picture, publishedAt, updatedAt, byline, tags} = item;
  return {
    id: url,
    url,
    title,
    ...(bodyHtml === '' ? {content_text: summary} : {content_html: bodyHtml}),
    summary: summary === '' ? undefined : summary,
    image: picture?.src,
    date_published: publishedAt,
    date_modified: updatedAt,
    authors: byline === undefined ? undefined : [{name: byline}],
    tags: tags.length === 0 ? undefined : tags,
  };
}

/** Minutes that a reader is asked to wait before it asks again. */
const TIME_TO_LIVE = 15;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** What XML 1.0 cannot hold, not even as a reference. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Markup that is written as it stands; made by {@link xml} only. */
class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Xml | undefined | readonly Xml[];

/**
 * Writes a feed as RSS 2.0 (https://www.rssboard.org/rss-specification) with the usual namespaces. Titles and summaries are text, but
 * readers take them for HTML: what would be a tag or a reference there is written so that it is text again.
 */
function rssFeed({title, description, home, self, items}: OutgoingFeed): string {
  const latest = items
    .map(({publishedAt, updatedAt}) => updatedAt ?? publishedAt)
    .sort((one, other) => Date.parse(other) - Date.parse(one))[0];
  return xml`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${asHtml(title)}</title>
<link>${home}</link>
<description>${asHtml(description)}</description>
<language>vi</language>
<ttl>${TIME_TO_LIVE}</ttl>
${latest === undefined ? undefined : xml`<lastBuildDate>${rfc822(latest)}</lastBuildDate>`}
<atom:link href="${self}" rel="self" type="application/rss+xml"/>
${items.map(rssItem)}</channel>
</rss>
`.text;
}

function rssItem(item: OutgoingItem): Xml {
  const {url, title, summary, bodyHtml, picture, publishedAt, updatedAt, byline, source, sourceUrl, tags} = item;
  return xml`<item>
<title>${asHtml(title)}</title>
<link>${url}</link>
<guid isPermaLink="true">${url}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
${[
  xml`<description>${asHtml(summary)}</description>`,
  ...optional(updatedAt, (moment) => xml`<atom:updated>${moment}</atom:updated>`),
  ...optional(byline, (name) => xml`<dc:creator>${name}</dc:creator>`),
  ...optional(source, (name) =>
    sourceUrl === undefined ? xml`<dc:source>${name}</dc:source>` : xml`<source url="${sourceUrl}">${name}</source>`,
  ),
  ...tags.map((tag) => xml`<category>${tag}</category>`),
  ...optional(picture, ({src, width, height, alt, caption}) => {
    const words = caption ?? alt;
    const description = words === '' ? undefined : xml`<media:description>${words}</media:description>`;
    return xml`<media:content url="${src}" medium="image" width="${width}" height="${height}">${description}</media:content>`;
  }),
  ...optional(bodyHtml || undefined, (html) => xml`<content:encoded>${html}</content:encoded>`),
]}
</item>
`;
}

const optional = <T>(value: T | undefined, write: (value: T) => Xml): Xml[] =>
  value === undefined ? [] : [write(value)];

function xml(strings: TemplateStringsArray, ...parts: readonly Part[]): Xml {
  return new Xml(strings.reduce((before, string, index) => before + written(parts[index - 1]) + string));
}

function written(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Xml) return part.text;
  if (typeof part === 'object') return part.map(({text}) => text).join('');
  return String(part)
    .replaceAll(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Text as a reader that expects HTML shows it; a sign that means nothing in HTML stays, for readers that expect text. */
const asHtml = (text: string): string => text.replaceAll(/&(?=#?\w+;)/g, '&amp;').replaceAll('<', '&lt;');

/** `Tue, 12 Jun 2018 08:55:00 +0700` of a moment in Vietnamese time. */
function rfc822(moment: string): string {
  const [year, month, day] = moment.slice(0, 10).split('-');
  const weekday = DAYS[new Date(`${moment.slice(0, 10)}T00:00:00Z`).getUTCDay()];
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${moment.slice(11, 19)} +0700`;
}

type FeedInput = HandlerInput<'getJsonFeed'> | HandlerInput<'getRssFeed'>;

/** So many items a feed has unless more are asked for; the contract's default. */
const USUAL_LIMIT = 20;

/** @param publicUrl - the service's own address with a closing slash; without it the one that each request names */
export function feedHandlers(
  db: Kysely<Schema>,
  htmlCache: ArticleHtmlCache,
  publicUrl: string | undefined,
): Pick<Handlers, 'getJsonFeed' | 'getRssFeed'> {
  const feed = async ({path, query, client}: FeedInput, ending: string): Promise<OutgoingFeed> => {
    const unit = await requireUnit(db, path.unit);
    const filter = await articleFilter(db, {...query, unit: unit.id});
    const articles = await newestArticles(db, filter, query.limit);
    const self = `feeds/${unit.id}.${ending}${asked(query)}`;
    return outgoingFeed(unit, query.scope ?? 'unit', articles, htmlCache, publicUrlOf(client, publicUrl), self);
  };
  return {
    getJsonFeed: async (call) => jsonFeed(await feed(call, 'json')),
    getRssFeed: async (call) => rssFeed(await feed(call, 'xml')),
  };
}

/** The parameters that make this feed another than the unit's usual one, in one order. */
function asked(query: FeedInput['query']): string {
  const set = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (name !== 'limit' || value !== USUAL_LIMIT) set.set(name, String(value));
  }
  set.sort();
  return set.size === 0 ? '' : `?${set.toString()}`;
}
