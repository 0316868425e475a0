/** A decimal number of any length: `digits` × 10^−`decimals`. Arithmetic on it is exact. */
export interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

/** Where a number is cut that has more digits than are vouched for. `nearest` takes halves away from zero. */
export type Rounding = 'down' | 'up' | 'nearest';

/** Far more than any report has; conversion of longer texts would take a phone's time. */
const MOST_CHARACTERS = 100;
const PLAIN = /^-?\d+(\.\d+)?$/;

const powerOfTen = (power: number): bigint => 10n ** BigInt(power);
const sizeOf = (digits: bigint): bigint => (digits < 0n ? -digits : digits);

/** The number without zeros at the end of its fraction. */
function trimmed({digits, decimals}: Decimal): Decimal {
  let rest = digits;
  let places = decimals;
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places -= 1;
  }
  return {digits: rest, decimals: places};
}

/**
 * Reads «-12.50» as the API writes amounts.
 *
 * @returns undefined for any other text, and for one of more than 100 characters.
 */
export function decimal(text: string): Decimal | undefined {
  if (text.length > MOST_CHARACTERS || !PLAIN.test(text)) return undefined;
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return trimmed({digits: BigInt(text.replace('.', '')), decimals});
}

/** Writes the number as the API does: no exponent, no grouping, a point only before a fraction. */
export function plain(value: Decimal): string {
  const {digits, decimals} = trimmed(value);
  const figures = String(sizeOf(digits)).padStart(decimals + 1, '0');
  const fraction = decimals === 0 ? '' : `.${figures.slice(-decimals)}`;
  return `${digits < 0n ? '-' : ''}${figures.slice(0, figures.length - decimals)}${fraction}`;
}

/** The number times a power of ten, which may be negative. */
export function shifted({digits, decimals}: Decimal, power: number): Decimal {
  const places = decimals - power;
  return trimmed(places < 0 ? {digits: digits * powerOfTen(-places), decimals: 0} : {digits, decimals: places});
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const decimals = Math.max(a.decimals, b.decimals);
  return [a.digits * powerOfTen(decimals - a.decimals), b.digits * powerOfTen(decimals - b.decimals), decimals];
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const [left, right, decimals] = aligned(a, b);
  return trimmed({digits: left + right, decimals});
}

export function negated({digits, decimals}: Decimal): Decimal {
  return {digits: -digits, decimals};
}

/** Negative where `a` is less than `b`, zero where they are equal, else positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The middle between two numbers. */
export function middle(a: Decimal, b: Decimal): Decimal {
  const {digits, decimals} = plus(a, b);
  return trimmed({digits: digits * 5n, decimals: decimals + 1});
}

/**
 * `a` divided by `b`, for drawing and per cents: the only place where a number leaves exact arithmetic.
 *
 * @returns undefined where `b` is zero.
 */
export function ratio(a: Decimal, b: Decimal): number | undefined {
  const [left, right] = aligned(a, b);
  return right === 0n ? undefined : Number((left * powerOfTen(15)) / right) / 1e15;
}

/** The power of ten of the first digit that is not zero: 6 for 9 300 000, −1 for 0.5. Zero has its first digit at 0. */
export function exponentOfFirstDigit({digits, decimals}: Decimal): number {
  return digits === 0n ? 0 : String(sizeOf(digits)).length - 1 - decimals;
}

/** The power of ten of the last digit that is not zero: 5 for 9 300 000. Zero has it at 0. */
export function exponentOfLastDigit(value: Decimal): number {
  const {digits, decimals} = trimmed(value);
  if (digits === 0n) return 0;
  const figures = String(digits);
  let end = figures.length;
  while (figures.charCodeAt(end - 1) === 48) end -= 1;
  return figures.length - end - decimals;
}

/** The number without what stands behind the given place. Down and up are toward −∞ and +∞, so that bounds stay true. */
export function roundedAt(value: Decimal, place: number, rounding: Rounding): Decimal {
  if (-value.decimals >= place) return value;
  const step = powerOfTen(place + value.decimals);
  const over = ((value.digits % step) + step) % step;
  const floor = value.digits - over;
  const twice = over * 2n;
  const isUp =
    over !== 0n &&
    (rounding === 'up' || (rounding === 'nearest' && (value.digits < 0n ? twice > step : twice >= step)));
  return trimmed({digits: isUp ? floor + step : floor, decimals: value.decimals});
}
