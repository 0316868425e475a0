import {fold, tonedKey} from '../../../src/vietnamese/search.js';
import {normalized} from '../../../src/vietnamese/normalized.js';

/** So much of a title tells it from others; an index cannot hold more than some 2 000 bytes. */
const KEY_LENGTH = 200;
/** In which that much stands, however many marks and spaces are between: more than the longest title. */
const READ_LENGTH = 1000;
const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' '};
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** What an article is found by. */
export interface SearchTexts {
  /** The folded words of the title without punctuation: of two articles of a unit with one key, one is a copy of the other. */
  readonly title_key: string;
  /** The words of title, summary and body, folded, with nothing but spaces between them. */
  readonly search_text: string;
  /** The same words with their diacritics, see `tonedKey`. */
  readonly search_toned: string;
}

/** @param bodyHtml - sanitised markup */
export function searchTexts(title: string, summary: string, bodyHtml: string): SearchTexts {
  const words = wordsOf([title, summary, textOf(bodyHtml)].join('\n')).join(' ');
  return {title_key: titleKey(title), search_text: fold(words), search_toned: tonedKey(words)};
}

/** The folded words of a title, with nothing between them but single spaces. */
export function titleKey(title: string): string {
  return fold(wordsOf(title.slice(0, READ_LENGTH)).join(' ')).slice(0, KEY_LENGTH);
}

/** The words of a text in their order, in NFC; digits count as words, punctuation as nothing. */
export function wordsOf(text: string): string[] {
  return normalized(text, 'NFC').match(WORD) ?? [];
}

/** The text of a sanitised body, as a reader reads it. */
export function textOf(html: string): string {
  return html.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** The words of a message or of what is looked for in messages, folded and keyed, with single spaces between them. */
export function searchTokens(text: string, encryption: {token(word: string): string}): string {
  return wordsOf(fold(text))
    .map((word) => encryption.token(word))
    .join(' ');
}
