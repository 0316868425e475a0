import type {LanguageCode} from '../../../widget/language.js';
import type {charts} from '../vi-parts.js';
import {ticks} from 'd3-array';
import type {Domain} from './layout.js';
import {formatCount} from '../../../vietnamese/numbers.js';
import {numberOf, type Quantity} from '../../../vietnamese/quantity/amounts.js';

/** One bar, or one point of a line. */
export interface ChartRow {
  /** What the bar or point is about: a unit, a period or an indicator. */
  readonly label: string;
  /** Names the line of a trend that the point belongs to; empty where there is one line only. */
  readonly series: string;
  /** What was reported; null when nothing was. */
  readonly quantity: Quantity | null;
  /** The words of the report, as they stand beside what is drawn. */
  readonly text: string;
}

/** What a chart and what stands in its place has to say. */
export interface ChartWords {
  readonly charts: typeof charts;
  readonly retry: string;
}

/** What a chart is drawn from. */
export interface ChartInput {
  readonly layout: 'bars' | 'trend';
  readonly title: string;
  /** What is counted: «lượt người». */
  readonly measureName: string;
  readonly words: ChartWords;
  readonly language: LanguageCode;
  /** Bars: one row a bar, in the order shown. Trend: one row a point, each line in the order of time. */
  readonly rows: readonly ChartRow[];
}

/** What a mark means. How it looks is decided where it is drawn: by classes in a page, by embedded colours in a file. */
export type MarkRole =
  /** The part of a bar that the report vouches for. */
  | 'bar'
  /** The part of a bar that is not exact; always with a `hatch` over it. */
  | 'bar-inexact'
  /** The slanting lines over an inexact part. */
  | 'hatch'
  /** An end of a range. */
  | 'end'
  /** A reported zero: a ring, so that it is not taken for a very short bar. */
  | 'zero'
  /** The line at zero. */
  | 'axis'
  /** A line at a round amount. */
  | 'grid'
  /** A round amount, or a period, written at its line. */
  | 'tick'
  /** What a row or a line is about. */
  | 'label'
  /** The words of the report beside what is drawn for them. */
  | 'value'
  /** The words of the report where nothing can be drawn for them. */
  | 'words'
  /** The dash and the words that stand for a report that is missing. */
  | 'missing'
  /** Joins neighbouring periods that were both reported. */
  | 'line'
  /** An exact value at its period. */
  | 'point'
  /** An inexact value at its period: an open marker. */
  | 'point-inexact';

interface MarkBase {
  readonly role: MarkRole;
  /** Which of several lines it belongs to, from 0. */
  readonly series?: number;
}

/** A rectangle; lengths in units. */
export interface RectMark extends MarkBase {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight line; lengths in units. */
export interface LineMark extends MarkBase {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A path in the language of SVG, which a canvas reads as well. */
export interface PathMark extends MarkBase {
  readonly kind: 'path';
  readonly d: string;
  /** Lengths of strokes and gaps, as `stroke-dasharray` has them; solid without. */
  readonly dash?: string;
}

/** A line of text; `y` is its base line. Text is data and never markup. */
export interface TextMark extends MarkBase {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly text: string;
}

/** One thing that is drawn. */
export type Mark = RectMark | LineMark | PathMark | TextMark;

/**
 * A chart as pure data: no document, no colours. All lengths are in units of a sixteenth of the text size around it, so that a
 * picture grows with the reader's text.
 */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What a reader sees at a glance, in a sentence or two: the largest, the smallest, how many are missing. */
  readonly description: string;
  /** In the order of drawing. */
  readonly marks: readonly Mark[];
}

const HATCH_STEP = 6;

/** A length or place in a picture, short enough for a file. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/** Slanting lines that fill a rectangle and end at its edges, so that no renderer has to clip. */
export function hatchPath(x: number, y: number, width: number, height: number): string {
  let path = '';
  for (let start = HATCH_STEP / 2 - height; start < width; start += HATCH_STEP) {
    const from = Math.max(0, start);
    const to = Math.min(width, start + height);
    const at = (along: number) => `${round(x + along)} ${round(y + height - (along - start))}`;
    if (to > from) path += `M${at(from)}L${at(to)}`;
  }
  return path;
}

type Corner = readonly [number, number];

const polygon = (corners: readonly Corner[]) => (x: number, y: number) =>
  `M${corners.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join('L')}Z`;

/** A small circle around a place. */
export const ringPath = (x: number, y: number): string => `M${round(x - 4)} ${round(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`;

const star = [...Array(10).keys()].map((i): Corner => {
  const [angle, radius] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? 6 : 2.5];
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

/** How lines are told apart besides by colour. */
// prettier-ignore
const MARKERS: readonly {readonly marker: (x: number, y: number) => string; readonly dash?: string}[] = [
  {marker: ringPath},
  {marker: polygon([[-4, -4], [4, -4], [4, 4], [-4, 4]]), dash: '7 3'},
  {marker: polygon([[0, -5.5], [5, 3.5], [-5, 3.5]]), dash: '2 3'},
  {marker: polygon([[0, -5.5], [5.5, 0], [0, 5.5], [-5.5, 0]]), dash: '9 3 2 3'},
  {marker: polygon([[0, 5.5], [5, -3.5], [-5, -3.5]]), dash: '5 5'},
  {marker: polygon(star), dash: '12 3'},
];

/** The marker and the dashes of the line number `series`. */
export function styleOfLine(series: number): (typeof MARKERS)[number] {
  return MARKERS[series % MARKERS.length] ?? {marker: ringPath};
}

/** A round amount on an axis. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** Below this a number is written out: «2.500» is shorter than «2,5 nghìn». */
const LEAST_IN_WORDS = 1e4;

/** Writes amounts of one axis, all in the same scale word: «0», «2,5 triệu», «5 triệu». */
function written(values: readonly number[], {words}: ChartInput, numbers: Intl.NumberFormat): Tick[] {
  const largest = Math.max(...values.map(Math.abs));
  const [scale, word] = (largest >= LEAST_IN_WORDS && words.charts.scales.find(([least]) => largest >= least)) || [
    1,
    '',
  ];
  return values.map((value) => ({
    value,
    text: value === 0 ? '0' : `${numbers.format(value / scale)}${word && ` ${word}`}`,
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
  const numbers = new Intl.NumberFormat(input.language === 'vi' ? 'vi-VN' : 'en-GB', {maximumSignificantDigits: 6});
  for (let count = min === max ? 0 : most; count > 0; count--) {
    const found = written(ticks(min, max, count), input, numbers);
    if (found.some(({value}) => value === 0) && fits(found)) return found;
  }
  return written([0], input, numbers);
}

/** Maps the amounts of a domain onto a length, straight. An empty domain, which is zero, stands where a length begins. */
export function linear({min, max}: Domain, from: number, to: number): (value: number) => number {
  return (value) => (min === max ? from : from + ((value - min) / (max - min)) * (to - from));
}

const nameOf = ({series, label}: ChartRow): string => [series, label].filter(Boolean).join(', ');

/** What a chart shows at a glance, in sentences: the largest and the smallest, and what could not be drawn. */
export function summary({rows, words: {charts}, language}: ChartInput): string {
  const drawn = rows.flatMap((row) => {
    const number = row.quantity ? numberOf(row.quantity) : undefined;
    return number === undefined ? [] : [{row, number}];
  });
  const sorted = drawn.sort((a, b) => a.number - b.number);
  const [smallest, largest] = [sorted[0], sorted.slice(-1)[0]];
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
