import {normalized} from '../../vietnamese/normalized.js';

/** What stands in a document but is not for reading. */
const UNREAD = 'script, style, noscript, template, iframe, object, title, svg, math, textarea, select';
/** Where a line ends, a word ends. */
const APART =
  'address, article, blockquote, br, dd, div, dt, figcaption, figure, h1, h2, h3, h4, h5, h6, hr, li, p, pre, td, th, tr';
/** More than is ever shown of an entry. */
const LONGEST = 100_000;
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\u200B\u2060\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** The name by which a page with `trusted-types` in its Content-Security-Policy lets feeds be read. */
const POLICY = 'danvan-feed';

interface Policy {
  readonly createHTML: (text: string) => string;
}

interface PolicyFactory {
  readonly createPolicy: (name: string, policy: Policy) => Policy;
}

let policy: Policy | undefined;

/** Parsing runs and loads nothing, yet pages with trusted types want every parser to name itself. */
function trusted(text: string): string {
  if (!policy) {
    policy = {createHTML: (input) => input};
    try {
      policy = factory()?.createPolicy(POLICY, policy) ?? policy;
    } catch {
      // The parser itself refuses then, where the page asks for trusted types.
    }
  }
  return policy.createHTML(text);
}

/** Where a browser has trusted types; TypeScript's own library does not know them. */
function factory(): PolicyFactory | undefined {
  const {trustedTypes}: {readonly trustedTypes?: PolicyFactory} & typeof globalThis = globalThis;
  return trustedTypes;
}

/**
 * Reads markup into a document of its own, in which nothing runs or loads.
 *
 * @throws {TypeError} where the page's policy does not allow it (`trusted-types` without `danvan-feed`)
 */
export function parseMarkup(text: string, type: 'text/html' | 'text/xml'): Document {
  return new DOMParser().parseFromString(trusted(text), type);
}

/** On one line, in composed letters, without characters that are not seen or turn the order of others around. */
const tidy = (text: string): string => normalized(text.replace(UNSEEN, '').replaceAll(/\s+/g, ' ').trim(), 'NFC');

/** The document of a text that may be HTML; undefined where it has no markup at all. */
export function documentOf(text: string): Document | undefined {
  return /[<&]/.test(text) ? parseMarkup(text.slice(0, LONGEST), 'text/html') : undefined;
}

/** What a reader would read of a text: of markup its words alone, its entities decoded once. */
export function plainText(text: string, isMarkup: boolean): string {
  const page = isMarkup ? documentOf(text) : undefined;
  if (!page) return tidy(text.slice(0, LONGEST));
  page.querySelectorAll(UNREAD).forEach((element) => element.replaceWith());
  page.querySelectorAll(APART).forEach((element) => {
    element.before(' ');
    element.append(' ');
    element.after(' ');
  });
  return tidy(page.body.textContent);
}

/** So much of a text, cut behind a word. */
export function cutAtWord(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const start = characters.slice(0, longest).join('');
  const lastSpace = start.lastIndexOf(' ');
  return `${(lastSpace > 0 ? start.slice(0, lastSpace) : start).replace(/[\s,;:.–-]+$/, '')}…`;
}
