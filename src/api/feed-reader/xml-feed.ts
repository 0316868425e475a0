import {type Feed, type FeedEntry, type FeedPicture, type FeedText, present} from './entry.js';

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
