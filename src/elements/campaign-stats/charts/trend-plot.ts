import {numbersOf} from './amounts.js';
import type {ChartInput} from './input.js';
import type {Mark, MarkRole, TextMark} from './picture.js';
import {linear, type Tick, ticksFor} from './scale.js';
import {round, styleOfLine} from './shapes.js';
import {isInWords, LINE, type Panel, TEXT_SIZE, type TrendLayout, type TrendLine} from './trend-layout.js';

const MOST_TICKS = 6;
const LEAST_BETWEEN_TICKS = 30;

/** Where the values of a panel stand. */
export interface PlotScales {
  readonly x: (period: number) => number;
  readonly y: (value: number) => number;
}

/** A line of text in a trend. */
export function textMark(
  key: string,
  role: MarkRole,
  x: number,
  y: number,
  text: string,
  anchor: TextMark['anchor'] = 'start',
): TextMark {
  return {kind: 'text', key, role, x: round(x), y: round(y), anchor, size: TEXT_SIZE, text};
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
  const key = panel.lines.length === 1 ? `${panel.lines[0]?.series} ` : '';
  return (layout.domain ? ticksFor(layout.domain, MOST_TICKS, input, fits) : [{value: 0, text: ''}]).flatMap(
    ({value, text}): Mark[] => {
      const at = round(y(value));
      const role = value === 0 ? 'axis' : 'grid';
      return [
        {kind: 'line', key: `${key}${role} ${value}`, role, x1: round(x), y1: at, x2: round(x + width), y2: at},
        textMark(`${key}tick ${value}`, 'tick', x, at - 4, text),
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
  if (d.includes('L'))
    marks.push({kind: 'path', key: `${series} line`, role: 'line', series: hue, d, ...(dash && {dash})});
  rows.forEach((row, period) => {
    if (!row) return;
    const numbers = numbersOf(row);
    const at = scales.x(period);
    const heights = numbers.map((number) => round(scales.y(number)));
    const [from, to] = heights;
    if (from !== undefined && to !== undefined) {
      const x = round(at);
      marks.push({kind: 'line', key: `${row.key} end`, role: 'end', series: hue, x1: x, y1: from, x2: x, y2: to});
    }
    const role = row.quantity?.qualifier === 'exact' ? 'point' : 'point-inexact';
    heights.forEach((height, end) => {
      marks.push({kind: 'path', key: `${row.key} point ${end}`, role, series: hue, d: marker(at, height)});
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
      const at = y(0) - 4 - index * LINE;
      return row.quantity
        ? textMark(`${row.key} words`, 'words', x(period), at, layout.noteMarks.get(row) ?? '', 'middle')
        : textMark(`${row.key} missing`, 'missing', x(period), at, '–', 'middle');
    });
  });
}
