import {type Decimal, intervalOf, lastSignificantExponent, plain, type Quantity, shifted} from './quantity/amounts.js';
import {
  formatFigure,
  qualifierWord,
  type QuantityLanguage,
  type QuantityStyle,
  significantNumbers,
} from './quantity/format.js';

/*
 * Quantities as Vietnamese reports tell them: read, written and computed with. For users of the package; inside it, the files of
 * `quantity/` are imported one by one, so that a widget that only writes figures does not bring the reader of number words. No widget
 * writes figures as they are spoken, so that stands here.
 */

export {boundsOf, isExact, numberOf, type Qualifier, type Quantity} from './quantity/amounts.js';
export {
  type Change,
  changeBetween,
  checkParts,
  type ComparisonRefusal,
  type CountedMeasure,
  type PartsResult,
  type Progress,
  progressToward,
  type Sum,
  sumQuantities,
  type SumRefusal,
  type Summand,
} from './quantity/arithmetic.js';
export type {QuantityLanguage, QuantityStyle} from './quantity/format.js';
export {type ParsedQuantity, parseQuantity} from './quantity/parse.js';
export type {QuantityFault} from './quantity/read-number.js';

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
/** Units behind tens from twenty on; behind ten only five changes. */
const CHANGED: Readonly<Record<number, string>> = {1: 'mốt', 4: 'tư', 5: 'lăm'};
const SCALES: Readonly<Record<number, string>> = {6: 'triệu', 9: 'tỷ', 12: 'nghìn tỷ'};
/** Beyond, scale words would stand twice in one number. */
const MOST_DIGITS = 18;

const HAS_SCALE = /nghìn|triệu|tỷ/;

const digit = (value: number): string => DIGITS[value] ?? '';

/** A number below one thousand; `isInner`: behind a scale word, where empty places are spoken. */
function group(value: number, isInner: boolean): string {
  const [hundreds, tens, units] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  if (hundreds > 0 || isInner) words.push(digit(hundreds), 'trăm');
  if (tens === 1) words.push('mười');
  else if (tens > 1) words.push(digit(tens), 'mươi');
  else if (units > 0 && words.length > 0) words.push('linh');
  if (units > 0) {
    const isChanged = tens > 1 || (tens === 1 && units === 5);
    words.push((isChanged ? CHANGED[units] : undefined) ?? digit(units));
  }
  return words.join(' ');
}

/** A whole number below 10^9, in groups of three. A thousand that is missing before ones is spoken: «hai triệu không nghìn ba trăm». */
function belowMilliard(value: number, isInner: boolean): string[] {
  const [millions, thousands, ones] = [Math.floor(value / 1e6), Math.floor(value / 1e3) % 1e3, value % 1e3];
  const words: string[] = [];
  const say = (part: number, scale: string) => words.push(`${group(part, isInner || words.length > 0)}${scale}`);
  if (millions > 0) say(millions, ' triệu');
  if (thousands > 0) say(thousands, ' nghìn');
  else if (ones > 0 && (millions > 0 || isInner)) words.push('không nghìn');
  if (ones > 0) say(ones, '');
  return words;
}

function whole(digits: string): string {
  const upper = Number(digits.slice(0, -9));
  const lower = Number(digits.slice(-9));
  const words = upper > 0 ? [...belowMilliard(upper, false), 'tỷ'] : [];
  return [...words, ...belowMilliard(lower, upper > 0)].join(' ') || digit(0);
}

/** A decimal number; digits behind the sign are spoken one by one. */
function number(value: Decimal, places: number): string {
  const [digits = '', fraction = ''] = plain(value).replace('-', '').split('.');
  const spoken = [...fraction.padEnd(places, '0')].map((figure) => digit(Number(figure)));
  const behind = spoken.length === 0 ? '' : ` phẩy ${spoken.join(' ')}`;
  return `${value.digits < 0n ? 'âm ' : ''}${whole(digits)}${behind}`;
}

/**
 * With a scale word where the report has one and a fraction before it; else, and where three digits behind the sign make a group of
 * their own («hai tỷ ba trăm triệu»), the whole number takes the scale words it needs.
 */
function scaled(value: Decimal, told: number, place: number): string {
  const places = told - place;
  const mantissa = shifted(value, -told);
  const word = SCALES[told];
  const wholeDigits = plain(mantissa).split('.')[0]?.replace('-', '').length ?? 0;
  if (word === undefined || places <= 0 || places === 3 || wholeDigits > 3) return number(value, Math.max(0, -place));
  return `${number(mantissa, places)} ${word}`;
}

/**
 * Writes a quantity as it is spoken: «hơn chín phẩy ba triệu», «hai trăm chín mươi tư nghìn không trăm bảy mươi lăm». Digits
 * stay digits where words would mislead: from 10^18 on, a fraction behind a scale word («2.000.000,5»), and a range of which only
 * the upper end has a scale word, for «từ một đến hai triệu» begins at one million, or the lower end is a nought, for «không đến một» is
 * less than one.
 */
function speakQuantity(quantity: Quantity): string {
  if (!intervalOf(quantity)) return formatFigure(quantity, 'normalised');
  const place = lastSignificantExponent(quantity);
  const numbers = significantNumbers(quantity, place);
  if (numbers.some((value) => (plain(value).replace('-', '').split('.')[0]?.length ?? 0) > MOST_DIGITS)) {
    return formatFigure(quantity, 'normalised');
  }
  const words = numbers.map((value) => scaled(value, quantity.scale ?? 0, place));
  if (words.some((spoken) => /(nghìn|triệu|tỷ) phẩy/.test(spoken))) return formatFigure(quantity, 'long');
  const [lower = '', upper] = words;
  const isMisheard = lower.endsWith(digit(0)) || (!HAS_SCALE.test(lower) && HAS_SCALE.test(upper ?? ''));
  if (upper !== undefined && isMisheard) return formatFigure(quantity, 'long');
  const text = words.length > 1 ? `từ ${words.join(' đến ')}` : words.join('');
  return qualifierWord(quantity.qualifier, 'vi') + text;
}

/** Writes a quantity in any style: see `formatFigure`, and `speakQuantity` for «spoken», which is Vietnamese in any language. */
export function formatQuantity(quantity: Quantity, style: QuantityStyle, language: QuantityLanguage = 'vi'): string {
  return style === 'spoken' ? speakQuantity(quantity) : formatFigure(quantity, style, language);
}
