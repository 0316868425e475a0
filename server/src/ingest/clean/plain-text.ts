import sanitizeHtml from 'sanitize-html';
import {normalized} from '../../../../src/vietnamese/normalized.js';
import {decodeReferences} from './html-tree.js';

/** Elements whose content is no text for readers: code, forms' choices, drawings, frames and what replaces them. */
const WITHOUT_TEXT = [
  ...[
    'script',
    'style',
    'template',
    'noscript',
    'textarea',
    'option',
    'select',
    'title',
    'xmp',
    'plaintext',
    'listing',
  ],
  ...['svg', 'math', 'iframe', 'object', 'applet', 'audio', 'video', 'canvas', 'noembed', 'noframes'],
];
/** Beyond this the parser's time grows with the square of the depth, and no person wrote it. */
const DEEPEST = 2_000;

class TooDeep extends Error {}

/** Runs the sanitiser with the rules of the house; markup nested beyond reason gives nothing. */
export function sanitize(html: string, options: sanitizeHtml.IOptions): string {
  let depth = 0;
  const open = () => {
    depth += 1;
    if (depth > DEEPEST) throw new TooDeep();
  };
  const close = () => {
    depth -= 1;
  };
  try {
    return sanitizeHtml(html, {
      nonTextTags: WITHOUT_TEXT,
      parseStyleAttributes: false,
      enforceHtmlBoundary: false,
      ...options,
      onOpenTag: open,
      onCloseTag: close,
    });
  } catch (error) {
    if (error instanceof TooDeep) return '';
    throw error;
  }
}

// C0 and C1 without white space, soft hyphen, zero-width and direction marks, tags and annotations, and what is no character
const INVISIBLE =
  /[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Cs}/gu;
const BREAKS =
  /<\/?(?:address|article|blockquote|br|dd|div|dl|dt|figcaption|figure|h[1-6]|hr|li|ol|p|section|table|td|th|tr|ul)\b/gi;
const TAG = /<\/?[a-z][^<>]*>/i;
const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/** One line of text as readers see it: in NFC, without invisible characters, each run of white space one space. */
export function cleanText(text: string): string {
  return withoutInvisible(text).replaceAll(/\s+/g, ' ').trim();
}

/** Text in NFC without control, zero-width and other invisible characters; white space stays. */
export function withoutInvisible(text: string): string {
  return normalized(text.replaceAll(INVISIBLE, ''), 'NFC');
}

/** The text of markup, on one line; its references are decoded once. */
export function textOfMarkup(html: string): string {
  const spaced = html.replaceAll(BREAKS, ' $&');
  return cleanText(decodeReferences(sanitize(spaced, {allowedTags: [], allowedAttributes: {}})));
}

/**
 * The text of a field of which the format does not say whether it is markup, such as the title of RSS: with tags or references it is
 * read as markup, else as it stands.
 */
export function textOfField(field: string): string {
  return TAG.test(field) || REFERENCE.test(field) ? textOfMarkup(field) : cleanText(field);
}

/** Text cut after a word, with «…», where it is longer than so many characters. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const word = cut.replace(/\s+\S*$/, '');
  return `${word.replace(/[\s.,;:–-]+$/, '')}…`.replace(/[\uD800-\uDBFF]…$/, '…');
}
