import {normalized} from '../normalized.js';
import {compareDecimals, type Decimal, decimal, plus, type Qualifier, shifted} from './amounts.js';

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

/** No report counts further; longer runs of digits are numbers of accounts and the like. */
const MOST_DIGITS = 30;
const PHONE_DIGITS = 9;

interface Parts {
  readonly groups: readonly string[];
  /** The signs between the groups: point, comma or a space. */
  readonly signs: readonly string[];
  readonly next: number;
}

/** Takes digits with the points, commas and single spaces between them. A sign that ends a sentence is left. */
function take(tokens: Tokens, index: number): Parts {
  const groups = [tokens.at(index).key];
  const signs: string[] = [];
  let next = index + 1;
  for (;;) {
    const sign = tokens.at(next);
    const follower = tokens.at(next + 1);
    if (sign.kind === 'digits' && sign.isApart) {
      signs.push(' ');
      groups.push(sign.key);
      next += 1;
    } else if (
      (sign.key === '.' || sign.key === ',') &&
      !sign.isApart &&
      follower.kind === 'digits' &&
      !follower.isApart
    ) {
      signs.push(sign.key);
      groups.push(follower.key);
      next += 2;
    } else {
      return {groups, signs, next};
    }
  }
}

const isGrouped = (groups: readonly string[]): boolean =>
  groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/.test(group) : group.length === 3));

/**
 * Which groups are a fraction, and whether that is sure. The rule of Vietnamese spelling: points group, a comma is the decimal
 * sign. «15.3» can only be decimal all the same. «1,234» is read by the rule, but is doubtful: it may be an English thousand;
 * so are English signs in full («1,234.5»), and thousands parted by spaces.
 */
function understand({groups, signs}: Parts): {fraction: string | null; isDoubtful: boolean} | undefined {
  const [first = '', second = ''] = groups;
  const last = signs.slice(-1)[0];
  if (last === undefined) return {fraction: null, isDoubtful: false};
  const isThree = second.length === 3;
  // «06,5» has a leading zero; «012.345» is neither thousands nor any usual fraction
  const mayBeFraction = signs.length === 1 && !(isThree && /^0\d/.test(first));
  if (mayBeFraction && last === ',') return {fraction: second, isDoubtful: isThree && isGrouped(groups)};
  if (mayBeFraction && last === '.' && !isGrouped(groups)) {
    return {fraction: second, isDoubtful: isThree && first !== '0'};
  }
  if (signs.every((sign) => sign === signs[0])) {
    return isGrouped(groups) ? {fraction: null, isDoubtful: last !== '.'} : undefined;
  }
  const groupSigns = signs.slice(0, -1);
  if (last === ' ' || last === groupSigns[0] || groupSigns.some((sign) => sign !== groupSigns[0])) return undefined;
  if (!isGrouped(groups.slice(0, -1))) return undefined;
  return {fraction: groups.slice(-1)[0] ?? '', isDoubtful: groupSigns[0] !== '.' || last !== ','};
}

/** The token of the first group that is not of thousands. */
function faultIn({groups, signs}: Parts, index: number): number {
  const short = groups.findIndex((group, place) => place > 0 && group.length !== 3);
  const before = signs.slice(0, Math.max(0, short));
  return short < 0 ? index : index + before.reduce((count, sign) => count + (sign === ' ' ? 1 : 2), 0);
}

/** Reads the number that is written in digits at this token. */
function readNumeral(tokens: Tokens, index: number): Reading & {readonly isGrouped: boolean} {
  const parts = take(tokens, index);
  const all = parts.groups.join('');
  const isFraction = parts.signs.length === 1 && parts.groups[0] === '0';
  if (all.startsWith('0') && all.length >= PHONE_DIGITS && !isFraction) tokens.fail('not_a_quantity', index);
  const understood = understand(parts);
  if (!understood) return tokens.fail('broken_number', faultIn(parts, index));
  if (all.length > MOST_DIGITS) return tokens.fail('broken_number', index);
  const {fraction, isDoubtful} = understood;
  const whole = fraction === null ? all : all.slice(0, all.length - fraction.length);
  const value = decimal(fraction === null ? whole : `${whole}.${fraction}`);
  if (!value) return tokens.fail('broken_number', index);
  return {
    value,
    scale: 0,
    last: -(fraction?.length ?? 0),
    hasFraction: fraction !== null,
    isDoubtful,
    isGrouped: fraction === null && parts.signs.length === 1,
    next: parts.next,
  };
}

/** The greatest scale that is read, «tỷ tỷ», and the most digits behind «phẩy». */
const MOST_SCALE = 18;
const COMMA = key('phẩy');
const HALF_OF = key('nửa');
const NEGATIVE = key('âm');

const whole = (value: number): Decimal => ({digits: BigInt(value), decimals: 0});

/** A number before its scale word. */
interface Mantissa extends Omit<Reading, 'scale'> {
  readonly isFull: boolean;
  readonly isDigit: boolean;
  readonly isNumeral: boolean;
  /** «1.234»: whether a point parts thousands, which is doubtful before a scale word. */
  readonly isGrouped: boolean;
}

function readMantissa(tokens: Tokens, index: number, isInner: boolean): Mantissa | undefined {
  const {kind, key: word} = tokens.at(index);
  const blank = {
    hasFraction: false,
    isDoubtful: false,
    isFull: false,
    isDigit: false,
    isNumeral: false,
    isGrouped: false,
  };
  if (kind === 'digits') {
    const numeral = readNumeral(tokens, index);
    const follower = tokens.at(numeral.next).key;
    const power = follower === HUNDRED ? 2 : follower === DOZEN ? 1 : 0;
    if (power === 0) return {...blank, ...numeral, isNumeral: true};
    if (numeral.hasFraction || compareDecimals(numeral.value, whole(9)) > 0)
      return tokens.fail('broken_number', numeral.next);
    return {...blank, ...numeral, value: shifted(numeral.value, power), next: numeral.next + 1, isNumeral: true};
  }
  if (!isInner && word === HALF_OF && SCALE_WORDS.has(tokens.at(index + 1).key)) {
    return {...blank, value: {digits: 5n, decimals: 1}, last: -1, hasFraction: true, next: index + 1};
  }
  // «hơn tỷ rưỡi»: the one is not said
  if (!isInner && SCALE_WORDS.has(word) && isHalf(tokens.at(index + 1).key)) {
    return {...blank, value: whole(1), last: 0, next: index};
  }
  if (isInner && (word === YEAR || word === ZERO) && !opensNumber(tokens, index + 1)) return undefined;
  const group = readGroup(tokens, index, isInner);
  return group && {...blank, ...group, value: whole(group.value), last: 0};
}

/** Whether the digit before this token belongs to a number that goes on. */
function opensNumber(tokens: Tokens, index: number): boolean {
  const {key: word} = tokens.at(index);
  return SCALE_WORDS.has(word) || [HUNDRED, key('mươi'), DOZEN].includes(word);
}

/** The digits behind «phẩy», spoken one by one, or in tens («phẩy bảy mươi lăm»). */
function readFraction(
  tokens: Tokens,
  index: number,
): {value: Decimal; count: number; next: number; isDoubtful: boolean} {
  const isSpokenSingly = !opensNumber(tokens, index + 1) || SCALE_WORDS.has(tokens.at(index + 1).key);
  let text = '';
  let next = index;
  if (isSpokenSingly) {
    for (let digit = anyDigitOf(tokens.at(next).key); digit !== undefined; digit = anyDigitOf(tokens.at(next).key)) {
      text += String(digit);
      next += 1;
    }
  }
  if (text === '') {
    const group = readGroup(tokens, index, false);
    if (!group) return tokens.fail('broken_number', index);
    text = String(group.value);
    next = group.next;
  }
  if (text.length > MOST_SCALE) return tokens.fail('broken_number', index);
  const isDoubtful = text.length > 1 && tokens.at(next - 1).key === YEAR && !SCALE_WORDS.has(tokens.at(next).key);
  return {value: {digits: BigInt(text), decimals: text.length}, count: text.length, next, isDoubtful};
}

/** Puts groups and scale words together from the greatest scale to the least. */
class Builder {
  #value: Decimal = whole(0);
  /** Where the last digit stands. */
  #last = 0;
  /** The scale of the last group, and the greatest of all: a word above it takes all before it («hai nghìn ba trăm tỷ»). */
  #lower = Infinity;
  #upper = 0;
  #scale = 0;
  #isDoubtful = false;
  #hasFraction = false;
  #isClosed = false;
  #next: number;

  constructor(
    readonly tokens: Tokens,
    index: number,
  ) {
    this.#next = index;
  }

  read(): Reading | undefined {
    const start = this.#next;
    while (!this.#isClosed && this.#readGroup());
    if (this.#next === start) return undefined;
    if (this.#upper > MOST_SCALE) return this.tokens.fail('broken_number', start);
    return {
      value: this.#value,
      scale: this.#scale,
      last: this.#last,
      hasFraction: this.#hasFraction,
      isDoubtful: this.#isDoubtful,
      next: this.#next,
    };
  }

  /** Reads one group with its scale words. */
  #readGroup(): boolean {
    const {tokens} = this;
    const index = this.#next;
    const isInner = this.#lower !== Infinity;
    const mantissa = readMantissa(tokens, index, isInner);
    if (!mantissa) {
      this.#isDoubtful ||= isInner && tokens.at(index).key === YEAR;
      return false;
    }
    const scale = SCALE_WORDS.get(tokens.at(mantissa.next).key);
    if (isInner && mantissa.hasFraction) return tokens.fail('broken_number', index);
    this.#isDoubtful ||= mantissa.isDoubtful || (mantissa.isGrouped && scale !== undefined);
    this.#next = mantissa.next;
    const isBare = scale === undefined || scale >= this.#lower;
    if (!isBare) {
      this.#add(shifted(mantissa.value, scale), index);
      this.#take(scale, mantissa);
    } else {
      this.#add(this.#inPlace(mantissa, index), index);
      if (!this.#isClosed) {
        this.#last = mantissa.last;
        this.#scale = 0;
        this.#hasFraction = mantissa.hasFraction;
      }
    }
    if (!this.#isClosed) this.#finishGroup(isBare);
    return true;
  }

  /** A group without a scale word of its own. Behind «triệu» it is short for the next lower scale, or nobody can tell. */
  #inPlace(mantissa: Mantissa, index: number): Decimal {
    if (this.#lower === Infinity || mantissa.isFull) return mantissa.value;
    if (mantissa.isNumeral) return this.tokens.fail('ambiguous', index);
    if (!mantissa.isDigit) {
      if (this.#lower > 3) return this.tokens.fail('ambiguous', index);
      this.#isDoubtful ||= compareDecimals(mantissa.value, whole(100)) < 0;
      return mantissa.value;
    }
    this.#isDoubtful = true;
    this.#isClosed = true;
    this.#last = this.#lower - 1;
    return shifted(mantissa.value, this.#lower - 1);
  }

  #add(value: Decimal, index: number): void {
    if (this.#lower !== Infinity && compareDecimals(value, shifted(whole(1), this.#lower)) >= 0) {
      this.tokens.fail('broken_number', index);
    }
    this.#value = plus(this.#value, value);
  }

  /** Takes the scale word behind a group. */
  #take(scale: number, mantissa: Mantissa): void {
    this.#next += 1;
    this.#scale = Math.max(this.#scale, scale);
    this.#upper = Math.max(this.#upper, scale);
    this.#lower = scale;
    this.#last = mantissa.last + scale;
    this.#hasFraction = mantissa.hasFraction;
  }

  /** «phẩy», «rưỡi», and scale words that take all before them. */
  #finishGroup(isBare: boolean): void {
    const {tokens} = this;
    if (isBare && tokens.at(this.#next).key === COMMA) {
      if (this.#hasFraction) tokens.fail('broken_number', this.#next);
      const fraction = readFraction(tokens, this.#next + 1);
      this.#value = plus(this.#value, fraction.value);
      this.#last = -fraction.count;
      this.#hasFraction = true;
      this.#isDoubtful ||= fraction.isDoubtful;
      this.#next = fraction.next;
    }
    for (;;) {
      const scale = SCALE_WORDS.get(tokens.at(this.#next).key);
      if (scale === undefined) break;
      if (scale <= this.#upper) tokens.fail('broken_number', this.#next);
      this.#value = shifted(this.#value, scale);
      this.#last += scale;
      this.#upper += scale;
      this.#scale += scale;
      this.#lower = scale;
      this.#next += 1;
    }
    const isScaled = this.#lower !== Infinity && SCALE_WORDS.has(tokens.at(this.#next - 1).key);
    if (isScaled && isHalf(tokens.at(this.#next).key)) {
      if (this.#hasFraction) tokens.fail('broken_number', this.#next);
      this.#value = plus(this.#value, shifted({digits: 5n, decimals: 1}, this.#lower));
      this.#last = this.#lower - 1;
      this.#hasFraction = true;
      this.#isClosed = true;
      this.#next += 1;
    }
    this.#isClosed ||= this.#hasFraction || !isScaled;
    if (this.#hasFraction && tokens.at(this.#next).kind === 'digits') tokens.fail('broken_number', this.#next);
  }
}

/** Reads a number in digits, in words or in both; undefined where none begins. */
export function readNumber(tokens: Tokens, index: number): Reading | undefined {
  const {key: sign} = tokens.at(index);
  const follower = tokens.at(index + 1);
  const isMinus = (sign === '-' || sign === '−') && follower.kind === 'digits' && !follower.isApart;
  const isNegative = isMinus || sign === NEGATIVE;
  const reading = new Builder(tokens, isNegative ? index + 1 : index).read();
  if (!reading || !isNegative) return reading;
  return {...reading, value: {...reading.value, digits: -reading.value.digits}};
}

/** Whether a number in digits or words begins here: a word that may also mean something else only where a number goes on. */
export function beginsNumber(tokens: Tokens, index: number): boolean {
  const {kind, key: word} = tokens.at(index);
  if (kind === 'digits') return true;
  if (word === YEAR || word === ZERO) return opensNumber(tokens, index + 1);
  return digitOf(word) !== undefined || word === key('mười');
}
