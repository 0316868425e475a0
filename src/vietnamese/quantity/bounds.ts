import {compareDecimals, decimal, type Decimal, exponentOfFirstDigit, exponentOfLastDigit, middle} from './decimal.js';
import type {Quantity} from './types.js';

/** What a report vouches for. An end that is left out is open to any number; an end that `excludes` is not reached itself. */
export interface Interval {
  readonly min?: Decimal;
  readonly max?: Decimal;
  /** «hơn 60» is more than 60, «gần 60» is less. */
  readonly excludes: boolean;
}

/** The interval of a quantity with an amount, else undefined: for a magnitude, and for what is no decimal number. */
export function intervalOf({qualifier, amount, amount_max}: Quantity): Interval | undefined {
  const named = amount === null ? undefined : decimal(amount);
  if (!named) return undefined;
  switch (qualifier) {
    case 'exact':
      return {min: named, max: named, excludes: false};
    case 'more_than':
    case 'at_least':
      return {min: named, excludes: qualifier === 'more_than'};
    case 'less_than':
    case 'almost':
    case 'at_most':
      return {max: named, excludes: qualifier !== 'at_most'};
    case 'range': {
      const max = amount_max === null ? undefined : decimal(amount_max);
      return max && compareDecimals(named, max) <= 0 ? {min: named, max, excludes: false} : undefined;
    }
    case 'about':
      return {excludes: false};
    case 'magnitude':
    case 'unquantified':
      return undefined;
  }
}

/** The one number nearest to what is said: the amount, or the middle of a range. Undefined where there is no interval. */
export function centreOf(quantity: Quantity): Decimal | undefined {
  const interval = intervalOf(quantity);
  if (!interval || quantity.amount === null) return undefined;
  return interval.min && interval.max ? middle(interval.min, interval.max) : decimal(quantity.amount);
}

/**
 * The number to draw or sort by, never to print: the lower end of a range, the named amount of a rounded figure.
 *
 * @returns undefined for a magnitude and for what counts nothing, which have no number.
 */
export function numberOf(quantity: Quantity): number | undefined {
  return intervalOf(quantity) ? Number(quantity.amount) : undefined;
}

/**
 * What the report vouches for. An end that it leaves open is undefined: «hơn 500» has no upper end, «gần 60» no lower one,
 * «khoảng 20» neither.
 *
 * @returns undefined for a magnitude and for what counts nothing.
 */
export function boundsOf(quantity: Quantity): {min: number | undefined; max: number | undefined} | undefined {
  const interval = intervalOf(quantity);
  if (!interval) return undefined;
  const {amount, amount_max, qualifier} = quantity;
  return {
    min: interval.min && Number(amount),
    max: interval.max && Number(qualifier === 'range' ? amount_max : amount),
  };
}

/** Whether the report vouches for every digit, so that the figure may be counted up to, drawn sharply and given in per cent. */
export function isExact(quantity: Quantity): boolean {
  return quantity.qualifier === 'exact' && intervalOf(quantity) !== undefined;
}

/** The numbers of a quantity: none, one, or both ends of a range. */
function numbersOf({amount, amount_max}: Quantity): Decimal[] {
  return [amount, amount_max].flatMap((text) => {
    const number = text === null ? undefined : decimal(text);
    return number ? [number] : [];
  });
}

/** The power of ten of the first digit of the quantity, of the greater number in a range. */
export function leadingExponent(quantity: Quantity): number {
  return Math.max(...numbersOf(quantity).map(exponentOfFirstDigit));
}

/**
 * The power of ten of the last digit that the report vouches for: 5 for «hơn 9,3 triệu», 0 for «294.075». Of an exact figure
 * each digit is vouched for. Where a quantity does not say how many digits are, only zeros at the end are not.
 */
export function lastSignificantExponent(quantity: Quantity): number {
  const last = Math.min(...numbersOf(quantity).map(exponentOfLastDigit));
  if (quantity.significant_digits === null) return last;
  const vouched = leadingExponent(quantity) - quantity.significant_digits + 1;
  return quantity.qualifier === 'exact' ? Math.min(vouched, last) : vouched;
}
