import {compareDecimals, decimal} from './decimal.js';
import {beginsMagnitude} from './magnitude-words.js';
import {anyDigitOf, DOZEN, HUNDRED, isNumberWord, SCALE_WORDS, TENS, YEAR, ZERO} from './number-words.js';
import {readTrailing} from './qualifier-words.js';
import {beginsNumber} from './read-number.js';
import type {Reading} from './reading.js';
import {key, keys, type Tokens} from './tokens.js';

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
export function refuseNames(tokens: Tokens, start: number, next: number): void {
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
export const isListItem = (tokens: Tokens, next: number): boolean => {
  const sign = tokens.at(next);
  return sign.key === '.' && !sign.isApart && tokens.at(next + 1).kind === 'word';
};

/** Words that look like numbers but begin another word: «một số», «năm nay», «không có». */
export function refuseCompounds(tokens: Tokens, start: number, next: number): void {
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
export function refuseContinued(tokens: Tokens, index: number): void {
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
export function refuseDay(tokens: Tokens, start: number, next: number): void {
  if (tokens.at(next).key === MONTH && tokens.at(next + 1).kind === 'digits') tokens.fail('not_a_quantity', start);
}

/** Whether a number may as well be a year: four digits without a point, 1900 to 2099. */
export function looksLikeYear(tokens: Tokens, start: number, {value, next}: Reading): boolean {
  if (next - start !== 1 || tokens.at(start).key.length !== 4) return false;
  const [from, to] = [decimal('1900'), decimal('2099')];
  return from !== undefined && to !== undefined && compareDecimals(value, from) >= 0 && compareDecimals(value, to) <= 0;
}

/** Whether the words behind name the currency: «đồng», but not the comrades of «đồng đội». */
export function isDong(tokens: Tokens, index: number): boolean {
  const word = tokens.at(index).key;
  if (['vnd', key('vnđ'), 'đ', '₫'].includes(word) || tokens.has(index, keys('Việt Nam đồng'))) return true;
  return word === key('đồng') && !COMPOUNDS_OF_DONG.includes(tokens.at(index + 1).key);
}
