import {compareDecimals, firstPlace, lastPlace, plain, shifted} from './decimal.js';
import {readMagnitude} from './magnitude-words.js';
import {SCALE_WORDS, YEAR} from './number-words.js';
import {readQualifier, readTrailing} from './qualifier-words.js';
import {beginsNumber, readNumber} from './read-number.js';
import type {Reading} from './reading.js';
import {
  isDong,
  isListItem,
  looksLikeYear,
  refuseCompounds,
  refuseContinued,
  refuseDay,
  refuseNames,
} from './surroundings.js';
import {key, Tokens, Unreadable} from './tokens.js';
import type {ParsedQuantity, Quantity} from './types.js';
import {normalized} from '../normalized.js';

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
  isExact || hasFraction || value.digits === 0n ? last : Math.max(last, lastPlace(value));

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
  const greatest = Math.max(firstPlace(lower.value), firstPlace(upper.value));
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
    significant_digits: Math.max(1, firstPlace(reading.value) - place + 1),
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
