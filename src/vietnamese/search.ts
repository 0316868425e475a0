import {normalized} from './normalized.js';

const MARKS = /\p{M}+/gu;

/**
 * Folds text for searching: lower case, without tone and vowel marks, đ as d. «Công an», «công an» and «cong an» fold to the
 * same, as do both placements of a tone mark («hòa», «hoà»). Not for sorting: `Intl.Collator('vi')` does that rightly.
 */
export function fold(text: string): string {
  return normalized(normalized(text, 'NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd'), 'NFC');
}

/** A tone over the first of the two vowels, and the second, in NFD: «hòa», «khỏe», «thủy» as older books spell them. */
const TONE_ON_FIRST =
  /(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))(?!\p{M})/gu;

/**
 * The form in which two texts are equal when a reader of Vietnamese sees the same words: composed, lower case, diacritics kept, and
 * both placements of a tone mark the same («hòa» is «hoà», «ủy» is «uỷ»). For finding words as they were typed; `fold` is for finding
 * them without diacritics.
 */
export function tonedKey(text: string): string {
  const onSecond = normalized(text, 'NFD')
    .toLowerCase()
    .replace(
      TONE_ON_FIRST,
      (_, o?: string, onO?: string, a?: string, u?: string, onU?: string, y?: string) =>
        `${o ?? u ?? ''}${a ?? y ?? ''}${onO ?? onU ?? ''}`,
    );
  return normalized(onSecond, 'NFC');
}

/** A part of a text: from one position up to before another, as `slice` takes them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** How well a text answers a query: not at all, without regard to diacritics, or with those that were typed. */
export type WordMatch = 'none' | 'folded' | 'toned';

type Key = (word: string) => string;

/** Words of a query that stand in a text as they stand in the query: `count` of them, the first being its word number `from`. */
interface Row extends TextRange {
  readonly from: number;
  readonly count: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

const wordsIn = (text: string): RegExpExecArray[] => [...text.matchAll(WORD)];

/** How many words from a place on are the same in both. */
function sameFrom(words: readonly string[], at: number, sought: readonly string[], from: number): number {
  let count = 0;
  while (from + count < sought.length && words[at + count] === sought[from + count]) count++;
  return count;
}

/** The rows of a text, each as long as it can be; of several words never one alone, which would be chance. */
function rowsBy(key: Key, text: string, query: string): {readonly rows: readonly Row[]; readonly isWhole: boolean} {
  const sought = wordsIn(query).map(([word]) => key(word));
  const found = wordsIn(text);
  const words = found.map(([word]) => key(word));
  const rows: Row[] = [];
  for (let at = 0; at < words.length; at++) {
    const counts = sought.map((_, from) => sameFrom(words, at, sought, from));
    const count = Math.max(0, ...counts);
    const [first, last] = [found[at], found[at + count - 1]];
    if (!first || !last || count === 0 || count < Math.min(2, sought.length)) continue;
    rows.push({start: first.index, end: last.index + last[0].length, from: counts.indexOf(count), count});
    at += count - 1;
  }
  const isInRow = (word: number) => rows.some(({from, count}) => word >= from && word < from + count);
  const hasNeighbours = sought.every((_, at) => isInRow(at) || at + 1 === sought.length || isInRow(at + 1));
  return {rows, isWhole: rows.length > 0 && hasNeighbours && sought.every((word) => words.includes(word))};
}

const hasMarks = (query: string): boolean => tonedKey(query) !== fold(query);

/**
 * Finds in a text what a reader searched for, so that it can be marked in its own spelling: «cong an» finds «Công an», «hoa binh»
 * both «Hòa Bình» and «Hoà Bình». Whole words only, and of a query of several words only those that stand together. Where the
 * reader typed diacritics and the text has those words, only these are found; else any with the same letters.
 *
 * @returns positions in the text as given, in their order
 */
export function findWords(text: string, query: string): readonly TextRange[] {
  const toned = hasMarks(query) ? rowsBy(tonedKey, text, query).rows : [];
  return toned.length > 0 ? toned : rowsBy(fold, text, query).rows;
}

/**
 * Tells how well a text answers a query, for what no server has searched, by the rule of the common API: all words must be there,
 * and of two neighbours at least one beside a neighbour of its own.
 */
export function wordMatch(text: string, query: string): WordMatch {
  if (hasMarks(query) && rowsBy(tonedKey, text, query).isWhole) return 'toned';
  return rowsBy(fold, text, query).isWhole ? 'folded' : 'none';
}

const isWordStart = (text: string, at: number): boolean => at === 0 || /[\s.,()-]/.test(text.charAt(at - 1));

/** How well a name matches, the smaller the better; undefined when it does not. */
function rankOf(name: string, toned: string, folded: string): number | undefined {
  const plain = fold(name);
  let at = plain.indexOf(folded);
  if (at < 0) return undefined;
  while (!isWordStart(plain, at)) {
    const next = plain.indexOf(folded, at + 1);
    if (next < 0) break;
    at = next;
  }
  const isToned = toned === folded || normalized(name, 'NFC').toLowerCase().includes(toned);
  return (isToned ? 0 : 2) + (isWordStart(plain, at) ? 0 : 1);
}

/**
 * Finds what a reader means among named things, with or without diacritics: «nha trang» and «Nha Trang» find the same. Where the
 * reader did type tones, names with those tones come first; then those in which a word begins with what was typed. Else the order
 * stays.
 */
export function findNames<Named extends {readonly name: string}>(items: readonly Named[], typed: string): Named[] {
  const toned = normalized(typed, 'NFC').trim().toLowerCase();
  const folded = fold(toned);
  if (!folded) return [...items];
  const ranked: {item: Named; rank: number}[] = [];
  for (const item of items) {
    const rank = rankOf(item.name, toned, folded);
    if (rank !== undefined) ranked.push({item, rank});
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({item}) => item);
}
