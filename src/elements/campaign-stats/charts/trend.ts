import {numbersOf} from './amounts.js';
import {glance} from './glance.js';
import type {ChartInput} from './input.js';
import type {Mark, Picture, TextMark} from './picture.js';
import {styleOfLine} from './shapes.js';
import {widthOf} from './text.js';
import {
  lastReported,
  LINE,
  type Panel,
  SIDE_GAP,
  TEXT_SIZE,
  trendLayout,
  type TrendLayout,
  type TrendLine,
} from './trend-layout.js';
import {gapMarks, gridMarks, lineMarks, type PlotScales, scalesOf, textMark} from './trend-plot.js';

/** The periods below a plot of all the width. */
function periodMarks({plotBottom}: Panel, {periodLabels}: TrendLayout, {x}: PlotScales, width: number): Mark[] {
  return [...periodLabels].flatMap(([period, texts]) =>
    texts.map((text, line) => {
      const half = widthOf(text, TEXT_SIZE) / 2;
      const at = Math.max(half, Math.min(width - half, x(period)));
      return textMark(`period ${period} ${line}`, 'tick', at, plotBottom + (line + 1) * LINE, text, 'middle');
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
  const wanted = new Set([points.at(-1), bySize[0], bySize.at(-1), ...points]);
  const taken: Box[] = points.map(({period, number}) => {
    const [at, height] = [x(period), y(number)];
    return {left: at - 4, right: at + 4, top: height - 4, bottom: height + 4};
  });
  for (const mark of scale) {
    if (mark.kind !== 'text') continue;
    const {x: left, y: bottom, text} = mark;
    taken.push({left, right: left + widthOf(text, TEXT_SIZE), top: bottom - TEXT_SIZE, bottom: bottom + 3});
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
    const half = widthOf(point.row.text, TEXT_SIZE) / 2;
    if (half * 2 > width) continue;
    const at = Math.max(half, Math.min(width - half, x(point.period)));
    for (const base of [y(point.number) - 9, y(point.number) + 18]) {
      const box: Box = {left: at - half - 4, right: at + half + 4, top: base - TEXT_SIZE, bottom: base + 3};
      if (box.bottom > y(0) || taken.some((other) => overlap(box, other))) continue;
      if (joined.some(([from, to]) => crosses(box, from, to))) continue;
      taken.push(box);
      marks.push(textMark(`${point.row.key} value`, 'value', at, base, point.row.text, 'middle'));
      break;
    }
  }
  return marks;
}

/** The name of each line beside its end, moved apart where ends lie close, with the line's marker. */
function sideMarks(panel: Panel, {sideLabels}: TrendLayout, {y}: PlotScales): Mark[] {
  const heightOf = (texts: readonly string[]) => texts.length * LINE + 4;
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
    const lowest = panel.plotBottom + LINE / 2 - room;
    top = Math.max(top, Math.min(end - LINE / 2, lowest));
    const start = top;
    top += heightOf(texts);
    room -= heightOf(texts);
    const left = panel.right + SIDE_GAP;
    const {marker} = styleOfLine(line.series);
    return [
      {
        kind: 'path',
        key: `${line.series} marker`,
        role: 'point',
        series: line.series,
        d: marker(left - 12, start + LINE / 2),
      },
      ...texts.map((text, index) =>
        textMark(`${line.series} name ${index}`, 'label', left, start + 12 + index * LINE, text),
      ),
    ];
  });
}

/** Above a small plot its line's name and last report, below it the first and the last period. */
function panelTexts({lines, names, values, ends: [first, last], x, width, top, plotBottom}: Panel): Mark[] {
  const at = (line: number, from: number) => from + 12 + line * LINE;
  const right = x + width;
  return lines.flatMap(({series: key}): Mark[] => [
    ...names.map((text, line) => textMark(`${key} name ${line}`, 'label', x, at(line, top), text)),
    ...values.map((text, line) => textMark(`${key} value ${line}`, 'value', x, at(names.length + line, top), text)),
    ...first.map((text, line) => textMark(`${key} first ${line}`, 'tick', x, at(line, plotBottom + 4), text)),
    ...last.map((text, line) => textMark(`${key} last ${line}`, 'tick', right, at(line, plotBottom + 4), text, 'end')),
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
  const notes = layout.notes.map((text, index) =>
    textMark(`note ${index}`, 'tick', 0, layout.notesTop + 12 + index * LINE, text),
  );
  return {width, height: layout.height, title: input.title, description: glance(input), marks: [...marks, ...notes]};
}
