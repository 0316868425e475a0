import {normalized} from '../normalized.js';
import {
  compareDecimals,
  decimal,
  exponentOfFirstDigit,
  exponentOfLastDigit,
  plain,
  type Quantity,
  shifted,
} from './amounts.js';
import {
  anyDigitOf,
  beginsMagnitude,
  beginsNumber,
  DOZEN,
  HUNDRED,
  isNumberWord,
  key,
  keys,
  type QuantityFault,
  type Reading,
  readMagnitude,
  readNumber,
  readQualifier,
  readTrailing,
  SCALE_WORDS,
  TENS,
  Tokens,
  Unreadable,
  YEAR,
  ZERO,
} from './read-number.js';

/** What `parseQuantity` read, or why and where it could not. */
export type ParsedQuantity =
  | {
      readonly ok: true;
      readonly quantity: Quantity;
      /** The words behind the quantity, in NFC: «lượt người», «đồng», «%». */
      readonly rest: string;
      /** `likely` where the spelling rules decide between readings that are both in use; a person should look at it. */
      readonly confidence: 'certain' | 'likely';
      /** Set where the words behind name the currency; they stay in `rest`. */
      readonly currency?: 'VND';
    }
  | {
      readonly ok: false;
      readonly reason: QuantityFault;
      /** Where in the given text the fault begins, as an index into the string. */
      readonly at: number;
    };

const COMPOUNDS_OF_ONE = ['số', 'vài', 'ít', 'loạt', 'nửa', 'phần', 'chút', 'trong'].map(key);
const COMPOUNDS_OF_YEAR = ['nay', 'ngoái', 'trước', 'sau', 'qua', 'tới', 'học', 'đầu', 'cuối', 'mới'].map(key);
const COMPOUNDS_OF_DONG = 'chí đội bào nghiệp hương minh phạm diễn hồ phục ruộng ý'.split(' ').map(key);
const LENGTHS = ['m', 'cm', 'km'];
const ALTERNATIVES = new Set(['hoặc', 'hay', 'và', 'đến', 'tới'].map(key));
const ALTERNATIVE_SIGNS = new Set([',', '+', '±', '×', '*', '=', '-', '–', '—', '~', '.', '/', ':', '^']);
const CLAUSE_ENDS = new Set([',', '.', ';', ':', '(', '!', '?']);
const MONTH = key('tháng');
const PART = key('phần');
const COMMA = key('phẩy');

/** Digits that name something: dates, times, documents, items of a list, years. */
function refuseNames(tokens: Tokens, start: number, next: number): void {
  const sign = tokens.at(next);
  const follower = tokens.at(next + 1);
  const isTight = !sign.isApart && !follower.isApart && follower.kind !== 'end';
  if (isTight && (sign.key === '/' || (sign.key === ':' && follower.kind === 'digits'))) {
    tokens.fail('not_a_quantity', start);
  }
  if (isTight && sign.key === '-' && follower.kind === 'word') tokens.fail('not_a_quantity', start);
  // «9h30» names a time; «20m2» is an area
  const isArea = LENGTHS.includes(sign.key) && (follower.key === '2' || follower.key === '3');
  if (isTight && sign.kind === 'word' && follower.kind === 'digits' && !isArea) tokens.fail('not_a_quantity', start);
  if (!sign.isApart && sign.key === ')') tokens.fail('not_a_quantity', start);
}

/** A whole number of one or two digits before a point and a word is an item of a list («1. Công tác»), or the end of a sentence. */
const isListItem = (tokens: Tokens, next: number): boolean => {
  const sign = tokens.at(next);
  return sign.key === '.' && !sign.isApart && tokens.at(next + 1).kind === 'word';
};

/** Words that look like numbers but begin another word: «một số», «năm nay», «không có». */
function refuseCompounds(tokens: Tokens, start: number, next: number): void {
  if (next - start !== 1) return;
  const word = tokens.at(start).key;
  const {key: follower, kind} = tokens.at(next);
  if (word === key('một') && COMPOUNDS_OF_ONE.includes(follower)) tokens.fail('no_number', start);
  if (word === ZERO && kind !== 'end') tokens.fail('no_number', start);
  if (word === YEAR && kind === 'digits') tokens.fail('not_a_quantity', start);
  if (word === YEAR && COMPOUNDS_OF_YEAR.includes(follower)) tokens.fail('no_number', start);
}

/** «20 người trở lên»: a qualifier that stands behind the measure, out of the quantity's reach. */
function refuseTrailing(tokens: Tokens, index: number): void {
  for (let next = index; tokens.at(next).kind !== 'end' && !CLAUSE_ENDS.has(tokens.at(next).key); next += 1) {
    if (readTrailing(tokens, next)) tokens.fail('ambiguous', next);
  }
}

/** A number or magnitude that goes on in a way in which no spelling puts it together: «20 hoặc 30», «hai ba người», «1 2». */
function refuseContinued(tokens: Tokens, index: number): void {
  const {key: word, kind} = tokens.at(index);
  const isNumberBehind = beginsNumber(tokens, index + 1) || beginsMagnitude(tokens, index + 1);
  const isScale = SCALE_WORDS.has(word) || [HUNDRED, DOZEN, TENS].includes(word);
  if (kind === 'digits' || isScale) tokens.fail('broken_number', index);
  if (isNumberWord(word) && word !== YEAR && word !== ZERO) tokens.fail('ambiguous', index);
  if (beginsMagnitude(tokens, index)) tokens.fail('ambiguous', index);
  if (ALTERNATIVES.has(word) && isNumberBehind) tokens.fail('ambiguous', index);
  if (kind === 'sign' && ALTERNATIVE_SIGNS.has(word) && isNumberBehind) tokens.fail('ambiguous', index);
  if (word === '+' || word === COMMA) tokens.fail('ambiguous', index);
  if (word === PART && anyDigitOf(tokens.at(index + 1).key) !== undefined) tokens.fail('not_a_quantity', index);
  refuseTrailing(tokens, index);
}

/** «2 tháng 9», a day: «9 tháng đầu năm» counts. */
function refuseDay(tokens: Tokens, start: number, next: number): void {
  if (tokens.at(next).key === MONTH && tokens.at(next + 1).kind === 'digits') tokens.fail('not_a_quantity', start);
}

/** Whether a number may as well be a year: four digits without a point, 1900 to 2099. */
function looksLikeYear(tokens: Tokens, start: number, {value, next}: Reading): boolean {
  if (next - start !== 1 || tokens.at(start).key.length !== 4) return false;
  const [from, to] = [decimal('1900'), decimal('2099')];
  return from !== undefined && to !== undefined && compareDecimals(value, from) >= 0 && compareDecimals(value, to) <= 0;
}

/** Whether the words behind name the currency: «đồng», but not the comrades of «đồng đội». */
function isDong(tokens: Tokens, index: number): boolean {
  const word = tokens.at(index).key;
  if (['vnd', key('vnđ'), 'đ', '₫'].includes(word) || tokens.has(index, keys('Việt Nam đồng'))) return true;
  return word === key('đồng') && !COMPOUNDS_OF_DONG.includes(tokens.at(index + 1).key);
}

type Core = Omit<Quantity, 'written_as'>;
interface Found {
  readonly core: Core;
  readonly next: number;
  readonly isDoubtful: boolean;
}

const FROM = key('từ');
const TO = new Set([key('đến'), key('tới')]);
const DASHES = new Set(['-', '–', '—', '−', '~']);

const LONGEST = 2000;

/** Where the last digit stands that the report vouches for; zeros at the end of a rounded whole number are not. */
const vouchedPlace = ({value, last, hasFraction}: Reading, isExact: boolean): number =>
  isExact || hasFraction || value.digits === 0n ? last : Math.max(last, exponentOfLastDigit(value));

function readFirst(tokens: Tokens, index: number): Reading {
  const reading = readNumber(tokens, index) ?? tokens.fail('no_number', index);
  refuseNames(tokens, index, reading.next);
  return reading;
}

/** The second number of a range that goes on at this token; undefined where none does. */
function readUpper(tokens: Tokens, index: number): Reading | undefined {
  const {key: sign} = tokens.at(index);
  if (!(DASHES.has(sign) || TO.has(sign))) return undefined;
  const isYear = tokens.at(index + 1).key === YEAR && tokens.at(index + 2).kind === 'digits';
  const reading = isYear ? undefined : readNumber(tokens, index + 1);
  if (!reading) return undefined;
  refuseNames(tokens, index + 1, reading.next);
  if (DASHES.has(tokens.at(reading.next).key) && beginsNumber(tokens, reading.next + 1)) {
    return tokens.fail('not_a_quantity', 0);
  }
  return reading;
}

/** The scale word of the upper end holds for a lower end without one: «20-30 triệu». */
function withScaleOf(upper: Reading, lower: Reading, start: number, tokens: Tokens): Reading {
  let hasOwn = false;
  for (let index = start; index < lower.next; index += 1) hasOwn ||= SCALE_WORDS.has(tokens.at(index).key);
  if (hasOwn || upper.scale === 0) return lower;
  return {...lower, value: shifted(lower.value, upper.scale), last: lower.last + upper.scale, scale: upper.scale};
}

function rangeOf(tokens: Tokens, start: number, first: Reading, upper: Reading): Found {
  const lower = withScaleOf(upper, first, start, tokens);
  const areYears = looksLikeYear(tokens, start, first) && looksLikeYear(tokens, first.next + 1, upper);
  if (areYears) tokens.fail('not_a_quantity', start);
  const order = compareDecimals(lower.value, upper.value);
  if (order >= 0) tokens.fail('range_order', first.next);
  const place = Math.min(vouchedPlace(lower, false), vouchedPlace(upper, false));
  const greatest = Math.max(exponentOfFirstDigit(lower.value), exponentOfFirstDigit(upper.value));
  return {
    core: {
      qualifier: 'range',
      amount: plain(lower.value),
      amount_max: plain(upper.value),
      magnitude: null,
      scale: upper.scale,
      significant_digits: Math.max(1, greatest - place + 1),
    },
    next: upper.next,
    isDoubtful: first.isDoubtful || upper.isDoubtful,
  };
}

function singleOf(qualifier: Quantity['qualifier'], reading: Reading): Core {
  const place = vouchedPlace(reading, qualifier === 'exact');
  return {
    qualifier,
    amount: plain(reading.value),
    amount_max: null,
    magnitude: null,
    scale: reading.scale,
    significant_digits: Math.max(1, exponentOfFirstDigit(reading.value) - place + 1),
  };
}

/** Whether two small numbers with a dash may also be day and month. */
function mayBeDay(tokens: Tokens, start: number, {next, value}: Reading, upper: Reading): boolean {
  const isTight = !tokens.at(next).isApart && !tokens.at(next + 1).isApart;
  const twelve = {digits: 12n, decimals: 0};
  return (
    isTight &&
    tokens.at(start).kind === 'digits' &&
    tokens.at(next).key === '-' &&
    [value, upper.value].every((end) => compareDecimals(end, twelve) <= 0)
  );
}

/** Reads qualifier and number from the first token on. */
function read(tokens: Tokens): Found {
  const prefix = readQualifier(tokens, 0);
  const begin = prefix?.next ?? 0;
  const magnitude = readMagnitude(tokens, begin, prefix !== undefined);
  if (magnitude) {
    const {power, scale, next} = magnitude;
    const core: Core = {
      ...{qualifier: 'magnitude', amount: null, amount_max: null},
      magnitude: power,
      scale,
      significant_digits: null,
    };
    return {core, next, isDoubtful: false};
  }
  const isFrom = tokens.at(begin).key === FROM;
  const start = isFrom ? begin + 1 : begin;
  if (readQualifier(tokens, start) && (prefix || isFrom)) tokens.fail('ambiguous', start);
  const reading = readFirst(tokens, start);
  const upper = readUpper(tokens, reading.next);
  if (upper) {
    if (prefix && prefix.qualifier !== 'about') tokens.fail('ambiguous', reading.next);
    const range = rangeOf(tokens, start, reading, upper);
    const isDay = !prefix && !isFrom && mayBeDay(tokens, start, reading, upper);
    return {...range, isDoubtful: range.isDoubtful || isDay};
  }
  const trailing = readTrailing(tokens, reading.next);
  if (trailing) {
    if (prefix) tokens.fail('ambiguous', reading.next);
    return {core: singleOf(trailing.qualifier, reading), next: trailing.next, isDoubtful: reading.isDoubtful};
  }
  if (isFrom) tokens.fail('ambiguous', begin);
  if (!prefix) {
    refuseDay(tokens, start, reading.next);
    if (isListItem(tokens, reading.next) && compareDecimals(reading.value, {digits: 100n, decimals: 0}) < 0) {
      tokens.fail('not_a_quantity', start);
    }
  }
  refuseCompounds(tokens, start, reading.next);
  const isLoneYear = reading.next - start === 1 && tokens.at(start).key === YEAR;
  const isDoubtful = reading.isDoubtful || isLoneYear || looksLikeYear(tokens, start, reading);
  return {core: singleOf(prefix?.qualifier ?? 'exact', reading), next: reading.next, isDoubtful};
}

/**
 * Reads the one quantity that stands at the start of a text, in digits or in words, as Vietnamese reports write it: «294.075 cuộc»,
 * «hơn 9,3 triệu lượt người», «hai tỷ rưỡi», «khoảng 20-30», «từ 20 đến 30», «20 trở lên», «hàng chục tỷ đồng». Letter case, NFC or
 * NFD, and the place of tone marks do not matter. Never throws.
 *
 * Signs follow the spelling rules: points group thousands, a comma is the decimal sign, and a point is one where it cannot group
 * («15.3 tỷ»). `likely` marks what these rules decide although another reading is in use: «1.234 tỷ» is read as 1234 tỷ, «1,234» as
 * one and a fraction, English signs («1,234.5») and spaces («1 234») as what they are elsewhere, four digits that may be a year,
 * two small numbers with a dash that may be a day, «hai nghìn ba» for 2300, and «năm» alone for five.
 *
 * A magnitude («hàng trăm», «vài chục», «hơn chục») has no amount. «khoảng» before a range changes nothing. Dates, times, phone
 * numbers, numbers of documents and items of lists are `not_a_quantity`. So that no part of a figure is lost in `rest`, a text whose
 * number goes on in an unknown way («20 hoặc 30», «hai ba người», «gần 20 người trở lên») is refused, as is one of more than 2 000
 * characters, which is no figure with its words.
 */
export function parseQuantity(text: string): ParsedQuantity {
  if (text.length > LONGEST) return {ok: false, reason: 'not_a_quantity', at: 0};
  const tokens = new Tokens(text);
  try {
    if (tokens.at(0).kind === 'end') return tokens.fail('empty', 0);
    const {core, next, isDoubtful} = read(tokens);
    refuseContinued(tokens, next);
    const end = tokens.endBefore(next);
    return {
      ok: true,
      quantity: {...core, written_as: normalized(text.slice(tokens.at(0).start, end), 'NFC')},
      rest: normalized(text.slice(end), 'NFC').trim(),
      confidence: isDoubtful ? 'likely' : 'certain',
      ...(isDong(tokens, next) && {currency: 'VND' as const}),
    };
  } catch (fault) {
    if (fault instanceof Unreadable) return {ok: false, reason: fault.reason, at: fault.at};
    throw fault;
  }
}
