import {
  BAR_GAP,
  BAR_LINE,
  BAR_TEXT_SIZE,
  type BarLayout,
  barLayout,
  type BarRow,
  type Domain,
  hasBar,
  numbersOf,
  SOFT_END,
  widthOf,
} from './layout.js';
import {
  type ChartInput,
  type ChartRow,
  summary,
  hatchPath,
  linear,
  type Mark,
  type MarkRole,
  type Picture,
  ringPath,
  round,
  type TextMark,
  type Tick,
  ticksFor,
} from './picture.js';

const TICK_SIZE = 12;
/** The narrowest that a bar for something else than zero is. */
const LEAST = 1.5;

type Scale = (value: number) => number;

/** From where to where a bar is drawn solid and hatched, before it is known which end is left. */
interface Extent {
  readonly solid: readonly [number, number];
  readonly hatched: readonly [number, number];
  readonly ends: readonly number[];
}

/** What the report vouches for is solid; where it leaves the amount open, the bar is hatched. */
function extentOf({quantity}: ChartRow, numbers: readonly number[], scale: Scale): Extent {
  const zero = scale(0);
  const [first = 0, last = first] = numbers;
  const direction = first < 0 ? -1 : 1;
  const end = zero + direction * Math.max(LEAST, Math.abs(scale(first) - zero));
  const soft = (from: number, to: number): Extent => ({solid: [zero, from], hatched: [from, to], ends: []});
  switch (quantity?.qualifier) {
    case 'exact':
      return soft(end, end);
    case 'more_than':
    case 'at_least':
      return soft(end, end + direction * SOFT_END);
    case 'almost':
    case 'at_most':
    case 'less_than':
      return soft(Math.abs(end - zero) > SOFT_END ? end - direction * SOFT_END : zero, end);
    case 'range':
      return {...soft(scale(first), scale(last)), ends: [scale(first), scale(last)]};
    default:
      return soft(zero, end);
  }
}

function barMarks({row, barTop}: BarRow, {thickness}: BarLayout, scale: Scale): Mark[] {
  const numbers = numbersOf(row);
  if (numbers.length === 0) return [];
  if (numbers.every((number) => number === 0)) {
    return [{kind: 'path', role: 'zero', d: ringPath(scale(0), barTop + thickness / 2)}];
  }
  const {solid, hatched, ends} = extentOf(row, numbers, scale);
  const marks: Mark[] = [];
  const rect = (role: 'bar' | 'bar-inexact', [from, to]: readonly [number, number]) => {
    const x = round(Math.min(from, to));
    const width = round(Math.abs(to - from));
    if (width > 0) marks.push({kind: 'rect', role, x, y: barTop, width, height: thickness});
    return {x, width};
  };
  rect('bar', solid);
  const {x, width} = rect('bar-inexact', hatched);
  const d = hatchPath(x, barTop, width, thickness);
  if (d) marks.push({kind: 'path', role: 'hatch', d});
  ends.forEach((end) => {
    const x1 = round(end);
    marks.push({kind: 'line', role: 'end', x1, y1: barTop, x2: x1, y2: barTop + thickness});
  });
  return marks;
}

/** Where the last drawn thing of a bar ends to the right. */
function rightOf(marks: readonly Mark[], zero: number): number {
  return marks.reduce((right, mark) => (mark.kind === 'rect' ? Math.max(right, mark.x + mark.width) : right), zero);
}

function textMarks(placed: BarRow, layout: BarLayout, width: number, beside: number): TextMark[] {
  const {row, labels, values, labelTop, valueTop} = placed;
  const isDrawn = hasBar(row);
  const lines = (
    role: MarkRole,
    texts: readonly string[],
    top: number,
    x: number,
    anchor: TextMark['anchor'],
  ): TextMark[] =>
    texts.map((text, line) => ({
      kind: 'text',
      role,
      x: round(x),
      y: round(top + line * BAR_LINE + BAR_TEXT_SIZE),
      anchor,
      size: BAR_TEXT_SIZE,
      text,
    }));
  const role = isDrawn ? 'value' : row.quantity ? 'words' : 'missing';
  if (layout.isWide) {
    return [
      ...lines('label', labels, labelTop, layout.left - BAR_GAP, 'end'),
      ...lines(role, values, valueTop, (isDrawn ? beside : layout.left) + BAR_GAP, 'start'),
    ];
  }
  const isInLine = valueTop < labelTop + labels.length * BAR_LINE;
  return [
    ...lines('label', labels, labelTop, 0, 'start'),
    ...lines(role, values, valueTop, isInLine ? width : 0, isInLine ? 'end' : 'start'),
  ];
}

/** Where the text of a tick stands: below its line, but inside the picture. */
function placeOf({text, value}: Tick, scale: Scale, width: number): {x: number; left: number; right: number} {
  const half = widthOf(text, TICK_SIZE) / 2;
  const x = Math.max(half, Math.min(width - half, scale(value)));
  return {x, left: x - half, right: x + half};
}

/** An upright line: along the bars only, so that it crosses no text that stands in their place; the axis is whole where it can be. */
function uprightPath(x: number, role: 'axis' | 'grid', {isWide, rows, bottom, thickness}: BarLayout): string {
  if (isWide && role === 'axis') return `M${x} 0V${bottom}`;
  if (isWide) {
    const edges = [
      0,
      ...rows.slice(1).map(({barTop}, index) => (barTop + (rows[index]?.barTop ?? 0) + thickness) / 2),
      bottom,
    ];
    return rows
      .flatMap(({row}, index) => (hasBar(row) ? `M${x} ${edges[index] ?? 0}V${edges[index + 1] ?? bottom}` : []))
      .join('');
  }
  return rows.flatMap(({row, barTop}) => (hasBar(row) ? `M${x} ${barTop - 3}v${thickness + 6}` : [])).join('');
}

function axisMarks(input: ChartInput, domain: Domain, layout: BarLayout, scale: Scale, width: number): Mark[] {
  const {bottom, left, right} = layout;
  const found = ticksFor(domain, Math.max(2, Math.floor((right - left) / 60)), input, (candidates) =>
    candidates.every((tick, index) => {
      const next = candidates[index + 1];
      return !next || placeOf(tick, scale, width).right + 10 <= placeOf(next, scale, width).left;
    }),
  );
  return found.flatMap((tick): Mark[] => {
    const x = round(scale(tick.value));
    const role = tick.value === 0 ? 'axis' : 'grid';
    return [
      {kind: 'path', role, d: uprightPath(x, role, layout)},
      {
        kind: 'text',
        role: 'tick',
        x: round(placeOf(tick, scale, width).x),
        y: bottom + 16,
        anchor: 'middle',
        size: TICK_SIZE,
        text: tick.text,
      },
    ];
  });
}

/**
 * Draws one bar a row, always from zero. A magnitude, words without a number and a missing report have no bar and no part in the
 * scale: their words stand in place of the bar.
 *
 * @param width in units of a sixteenth of the text size
 */
export function barsPicture(input: ChartInput, width: number): Picture {
  const layout = barLayout(input, width);
  const {domain, left, right, height} = layout;
  const scale = linear(domain ?? {min: 0, max: 0}, left + (domain && domain.min < 0 ? SOFT_END : 0), right);
  const axis = domain ? axisMarks(input, domain, layout, scale, width) : [];
  const rows = layout.rows.flatMap((placed) => {
    const bars = barMarks(placed, layout, scale);
    return [...bars, ...textMarks(placed, layout, width, rightOf(bars, scale(0)))];
  });
  return {
    width,
    height,
    title: input.title,
    description: summary(input),
    marks: [...axis, ...rows],
  };
}
