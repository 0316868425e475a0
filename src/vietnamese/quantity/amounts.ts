/** How the words of a report bind its number. */
export type Qualifier =
  | 'exact'
  | 'more_than'
  | 'less_than'
  | 'almost'
  | 'about'
  | 'at_least'
  | 'at_most'
  | 'magnitude'
  | 'range'
  | 'unquantified';

/** What a report says of how many: the shape of the API's `Quantity`. */
export interface Quantity {
  readonly qualifier: Qualifier;
  /** Plain decimal with a point («9300000», «0.5»); the lower end of a range; null where the report has no number. */
  readonly amount: string | null;
  /** The upper end of a range, else null. */
  readonly amount_max: string | null;
  /** The power of ten of «hàng chục tỷ» (10), else null. */
  readonly magnitude: number | null;
  /** Number and qualifier in the words of the report, without the measure: «hơn 9,3 triệu». */
  readonly written_as: string;
  /** The power of ten of the scale word: 6 for triệu, 9 for tỷ, 0 without one, null where nothing is counted. */
  readonly scale: number | null;
  /**
   * How many digits, counted from the first that is not zero, the report vouches for. Zeros at the end of a whole number are
   * counted where it is exact («20»: 2) and not where it is rounded («gần 60»: 1); zeros behind a decimal sign always are.
   * In a range it counts the digits of the greater end. A sum may carry more digits in `amount` than it vouches for.
   */
  readonly significant_digits: number | null;
}

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
