import {formatCount} from '../../../vietnamese/numbers.js';
import {numberOf} from '../../../vietnamese/quantity/bounds.js';
import type {ChartInput, ChartRow} from './input.js';

const nameOf = ({series, label}: ChartRow): string => [series, label].filter(Boolean).join(', ');

/** What a chart shows at a glance, in sentences: the largest and the smallest, and what could not be drawn. */
export function glance({rows, words: {charts}, language}: ChartInput): string {
  const drawn = rows.flatMap((row) => {
    const number = row.quantity ? numberOf(row.quantity) : undefined;
    return number === undefined ? [] : [{row, number}];
  });
  const sorted = drawn.sort((a, b) => a.number - b.number);
  const [smallest, largest] = [sorted[0], sorted.at(-1)];
  const missing = rows.filter(({quantity}) => !quantity).length;
  const inWords = rows.length - missing - drawn.length;
  const count = (number: number) => formatCount(number, language);
  const sentences: string[] = [];
  if (smallest && largest && smallest.number < largest.number) {
    sentences.push(charts.largest(nameOf(largest.row), largest.row.text));
    sentences.push(charts.smallest(nameOf(smallest.row), smallest.row.text));
  }
  if (missing > 0) sentences.push(charts.missingCount(count(missing), count(rows.length)));
  if (inWords > 0) sentences.push(charts.wordsCount(count(inWords)));
  return sentences.join(' ');
}
