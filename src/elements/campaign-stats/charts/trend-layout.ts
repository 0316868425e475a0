import {type Domain, domainOf, numbersOf} from './amounts.js';
import type {ChartInput, ChartRow} from './input.js';
import {widest, wrap} from './text.js';

/** Size of the text in a trend, in units. */
export const TEXT_SIZE = 12;
/** From base line to base line. */
export const LINE = 16;
/** Kept free at the left of a plot, where the round amounts are written. */
const GUTTER = 56;
/** Kept free at the right of a plot without names, for half of its last period's label. */
const MARGIN = 28;
/** Kept free above a plot, for the words at its highest point. */
const HEADROOM = 24;
/** From here on several lines may share a plot: there is room for their names beside it. */
const WIDE = 480;
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
      labels.set(at, wrap(periods[at] ?? '', labelRoom(spacing * step), TEXT_SIZE, 2));
    }
    if (![...labels.values()].flat().some((text) => text.endsWith('…'))) return labels;
  }
  const last = periods.length - 1;
  return new Map([[last, wrap(periods[last] ?? '', width, TEXT_SIZE, 2)]]);
}

/** The row of a line that was reported last. */
export const lastReported = ({rows}: TrendLine): ChartRow | undefined => rows.findLast((row) => row?.quantity);

function sideLabelsOf(lines: readonly TrendLine[], width: number): SideLabel[] {
  return lines.map((line) => {
    const value = lastReported(line)?.text;
    const texts = wrap(line.name, width, TEXT_SIZE, 2);
    return {line, texts: value === undefined ? texts : [...texts, ...wrap(value, width, TEXT_SIZE, 2)]};
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
  return row.label === periods.at(-1) ? row.text : `${row.text} (${row.label})`;
}

/** A small plot for each line, all with the same scale. */
function manyPanels(lines: readonly TrendLine[], periods: readonly string[], width: number): Panel[] {
  const columns = Math.max(1, Math.min(lines.length, Math.floor((width + PANEL_GAP) / (LEAST_PANEL + PANEL_GAP))));
  const each = (width - (columns - 1) * PANEL_GAP) / columns;
  const wrapped = (text: string | undefined, room: number) => (text ? wrap(text, room, TEXT_SIZE, 2) : []);
  const half = each / 2 - 6;
  const ends: Panel['ends'] =
    periods.length > 1 ? [wrapped(periods[0], half), wrapped(periods.at(-1), half)] : [[], wrapped(periods[0], each)];
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
    const plotTop = top + headLines * LINE + HEADROOM;
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
    if (column === columns - 1) top = panel.plotBottom + endLines * LINE + PANEL_GAP;
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
  const sideWidth = isShared ? Math.min(widest(sideTexts, TEXT_SIZE), width * 0.28) : 0;
  const sideLabels = isShared ? sideLabelsOf(lines, sideWidth) : [];
  const sideHeight = sideLabels.reduce((sum, {texts}) => sum + texts.length * LINE + 4, 0);
  const panels =
    isAlone || isShared
      ? onePanel(lines, width, sideWidth, Math.max(width >= WIDE ? 200 : 150, sideHeight))
      : manyPanels(lines, periods, width);
  const [first] = panels;
  const spacing = first && periods.length > 1 ? (first.right - first.left) / (periods.length - 1) : width;
  const periodLabels = isAlone || isShared ? thinned(periods, spacing, width) : new Map<number, string[]>();
  const below = [...periodLabels.values(), ...(first?.ends ?? [])];
  const periodLines = Math.max(1, ...below.map((texts) => texts.length));
  const noteLines = notes.flatMap((note) => wrap(note, width, TEXT_SIZE, MOST_NOTE_LINES));
  const notesTop = Math.max(0, ...panels.map(({plotBottom}) => plotBottom)) + periodLines * LINE + 8;
  return {
    periods,
    panels,
    sideLabels,
    periodLabels,
    notes: noteLines,
    noteMarks,
    notesTop,
    height: notesTop + noteLines.length * LINE + (noteLines.length > 0 ? 6 : 0),
    domain: domainOf(input.rows),
  };
}
