import {normalized} from '../normalized.js';
import {
  centreOf,
  compareDecimals,
  type Decimal,
  exponentOfFirstDigit,
  exponentOfLastDigit,
  type Interval,
  intervalOf,
  isExact,
  lastSignificantExponent,
  negated,
  plain,
  plus,
  type Qualifier,
  type Quantity,
  ratio,
  roundedAt,
  shifted,
} from './amounts.js';
import {formatFigure} from './format.js';

/** What is counted. Attendances (`occurrences`) are not persons, and đồng are not houses. */
export interface CountedMeasure {
  readonly kind: string;
  readonly name: string;
  readonly currency?: string;
}

/** A quantity with what decides whether it may be added to or compared with another; the API's `Observation` is one. */
export interface Summand {
  readonly quantity: Quantity;
  readonly measure: CountedMeasure;
  readonly status: string;
  /** The direction of a figure that tells a change; null for a level; left out where it is not known. */
  readonly change?: string | null;
  readonly period: {
    readonly kind: string;
    /** First and last day, YYYY-MM-DD. */
    readonly start: string | null;
    readonly end: string | null;
    readonly label: string;
  };
  readonly id?: string;
  /** The `id` of the figure of which this one is a part. */
  readonly part_of?: string | null;
  /** Whose figure it is; compared where both have one, and never by `sumQuantities`, which adds units up. */
  readonly unit?: {readonly id: string};
}

/** Why figures cannot be added. */
export type SumRefusal =
  | 'nothing'
  | 'mixed_measures'
  | 'mixed_statuses'
  | 'mixed_changes'
  | 'mixed_periods'
  | 'without_amount'
  | 'overlapping';

/** The figures added up, or every reason why they cannot be. */
export type Sum =
  | {readonly quantity: Quantity; readonly refusals: readonly []}
  | {readonly quantity: null; readonly refusals: readonly SumRefusal[]};

/** Whether parts make up their whole; the words of the API's `PartsCheck`. */
export type PartsResult = 'agree' | 'incomplete' | 'exceed' | 'incomparable';

/**
 * Why two figures cannot be compared. `unproven`: they may be, but what the reports vouch for shows no difference;
 * `zero_target`: nothing can be a share of nothing.
 */
export type ComparisonRefusal =
  | 'mixed_measures'
  | 'mixed_statuses'
  | 'mixed_changes'
  | 'mixed_periods'
  | 'mixed_units'
  | 'without_amount'
  | 'unproven'
  | 'zero_target';

/** How a figure moved, or the first reason why nobody can tell. */
export type Change =
  | {
      readonly direction: 'increase' | 'decrease' | 'same';
      /** By how much, without sign, as a plain decimal; null where only the direction is proven. */
      readonly amount: string | null;
      /** The same in per cent of the earlier figure, without sign; null where there is no amount or the earlier figure is 0. */
      readonly percent: number | null;
      readonly isExact: boolean;
    }
  | {readonly refusal: ComparisonRefusal};

/** How far a figure has come toward its target (1 is reached), or the first reason why nobody can tell. */
export type Progress = {readonly ratio: number; readonly isExact: boolean} | {readonly refusal: ComparisonRefusal};

const squeezed = (text: string): string => normalized(text, 'NFC').toLowerCase().trim().replace(/\s+/g, ' ');

/** Whether both count the same: kind, currency and name; case and white space of names do not matter. */
function isSameMeasure(a: CountedMeasure, b: CountedMeasure): boolean {
  return a.kind === b.kind && a.currency === b.currency && squeezed(a.name) === squeezed(b.name);
}

/** A corrected figure is a reported one. */
function isSameStatus(a: Summand, b: Summand): boolean {
  const standing = ({status}: Summand) => (status === 'revised' ? 'reported' : status);
  return standing(a) === standing(b);
}

/** Whether both are levels, or changes in the same direction. What does not say is taken to be like the other. */
function isSameChange({change: a}: Summand, {change: b}: Summand): boolean {
  return a === undefined || b === undefined || a === b;
}

/** Whether both tell of the same days; where a period has no days, its words decide. */
function isSamePeriod({period: a}: Summand, {period: b}: Summand): boolean {
  if (a.kind !== b.kind || a.start !== b.start || a.end !== b.end) return false;
  return a.start !== null || a.end !== null || squeezed(a.label) === squeezed(b.label);
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Whether the periods are of one kind and, where both have days, of as many months: a year is not compared with nine months. */
function isSamePeriodLength({period: a}: Summand, {period: b}: Summand): boolean {
  if (a.kind !== b.kind) return false;
  const [lengthA, lengthB] = [a, b].map(
    ({start, end}) => start !== null && end !== null && monthOf(end) - monthOf(start),
  );
  return lengthA === false || lengthB === false || lengthA === lengthB;
}

/** Whether both are of the same unit; a figure without one is taken to be of the other's. */
function isSameUnit({unit: a}: Summand, {unit: b}: Summand): boolean {
  return a === undefined || b === undefined || a.id === b.id;
}

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
function sumRefusals(summands: readonly Summand[]): SumRefusal[] {
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
function intervalOfSum(quantities: readonly Quantity[]): Interval {
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
  const first = Math.max(...numbers.map(exponentOfFirstDigit));
  if (qualifier === 'exact') {
    const last = Math.min(...numbers.map(exponentOfLastDigit));
    const scale = scaleOf(quantities, first, last);
    return {scale, significant_digits: first - Math.min(last, scale) + 1};
  }
  const rounded = quantities.filter((quantity) => quantity.qualifier !== 'exact');
  const coarsest = Math.min(first, Math.max(...rounded.map(lastSignificantExponent)));
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

/** Whether everything in the first interval is less than everything in the second. */
function isBelow(a: Interval, b: Interval): boolean {
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
  const place = Math.max(...[whole, ...parts].map(lastSignificantExponent));
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
