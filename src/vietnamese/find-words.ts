import {fold} from './fold.js';
import {tonedKey} from './toned.js';

/** A part of a text: from one position up to before another, as `slice` takes them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** How well a text answers a query: not at all, without regard to diacritics, or with those that were typed. */
export type WordMatch = 'none' | 'folded' | 'toned';

type Key = (word: string) => string;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const wordsIn = (text: string): RegExpExecArray[] => [...text.matchAll(WORD)];

/** Where the words stand in a row, whatever stands between them: the rule by which the common API searches too. */
function rangesBy(key: Key, text: string, query: string): TextRange[] {
  const sought = wordsIn(query).map(([word]) => key(word));
  if (sought.length === 0) return [];
  const words = wordsIn(text).map(({0: word, index}) => ({key: key(word), start: index, end: index + word.length}));
  const rows: TextRange[] = [];
  for (let at = 0; at + sought.length <= words.length; at++) {
    const [first, last] = [words[at], words[at + sought.length - 1]];
    if (!first || !last || sought.some((word, offset) => words[at + offset]?.key !== word)) continue;
    rows.push({start: first.start, end: last.end});
    at += sought.length - 1;
  }
  return rows;
}

function search(text: string, query: string): {readonly match: WordMatch; readonly ranges: readonly TextRange[]} {
  if (tonedKey(query) !== fold(query)) {
    const toned = rangesBy(tonedKey, text, query);
    if (toned.length > 0) return {match: 'toned', ranges: toned};
  }
  const folded = rangesBy(fold, text, query);
  return {match: folded.length > 0 ? 'folded' : 'none', ranges: folded};
}

/**
 * Finds in a text what a reader searched for, so that it can be marked in its own spelling: «cong an» finds «Công an», «hoa binh»
 * both «Hòa Bình» and «Hoà Bình». Whole words only. Where the reader typed diacritics and the text has those words, only these are
 * found; else any with the same letters.
 *
 * @returns positions in the text as given, in their order
 */
export function findWords(text: string, query: string): readonly TextRange[] {
  return search(text, query).ranges;
}

/** Tells how well a text answers a query by the rule of {@link findWords}; for ranking what no server has ranked. */
export function wordMatch(text: string, query: string): WordMatch {
  return search(text, query).match;
}
