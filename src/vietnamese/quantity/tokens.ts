import type {QuantityFault} from './types.js';
import {normalized} from '../normalized.js';

/** A word, a run of digits or a single sign of a text, and where it stands in it. */
export interface Token {
  readonly kind: 'word' | 'digits' | 'sign' | 'end';
  /** Digits and signs as they are; words in the form in which `key` writes them. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
}

/** Says inside the reader why it cannot go on; `parseQuantity` turns it into its answer. */
export class Unreadable extends Error {
  constructor(
    readonly reason: QuantityFault,
    readonly at: number,
  ) {
    super(reason);
  }
}

const TOKENS = /([\p{L}\p{M}]+)|(\d+)|(\S)/gu;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/**
 * A word as words are compared: lower case, its tone mark behind it. So «NGÀN», decomposed «ngàn», and both places of the tone
 * in «hoà» and «hòa» are the same; «tư» and «từ» are not.
 */
export function key(word: string): string {
  const letters = normalized(word.toLowerCase(), 'NFD');
  return normalized(letters.replace(TONE, '') + (letters.match(TONE) ?? []).join(''), 'NFC');
}

/** Several words as a list of keys. */
export const keys = (words: string): readonly string[] => words.split(' ').map(key);

/** A text taken apart. Behind its last token stands the end, however far one looks. */
export class Tokens {
  readonly #tokens: readonly Token[];
  readonly #end: Token;

  constructor(text: string) {
    let before = 0;
    this.#tokens = [...text.matchAll(TOKENS)].map(({0: match, 1: word, 2: digits, index}) => {
      const isApart = index > before;
      before = index + match.length;
      const kind = word !== undefined ? 'word' : digits !== undefined ? 'digits' : 'sign';
      return {kind, key: kind === 'word' ? key(match) : match, start: index, end: before, isApart};
    });
    this.#end = {kind: 'end', key: '', start: text.length, end: text.length, isApart: true};
  }

  at(index: number): Token {
    return this.#tokens[index] ?? this.#end;
  }

  /** Whether these words stand at the place, one behind the other. */
  has(index: number, words: readonly string[]): boolean {
    return words.every((word, offset) => this.at(index + offset).key === word);
  }

  /** Where the token before this index ends in the text. */
  endBefore(index: number): number {
    return index === 0 ? 0 : this.at(index - 1).end;
  }

  fail(reason: QuantityFault, index: number): never {
    throw new Unreadable(reason, this.at(index).start);
  }
}
