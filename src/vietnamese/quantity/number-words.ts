import {key, type Tokens} from './tokens.js';

const listed = (words: Readonly<Record<string, number>>): ReadonlyMap<string, number> =>
  new Map(Object.entries(words).map(([word, value]) => [key(word), value]));

/** The digits as they stand alone. */
const DIGITS = listed({
  ...{không: 0, một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9},
});
/** The units that change behind tens; «năm» there is a year («hai mươi năm»). */
const CHANGED = listed({mốt: 1, tư: 4, lăm: 5, nhăm: 5});

export const [YEAR, TEN, TENS, DOZEN, HUNDRED, HALF, ZERO] = [
  key('năm'),
  key('mười'),
  key('mươi'),
  key('chục'),
  key('trăm'),
  key('rưỡi'),
  key('không'),
] as const;
const ODD = new Set([key('linh'), key('lẻ')]);

/** Scale words and their powers of ten; `nghìn tỷ` is made of two. */
export const SCALE_WORDS = listed({
  ...{nghìn: 3, ngàn: 3, k: 3, vạn: 4, triệu: 6, tr: 6, tỷ: 9, tỉ: 9},
});

/** Whether a word is a digit, «mười» or one that only stands inside numbers. */
export const isNumberWord = (word: string): boolean => DIGITS.has(word) || word === TEN;
export const isHalf = (word: string): boolean => word === HALF || word === key('rưởi');
export const digitOf = (word: string): number | undefined => DIGITS.get(word);
/** A digit behind «phẩy» or «linh», where each form is in use. */
export const anyDigitOf = (word: string): number | undefined => DIGITS.get(word) ?? CHANGED.get(word);

/** A number below one thousand in words. */
export interface Group {
  readonly value: number;
  readonly next: number;
  readonly isDoubtful: boolean;
  /** Whether its empty places are spoken («không trăm», «linh»), so that it can only mean itself. */
  readonly isFull: boolean;
  /** Whether it is one digit and nothing else. */
  readonly isDigit: boolean;
}

type Ending = Pick<Group, 'value' | 'next' | 'isDoubtful'>;

/** The unit behind tens. «năm» there counts years, but is also written for «lăm». */
function unit(tokens: Tokens, index: number, tens: number): Ending {
  const word = tokens.at(index).key;
  if (word === YEAR) return {value: tens, next: index, isDoubtful: true};
  const value = word === ZERO ? undefined : anyDigitOf(word);
  if (value === undefined) return {value: tens, next: index, isDoubtful: false};
  return {value: tens + value, next: index + 1, isDoubtful: false};
}

/** Tens and units: «mười hai», «hai mươi mốt», «hai chục», and «hai lăm», in which «mươi» is left out. */
function tens(tokens: Tokens, index: number): Ending | undefined {
  const {key: word} = tokens.at(index);
  if (word === TEN) return unit(tokens, index + 1, 10);
  const digit = digitOf(word);
  if (digit === undefined || digit < 1) return undefined;
  const follower = tokens.at(index + 1).key;
  if (follower === TENS && digit > 1) return unit(tokens, index + 2, digit * 10);
  if (follower === DOZEN) return {value: digit * 10, next: index + 2, isDoubtful: false};
  const changed = CHANGED.get(follower);
  if (changed === undefined || digit < 2) return undefined;
  return {value: digit * 10 + changed, next: index + 2, isDoubtful: true};
}

/** What stands behind «trăm». */
function belowHundred(tokens: Tokens, index: number): Ending & {isFull: boolean} {
  const {key: word} = tokens.at(index);
  if (ODD.has(word)) {
    const value = anyDigitOf(tokens.at(index + 1).key);
    if (value === undefined || value === 0) return tokens.fail('broken_number', index);
    return {value, next: index + 2, isDoubtful: false, isFull: true};
  }
  if (isHalf(word)) return {value: 50, next: index + 1, isDoubtful: false, isFull: false};
  const ending = tens(tokens, index);
  if (ending) return {...ending, isFull: false};
  // «hai trăm ba» is 230 in speech; «một trăm năm» more often a hundred years than 150
  const digit = word === ZERO ? undefined : anyDigitOf(word);
  if (digit === undefined) return {value: 0, next: index, isDoubtful: false, isFull: false};
  if (SCALE_WORDS.has(tokens.at(index + 1).key)) return tokens.fail('ambiguous', index);
  if (word === YEAR) return {value: 0, next: index, isDoubtful: true, isFull: false};
  return {value: digit * 10, next: index + 1, isDoubtful: true, isFull: false};
}

/** Reads the words of a number below one thousand; undefined where none begins. `isInner`: behind a scale word. */
export function readGroup(tokens: Tokens, index: number, isInner: boolean): Group | undefined {
  const {key: word} = tokens.at(index);
  const plainly = {isDoubtful: false, isFull: false, isDigit: false};
  if (isInner && ODD.has(word)) return {...belowHundred(tokens, index), isDigit: false};
  const digit = digitOf(word);
  const follower = tokens.at(index + 1).key;
  if (digit !== undefined && follower === HUNDRED) {
    const below = belowHundred(tokens, index + 2);
    if (digit === 0 && !isInner) return tokens.fail('broken_number', index);
    return {...below, value: digit * 100 + below.value, isFull: below.isFull || digit === 0, isDigit: false};
  }
  const ending = tens(tokens, index);
  if (ending) return {...plainly, ...ending};
  if (digit !== undefined) return {...plainly, value: digit, next: index + 1, isDigit: true};
  if (word === HUNDRED && isHalf(follower)) return {...plainly, value: 150, next: index + 2};
  return undefined;
}
