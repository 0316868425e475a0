import {normalized} from '../normalized.js';
import type {Decimal, Qualifier} from './amounts.js';

/**
 * Why a text is no quantity. `empty`: nothing but white space · `no_number`: no number or magnitude where one must stand ·
 * `broken_number`: digits, signs or number words that no spelling allows · `ambiguous`: more than one reading, none of them
 * supported by the spelling rules · `range_order`: a range that runs downward · `not_a_quantity`: digits that count nothing:
 * a date, a phone number, the number of a document.
 */
export type QuantityFault = 'empty' | 'no_number' | 'broken_number' | 'ambiguous' | 'range_order' | 'not_a_quantity';

/** A word, a run of digits or a single sign of a text, and where it stands in it. */
interface Token {
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

/** A number as it was read. */
export interface Reading {
  readonly value: Decimal;
  /** The power of ten of the scale word; 0 without one, or where ones stand behind it («hai nghìn ba trăm»). */
  readonly scale: number;
  /** The power of ten of the last digit that is written or spoken: 6 in «300 triệu», 8 in «15,3 tỷ». */
  readonly last: number;
  /** Whether it has a decimal sign, so that zeros behind it are meant. */
  readonly hasFraction: boolean;
  /** Whether another reading is in use; see `ParsedQuantity.confidence`. */
  readonly isDoubtful: boolean;
  /** The index of the token behind it. */
  readonly next: number;
}

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

/** A magnitude as it was read: `power` of ten, of which `scale` is the scale word's. */
interface MagnitudeReading {
  readonly power: number;
  readonly scale: number;
  readonly next: number;
}

const OF = key('hàng');
const SEVERAL = ['một vài', 'vài ba', 'dăm ba', 'dăm bảy', 'vài', 'dăm', 'mấy', 'nhiều', 'cả'].map(keys);
const SPELT_OUT = new Set(['k', 'tr']);

/** The powers of «chục», «trăm», «chục nghìn», «nghìn tỷ» …; undefined where none of them begins. */
function readPowerOfTen(tokens: Tokens, index: number): MagnitudeReading | undefined {
  let next = index;
  const word = tokens.at(next).key;
  const inner = word === DOZEN ? 1 : word === HUNDRED ? 2 : 0;
  if (inner > 0) next += 1;
  let scale = 0;
  let lower = 0;
  for (;;) {
    const {key: scaleWord} = tokens.at(next);
    const power = SPELT_OUT.has(scaleWord) ? undefined : SCALE_WORDS.get(scaleWord);
    if (power === undefined) break;
    if (power <= lower) return tokens.fail('broken_number', next);
    lower = power;
    scale += power;
    next += 1;
  }
  if (next === index) return undefined;
  return {power: inner + scale, scale, next};
}

/**
 * Reads «hàng chục nghìn», «vài trăm», «cả nghìn», and behind a qualifier also the bare «chục» of «hơn chục»: none of them names a
 * number. «hơn tỷ rưỡi» does, and is left to the reader of numbers.
 */
export function readMagnitude(tokens: Tokens, index: number, isQualified: boolean): MagnitudeReading | undefined {
  if (tokens.at(index).key === OF) return readPowerOfTen(tokens, index + 1);
  const several = SEVERAL.find((words) => tokens.has(index, words));
  if (several) {
    const next = index + several.length;
    return readPowerOfTen(tokens, tokens.at(next).key === OF ? next + 1 : next);
  }
  const place = isQualified ? readPowerOfTen(tokens, index) : undefined;
  return place && isHalf(tokens.at(place.next).key) ? undefined : place;
}

/** Whether a magnitude begins here with a word of its own. */
export const beginsMagnitude = (tokens: Tokens, index: number): boolean =>
  readMagnitude(tokens, index, false) !== undefined;

/**
 * The qualifiers that stand before a number, as reports write them. Not among them: words that may also tell a difference («vượt
 * 20%», «nhiều hơn 20 người»).
 */
const WORDINGS: readonly (readonly [Qualifier, string])[] = [
  ['more_than', 'hơn, trên, quá, >'],
  ['less_than', 'dưới, chưa đến, chưa tới, chưa đầy, chưa quá, không đến, không tới, không đầy, <'],
  ['almost', 'gần, gần đến, gần tới, ngót, ngót nghét'],
  ['about', 'khoảng, vào khoảng, khoảng chừng, chừng, chừng khoảng, độ, độ chừng, xấp xỉ, xấp xỷ, ước, ước khoảng'],
  ['about', 'ước chừng, ước tính, ước tính khoảng, áng chừng, tầm, cỡ, suýt soát, ~, ≈'],
  ['at_least', 'ít nhất, ít nhất là, chí ít, tối thiểu, tối thiểu là, không dưới, không ít hơn, không kém, ≥'],
  ['at_most', 'không quá, không hơn, không nhiều hơn, không vượt quá, không trên, nhiều nhất, nhiều nhất là'],
  ['at_most', 'tối đa, tối đa là, ≤'],
];

const PREFIXES = WORDINGS.flatMap(([qualifier, wordings]) =>
  wordings.split(', ').map((wording) => ({qualifier, words: keys(wording)})),
).sort((a, b) => b.words.length - a.words.length);

/** The longest qualifier that begins at this token. */
export function readQualifier(tokens: Tokens, index: number): {qualifier: Qualifier; next: number} | undefined {
  const found = PREFIXES.find(({words}) => tokens.has(index, words));
  return found && {qualifier: found.qualifier, next: index + found.words.length};
}

const UPWARD = keys('trở lên');
const DOWNWARD = keys('trở xuống');

/** «trở lên», «trở xuống» behind a number. */
export function readTrailing(tokens: Tokens, index: number): {qualifier: Qualifier; next: number} | undefined {
  if (tokens.has(index, UPWARD)) return {qualifier: 'at_least', next: index + 2};
  return tokens.has(index, DOWNWARD) ? {qualifier: 'at_most', next: index + 2} : undefined;
}
