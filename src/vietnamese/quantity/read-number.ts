import {compareDecimals, decimal, type Decimal, plus, shifted} from './amounts.js';
import {
  anyDigitOf,
  digitOf,
  DOZEN,
  HUNDRED,
  isHalf,
  key,
  readGroup,
  type Reading,
  SCALE_WORDS,
  type Tokens,
  YEAR,
  ZERO,
} from './words.js';

/** No report counts further; longer runs of digits are numbers of accounts and the like. */
const MOST_DIGITS = 30;
const PHONE_DIGITS = 9;

interface Parts {
  readonly groups: readonly string[];
  /** The signs between the groups: point, comma or a space. */
  readonly signs: readonly string[];
  readonly next: number;
}

/** Takes digits with the points, commas and single spaces between them. A sign that ends a sentence is left. */
function take(tokens: Tokens, index: number): Parts {
  const groups = [tokens.at(index).key];
  const signs: string[] = [];
  let next = index + 1;
  for (;;) {
    const sign = tokens.at(next);
    const follower = tokens.at(next + 1);
    if (sign.kind === 'digits' && sign.isApart) {
      signs.push(' ');
      groups.push(sign.key);
      next += 1;
    } else if (
      (sign.key === '.' || sign.key === ',') &&
      !sign.isApart &&
      follower.kind === 'digits' &&
      !follower.isApart
    ) {
      signs.push(sign.key);
      groups.push(follower.key);
      next += 2;
    } else {
      return {groups, signs, next};
    }
  }
}

const isGrouped = (groups: readonly string[]): boolean =>
  groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/.test(group) : group.length === 3));

/**
 * Which groups are a fraction, and whether that is sure. The rule of Vietnamese spelling: points group, a comma is the decimal
 * sign. «15.3» can only be decimal all the same. «1,234» is read by the rule, but is doubtful: it may be an English thousand;
 * so are English signs in full («1,234.5»), and thousands parted by spaces.
 */
function understand({groups, signs}: Parts): {fraction: string | null; isDoubtful: boolean} | undefined {
  const [first = '', second = ''] = groups;
  const last = signs.at(-1);
  if (last === undefined) return {fraction: null, isDoubtful: false};
  const isThree = second.length === 3;
  // «06,5» has a leading zero; «012.345» is neither thousands nor any usual fraction
  const mayBeFraction = signs.length === 1 && !(isThree && /^0\d/.test(first));
  if (mayBeFraction && last === ',') return {fraction: second, isDoubtful: isThree && isGrouped(groups)};
  if (mayBeFraction && last === '.' && !isGrouped(groups)) {
    return {fraction: second, isDoubtful: isThree && first !== '0'};
  }
  if (signs.every((sign) => sign === signs[0])) {
    return isGrouped(groups) ? {fraction: null, isDoubtful: last !== '.'} : undefined;
  }
  const groupSigns = signs.slice(0, -1);
  if (last === ' ' || last === groupSigns[0] || groupSigns.some((sign) => sign !== groupSigns[0])) return undefined;
  if (!isGrouped(groups.slice(0, -1))) return undefined;
  return {fraction: groups.at(-1) ?? '', isDoubtful: groupSigns[0] !== '.' || last !== ','};
}

/** The token of the first group that is not of thousands. */
function faultIn({groups, signs}: Parts, index: number): number {
  const short = groups.findIndex((group, place) => place > 0 && group.length !== 3);
  const before = signs.slice(0, Math.max(0, short));
  return short < 0 ? index : index + before.reduce((count, sign) => count + (sign === ' ' ? 1 : 2), 0);
}

/** Reads the number that is written in digits at this token. */
function readNumeral(tokens: Tokens, index: number): Reading & {readonly isGrouped: boolean} {
  const parts = take(tokens, index);
  const all = parts.groups.join('');
  const isFraction = parts.signs.length === 1 && parts.groups[0] === '0';
  if (all.startsWith('0') && all.length >= PHONE_DIGITS && !isFraction) tokens.fail('not_a_quantity', index);
  const understood = understand(parts);
  if (!understood) return tokens.fail('broken_number', faultIn(parts, index));
  if (all.length > MOST_DIGITS) return tokens.fail('broken_number', index);
  const {fraction, isDoubtful} = understood;
  const whole = fraction === null ? all : all.slice(0, all.length - fraction.length);
  const value = decimal(fraction === null ? whole : `${whole}.${fraction}`);
  if (!value) return tokens.fail('broken_number', index);
  return {
    value,
    scale: 0,
    last: -(fraction?.length ?? 0),
    hasFraction: fraction !== null,
    isDoubtful,
    isGrouped: fraction === null && parts.signs.length === 1,
    next: parts.next,
  };
}

/** The greatest scale that is read, «tỷ tỷ», and the most digits behind «phẩy». */
const MOST_SCALE = 18;
const COMMA = key('phẩy');
const HALF_OF = key('nửa');
const NEGATIVE = key('âm');

const whole = (value: number): Decimal => ({digits: BigInt(value), decimals: 0});

/** A number before its scale word. */
interface Mantissa extends Omit<Reading, 'scale'> {
  readonly isFull: boolean;
  readonly isDigit: boolean;
  readonly isNumeral: boolean;
  /** «1.234»: whether a point parts thousands, which is doubtful before a scale word. */
  readonly isGrouped: boolean;
}

function readMantissa(tokens: Tokens, index: number, isInner: boolean): Mantissa | undefined {
  const {kind, key: word} = tokens.at(index);
  const blank = {
    hasFraction: false,
    isDoubtful: false,
    isFull: false,
    isDigit: false,
    isNumeral: false,
    isGrouped: false,
  };
  if (kind === 'digits') {
    const numeral = readNumeral(tokens, index);
    const follower = tokens.at(numeral.next).key;
    const power = follower === HUNDRED ? 2 : follower === DOZEN ? 1 : 0;
    if (power === 0) return {...blank, ...numeral, isNumeral: true};
    if (numeral.hasFraction || compareDecimals(numeral.value, whole(9)) > 0)
      return tokens.fail('broken_number', numeral.next);
    return {...blank, ...numeral, value: shifted(numeral.value, power), next: numeral.next + 1, isNumeral: true};
  }
  if (!isInner && word === HALF_OF && SCALE_WORDS.has(tokens.at(index + 1).key)) {
    return {...blank, value: {digits: 5n, decimals: 1}, last: -1, hasFraction: true, next: index + 1};
  }
  // «hơn tỷ rưỡi»: the one is not said
  if (!isInner && SCALE_WORDS.has(word) && isHalf(tokens.at(index + 1).key)) {
    return {...blank, value: whole(1), last: 0, next: index};
  }
  if (isInner && (word === YEAR || word === ZERO) && !opensNumber(tokens, index + 1)) return undefined;
  const group = readGroup(tokens, index, isInner);
  return group && {...blank, ...group, value: whole(group.value), last: 0};
}

/** Whether the digit before this token belongs to a number that goes on. */
function opensNumber(tokens: Tokens, index: number): boolean {
  const {key: word} = tokens.at(index);
  return SCALE_WORDS.has(word) || [HUNDRED, key('mươi'), DOZEN].includes(word);
}

/** The digits behind «phẩy», spoken one by one, or in tens («phẩy bảy mươi lăm»). */
function readFraction(
  tokens: Tokens,
  index: number,
): {value: Decimal; count: number; next: number; isDoubtful: boolean} {
  const isSpokenSingly = !opensNumber(tokens, index + 1) || SCALE_WORDS.has(tokens.at(index + 1).key);
  let text = '';
  let next = index;
  if (isSpokenSingly) {
    for (let digit = anyDigitOf(tokens.at(next).key); digit !== undefined; digit = anyDigitOf(tokens.at(next).key)) {
      text += String(digit);
      next += 1;
    }
  }
  if (text === '') {
    const group = readGroup(tokens, index, false);
    if (!group) return tokens.fail('broken_number', index);
    text = String(group.value);
    next = group.next;
  }
  if (text.length > MOST_SCALE) return tokens.fail('broken_number', index);
  const isDoubtful = text.length > 1 && tokens.at(next - 1).key === YEAR && !SCALE_WORDS.has(tokens.at(next).key);
  return {value: {digits: BigInt(text), decimals: text.length}, count: text.length, next, isDoubtful};
}

/** Puts groups and scale words together from the greatest scale to the least. */
class Builder {
  #value: Decimal = whole(0);
  /** Where the last digit stands. */
  #last = 0;
  /** The scale of the last group, and the greatest of all: a word above it takes all before it («hai nghìn ba trăm tỷ»). */
  #lower = Infinity;
  #upper = 0;
  #scale = 0;
  #isDoubtful = false;
  #hasFraction = false;
  #isClosed = false;
  #next: number;

  constructor(
    readonly tokens: Tokens,
    index: number,
  ) {
    this.#next = index;
  }

  read(): Reading | undefined {
    const start = this.#next;
    while (!this.#isClosed && this.#readGroup());
    if (this.#next === start) return undefined;
    if (this.#upper > MOST_SCALE) return this.tokens.fail('broken_number', start);
    return {
      value: this.#value,
      scale: this.#scale,
      last: this.#last,
      hasFraction: this.#hasFraction,
      isDoubtful: this.#isDoubtful,
      next: this.#next,
    };
  }

  /** Reads one group with its scale words. */
  #readGroup(): boolean {
    const {tokens} = this;
    const index = this.#next;
    const isInner = this.#lower !== Infinity;
    const mantissa = readMantissa(tokens, index, isInner);
    if (!mantissa) {
      this.#isDoubtful ||= isInner && tokens.at(index).key === YEAR;
      return false;
    }
    const scale = SCALE_WORDS.get(tokens.at(mantissa.next).key);
    if (isInner && mantissa.hasFraction) return tokens.fail('broken_number', index);
    this.#isDoubtful ||= mantissa.isDoubtful || (mantissa.isGrouped && scale !== undefined);
    this.#next = mantissa.next;
    const isBare = scale === undefined || scale >= this.#lower;
    if (!isBare) {
      this.#add(shifted(mantissa.value, scale), index);
      this.#take(scale, mantissa);
    } else {
      this.#add(this.#inPlace(mantissa, index), index);
      if (!this.#isClosed) {
        this.#last = mantissa.last;
        this.#scale = 0;
        this.#hasFraction = mantissa.hasFraction;
      }
    }
    if (!this.#isClosed) this.#finishGroup(isBare);
    return true;
  }

  /** A group without a scale word of its own. Behind «triệu» it is short for the next lower scale, or nobody can tell. */
  #inPlace(mantissa: Mantissa, index: number): Decimal {
    if (this.#lower === Infinity || mantissa.isFull) return mantissa.value;
    if (mantissa.isNumeral) return this.tokens.fail('ambiguous', index);
    if (!mantissa.isDigit) {
      if (this.#lower > 3) return this.tokens.fail('ambiguous', index);
      this.#isDoubtful ||= compareDecimals(mantissa.value, whole(100)) < 0;
      return mantissa.value;
    }
    this.#isDoubtful = true;
    this.#isClosed = true;
    this.#last = this.#lower - 1;
    return shifted(mantissa.value, this.#lower - 1);
  }

  #add(value: Decimal, index: number): void {
    if (this.#lower !== Infinity && compareDecimals(value, shifted(whole(1), this.#lower)) >= 0) {
      this.tokens.fail('broken_number', index);
    }
    this.#value = plus(this.#value, value);
  }

  /** Takes the scale word behind a group. */
  #take(scale: number, mantissa: Mantissa): void {
    this.#next += 1;
    this.#scale = Math.max(this.#scale, scale);
    this.#upper = Math.max(this.#upper, scale);
    this.#lower = scale;
    this.#last = mantissa.last + scale;
    this.#hasFraction = mantissa.hasFraction;
  }

  /** «phẩy», «rưỡi», and scale words that take all before them. */
  #finishGroup(isBare: boolean): void {
    const {tokens} = this;
    if (isBare && tokens.at(this.#next).key === COMMA) {
      if (this.#hasFraction) tokens.fail('broken_number', this.#next);
      const fraction = readFraction(tokens, this.#next + 1);
      this.#value = plus(this.#value, fraction.value);
      this.#last = -fraction.count;
      this.#hasFraction = true;
      this.#isDoubtful ||= fraction.isDoubtful;
      this.#next = fraction.next;
    }
    for (;;) {
      const scale = SCALE_WORDS.get(tokens.at(this.#next).key);
      if (scale === undefined) break;
      if (scale <= this.#upper) tokens.fail('broken_number', this.#next);
      this.#value = shifted(this.#value, scale);
      this.#last += scale;
      this.#upper += scale;
      this.#scale += scale;
      this.#lower = scale;
      this.#next += 1;
    }
    const isScaled = this.#lower !== Infinity && SCALE_WORDS.has(tokens.at(this.#next - 1).key);
    if (isScaled && isHalf(tokens.at(this.#next).key)) {
      if (this.#hasFraction) tokens.fail('broken_number', this.#next);
      this.#value = plus(this.#value, shifted({digits: 5n, decimals: 1}, this.#lower));
      this.#last = this.#lower - 1;
      this.#hasFraction = true;
      this.#isClosed = true;
      this.#next += 1;
    }
    this.#isClosed ||= this.#hasFraction || !isScaled;
    if (this.#hasFraction && tokens.at(this.#next).kind === 'digits') tokens.fail('broken_number', this.#next);
  }
}

/** Reads a number in digits, in words or in both; undefined where none begins. */
export function readNumber(tokens: Tokens, index: number): Reading | undefined {
  const {key: sign} = tokens.at(index);
  const follower = tokens.at(index + 1);
  const isMinus = (sign === '-' || sign === '−') && follower.kind === 'digits' && !follower.isApart;
  const isNegative = isMinus || sign === NEGATIVE;
  const reading = new Builder(tokens, isNegative ? index + 1 : index).read();
  if (!reading || !isNegative) return reading;
  return {...reading, value: {...reading.value, digits: -reading.value.digits}};
}

/** Whether a number in digits or words begins here: a word that may also mean something else only where a number goes on. */
export function beginsNumber(tokens: Tokens, index: number): boolean {
  const {kind, key: word} = tokens.at(index);
  if (kind === 'digits') return true;
  if (word === YEAR || word === ZERO) return opensNumber(tokens, index + 1);
  return digitOf(word) !== undefined || word === key('mười');
}
