import {boundsOf, numberOf} from '../../../vietnamese/quantity/bounds.js';
import type {ChartRow} from './input.js';

/** The amounts between which a chart is drawn; zero is always one of them. */
export interface Domain {
  readonly min: number;
  readonly max: number;
}

/** The numbers that a row brings to a scale: none for words, for a magnitude and for a missing report; both ends of a range. */
export function numbersOf({quantity}: ChartRow): readonly number[] {
  if (!quantity) return [];
  const named = numberOf(quantity);
  if (named === undefined || !Number.isFinite(named)) return [];
  const upper = quantity.qualifier === 'range' ? boundsOf(quantity)?.max : undefined;
  return upper === undefined ? [named] : [named, upper];
}

/** The domain of all rows; undefined where no row has a number. A domain of nothing but zeros is empty: from 0 to 0. */
export function domainOf(rows: readonly ChartRow[]): Domain | undefined {
  const numbers = rows.flatMap(numbersOf);
  if (numbers.length === 0) return undefined;
  return numbers.reduce<Domain>(({min, max}, number) => ({min: Math.min(min, number), max: Math.max(max, number)}), {
    min: 0,
    max: 0,
  });
}
