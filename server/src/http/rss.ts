import type {OutgoingFeed, OutgoingItem} from './outgoing-feed.js';

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
export function rssFeed({title, description, home, self, items}: OutgoingFeed): string {
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
${items.map(itemOf)}</channel>
</rss>
`.text;
}

function itemOf(item: OutgoingItem): Xml {
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
