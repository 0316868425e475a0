import {decimal, firstPlace, lastPlace, type Decimal} from './decimal.js';
import type {Quantity} from './types.js';

/** The numbers of a quantity: none, one, or both ends of a range. */
function numbersOf({amount, amount_max}: Quantity): Decimal[] {
  return [amount, amount_max].flatMap((text) => {
    const number = text === null ? undefined : decimal(text);
    return number ? [number] : [];
  });
}

/** The power of ten of the first digit of the quantity, of the greater number in a range. */
export function firstDigitPlace(quantity: Quantity): number {
  return Math.max(...numbersOf(quantity).map(firstPlace));
}

/**
 * The power of ten of the last digit that the report vouches for: 5 for «hơn 9,3 triệu», 0 for «294.075». Of an exact figure
 * each digit is vouched for. Where a quantity does not say how many digits are, only zeros at the end are not.
 */
export function lastVouchedPlace(quantity: Quantity): number {
  const last = Math.min(...numbersOf(quantity).map(lastPlace));
  if (quantity.significant_digits === null) return last;
  const vouched = firstDigitPlace(quantity) - quantity.significant_digits + 1;
  return quantity.qualifier === 'exact' ? Math.min(vouched, last) : vouched;
}
