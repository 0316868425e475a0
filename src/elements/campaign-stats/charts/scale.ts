import {ticks} from 'd3-array';
import type {Domain} from './amounts.js';
import type {ChartInput} from './input.js';

/** A round amount on an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

const NUMBERS = {
  vi: new Intl.NumberFormat('vi-VN', {maximumSignificantDigits: 6}),
  en: new Intl.NumberFormat('en-GB', {maximumSignificantDigits: 6}),
} as const;

/** Below this a number is written out: «2.500» is shorter than «2,5 nghìn». */
const LEAST_IN_WORDS = 1e4;

/** Writes amounts of one axis, all in the same scale word: «0», «2,5 triệu», «5 triệu». */
function written(values: readonly number[], {words, language}: ChartInput): Tick[] {
  const largest = Math.max(...values.map(Math.abs));
  const [scale, word] = (largest >= LEAST_IN_WORDS && words.charts.scales.find(([least]) => largest >= least)) || [
    1,
    '',
  ];
  return values.map((value) => ({
    value,
    text: value === 0 ? '0' : `${NUMBERS[language].format(value / scale)}${word && ` ${word}`}`,
  }));
}

/**
 * Round amounts for an axis, always with zero: as many as have room.
 *
 * @param most how many at most
 * @param fits whether these have room
 */
export function ticksFor(
  {min, max}: Domain,
  most: number,
  input: ChartInput,
  fits: (found: readonly Tick[]) => boolean = () => true,
): Tick[] {
  for (let count = min === max ? 0 : most; count > 0; count--) {
    const found = written(ticks(min, max, count), input);
    if (found.some(({value}) => value === 0) && fits(found)) return found;
  }
  return written([0], input);
}

/** Maps the amounts of a domain onto a length, straight. An empty domain, which is zero, stands where a length begins. */
export function linear({min, max}: Domain, from: number, to: number): (value: number) => number {
  return (value) => (min === max ? from : from + ((value - min) / (max - min)) * (to - from));
}
