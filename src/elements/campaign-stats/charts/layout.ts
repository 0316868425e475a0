import {normalized} from '../../../vietnamese/normalized.js';
import {boundsOf, numberOf} from '../../../vietnamese/quantity/amounts.js';
import type {ChartInput, ChartRow} from './picture.js';

/*
 * How wide a text will be, without a document to measure in. The page chooses the font, so the widths are those of the wide ones
 * (Verdana, DejaVu): in others a text ends earlier than was kept free for it, and never later.
 */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\u0300-\u036f]/, 0],
  [/[ijl.,:;'!|()[\]]/, 0.4],
  [/[ftr \-/"“”‘’]/, 0.42],
  [/[mM%@]/, 0.98],
  [/[wW—…]/, 1],
  [/[\p{Lu}_+=<>~#&]/u, 0.76],
  [/./su, 0.64],
];
const widthOfLetter = (letter: string): number => CLASSES.find(([letters]) => letters.test(letter))?.[1] ?? 1;

/** The width to keep free for a text of a size, in the unit of the size. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of normalized(text, 'NFD')) width += widthOfLetter(letter);
  return width * size;
}

/** As much of a text as fits, with an ellipsis at the cut. */
function cut(text: string, width: number, size: number): string {
  const letters = [...normalized(text, 'NFC')];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/**
 * Breaks a text into lines at its spaces; what has no room even so ends in an ellipsis.
 *
 * @param most lines at most; the last one takes the rest and is cut
 */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.slice(-1)[0];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (lines.length === most || widthOf(longer, size) <= width))
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => (widthOf(line, size) <= width ? line : cut(line, width, size)));
}

/** The width to keep free for the widest of several texts. */
export function widest(texts: readonly string[], size: number): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text, size)), 0);
}

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

/** Size of labels and values, in units. */
export const BAR_TEXT_SIZE = 14;
/** From base line to base line. */
export const BAR_LINE = 18;
/** Length of an open or inexact end of a bar. */
export const SOFT_END = 12;
/** Kept free where bars begin, for the ring of a zero. */
const RING_ROOM = 5;
/** Height kept below the bars for the round amounts. */
const AXIS = 24;
/** Kept free between label, bar and value. */
export const BAR_GAP = 8;
/** From here on labels stand beside their bars, else above them, and several lines may share a plot with their names beside it. */
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
function labelsBeside(input: ChartInput, width: number): Omit<BarLayout, 'height' | 'domain'> {
  const {rows} = input;
  const wrapped = rows.map(({label}) => wrap(label, width * 0.34, BAR_TEXT_SIZE, 3));
  const labelWidth = widest(wrapped.flat(), BAR_TEXT_SIZE);
  const left = labelWidth + BAR_GAP;
  const barValues = rows.filter(hasBar).map(({text}) => text);
  const valueWidth = Math.min(widest(barValues, BAR_TEXT_SIZE), width * 0.26);
  const right = width - valueWidth - BAR_GAP - SOFT_END;
  let top = 0;
  const placed = rows.map((row, index): BarRow => {
    const labels = wrapped[index] ?? [];
    const values = wrap(wordsOf(row, input), hasBar(row) ? valueWidth : width - left - BAR_GAP, BAR_TEXT_SIZE, 3);
    const height = Math.max(THICK, BAR_LINE * Math.max(labels.length, values.length)) + BAR_GAP;
    const middle = top + height / 2;
    top += height;
    return {
      row,
      labels,
      values,
      labelTop: middle - (labels.length * BAR_LINE) / 2,
      valueTop: middle - (values.length * BAR_LINE) / 2,
      barTop: middle - THICK / 2,
    };
  });
  return {rows: placed, isWide: true, left, right, thickness: THICK, bottom: top};
}

/** Label and value above the bar, in one line if there is room. */
function labelsAbove(input: ChartInput, width: number): Omit<BarLayout, 'height' | 'domain'> {
  let top = 0;
  const placed = input.rows.map((row): BarRow => {
    const labels = wrap(row.label, width, BAR_TEXT_SIZE, 4);
    const words = wordsOf(row, input);
    const used = widthOf(labels.slice(-1)[0] ?? '', BAR_TEXT_SIZE) + 2 * BAR_GAP + widthOf(words, BAR_TEXT_SIZE);
    const values = wrap(words, width, BAR_TEXT_SIZE, 3);
    const shared = used <= width ? 1 : 0;
    const labelTop = top;
    const valueTop = top + (labels.length - shared) * BAR_LINE;
    const barTop = valueTop + values.length * BAR_LINE + 2;
    top = (hasBar(row) ? barTop + THIN : barTop) + BAR_GAP + 2;
    return {row, labels, values, labelTop, valueTop, barTop};
  });
  return {rows: placed, isWide: false, left: RING_ROOM, right: width - SOFT_END, thickness: THIN, bottom: top};
}

/**
 * Finds out where the rows of a bar chart stand, and so how high it is, before it is drawn.
 *
 * @param width in units
 */
export function barLayout(input: ChartInput, width: number): BarLayout {
  const layout = width >= WIDE ? labelsBeside(input, width) : labelsAbove(input, width);
  const domain = domainOf(input.rows);
  return {...layout, domain, height: layout.bottom + (domain ? AXIS : 0)};
}

/** Size of the text in a trend, in units. */
export const TREND_TEXT_SIZE = 12;
/** From base line to base line. */
export const TREND_LINE = 16;
/** Kept free at the left of a plot, where the round amounts are written. */
const GUTTER = 56;
/** Kept free at the right of a plot without names, for half of its last period's label. */
const MARGIN = 28;
/** Kept free above a plot, for the words at its highest point. */
const HEADROOM = 24;
/** How many lines share a plot at most: as many as there are markers. */
export const MOST_LINES = 6;
const LEAST_PANEL = 164;
const SMALL_PLOT = 64;
const PANEL_GAP = 20;
/** From the end of a plot to the names beside it, with their markers. */
export const SIDE_GAP = 48;
const MOST_NOTE_LINES = 6;

/** One line of a trend. */
export interface TrendLine {
  readonly name: string;
  readonly series: number;
  /** One for each period; undefined where the data does not speak of it. */
  readonly rows: readonly (ChartRow | undefined)[];
}

/** One plot; lengths in units. */
export interface Panel {
  readonly lines: readonly TrendLine[];
  /** Outer left and right edges. */
  readonly x: number;
  readonly width: number;
  /** Top of the name above the plot. */
  readonly top: number;
  readonly names: readonly string[];
  /** The words of the last report, below the name. */
  readonly values: readonly string[];
  /** The first and the last period below a small plot. */
  readonly ends: readonly [readonly string[], readonly string[]];
  /** The first and the last period stand between these. */
  readonly left: number;
  readonly right: number;
  readonly plotTop: number;
  readonly plotBottom: number;
}

/** The name of a line, beside the plot, with the words of its last report. */
export interface SideLabel {
  readonly line: TrendLine;
  readonly texts: readonly string[];
}

/** Where everything of a trend stands; lengths in units. */
export interface TrendLayout {
  readonly periods: readonly string[];
  readonly panels: readonly Panel[];
  /** Empty unless several lines share the plot. */
  readonly sideLabels: readonly SideLabel[];
  /** The lines of text of the periods below a plot of all the width; panels of their own tell only the first and the last. */
  readonly periodLabels: ReadonlyMap<number, readonly string[]>;
  readonly notes: readonly string[];
  /** The mark at a period whose report has words only, by its row. */
  readonly noteMarks: ReadonlyMap<ChartRow, string>;
  readonly notesTop: number;
  readonly height: number;
  readonly domain: Domain | undefined;
}

/** Whether a row has words in place of a number. */
export const isInWords = (row: ChartRow): boolean => row.quantity !== null && numbersOf(row).length === 0;

/** The periods of all lines in the order of time: one that only some lines know stands behind the one that they have before it. */
function periodsOf(lines: readonly (readonly ChartRow[])[]): string[] {
  const periods: string[] = [];
  for (const rows of lines) {
    let at = -1;
    for (const {label} of rows) {
      const known = periods.indexOf(label);
      if (known < 0) periods.splice(at + 1, 0, label);
      at = known < 0 ? at + 1 : known;
    }
  }
  return periods;
}

function linesOf({rows}: ChartInput): {periods: string[]; lines: TrendLine[]} {
  const names = [...new Set(rows.map(({series}) => series))];
  const grouped = names.map((name) => rows.filter(({series}) => series === name));
  const periods = periodsOf(grouped);
  const lines = names.map((name, series): TrendLine => {
    const byPeriod = new Map(grouped[series]?.map((row) => [row.label, row]));
    return {name, series, rows: periods.map((period) => byPeriod.get(period))};
  });
  return {periods, lines};
}

/**
 * The room for a period label. One wider than the margin behind the last period ends at the edge of the picture and so comes nearer to
 * the one before it.
 */
const labelRoom = (spacing: number): number => Math.min(spacing - 8, (spacing - 8 + MARGIN) / 1.5);

/** As many period labels as have room, counted back from the last one. */
function thinned(periods: readonly string[], spacing: number, width: number): Map<number, string[]> {
  for (let step = 1; step < periods.length; step++) {
    const labels = new Map<number, string[]>();
    for (let at = periods.length - 1; at >= 0; at -= step) {
      labels.set(at, wrap(periods[at] ?? '', labelRoom(spacing * step), TREND_TEXT_SIZE, 2));
    }
    if (![...labels.values()].flat().some((text) => text.endsWith('…'))) return labels;
  }
  const last = periods.length - 1;
  return new Map([[last, wrap(periods[last] ?? '', width, TREND_TEXT_SIZE, 2)]]);
}

/** The row of a line that was reported last. */
export const lastReported = ({rows}: TrendLine): ChartRow | undefined =>
  [...rows].reverse().find((row) => row?.quantity);

function sideLabelsOf(lines: readonly TrendLine[], width: number): SideLabel[] {
  return lines.map((line) => {
    const value = lastReported(line)?.text;
    const texts = wrap(line.name, width, TREND_TEXT_SIZE, 2);
    return {line, texts: value === undefined ? texts : [...texts, ...wrap(value, width, TREND_TEXT_SIZE, 2)]};
  });
}

/** What stands below the plots for what cannot be drawn in them. */
function notesOf({words}: ChartInput, lines: readonly TrendLine[], isShared: boolean) {
  const texts: string[] = [];
  const noteMarks = new Map<ChartRow, string>();
  const missing: string[] = [];
  for (const {name, rows} of lines) {
    for (const row of rows) {
      if (!row || !isInWords(row)) continue;
      const text = isShared ? `${name}: ${row.text}` : row.text;
      if (!texts.includes(text)) texts.push(text);
      noteMarks.set(row, `(${texts.indexOf(text) + 1})`);
    }
    const unknown = rows.flatMap((row) => (row && !row.quantity ? [row.label] : []));
    if (unknown.length > 0) missing.push(`${name} (${unknown.join(', ')})`);
  }
  const notes = texts.map((text, index) => `(${index + 1}) ${text}`);
  if (missing.length > 0) {
    notes.push(`– ${words.charts.missing}${isShared ? `: ${missing.join('; ')}` : ''}`);
  }
  return {notes, noteMarks};
}

/** One plot of all the width. */
function onePanel(lines: readonly TrendLine[], width: number, sideWidth: number, plotHeight: number): Panel[] {
  const left = GUTTER;
  const right = width - (sideWidth > 0 ? sideWidth + SIDE_GAP : MARGIN);
  return [
    {
      lines,
      x: 0,
      width,
      top: 0,
      names: [],
      values: [],
      ends: [[], []],
      left,
      right,
      plotTop: HEADROOM,
      plotBottom: HEADROOM + plotHeight,
    },
  ];
}

/** What a small plot's line was last; with its period where that is not the last one of the plot. */
function lastWords(line: TrendLine, periods: readonly string[]): string {
  const row = lastReported(line);
  if (!row) return '';
  return row.label === periods.slice(-1)[0] ? row.text : `${row.text} (${row.label})`;
}

/** A small plot for each line, all with the same scale. */
function manyPanels(lines: readonly TrendLine[], periods: readonly string[], width: number): Panel[] {
  const columns = Math.max(1, Math.min(lines.length, Math.floor((width + PANEL_GAP) / (LEAST_PANEL + PANEL_GAP))));
  const each = (width - (columns - 1) * PANEL_GAP) / columns;
  const wrapped = (text: string | undefined, room: number) => (text ? wrap(text, room, TREND_TEXT_SIZE, 2) : []);
  const half = each / 2 - 6;
  const ends: Panel['ends'] =
    periods.length > 1
      ? [wrapped(periods[0], half), wrapped(periods.slice(-1)[0], half)]
      : [[], wrapped(periods[0], each)];
  const endLines = Math.max(...ends.map((texts) => texts.length));
  const heads = lines.map((line) => ({
    names: wrapped(line.name, each),
    values: wrapped(lastWords(line, periods), each),
  }));
  let top = 0;
  return lines.map((line, index) => {
    const column = index % columns;
    const row = heads.slice(index - column, index - column + columns);
    const headLines = Math.max(...row.map(({names, values}) => names.length + values.length));
    const x = column * (each + PANEL_GAP);
    const plotTop = top + headLines * TREND_LINE + HEADROOM;
    const panel: Panel = {
      lines: [line],
      x,
      width: each,
      top,
      ...(heads[index] ?? {names: [], values: []}),
      ends,
      left: x + GUTTER,
      right: x + each - 8,
      plotTop,
      plotBottom: plotTop + SMALL_PLOT,
    };
    if (column === columns - 1) top = panel.plotBottom + endLines * TREND_LINE + PANEL_GAP;
    return panel;
  });
}

/**
 * Finds out where everything of a trend stands, and so how high it is, before it is drawn. Lines share a plot while they can be told
 * apart in it; more of them, or a narrow box, give each line a plot of its own.
 *
 * @param width in units
 */
export function trendLayout(input: ChartInput, width: number): TrendLayout {
  const {periods, lines} = linesOf(input);
  const isAlone = lines.length <= 1;
  const isShared = !isAlone && lines.length <= MOST_LINES && width >= WIDE;
  const {notes, noteMarks} = notesOf(input, lines, isShared);
  const sideTexts = lines.flatMap((line) => [line.name, lastReported(line)?.text ?? '']);
  const sideWidth = isShared ? Math.min(widest(sideTexts, TREND_TEXT_SIZE), width * 0.28) : 0;
  const sideLabels = isShared ? sideLabelsOf(lines, sideWidth) : [];
  const sideHeight = sideLabels.reduce((sum, {texts}) => sum + texts.length * TREND_LINE + 4, 0);
  const panels =
    isAlone || isShared
      ? onePanel(lines, width, sideWidth, Math.max(width >= WIDE ? 200 : 150, sideHeight))
      : manyPanels(lines, periods, width);
  const [first] = panels;
  const spacing = first && periods.length > 1 ? (first.right - first.left) / (periods.length - 1) : width;
  const periodLabels = isAlone || isShared ? thinned(periods, spacing, width) : new Map<number, string[]>();
  const below = [...periodLabels.values(), ...(first?.ends ?? [])];
  const periodLines = Math.max(1, ...below.map((texts) => texts.length));
  const noteLines = notes.flatMap((note) => wrap(note, width, TREND_TEXT_SIZE, MOST_NOTE_LINES));
  const notesTop = Math.max(0, ...panels.map(({plotBottom}) => plotBottom)) + periodLines * TREND_LINE + 8;
  return {
    periods,
    panels,
    sideLabels,
    periodLabels,
    notes: noteLines,
    noteMarks,
    notesTop,
    height: notesTop + noteLines.length * TREND_LINE + (noteLines.length > 0 ? 6 : 0),
    domain: domainOf(input.rows),
  };
}
