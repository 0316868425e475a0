import {centreOf, intervalOf, type Interval} from './bounds.js';
import {compareDecimals, negated, plus, shifted, type Decimal} from './decimal.js';
import {lastVouchedPlace} from './precision.js';
import {intervalOfSum, sumRefusals} from './sum.js';
import type {PartsResult, Quantity, Summand} from './types.js';

/** Whether everything in the first interval is less than everything in the second. */
export function isBelow(a: Interval, b: Interval): boolean {
  if (!a.max || !b.min) return false;
  const order = compareDecimals(a.max, b.min);
  return order < 0 || (order === 0 && (a.excludes || b.excludes));
}

/** Whether two figures, one of them «khoảng», are not further apart than the last digit that is vouched for. */
function areNear(whole: Quantity, parts: readonly Quantity[]): boolean {
  const centres = parts.map(centreOf).filter((centre): centre is Decimal => centre !== undefined);
  const sum = centres.reduce(plus, {digits: 0n, decimals: 0});
  const named = centreOf(whole);
  if (!named) return false;
  const place = Math.max(...[whole, ...parts].map(lastVouchedPlace));
  const step = shifted({digits: 1n, decimals: 0}, place);
  const apart = plus(named, negated(sum));
  return compareDecimals(apart, step) <= 0 && compareDecimals(negated(apart), step) <= 0;
}

/**
 * Whether the parts of a figure make it up, by what the reports vouch for: «hơn 500» agrees with 300 and 250, and 300 and 150 are
 * `incomplete`. `exceed` means that one of the figures must be wrong. «khoảng» vouches for nothing: such figures agree when they
 * are within the last digit that is told, and are `incomparable` otherwise; so is what cannot be added, or not to this whole.
 */
export function checkParts(whole: Summand, parts: readonly Summand[]): PartsResult {
  const reasons = sumRefusals([whole, ...parts]).filter((reason) => reason !== 'overlapping');
  const told = intervalOf(whole.quantity);
  if (reasons.length > 0 || parts.length === 0 || sumRefusals(parts).includes('overlapping') || !told)
    return 'incomparable';
  const quantities = parts.map(({quantity}) => quantity);
  if ([whole.quantity, ...quantities].some(({qualifier}) => qualifier === 'about')) {
    return areNear(whole.quantity, quantities) ? 'agree' : 'incomparable';
  }
  const sum = intervalOfSum(quantities);
  if (isBelow(sum, told)) return 'incomplete';
  return isBelow(told, sum) ? 'exceed' : 'agree';
}
