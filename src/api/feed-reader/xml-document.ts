import {parseMarkup} from './markup.js';

/** A document of a known kind, or why it is none. */
export type XmlReading =
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
