import {parseMarkup} from './markup.js';

/** A document of a known kind, or why it is none. */
export type XmlReading =
  {readonly root: Element} | {readonly fault: 'html' | 'grammar' | 'unknown' | 'truncated' | 'malformed'};

/** Before the root stand a declaration and, from a broken site, the warnings of its program. */
const PREAMBLE = 20_000;
const ROOT = /<((?:[\w.-]+:)?(?:rss|feed|rdf))(?=[\s>/])/i;
const HTML = /<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]/i;
/** A grammar of its own may blow a small document up to one that fills the memory. */
const GRAMMAR = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^>]*\[/i;

const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const CDATA_OR_BARE_AMPERSAND = /<!\[CDATA\[[\s\S]*?\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/gi;
const PREFIX = /<([A-Za-z][\w.-]*):[A-Za-z]/g;

/** The faults that sites make most: a bare «&» or an entity of HTML, control characters, prefixes that nobody declared. */
function mended(xml: string): string {
  const text = xml.replace(CONTROL, '').replace(CDATA_OR_BARE_AMPERSAND, (found) => (found === '&' ? '&amp;' : found));
  const prefixes = new Set([...text.matchAll(PREFIX)].flatMap(([, prefix]) => prefix ?? []));
  const undeclared = [...prefixes].filter((prefix) => prefix !== 'xml' && !text.includes(`xmlns:${prefix}=`));
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
