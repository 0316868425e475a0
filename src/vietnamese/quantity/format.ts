import {normalized} from '../normalized.js';
import {
  decimal,
  type Decimal,
  intervalOf,
  lastSignificantExponent,
  leadingExponent,
  plain,
  type Qualifier,
  type Quantity,
  roundedAt,
  type Rounding,
  shifted,
} from './amounts.js';

/** The ways in which a quantity is written; see `formatQuantity`. */
export type QuantityStyle = 'written' | 'normalised' | 'short' | 'long' | 'spoken';

/** The languages in which quantities are written. */
export type QuantityLanguage = 'vi' | 'en';

/** The styles that need no number words. */
type FigureStyle = Exclude<QuantityStyle, 'spoken'>;

const QUALIFIERS: Readonly<Record<QuantityLanguage, Partial<Record<Qualifier, string>>>> = {
  vi: {
    more_than: 'hơn',
    less_than: 'dưới',
    almost: 'gần',
    about: 'khoảng',
    at_least: 'ít nhất',
    at_most: 'không quá',
  },
  en: {
    more_than: 'more than',
    less_than: 'less than',
    almost: 'almost',
    about: 'about',
    at_least: 'at least',
    at_most: 'at most',
  },
};

const SCALES: Readonly<Record<QuantityLanguage, Readonly<Partial<Record<number, string>>>>> = {
  vi: {6: 'triệu', 9: 'tỷ', 12: 'nghìn tỷ'},
  en: {6: 'million', 9: 'billion', 12: 'trillion'},
};

const SIGNS = {vi: {group: '.', decimal: ','}, en: {group: ',', decimal: '.'}} as const;

/** Magnitudes by their place among three (ones, tens, hundreds) and by their scale. */
const HUNDREDS = {vi: ['', 'chục ', 'trăm '], en: ['', 'tens of ', 'hundreds of ']} as const;
const THOUSANDS = {
  vi: ['', 'nghìn', 'triệu', 'tỷ', 'nghìn tỷ'],
  en: ['', 'thousands', 'millions', 'billions', 'trillions'],
} as const;

/** Where the digits that nobody vouches for are cut, so that what is written stays true. */
const ROUNDING: Readonly<Partial<Record<Qualifier, Rounding>>> = {
  more_than: 'down',
  at_least: 'down',
  less_than: 'up',
  almost: 'up',
  at_most: 'up',
};

/** The word of a qualifier with a space behind it; nothing for an exact figure and for a range. */
export function qualifierWord(qualifier: Qualifier, language: QuantityLanguage): string {
  const word = QUALIFIERS[language][qualifier];
  return word === undefined ? '' : `${word} `;
}

/** The numbers to write: one, or both ends of a range, without the digits that nobody vouches for. */
export function significantNumbers({qualifier, amount, amount_max}: Quantity, place: number): Decimal[] {
  const roundings: Rounding[] = qualifier === 'range' ? ['down', 'up'] : [ROUNDING[qualifier] ?? 'nearest'];
  return roundings.flatMap((rounding, end) => {
    const number = decimal((end === 0 ? amount : amount_max) ?? '');
    return number ? [roundedAt(number, place, rounding)] : [];
  });
}

/** Digits with the language's signs, and with the zeros that are vouched for behind the decimal sign. */
function digits(value: Decimal, places: number, language: QuantityLanguage): string {
  const [whole = '', fraction = ''] = plain(value).split('.');
  const signs = SIGNS[language];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, signs.group);
  const shown = fraction.padEnd(places, '0');
  return (shown === '' ? grouped : `${grouped}${signs.decimal}${shown}`).replace('-', '−');
}

/**
 * The scale word to write with. Three digits behind its decimal sign would read as thousands («1,234 tỷ»), so such a figure is
 * written in full. `short` takes a word of its own where not more than two digits stand behind the sign.
 */
function scaleFor(quantity: Quantity, style: FigureStyle, place: number): number {
  if (style === 'long') return 0;
  const told = quantity.scale ?? 0;
  const fits = told in SCALES.vi && told - place !== 3;
  if (style === 'normalised' || (fits && told >= 9)) return fits ? told : 0;
  const first = leadingExponent(quantity);
  return [9, 6].find((scale) => scale <= first && scale - place <= 2) ?? (fits ? told : 0);
}

function numberText(quantity: Quantity, style: FigureStyle, language: QuantityLanguage): string {
  const place = lastSignificantExponent(quantity);
  const scale = scaleFor(quantity, style, place);
  const numbers = significantNumbers(quantity, place);
  const texts = numbers.map((number) => digits(shifted(number, -scale), Math.max(0, scale - place), language));
  const word = SCALES[language][scale];
  const isSigned = numbers.some((number) => number.digits < 0n);
  const [from, to] = language === 'vi' ? ['từ', 'đến'] : ['from', 'to'];
  const joined = texts.length > 1 && isSigned ? `${from} ${texts.join(` ${to} `)}` : texts.join('–');
  return word === undefined ? joined : `${joined} ${word}`;
}

/** «hàng chục nghìn». Another wording («vài chục», «hơn chục») says something else and is kept. */
function magnitudeText({magnitude, written_as}: Quantity, language: QuantityLanguage): string {
  const power = magnitude ?? 0;
  const scale = Math.floor(power / 3);
  const thousands = THOUSANDS[language][scale];
  if (power < 1 || thousands === undefined) return written_as;
  const hundreds = HUNDREDS[language][power % 3] ?? '';
  if (language === 'en') return (hundreds + thousands).replace(/ of $/, '');
  return /^hàng\s/i.test(normalized(written_as, 'NFC')) ? `hàng ${hundreds}${thousands}`.trim() : written_as;
}

/**
 * Writes a quantity in every style but the spoken one: the part of `formatQuantity` that a widget needs.
 *
 * `written` is the report's own wording · `normalised` has the house's signs and words and keeps the report's scale («15,3 tỷ»,
 * «hơn 1.000») · `long` has every place («hơn 9.300.000») · `short`, for narrow places, takes a scale word where no digit that is
 * vouched for gets lost («hơn 9,3 triệu»). The qualifier is a word in all of them: signs such as > and ≈ are read out by some
 * screen readers, left out by others, and not known to every reader.
 *
 * No vouched-for digit is rounded away and none is made up. What has no number keeps its words.
 */
export function formatFigure(quantity: Quantity, style: FigureStyle, language: QuantityLanguage = 'vi'): string {
  if (style === 'written') return quantity.written_as;
  if (quantity.qualifier === 'magnitude') return magnitudeText(quantity, language);
  if (!intervalOf(quantity)) return quantity.written_as;
  return qualifierWord(quantity.qualifier, language) + numberText(quantity, style, language);
}
