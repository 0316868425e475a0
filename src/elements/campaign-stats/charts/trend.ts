import {
  isInWords,
  lastReported,
  numbersOf,
  type Panel,
  SIDE_GAP,
  TREND_LINE,
  TREND_TEXT_SIZE,
  type TrendLayout,
  trendLayout,
  type TrendLine,
  widthOf,
} from './layout.js';
import {
  type ChartInput,
  summary,
  linear,
  type Mark,
  type MarkRole,
  type Picture,
  round,
  styleOfLine,
  type TextMark,
  type Tick,
  ticksFor,
} from './picture.js';

const MOST_TICKS = 6;
const LEAST_BETWEEN_TICKS = 30;

/** Where the values of a panel stand. */
export interface PlotScales {
  readonly x: (period: number) => number;
  readonly y: (value: number) => number;
}

/** A line of text in a trend. */
export function textMark(
  role: MarkRole,
  x: number,
  y: number,
  text: string,
  anchor: TextMark['anchor'] = 'start',
): TextMark {
  return {kind: 'text', role, x: round(x), y: round(y), anchor, size: TREND_TEXT_SIZE, text};
}

/** The scales of a panel; a single period stands in the middle. */
export function scalesOf({left, right, plotTop, plotBottom}: Panel, {periods, domain}: TrendLayout): PlotScales {
  const last = periods.length - 1;
  return {
    x: (period) => (last > 0 ? left + (period / last) * (right - left) : (left + right) / 2),
    y: linear(domain ?? {min: 0, max: 0}, plotBottom, plotTop),
  };
}

/** The lines at round amounts, with the amounts written on them. */
export function gridMarks(panel: Panel, layout: TrendLayout, input: ChartInput, {y}: PlotScales): Mark[] {
  const {x, width} = panel;
  const fits = ([one, other]: readonly Tick[]) =>
    !one || !other || Math.abs(y(one.value) - y(other.value)) >= LEAST_BETWEEN_TICKS;
  return (layout.domain ? ticksFor(layout.domain, MOST_TICKS, input, fits) : [{value: 0, text: ''}]).flatMap(
    ({value, text}): Mark[] => {
      const at = round(y(value));
      const role = value === 0 ? 'axis' : 'grid';
      return [
        {kind: 'line', role, x1: round(x), y1: at, x2: round(x + width), y2: at},
        textMark('tick', x, at - 4, text),
      ];
    },
  );
}

/** The line itself: only between neighbouring periods that were both reported with a number. */
function linePath({rows}: TrendLine, {x, y}: PlotScales): string {
  let path = '';
  let isJoined = false;
  rows.forEach((row, period) => {
    const value = row ? numbersOf(row)[0] : undefined;
    if (value !== undefined) path += `${isJoined ? 'L' : 'M'}${round(x(period))} ${round(y(value))}`;
    isJoined = value !== undefined;
  });
  return path;
}

/** A line with its markers: filled where the value is exact, open where it is not; a range has one at each end. */
export function lineMarks(line: TrendLine, layout: TrendLayout, scales: PlotScales): Mark[] {
  const {series, rows} = line;
  const isPlain = layout.sideLabels.length === 0;
  const {marker, dash} = styleOfLine(isPlain ? 0 : series);
  const hue = isPlain ? 0 : series;
  const marks: Mark[] = [];
  const d = linePath(line, scales);
  if (d.includes('L')) marks.push({kind: 'path', role: 'line', series: hue, d, ...(dash && {dash})});
  rows.forEach((row, period) => {
    if (!row) return;
    const numbers = numbersOf(row);
    const at = scales.x(period);
    const heights = numbers.map((number) => round(scales.y(number)));
    const [from, to] = heights;
    if (from !== undefined && to !== undefined) {
      const x = round(at);
      marks.push({kind: 'line', role: 'end', series: hue, x1: x, y1: from, x2: x, y2: to});
    }
    const role = row.quantity?.qualifier === 'exact' ? 'point' : 'point-inexact';
    heights.forEach((height) => {
      marks.push({kind: 'path', role, series: hue, d: marker(at, height)});
    });
  });
  return marks;
}

/** What stands on the axis where there is nothing to draw: a dash for a missing report, the number of a note for words. */
export function gapMarks(panel: Panel, layout: TrendLayout, {x, y}: PlotScales): Mark[] {
  return layout.periods.flatMap((_, period): Mark[] => {
    const rows = panel.lines.flatMap(({rows: all}) => all[period] ?? []);
    const silent = rows.filter((row) => !row.quantity || isInWords(row));
    return silent.map((row, index): Mark => {
      const at = y(0) - 4 - index * TREND_LINE;
      return row.quantity
        ? textMark('words', x(period), at, layout.noteMarks.get(row) ?? '', 'middle')
        : textMark('missing', x(period), at, '–', 'middle');
    });
  });
}

/** The periods below a plot of all the width. */
function periodMarks({plotBottom}: Panel, {periodLabels}: TrendLayout, {x}: PlotScales, width: number): Mark[] {
  return [...periodLabels].flatMap(([period, texts]) =>
    texts.map((text, line) => {
      const half = widthOf(text, TREND_TEXT_SIZE) / 2;
      const at = Math.max(half, Math.min(width - half, x(period)));
      return textMark('tick', at, plotBottom + (line + 1) * TREND_LINE, text, 'middle');
    }),
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

type Point = readonly [x: number, y: number];

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a line from a point on its left to one on its right runs through a box. */
function crosses(box: Box, [x1, y1]: Point, [x2, y2]: Point): boolean {
  const heightAt = (x: number) => y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
  const [from, to] = [Math.max(box.left, x1), Math.min(box.right, x2)];
  if (from >= to) return false;
  const heights = [heightAt(from), heightAt(to)];
  return Math.min(...heights) < box.bottom && Math.max(...heights) > box.top;
}

/**
 * The words of the reports at the points of a single line: at the last, the greatest and the least, and at all others with room. They
 * stand above their point, or below it where the line rises on its sides, and never over the amounts of the scale.
 */
function valueMarks({rows}: TrendLine, {x, y}: PlotScales, width: number, scale: readonly Mark[]): TextMark[] {
  const points = rows.flatMap((row, period) => {
    const number = row ? Math.max(...numbersOf(row)) : -Infinity;
    return row && Number.isFinite(number) ? [{row, period, number}] : [];
  });
  const bySize = [...points].sort((a, b) => b.number - a.number);
  const wanted = new Set([points.slice(-1)[0], bySize[0], bySize.slice(-1)[0], ...points]);
  const taken: Box[] = points.map(({period, number}) => {
    const [at, height] = [x(period), y(number)];
    return {left: at - 4, right: at + 4, top: height - 4, bottom: height + 4};
  });
  for (const mark of scale) {
    if (mark.kind !== 'text') continue;
    const {x: left, y: bottom, text} = mark;
    taken.push({left, right: left + widthOf(text, TREND_TEXT_SIZE), top: bottom - TREND_TEXT_SIZE, bottom: bottom + 3});
  }
  const joined = points.flatMap((point, index): [Point, Point][] => {
    const next = points[index + 1];
    if (next?.period !== point.period + 1) return [];
    return [
      [
        [x(point.period), y(point.number)],
        [x(next.period), y(next.number)],
      ],
    ];
  });
  const marks: TextMark[] = [];
  for (const point of wanted) {
    if (!point) continue;
    const half = widthOf(point.row.text, TREND_TEXT_SIZE) / 2;
    if (half * 2 > width) continue;
    const at = Math.max(half, Math.min(width - half, x(point.period)));
    for (const base of [y(point.number) - 9, y(point.number) + 18]) {
      const box: Box = {left: at - half - 4, right: at + half + 4, top: base - TREND_TEXT_SIZE, bottom: base + 3};
      if (box.bottom > y(0) || taken.some((other) => overlap(box, other))) continue;
      if (joined.some(([from, to]) => crosses(box, from, to))) continue;
      taken.push(box);
      marks.push(textMark('value', at, base, point.row.text, 'middle'));
      break;
    }
  }
  return marks;
}

/** The name of each line beside its end, moved apart where ends lie close, with the line's marker. */
function sideMarks(panel: Panel, {sideLabels}: TrendLayout, {y}: PlotScales): Mark[] {
  const heightOf = (texts: readonly string[]) => texts.length * TREND_LINE + 4;
  const placed = sideLabels
    .map(({line, texts}) => {
      const last = lastReported(line);
      const number = last ? numbersOf(last)[0] : undefined;
      return {line, texts, end: number === undefined ? panel.plotBottom : y(number)};
    })
    .sort((a, b) => a.end - b.end);
  let room = placed.reduce((sum, {texts}) => sum + heightOf(texts), 0);
  let top = -Infinity;
  return placed.flatMap(({line, texts, end}): Mark[] => {
    const lowest = panel.plotBottom + TREND_LINE / 2 - room;
    top = Math.max(top, Math.min(end - TREND_LINE / 2, lowest));
    const start = top;
    top += heightOf(texts);
    room -= heightOf(texts);
    const left = panel.right + SIDE_GAP;
    const {marker} = styleOfLine(line.series);
    return [
      {
        kind: 'path',
        role: 'point',
        series: line.series,
        d: marker(left - 12, start + TREND_LINE / 2),
      },
      ...texts.map((text, index) => textMark('label', left, start + 12 + index * TREND_LINE, text)),
    ];
  });
}

/** Above a small plot its line's name and last report, below it the first and the last period. */
function panelTexts({lines, names, values, ends: [first, last], x, width, top, plotBottom}: Panel): Mark[] {
  const at = (line: number, from: number) => from + 12 + line * TREND_LINE;
  const right = x + width;
  return lines.flatMap((): Mark[] => [
    ...names.map((text, line) => textMark('label', x, at(line, top), text)),
    ...values.map((text, line) => textMark('value', x, at(names.length + line, top), text)),
    ...first.map((text, line) => textMark('tick', x, at(line, plotBottom + 4), text)),
    ...last.map((text, line) => textMark('tick', right, at(line, plotBottom + 4), text, 'end')),
  ]);
}

/**
 * Draws lines over periods, from zero, with one scale for all. A missing report is a gap with a dash, never a guess between its
 * neighbours; words without a number and magnitudes have no point and no part in the scale, and are told below the plot.
 *
 * @param width in units of a sixteenth of the text size
 */
export function trendPicture(input: ChartInput, width: number): Picture {
  const layout = trendLayout(input, width);
  const isWhole = layout.periodLabels.size > 0;
  const marks = layout.panels.flatMap((panel) => {
    const scales = scalesOf(panel, layout);
    const [line] = panel.lines;
    const isAlone = isWhole && layout.sideLabels.length === 0;
    const grid = gridMarks(panel, layout, input, scales);
    return [
      ...grid,
      ...panel.lines.flatMap((each) => lineMarks(each, layout, scales)),
      ...gapMarks(panel, layout, scales),
      ...(isWhole ? periodMarks(panel, layout, scales, width) : panelTexts(panel)),
      ...(isAlone && line ? valueMarks(line, scales, width, grid) : sideMarks(panel, layout, scales)),
    ];
  });
  const notes = layout.notes.map((text, index) => textMark('tick', 0, layout.notesTop + 12 + index * TREND_LINE, text));
  return {width, height: layout.height, title: input.title, description: summary(input), marks: [...marks, ...notes]};
}
