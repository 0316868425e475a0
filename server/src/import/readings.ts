import type {Quantity} from '../../../src/vietnamese/quantity.js';

const ZEROS_BEHIND = /(?<!0)0+$/;
const ONE_SIGN = /^\D*(\d+)[.,](\d+)\D*$/;

/** `7200000000` for 7.2 and 9: a plain decimal without needless zeros. */
function shifted(whole: string, fraction: string, power: number): string {
  const digits = fraction.padEnd(power, '0');
  return plain(`${whole}${digits.slice(0, power)}.${digits.slice(power)}`);
}

/** A decimal as it is compared: without zeros in front and behind. */
export function plain(decimal: string): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  const vouched = fraction.replace(ZEROS_BEHIND, '');
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${vouched === '' ? '' : `.${vouched}`}`;
}

/**
 * The quantity with its number read the other way: the sign in «1.500» taken for a decimal sign where it was taken for grouping,
 * and the reverse. Undefined where the words have no single such sign.
 */
export function otherReading({amount_max, ...quantity}: Quantity): Quantity | undefined {
  const [, whole, fraction] = ONE_SIGN.exec(quantity.written_as) ?? [];
  if (whole === undefined || fraction === undefined || amount_max !== null || quantity.amount === null)
    return undefined;
  const scale = quantity.scale ?? 0;
  const readings = [
    {amount: shifted(whole, fraction, scale), significant_digits: (whole + fraction).replace(/^0+/, '').length || 1},
    {amount: shifted(whole + fraction, '', scale), significant_digits: grouped(whole + fraction, quantity)},
  ];
  const other = readings.find(({amount}) => amount !== plain(quantity.amount ?? ''));
  return other && {...quantity, amount_max, ...other};
}

/** Zeros at the end of a whole number are vouched for only where it is exact. */
function grouped(digits: string, {qualifier}: Pick<Quantity, 'qualifier'>): number {
  const counted = digits.replace(/^0+/, '');
  return (qualifier === 'exact' ? counted : counted.replace(ZEROS_BEHIND, '')).length || 1;
}
