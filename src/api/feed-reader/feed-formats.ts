import {isObject} from '../../shared/guards.js';
import {parseMarkup} from './markup.js';

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
const present = (...values: readonly (string | null | undefined)[]): string[] =>
  values.flatMap((value) => value?.trim() || []);

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const words = (...values: unknown[]): string[] =>
  present(...values.map((value) => (typeof value === 'string' ? value : undefined)));

const jsonText = (isMarkup: boolean, ...values: unknown[]): FeedText | undefined => {
  const [text] = words(...values);
  return text === undefined ? undefined : {text, isMarkup};
};

function jsonEntry(item: unknown, bases: readonly string[]): FeedEntry[] {
  if (!isObject(item)) return [];
  const files = list(item['attachments']).filter(isObject);
  const pictures = files.filter((file) => words(file['mime_type']).some((type) => type.startsWith('image/')));
  return [
    {
      links: [...words(item['url'], item['external_url']), ...words(item['id']).filter((id) => /^https?:/i.test(id))],
      bases,
      title: jsonText(false, item['title']),
      summary: jsonText(false, item['summary']),
      body: jsonText(true, item['content_html']) ?? jsonText(false, item['content_text']),
      published: words(item['date_published'], item['date_modified']),
      updated: words(item['date_modified']),
      categories: words(...list(item['tags'])).map((text) => ({text, isMarkup: false})),
      pictures: words(item['image'], item['banner_image'], ...pictures.map((file) => file['url'])).map((src) => ({
        src,
      })),
    },
  ];
}

/** What a JSON Feed says (versions 1 and 1.1); undefined where the text is none. */
export function feedOfJson(text: string): Feed | undefined {
  try {
    const feed: unknown = JSON.parse(text);
    if (!isObject(feed) || !Array.isArray(feed['items'])) return undefined;
    const bases = words(feed['home_page_url']);
    return {
      title: jsonText(false, feed['title']),
      entries: list(feed['items']).flatMap((item) => jsonEntry(item, bases)),
    };
  } catch {
    return undefined;
  }
}

/** A document of a known kind, or why it is none. */
type XmlReading =
  {readonly root: Element} | {readonly fault: 'html' | 'grammar' | 'unknown' | 'truncated' | 'malformed'};

/** Before the root stand a declaration and, from a broken site, the warnings of its program. */
const PREAMBLE = 20_000;
const ROOT = /<((?:[\w.-]+:)?(?:rss|feed|rdf))(?=[\s>/])/i;
const HTML = /<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]/i;
/** A grammar of its own may blow a small document up to one that fills the memory. */
const GRAMMAR = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^<>]*\[/i;

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi;
const SECTION = {start: '<![CDATA[', end: ']]>'};
const PREFIX = /<([A-Za-z][\w.-]*):[A-Za-z]/g;
const DECLARED = /xmlns:([\w.-]+)=/g;

/** In a section an «&» is a letter like any other. */
function withReferences(xml: string): string {
  const parts: string[] = [];
  let at = 0;
  const take = (until: number) => parts.push(xml.slice(at, until).replace(BARE_AMPERSAND, '&amp;'));
  for (;;) {
    const start = xml.indexOf(SECTION.start, at);
    const end = start < 0 ? -1 : xml.indexOf(SECTION.end, start);
    if (end < 0) break;
    take(start);
    at = end + SECTION.end.length;
    parts.push(xml.slice(start, at));
  }
  take(xml.length);
  return parts.join('');
}

const firstGroups = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].flatMap(([, group]) => group ?? []));

/** The faults that sites make most: a bare «&» or an entity of HTML, control characters, prefixes that nobody declared. */
function mended(xml: string): string {
  const text = withReferences(xml.replace(CONTROL, ''));
  const declared = firstGroups(text, DECLARED);
  const undeclared = [...firstGroups(text, PREFIX)].filter((prefix) => prefix !== 'xml' && !declared.has(prefix));
  const declarations = undeclared.map((prefix) => ` xmlns:${prefix}="${prefix}"`).join('');
  return text.replace(ROOT, (tag) => tag + declarations);
}

/** The root, unless the text is not well formed: the parser then leaves its complaint among the elements. */
function rootOf(xml: string): Element | undefined {
  const page = parseMarkup(xml, 'text/xml');
  return page.getElementsByTagNameNS('*', 'parsererror').length > 0 ? undefined : page.documentElement;
}

/**
 * Reads the document of a feed. One with a grammar of its own is refused before the parser sees it; one without its end is refused
 * as a whole, since a reader would take the half of it for all.
 */
export function readXml(text: string): XmlReading {
  const head = text.slice(0, PREAMBLE);
  const start = ROOT.exec(head);
  const before = head.slice(0, start?.index);
  if (GRAMMAR.test(before)) return {fault: 'grammar'};
  if (HTML.test(before)) return {fault: 'html'};
  if (!start) return {fault: 'unknown'};
  const close = `</${start[1] ?? ''}>`;
  const end = text.lastIndexOf(close);
  if (end < 0) return {fault: 'truncated'};
  const xml = text.slice(start.index, end + close.length);
  const root = rootOf(xml) ?? rootOf(mended(xml));
  return root ? {root} : {fault: 'malformed'};
}

/** Modules by their namespace; sites that misspell it still write the usual prefix. */
const MODULES: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.w3.org/2005/atom': 'atom',
};
const PICTURE_NAME = /\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i;

/** The name of an element as seen from around it: «title» where it is of the same module, else «media:title». */
function nameOf(element: Element, around: Element): string {
  if (element.namespaceURI === around.namespaceURI) return element.localName;
  const module = MODULES[(element.namespaceURI ?? '').toLowerCase().replace(/[/#]$/, '')] ?? element.prefix;
  return `${module ?? ''}:${element.localName}`;
}

/** The elements directly in another, in the order of the names asked for. */
const within = (element: Element, ...names: string[]): Element[] =>
  names.flatMap((name) => [...element.children].filter((child) => nameOf(child, element) === name));

const wordsIn = (element: Element, ...names: string[]): string[] =>
  present(...within(element, ...names).map(({textContent}) => textContent));

const markupOf = (node: Node): string => new XMLSerializer().serializeToString(node);

/** What an element holds: markup that nobody escaped is markup all the same. */
const contentOf = (element: Element): string =>
  element.childElementCount > 0 ? [...element.childNodes].map(markupOf).join('') : element.textContent;

function markupIn(element: Element, ...names: string[]): FeedText | undefined {
  const [text] = present(...within(element, ...names).map(contentOf));
  return text === undefined ? undefined : {text, isMarkup: true};
}

/** RFC 4287, section 3.1: without a type a text is plain. */
function atomText(element: Element, ...names: string[]): FeedText | undefined {
  for (const found of within(element, ...names)) {
    const type = found.getAttribute('type') ?? 'text';
    const text = contentOf(found).trim();
    if (text && (type === 'text' || /html|^text\/plain$/.test(type))) return {text, isMarkup: type.includes('html')};
  }
  return undefined;
}

const basesOf = (element: Element): string[] => {
  const bases = present(element.getAttribute('xml:base'));
  return element.parentElement ? [...bases, ...basesOf(element.parentElement)] : bases;
};

const pictureAt = (element: Element, attribute = 'url'): FeedPicture => ({
  src: element.getAttribute(attribute) ?? '',
  width: element.getAttribute('width'),
  height: element.getAttribute('height'),
});

const isPicture = (element: Element, attribute = 'url'): boolean => {
  const [medium, type] = [element.getAttribute('medium'), element.getAttribute('type')];
  if (medium) return medium === 'image';
  return type ? type.startsWith('image/') : PICTURE_NAME.test(element.getAttribute(attribute) ?? '');
};

/** Pictures of the media module, also those in groups: full sizes before thumbnails. */
function mediaPictures(entry: Element): FeedPicture[] {
  const all = [...entry.getElementsByTagName('*')];
  const named = (name: string) => all.filter((element) => nameOf(element, entry) === name);
  const full = named('media:content').filter((element) => isPicture(element));
  return [...full, ...named('media:thumbnail')].map((element) => pictureAt(element));
}

function rssEntry(item: Element, around: readonly string[]): FeedEntry {
  const guids = within(item, 'guid').filter((guid) => guid.getAttribute('isPermaLink')?.toLowerCase() !== 'false');
  const ids = present(...guids.map(({textContent}) => textContent), ...attributesOf(item, 'about'));
  const enclosures = within(item, 'enclosure').filter((element) => isPicture(element));
  return {
    links: [
      ...wordsIn(item, 'link'),
      ...present(...within(item, 'atom:link').map((link) => link.getAttribute('href'))),
      ...ids.filter((id) => /^https?:/i.test(id)),
    ],
    bases: [...basesOf(item), ...around],
    title: markupIn(item, 'title', 'dc:title', 'media:title'),
    summary: markupIn(item, 'description', 'dc:description', 'media:description'),
    body: markupIn(item, 'content:encoded'),
    published: wordsIn(
      item,
      'pubDate',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'atom:published',
      'atom:updated',
    ),
    updated: wordsIn(item, 'atom:updated', 'dcterms:modified'),
    categories: wordsIn(item, 'category', 'dc:subject').map((text) => ({text, isMarkup: true})),
    pictures: [
      ...mediaPictures(item),
      ...enclosures.map((element) => pictureAt(element)),
      ...wordsIn(item, 'image').map((src) => ({src})),
    ],
  };
}

const attributesOf = (element: Element, localName: string): string[] =>
  [...element.attributes].filter((attribute) => attribute.localName === localName).map(({value}) => value);

function rssFeed(root: Element): Feed {
  const channel = [...root.children].find(({localName}) => localName === 'channel') ?? root;
  const items = [...new Set([channel, root])].flatMap((around) =>
    [...around.children].filter(({localName}) => localName === 'item'),
  );
  const links = wordsIn(channel, 'link').slice(0, 1);
  return {title: markupIn(channel, 'title', 'dc:title'), entries: items.map((item) => rssEntry(item, links))};
}

function atomEntry(entry: Element): FeedEntry {
  const links = within(entry, 'link');
  const pages = links.filter((link) => ['alternate', null, ''].includes(link.getAttribute('rel')));
  const html = pages.filter((link) => /html/i.test(link.getAttribute('type') ?? 'html'));
  const files = links.filter((link) => link.getAttribute('rel') === 'enclosure' && isPicture(link, 'href'));
  return {
    links: present(
      ...[...html, ...pages].map((link) => link.getAttribute('href')),
      ...wordsIn(entry, 'id').filter((id) => /^https?:/i.test(id)),
    ),
    bases: basesOf(entry),
    title: atomText(entry, 'title'),
    summary: atomText(entry, 'summary') ?? markupIn(entry, 'media:description'),
    body: atomText(entry, 'content'),
    // an entry that never changed since need not repeat its only date; those of Atom 0.3 bear other names
    published: wordsIn(entry, 'published', 'issued', 'created', 'updated', 'modified', 'dc:date'),
    updated: wordsIn(entry, 'updated', 'modified'),
    categories: present(
      ...within(entry, 'category').map((category) => category.getAttribute('label') ?? category.getAttribute('term')),
    ).map((text) => ({text, isMarkup: false})),
    pictures: [...mediaPictures(entry), ...files.map((link) => pictureAt(link, 'href'))],
  };
}

/** What an RSS or Atom document says. */
export function feedOfXml(root: Element): Feed {
  if (root.localName.toLowerCase() !== 'feed') return rssFeed(root);
  return {title: atomText(root, 'title'), entries: within(root, 'entry').map(atomEntry)};
}
