import {centreOf, intervalOf, type Interval} from './bounds.js';
import {compareDecimals, firstPlace, lastPlace, plain, plus, roundedAt, type Decimal} from './decimal.js';
import {formatFigure} from './format.js';
import {lastVouchedPlace} from './precision.js';
import {isSameMeasure, isSamePeriod, isSameStatus} from './same-terms.js';
import type {Qualifier, Quantity, Sum, SumRefusal, Summand} from './types.js';

const SCALES = [12, 9, 6, 0] as const;

/** Whether all are like the first, by a relation that carries over from one to the next. */
function areAlike(summands: readonly Summand[], isAlike: (a: Summand, b: Summand) => boolean): boolean {
  const [first] = summands;
  return first === undefined || summands.every((other) => isAlike(first, other));
}

/** What does not say whether it tells a change goes with the others, but must not bridge two that differ. */
function areOfOneChange(summands: readonly Summand[]): boolean {
  return new Set(summands.flatMap(({change}) => (change === undefined ? [] : [change]))).size <= 1;
}

/** Whether a figure stands beside its own part, or twice. */
function isOverlapping(summands: readonly Summand[]): boolean {
  const ids = summands.flatMap(({id}) => (id === undefined ? [] : [id]));
  const known = new Set(ids);
  const isPart = ({id, part_of: whole}: Summand) => whole != null && whole !== id && known.has(whole);
  return known.size < ids.length || summands.some(isPart);
}

/** Every reason why figures cannot be added; none means that they can. */
export function sumRefusals(summands: readonly Summand[]): SumRefusal[] {
  const reasons: readonly (readonly [SumRefusal, boolean])[] = [
    ['nothing', summands.length === 0],
    ['mixed_measures', !areAlike(summands, (a, b) => isSameMeasure(a.measure, b.measure))],
    ['mixed_statuses', !areAlike(summands, isSameStatus)],
    ['mixed_changes', !areOfOneChange(summands)],
    ['mixed_periods', !areAlike(summands, isSamePeriod)],
    ['without_amount', summands.some(({quantity}) => !intervalOf(quantity))],
    ['overlapping', isOverlapping(summands)],
  ];
  return reasons.filter(([, applies]) => applies).map(([reason]) => reason);
}

function total(numbers: readonly (Decimal | undefined)[]): Decimal | undefined {
  let sum: Decimal = {digits: 0n, decimals: 0};
  for (const number of numbers) {
    if (!number) return undefined;
    sum = plus(sum, number);
  }
  return sum;
}

/** What is vouched for of a sum: an end is open where that of any summand is. */
export function intervalOfSum(quantities: readonly Quantity[]): Interval {
  const intervals = quantities.map(intervalOf);
  const min = total(intervals.map((interval) => interval?.min));
  const max = total(intervals.map((interval) => interval?.max));
  return {...(min && {min}), ...(max && {max}), excludes: intervals.some((interval) => interval?.excludes)};
}

type Told = Pick<Quantity, 'qualifier'> & {readonly amount: Decimal; readonly amountMax?: Decimal};

/** The qualifier whose bounds are those of the sum. Bounds that are open on both sides leave «khoảng». */
function tell(quantities: readonly Quantity[]): Told {
  const {min, max, excludes} = intervalOfSum(quantities);
  if (min && max) {
    return compareDecimals(min, max) === 0
      ? {qualifier: 'exact', amount: min}
      : {qualifier: 'range', amount: min, amountMax: max};
  }
  if (min) return {qualifier: excludes ? 'more_than' : 'at_least', amount: min};
  if (max) {
    const isNear = quantities.every(({qualifier}) => qualifier === 'exact' || qualifier === 'almost');
    return {qualifier: isNear ? 'almost' : excludes ? 'less_than' : 'at_most', amount: max};
  }
  return {qualifier: 'about', amount: total(quantities.map(centreOf)) ?? {digits: 0n, decimals: 0}};
}

/** The greatest scale that a summand is told in and in which not more than two digits stand behind the decimal sign. */
function scaleOf(quantities: readonly Quantity[], first: number, last: number): number {
  const told = Math.max(...quantities.map(({scale}) => scale ?? 0));
  return SCALES.find((scale) => scale <= told && scale <= first && scale - last <= 2) ?? 0;
}

/**
 * How precise the sum is: no finer than the coarsest rounded summand. A single digit keeps the next one beside it where that is
 * not zero: «gần 1.000» and «gần 300» are «gần 1.300», for the zeros of a round figure say that it is rounded, not how far.
 */
function precisionOf(quantities: readonly Quantity[], qualifier: Qualifier, numbers: readonly Decimal[]) {
  const first = Math.max(...numbers.map(firstPlace));
  if (qualifier === 'exact') {
    const last = Math.min(...numbers.map(lastPlace));
    const scale = scaleOf(quantities, first, last);
    return {scale, significant_digits: first - Math.min(last, scale) + 1};
  }
  const rounded = quantities.filter((quantity) => quantity.qualifier !== 'exact');
  const coarsest = Math.min(first, Math.max(...rounded.map(lastVouchedPlace)));
  const isRound = numbers.every((number) => compareDecimals(number, roundedAt(number, coarsest, 'down')) === 0);
  const place = coarsest === first && !isRound ? first - 1 : coarsest;
  return {scale: scaleOf(quantities, first, place), significant_digits: first - place + 1};
}

function add(quantities: readonly Quantity[]): Quantity {
  const {qualifier, amount, amountMax} = tell(quantities);
  const sum: Quantity = {
    qualifier,
    amount: plain(amount),
    amount_max: amountMax ? plain(amountMax) : null,
    magnitude: null,
    written_as: '',
    ...precisionOf(quantities, qualifier, amountMax ? [amount, amountMax] : [amount]),
  };
  return {...sum, written_as: formatFigure(sum, 'normalised')};
}

/**
 * Adds figures up by what the reports vouch for: an exact figure and «hơn 500» make more than their sum, «hơn» and «gần» only
 * «khoảng». `amount` keeps every digit, so that sums of sums agree; `significant_digits` and `written_as` keep to the precision of
 * the coarsest summand, cut in the direction in which the words stay true.
 *
 * `revised` counts as `reported`; names of measures may differ in case and white space only; units are not compared, and whoever
 * adds units up leaves out those that contain others. A figure that was withdrawn is not for adding: leave it out before.
 *
 * @returns the sum, or all reasons against it.
 */
export function sumQuantities(summands: readonly Summand[]): Sum {
  const refusals = sumRefusals(summands);
  if (refusals.length > 0) return {quantity: null, refusals};
  const quantities = summands.map(({quantity}) => quantity);
  const [only] = quantities;
  return {quantity: quantities.length === 1 && only ? only : add(quantities), refusals: []};
}
