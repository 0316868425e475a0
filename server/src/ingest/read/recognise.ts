import {cleanText, textOfMarkup} from '../clean/plain-text.js';
import type {FeedAbout, RefusalCode} from './feed-entry.js';

/** A whole document of a known kind, or why it is none. */
export type Recognised =
  | {readonly kind: FeedAbout['kind']; readonly text: string}
  | {readonly kind: null; readonly code: RefusalCode; readonly title: string | null};

/** More than any feed holds: their entries are the latest, rarely more than a hundred. */
export const MOST_ENTRIES = 5_000;
/** A feed is six elements deep; markup that an editor left unescaped may be deeper. */
const DEEPEST = 200;
/** Before the root stand a declaration and, from a broken site, the warnings of its program. */
const PREAMBLE = 20_000;
/** Tags, attributes and comments together; what is beyond would fill the memory. */
const MOST_PARTS = 600_000;
/** Sections in one element; the parser's time grows with the square of their number. */
const MOST_SECTIONS = 1_000;

const ROOT = /<(?:[\w.-]+:)?(rss|feed|rdf)(?=[\s>/])/i;
const HTML = /<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]/i;
const DECLARATION = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^<>]*\[/i;
const PAGE_TITLE = /<title[^<>]*>([^<]{0,1000})/i;
const KINDS: Readonly<Record<string, FeedAbout['kind']>> = {rss: 'rss', feed: 'atom', rdf: 'rdf'};
/** Elements of unescaped HTML that are never closed. */
const VOID = new Set(['br', 'img', 'hr', 'input', 'meta', 'wbr', 'col', 'embed', 'source']);

/**
 * Tells what a text is before a parser sees it. A document that declares entities or its own grammar is refused unread, so that nothing
 * is ever expanded; one that ends before its root does is refused as a whole, because what is missing must not look withdrawn.
 */
export function recognise(text: string): Recognised {
  const start = /[^\s\uFEFF]/.exec(text.slice(0, PREAMBLE))?.index;
  if (start === undefined) return refused('empty');
  if (text[start] === '{') return recogniseJson(text.slice(start));
  const head = text.slice(0, PREAMBLE);
  const root = ROOT.exec(head);
  const before = head.slice(0, root?.index);
  if (DECLARATION.test(before)) return refused('entities');
  if (HTML.test(before)) return refused('html_page', cleanText(textOfMarkup(PAGE_TITLE.exec(head)?.[1] ?? '')));
  if (!root) return refused('not_a_feed');
  const xml = text.slice(root.index);
  const walked = new XmlWalk(xml).walk();
  if (typeof walked === 'string') return refused(walked);
  return {kind: KINDS[root[1]?.toLowerCase() ?? ''] ?? 'rss', text: xml.slice(0, walked)};
}

function recogniseJson(text: string): Recognised {
  try {
    const json: unknown = JSON.parse(text);
    const items = typeof json === 'object' && json !== null && 'items' in json ? json.items : undefined;
    if (!Array.isArray(items)) return refused('not_a_feed');
    return items.length > MOST_ENTRIES ? refused('too_many_entries') : {kind: 'json', text};
  } catch {
    return refused(isCut(text) ? 'truncated' : 'malformed');
  }
}

/** Whether JSON ends within a string, an object or an array. */
function isCut(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at];
    if (inString && char === '\\') at += 1;
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '{' || char === '[')) depth += 1;
    else if (!inString && (char === '}' || char === ']')) depth -= 1;
  }
  return inString || depth > 0;
}

const refused = (code: RefusalCode, title: string | null = null): Recognised => ({
  kind: null,
  code,
  title: title === '' ? null : title,
});

/** Walks over the tags of a document from its root, without keeping anything but the names of the open elements. */
class XmlWalk {
  readonly #xml: string;
  readonly #open: string[] = [];
  #entries = 0;
  #parts = 0;
  #sections = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  /** Where the root ends, or the first thing wrong before. */
  walk(): number | RefusalCode {
    let at = 0;
    for (;;) {
      at = this.#xml.indexOf('<', at);
      if (at < 0) return 'truncated';
      const end = this.#endOf(at);
      if (end < 0) return 'truncated';
      this.#parts += 1;
      if (this.#parts > MOST_PARTS || this.#sections > MOST_SECTIONS) return 'malformed';
      if (
        this.#xml.startsWith('<!', at) &&
        /^<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(this.#xml.slice(at, at + 10))
      ) {
        return 'entities';
      }
      const fault = this.#tag(at, end);
      if (fault) return fault;
      if (this.#open.length === 0) return end;
      at = end;
    }
  }

  /** The position after the comment, section, instruction or tag that begins here; -1 where it has no end. */
  #endOf(at: number): number {
    const after = (mark: string) => {
      const found = this.#xml.indexOf(mark, at + 2);
      return found < 0 ? -1 : found + mark.length;
    };
    if (this.#xml.startsWith('<!--', at)) return after('-->');
    if (this.#xml.startsWith('<![CDATA[', at)) {
      this.#sections += 1;
      return after(']]>');
    }
    if (this.#xml.startsWith('<?', at)) return after('?>');
    if (!/[A-Za-z_/!:]/.test(this.#xml[at + 1] ?? '')) return at + 1 < this.#xml.length ? at + 1 : -1;
    return this.#endOfTag(at);
  }

  /** A `>` inside of a quoted value does not end a tag. */
  #endOfTag(at: number): number {
    const mark = /["'>]/g;
    mark.lastIndex = at;
    for (let found = mark.exec(this.#xml); found; found = mark.exec(this.#xml)) {
      if (found[0] === '>') return mark.lastIndex;
      const close = this.#xml.indexOf(found[0], mark.lastIndex);
      if (close < 0) return -1;
      mark.lastIndex = close + 1;
      this.#parts += 1;
    }
    return -1;
  }

  #tag(at: number, end: number): RefusalCode | undefined {
    const name = /^<(\/?)(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/.exec(this.#xml.slice(at, Math.min(end, at + 100)));
    if (!name) return undefined;
    const local = (name[2] ?? '').toLowerCase();
    this.#sections = 0;
    if (name[1] === '/') {
      const matching = this.#open.lastIndexOf(local);
      if (matching >= 0) this.#open.length = matching;
      return undefined;
    }
    if (local === 'item' || local === 'entry') this.#entries += 1;
    if (this.#entries > MOST_ENTRIES) return 'too_many_entries';
    if (!this.#xml.startsWith('/>', end - 2) && !VOID.has(local)) this.#open.push(local);
    return this.#open.length > DEEPEST ? 'too_deep' : undefined;
  }
}
