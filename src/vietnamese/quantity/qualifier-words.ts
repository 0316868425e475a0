import {keys, type Tokens} from './tokens.js';
import type {Qualifier} from './types.js';

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
