import type {Quantity} from './types.js';

/**
 * The number to draw or sort by, never to print: the lower end of a range, the named amount of a rounded figure.
 *
 * @returns undefined for a magnitude and for what counts nothing, which have no number.
 */
export function numberOf({amount}: Quantity): number | undefined {
  return amount === null ? undefined : Number(amount);
}

/**
 * What the report vouches for. An end that it leaves open is undefined: «hơn 500» has no upper end, «gần 60» no lower one,
 * «khoảng 20» neither.
 *
 * @returns undefined for a magnitude and for what counts nothing.
 */
export function boundsOf(quantity: Quantity): {min: number | undefined; max: number | undefined} | undefined {
  const named = numberOf(quantity);
  if (named === undefined) return undefined;
  switch (quantity.qualifier) {
    case 'more_than':
    case 'at_least':
      return {min: named, max: undefined};
    case 'less_than':
    case 'almost':
    case 'at_most':
      return {min: undefined, max: named};
    case 'range':
      return {min: named, max: quantity.amount_max === null ? undefined : Number(quantity.amount_max)};
    case 'exact':
      return {min: named, max: named};
    default:
      return {min: undefined, max: undefined};
  }
}

/** Whether the report vouches for every digit, so that the figure may be counted up to, drawn sharply and given in per cent. */
export function isExact({qualifier, amount}: Quantity): boolean {
  return qualifier === 'exact' && amount !== null;
}
