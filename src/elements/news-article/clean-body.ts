import DOMPurify from 'dompurify';
import {SMALLEST_PICTURE} from '../../shared/formats.js';
import {webAddress} from '../../shared/web-address.js';
import {pictureBox} from './picture-box.js';

const LARGEST = 10_000;
/** What a parser takes into an address when a quotation mark is missing. */
const SWALLOWED_MARKUP = /[<\n]/;

const pixels = (text: string | null): number =>
  /^\s*\d{1,5}(?:px)?\s*$/.test(text ?? '') ? parseInt(text ?? '', 10) : 0;

/** Draws a picture of the body; undefined where it has no address that a page may load, or nobody was meant to see it. */
export function bodyPicture(image: Element, base: URL | string): HTMLElement | undefined {
  const address = image.getAttribute('src') ?? '';
  const src = SWALLOWED_MARKUP.test(address) ? undefined : webAddress(address, base);
  const [width, height] = [pixels(image.getAttribute('width')), pixels(image.getAttribute('height'))];
  const isTiny = [width, height].some((side) => side > 0 && side <= SMALLEST_PICTURE);
  if (!src || isTiny) return undefined;
  const isKnown = width > 0 && height > 0 && width <= LARGEST && height <= LARGEST;
  return pictureBox({src, alt: image.getAttribute('alt') ?? '', size: isKnown ? {width, height} : undefined});
}

const OTHER_LINKS = /^(?:tel:\+?[\d().-]{3,30}|mailto:[^\s@?"<>&]+@[^\s@?"<>&]+)$/i;

/** The address of a link of the body: of the web, a telephone number or a mailbox; a place within the page is none here. */
export function bodyLink(href: string, base: URL | string): string | undefined {
  const plain = href.trim();
  if (plain.startsWith('#')) return undefined;
  return OTHER_LINKS.test(plain) ? plain : webAddress(plain, base);
}

/** What the body is built with. */
export interface BodyParts {
  /** The level of the headline above the body, 1 to 6; the body's own headings go below it. */
  readonly level: number;
  /** The name of the region in which a table scrolls. */
  readonly tableLabel: string;
  /** Of the API, against which addresses are read. */
  readonly base: URL | string;
}

/** The elements that stay as they are: those that the API gives, by its contract. */
const KEPT = [
  ...['p', 'em', 'strong', 'sub', 'sup', 'br', 'ul', 'ol', 'li', 'blockquote', 'figure', 'figcaption'],
  ...['caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
];
/** Old markup with a plain equal. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ...KEPT.map((name) => [name, name] as const),
  ['b', 'strong'],
  ['i', 'em'],
]);
const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const BOXES = ['div', 'center', 'section', 'article'];
const ALLOWED_TAGS = [...RENAMED.keys(), ...HEADINGS.split(', '), ...BOXES, 'a', 'img', 'table'];
const ALLOWED_ATTR = ['href', 'src', 'alt', 'width', 'height', 'start', 'colspan', 'rowspan', 'scope'];
const BLOCKS = `p, ul, ol, blockquote, figure, table, ${[HEADINGS, ...BOXES].join(', ')}`;
/** By element, the attributes that stay, and what they may say. */
const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  ol: {start: /^\d{1,5}$/},
  td: {colspan: /^\d{1,2}$/, rowspan: /^\d{1,3}$/},
  th: {colspan: /^\d{1,2}$/, rowspan: /^\d{1,3}$/, scope: /^(?:col|row)$/},
};
const LOWEST = 6;

/** Builds the body anew, element by element: nothing that was parsed from the markup itself goes into the page. */
class Builder {
  readonly #top: number;

  constructor(
    body: ParentNode,
    private readonly parts: BodyParts,
  ) {
    const levels = [...body.querySelectorAll(HEADINGS)].map(({localName}) => Number(localName.slice(1)));
    this.#top = Math.min(...levels, LOWEST);
  }

  /** Blocks; words that stand between them become paragraphs. */
  blocks(parent: ParentNode & Node): Node[] {
    const built: Node[] = [];
    let line: Node[] = [];
    const endLine = () => {
      built.push(...this.#filled('p', line));
      line = [];
    };
    for (const child of parent.childNodes) {
      if (child instanceof Element && child.matches(BLOCKS)) {
        endLine();
        built.push(...this.#element(child));
      } else {
        line.push(...this.#node(child));
      }
    }
    endLine();
    return built;
  }

  #node(node: Node): Node[] {
    if (node instanceof Element) return this.#element(node);
    return node instanceof Text ? [document.createTextNode(node.data)] : [];
  }

  #children(element: Element): Node[] {
    return [...element.childNodes].flatMap((child) => this.#node(child));
  }

  #element(element: Element): Node[] {
    const {localName} = element;
    if (localName === 'img') return [bodyPicture(element, this.parts.base)].filter((box) => box !== undefined);
    if (localName === 'a') return this.#link(element);
    if (localName === 'table') return this.#table(element);
    if (BOXES.includes(localName)) return this.blocks(element);
    if (element.matches(HEADINGS)) {
      const level = this.parts.level + 1 + Number(localName.slice(1)) - this.#top;
      return this.#filled(`h${Math.min(level, LOWEST)}`, this.#children(element));
    }
    const name = RENAMED.get(localName);
    if (name === undefined) return this.#children(element);
    // a figure within a paragraph is closed out of it by parsers, but not by editors that build trees
    if (name === 'p')
      return element.querySelector(BLOCKS) ? this.blocks(element) : this.#filled(name, this.#children(element));
    return [this.#made(name, element, this.#children(element))];
  }

  #made(name: string, from: Element, children: readonly Node[]): HTMLElement {
    const made = document.createElement(name);
    for (const [attribute, allowed] of Object.entries(ATTRIBUTES[name] ?? {})) {
      const value = from.getAttribute(attribute);
      if (value !== null && allowed.test(value)) made.setAttribute(attribute, value);
    }
    made.append(...children);
    return made;
  }

  /** Editors leave empty paragraphs and headings behind, for room. */
  #filled(name: string, children: readonly Node[]): Node[] {
    const made = document.createElement(name);
    made.append(...children);
    return made.textContent.trim() || made.querySelector('img') ? [made] : [];
  }

  #link(element: Element): Node[] {
    const href = bodyLink(element.getAttribute('href') ?? '', this.parts.base);
    const children = this.#children(element);
    if (href === undefined) return children;
    const link = document.createElement('a');
    link.rel = 'nofollow noopener';
    link.href = href;
    link.append(...children);
    return [link];
  }

  /** Wide tables scroll by keyboard too. */
  #table(element: Element): Node[] {
    const region = document.createElement('div');
    region.className = 'scroll';
    region.tabIndex = 0;
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', element.querySelector('caption')?.textContent.trim() || this.parts.tableLabel);
    region.append(this.#made('table', element, this.#children(element)));
    return [region];
  }
}

/**
 * Makes the body of a story out of markup that nobody vouches for: sanitised by DOMPurify in a document of its own, where nothing
 * loads or runs, and then built anew from the few elements and attributes that the contract knows.
 *
 * @param html untrusted markup
 * @throws where the page's policy does not let DOMPurify read markup (`trusted-types` without `dompurify`)
 */
export function cleanBody(html: string, parts: BodyParts): DocumentFragment {
  const safe = DOMPurify.sanitize(html, {
    ALLOWED_TAGS,
    ALLOWED_ATTR,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const body = document.createDocumentFragment();
  body.append(...new Builder(safe, parts).blocks(safe));
  return body;
}
