import {centreOf, intervalOf, isExact} from './bounds.js';
import {compareDecimals, negated, plain, plus, ratio, shifted, type Decimal} from './decimal.js';
import {isBelow} from './parts.js';
import {isSameChange, isSameMeasure, isSamePeriodLength, isSameStatus, isSameUnit} from './same-terms.js';
import type {Change, ComparisonRefusal, Progress, Quantity, Summand} from './types.js';

const size = (value: Decimal): Decimal => (value.digits < 0n ? negated(value) : value);

/** Why two figures cannot stand beside each other at all. */
function refusalOf(a: Summand, b: Summand): ComparisonRefusal | undefined {
  if (!isSameMeasure(a.measure, b.measure)) return 'mixed_measures';
  if (!isSameUnit(a, b)) return 'mixed_units';
  if (!isSameChange(a, b)) return 'mixed_changes';
  return intervalOf(a.quantity) && intervalOf(b.quantity) ? undefined : 'without_amount';
}

function exactChange(before: Decimal, after: Decimal): Change {
  const order = compareDecimals(after, before);
  const by = size(plus(after, negated(before)));
  return {
    direction: order > 0 ? 'increase' : order < 0 ? 'decrease' : 'same',
    amount: plain(by),
    percent: ratio(shifted(by, 2), size(before)) ?? null,
    isExact: true,
  };
}

/**
 * How a figure moved from one period to another of the same kind and length, as far as the reports prove it: from «gần 60» to
 * «hơn 70» it grew, nobody knows by how much; from «hơn 60» to «hơn 70» nothing is proven.
 */
export function changeBetween(previous: Summand, current: Summand): Change {
  const refusal = refusalOf(previous, current);
  if (refusal) return {refusal};
  if (!isSameStatus(previous, current)) return {refusal: 'mixed_statuses'};
  if (!isSamePeriodLength(previous, current)) return {refusal: 'mixed_periods'};
  const before = intervalOf(previous.quantity);
  const after = intervalOf(current.quantity);
  if (!before || !after) return {refusal: 'without_amount'};
  if (isExact(previous.quantity) && isExact(current.quantity) && before.min && after.min) {
    return exactChange(before.min, after.min);
  }
  if (isBelow(before, after)) return {direction: 'increase', amount: null, percent: null, isExact: false};
  if (isBelow(after, before)) return {direction: 'decrease', amount: null, percent: null, isExact: false};
  return {refusal: 'unproven'};
}

/** «ít nhất 100» as a target is reached with 100: its number is as firm as an exact one. */
const isFirmTarget = (quantity: Quantity): boolean =>
  isExact(quantity) || quantity.qualifier === 'at_least' || quantity.qualifier === 'at_most';

/**
 * How far a figure has come toward its target: 0.5 is half, more than 1 is beyond. Only for the same measure (kind, name and
 * currency) of the same unit, and only toward what is a target or plan; a range counts with its middle.
 */
export function progressToward(value: Summand, target: Summand): Progress {
  const refusal = refusalOf(value, target);
  if (refusal) return {refusal};
  const isDone = value.status === 'reported' || value.status === 'revised';
  if (!isDone || (target.status !== 'target' && target.status !== 'planned')) return {refusal: 'mixed_statuses'};
  const reached = centreOf(value.quantity);
  const aim = centreOf(target.quantity);
  if (!reached || !aim) return {refusal: 'without_amount'};
  const share = ratio(reached, aim);
  if (share === undefined) return {refusal: 'zero_target'};
  return {ratio: share, isExact: isExact(value.quantity) && isFirmTarget(target.quantity)};
}
