import type {IOptions} from 'sanitize-html';
import {SMALLEST_PICTURE} from '../../../../src/shared/formats.js';
import {element, type HtmlElement, type HtmlNode, isElement, readHtml, writeHtml} from './html-tree.js';
import {cleanText, sanitize, withoutInvisible} from './plain-text.js';
import {shapeBlocks} from './shape.js';
import {webAddress} from './web-address.js';

/** No body that a person wrote is longer; the rest is left out. */
export const MOST_MARKUP = 1_000_000;
const MOST_TEXT = 500_000;
const DEEPEST = 60;
const LARGEST = 10_000;

/** Elements that only begin and end a line. */
const BOXES = [
  ...['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav', 'address', 'center', 'details'],
  ...['summary', 'dl', 'dt', 'dd', 'pre', 'fieldset', 'legend', 'form', 'hr'],
];
/** How elements are called here. */
const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(BOXES.map((name) => [name, 'div'])),
  ...{b: 'strong', i: 'em', h1: 'h2', menu: 'ul', dir: 'ul'},
};
const KEPT = [
  ...['a', 'em', 'strong', 'sub', 'sup', 'br', 'img', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote'],
  ...['figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
];
/** What editors call the paragraph under a picture. */
const CAPTION_CLASS =
  /(?:^|[\s_-])(?:p?caption|imgcaption|wp-caption-text|chu-?thich|img-?note|image-?desc)(?:$|[\s_-])/i;

const OPTIONS: IOptions = {
  allowedTags: [...KEPT, ...Object.keys(NAMES)],
  allowedAttributes: {
    a: ['href'],
    img: ['src', 'data-src', 'data-original', 'alt', 'width', 'height'],
    ol: ['start'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ...Object.fromEntries(['p', 'div', 'center', 'em', 'i'].map((name) => [name, ['class']])),
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  nestingLimit: DEEPEST,
};

/**
 * Sanitises the body of an article: paragraphs, headings, lists, links, figures with captions, tables and quotations stay; everything
 * that runs, styles, frames or loads anything but a picture goes. Old markup becomes plain: `<b>` is `<strong>`, tables that only lay
 * out are blocks, a picture is a figure. The result is in NFC, and cleaning it again changes nothing.
 *
 * @param html untrusted markup
 * @param base absolute address that relative ones are resolved against; where it is none, they are left out
 */
export function cleanBody(html: string, base: string): string {
  const safe = sanitize(html.slice(0, MOST_MARKUP), OPTIONS);
  return writeHtml(shapeBlocks(new Cleaner(base).clean(readHtml(safe))));
}

/** Decides on names, attributes and text of a tree that the sanitiser let through. */
class Cleaner {
  readonly #base: string;
  #room = MOST_TEXT;

  constructor(base: string) {
    this.#base = base;
  }

  clean(nodes: readonly HtmlNode[]): HtmlNode[] {
    return nodes.flatMap((node) => {
      if (this.#room <= 0) return [];
      return isElement(node) ? this.#element(node) : this.#text(node.text);
    });
  }

  #text(text: string): HtmlNode[] {
    const clean = withoutInvisible(text.slice(0, this.#room));
    this.#room -= clean.length;
    return [{text: clean}];
  }

  #element(node: HtmlElement): HtmlNode[] {
    const {name, attributes} = node;
    if (name === 'img') return this.#picture(attributes);
    const children = this.clean(node.children);
    const isCaption = CAPTION_CLASS.test(attributes['class'] ?? '') && !hasPicture(children);
    if (isCaption) return [element('figcaption', children)];
    return [element(NAMES[name] ?? name, children, this.#attributes(name, attributes))];
  }

  #attributes(name: string, given: HtmlElement['attributes']): Record<string, string> {
    if (name === 'a') {
      const href = this.#link(given['href']);
      return href === undefined ? {} : {href, rel: 'nofollow noopener'};
    }
    if (name === 'ol') return picked({start: wholeNumber(given['start'], 1, LARGEST)});
    if (name !== 'td' && name !== 'th') return {};
    const scope = given['scope'];
    return picked({
      colspan: wholeNumber(given['colspan'], 2, 50),
      rowspan: wholeNumber(given['rowspan'], 2, 500),
      scope: name === 'th' && (scope === 'col' || scope === 'row') ? scope : undefined,
    });
  }

  #link(href = ''): string | undefined {
    const other = /^\s*(?:mailto:[^\s?"<>&]+@[^\s?"<>&]+|tel:\+?[\d().\s-]{3,30})/i.exec(href)?.[0];
    return other === undefined
      ? webAddress(href, this.#base)
      : other.replaceAll(/\s/g, '').replace(/^[a-z]+/i, (scheme) => scheme.toLowerCase());
  }

  #picture(given: HtmlElement['attributes']): HtmlNode[] {
    // pictures that a script would load later: the real address stands beside a placeholder
    const sources = [given['data-src'], given['data-original'], given['src']];
    const src = sources.map((source) => webAddress(source, this.#base)).find((address) => address !== undefined);
    const width = wholeNumber(given['width']?.replace(/px$/, ''), 1, LARGEST);
    const height = wholeNumber(given['height']?.replace(/px$/, ''), 1, LARGEST);
    const isTiny = [width, height].some((size) => size !== undefined && Number(size) <= SMALLEST_PICTURE);
    if (src === undefined || isTiny) return [];
    const size = width !== undefined && height !== undefined ? {width, height} : {};
    return [element('img', [], {src, alt: cleanText(given['alt'] ?? ''), ...size})];
  }
}

const hasPicture = (nodes: readonly HtmlNode[]): boolean =>
  nodes.some((node) => isElement(node) && (node.name === 'img' || hasPicture(node.children)));

function wholeNumber(text: string | undefined, least: number, most: number): string | undefined {
  const value = /^\s*\d{1,5}\s*$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= least && value <= most ? String(value) : undefined;
}

const picked = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined));
