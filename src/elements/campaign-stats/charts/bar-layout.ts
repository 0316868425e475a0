import {type Domain, domainOf, numbersOf} from './amounts.js';
import type {ChartInput, ChartRow} from './input.js';
import {widest, widthOf, wrap} from './text.js';

/** Size of labels and values, in units. */
export const LABEL_SIZE = 14;
/** From base line to base line. */
export const LINE = 18;
/** Length of an open or inexact end of a bar. */
export const SOFT_END = 12;
/** Kept free where bars begin, for the ring of a zero. */
const RING = 5;
/** Height kept below the bars for the round amounts. */
const AXIS = 24;
/** Kept free between label, bar and value. */
export const GAP = 8;
/** From here on labels stand beside their bars, else above them. */
const WIDE = 480;
const THICK = 20;
const THIN = 14;

/** Where a row of a bar chart stands; lengths in units. */
export interface BarRow {
  readonly row: ChartRow;
  readonly labels: readonly string[];
  /** The words of the report, beside the bar or in place of it. */
  readonly values: readonly string[];
  /** Top of the first line of the label. */
  readonly labelTop: number;
  /** Top of the first line of the value; for a bar with its value beside it, where the middle of the bar asks for it. */
  readonly valueTop: number;
  readonly barTop: number;
}

/** Where everything of a bar chart stands; lengths in units. */
export interface BarLayout {
  readonly rows: readonly BarRow[];
  readonly height: number;
  /** Whether values stand beside the bars; else they stand in the line of the label, at its end. */
  readonly isWide: boolean;
  /** Where bars may begin and end. */
  readonly left: number;
  readonly right: number;
  readonly thickness: number;
  /** Bottom of the last row. */
  readonly bottom: number;
  /** Undefined where no row has a number: then there are neither bars nor an axis. */
  readonly domain: Domain | undefined;
}

/** What stands in words for a row: what was reported, or that nothing was. */
export function wordsOf(row: ChartRow, {words}: ChartInput): string {
  return row.quantity ? row.text : `– ${words.charts.missing}`;
}

/** Whether something is drawn for a row. */
export const hasBar = (row: ChartRow): boolean => numbersOf(row).length > 0;

/** Label, bar and value beside each other. */
function beside(input: ChartInput, width: number): Omit<BarLayout, 'height' | 'domain'> {
  const {rows} = input;
  const wrapped = rows.map(({label}) => wrap(label, width * 0.34, LABEL_SIZE, 3));
  const labelWidth = widest(wrapped.flat(), LABEL_SIZE);
  const left = labelWidth + GAP;
  const barValues = rows.filter(hasBar).map(({text}) => text);
  const valueWidth = Math.min(widest(barValues, LABEL_SIZE), width * 0.26);
  const right = width - valueWidth - GAP - SOFT_END;
  let top = 0;
  const placed = rows.map((row, index): BarRow => {
    const labels = wrapped[index] ?? [];
    const values = wrap(wordsOf(row, input), hasBar(row) ? valueWidth : width - left - GAP, LABEL_SIZE, 3);
    const height = Math.max(THICK, LINE * Math.max(labels.length, values.length)) + GAP;
    const middle = top + height / 2;
    top += height;
    return {
      row,
      labels,
      values,
      labelTop: middle - (labels.length * LINE) / 2,
      valueTop: middle - (values.length * LINE) / 2,
      barTop: middle - THICK / 2,
    };
  });
  return {rows: placed, isWide: true, left, right, thickness: THICK, bottom: top};
}

/** Label and value above the bar, in one line if there is room. */
function above(input: ChartInput, width: number): Omit<BarLayout, 'height' | 'domain'> {
  let top = 0;
  const placed = input.rows.map((row): BarRow => {
    const labels = wrap(row.label, width, LABEL_SIZE, 4);
    const words = wordsOf(row, input);
    const used = widthOf(labels.at(-1) ?? '', LABEL_SIZE) + 2 * GAP + widthOf(words, LABEL_SIZE);
    const values = wrap(words, width, LABEL_SIZE, 3);
    const shared = used <= width ? 1 : 0;
    const labelTop = top;
    const valueTop = top + (labels.length - shared) * LINE;
    const barTop = valueTop + values.length * LINE + 2;
    top = (hasBar(row) ? barTop + THIN : barTop) + GAP + 2;
    return {row, labels, values, labelTop, valueTop, barTop};
  });
  return {rows: placed, isWide: false, left: RING, right: width - SOFT_END, thickness: THIN, bottom: top};
}

/**
 * Finds out where the rows of a bar chart stand, and so how high it is, before it is drawn.
 *
 * @param width in units
 */
export function barLayout(input: ChartInput, width: number): BarLayout {
  const layout = width >= WIDE ? beside(input, width) : above(input, width);
  const domain = domainOf(input.rows);
  return {...layout, domain, height: layout.bottom + (domain ? AXIS : 0)};
}
