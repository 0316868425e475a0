import {fold} from '../../../src/vietnamese/fold.js';

/** So much of a title tells it from others; an index cannot hold more than some 2 000 bytes. */
const KEY_LENGTH = 200;
const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' '};

/** What an article is found by. */
export interface SearchTexts {
  /** The folded words of the title without punctuation: of two articles of a unit with one key, one is a copy of the other. */
  readonly title_key: string;
  /** Title, summary and the body's text, folded. */
  readonly search_text: string;
  /** The same with tone marks, in lower case. */
  readonly search_toned: string;
}

/** @param bodyHtml sanitised markup */
export function searchTexts(title: string, summary: string, bodyHtml: string): SearchTexts {
  const text = [title, summary, textOf(bodyHtml)].join('\n');
  return {
    title_key: titleKey(title),
    search_text: fold(text),
    search_toned: text.normalize('NFC').toLowerCase(),
  };
}

/** The folded words of a title, with nothing between them but single spaces. */
export function titleKey(title: string): string {
  const words = fold(title).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join(' ').slice(0, KEY_LENGTH);
}

/** The text of a sanitised body, as a reader reads it. */
export function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
