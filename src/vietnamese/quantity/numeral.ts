import {decimal} from './decimal.js';
import type {Reading} from './reading.js';
import type {Tokens} from './tokens.js';

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
  const last = signs.at(-1);
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
  return {fraction: groups.at(-1) ?? '', isDoubtful: groupSigns[0] !== '.' || last !== ','};
}

/** The token of the first group that is not of thousands. */
function faultIn({groups, signs}: Parts, index: number): number {
  const short = groups.findIndex((group, place) => place > 0 && group.length !== 3);
  const before = signs.slice(0, Math.max(0, short));
  return short < 0 ? index : index + before.reduce((count, sign) => count + (sign === ' ' ? 1 : 2), 0);
}

/** Reads the number that is written in digits at this token. */
export function readNumeral(tokens: Tokens, index: number): Reading & {readonly isGrouped: boolean} {
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
