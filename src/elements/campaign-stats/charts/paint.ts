import type {Mark, MarkRole} from './picture.js';

/** How a mark looks in a file, which has a white ground whatever page it came from. */
export interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth: number;
  readonly weight: 400 | 700;
  readonly isItalic: boolean;
}

/** The ground of a file. */
export const GROUND = '#fff';
const INK = '#1d2733';
const FAINT = '#c3c9cf';
const MUTED = '#4d5863';
/** The same as in a page without colours of its own. */
const SERIES = ['#0b5a3e', '#2f74c8', '#b8620f', '#8f5cc4', '#0f8a86', '#c2476b'];

type Look = Partial<Omit<Paint, 'fill' | 'stroke'>> & {readonly fill?: string; readonly stroke?: string};

/** In place of a colour: that of the line which the mark belongs to. */
const OWN = 'own';

const LOOKS: Readonly<Record<MarkRole, Look>> = {
  bar: {fill: OWN},
  'bar-inexact': {},
  hatch: {stroke: OWN, lineWidth: 2},
  end: {stroke: OWN, lineWidth: 2},
  zero: {fill: GROUND, stroke: OWN, lineWidth: 2},
  axis: {stroke: INK},
  grid: {stroke: FAINT},
  tick: {fill: MUTED},
  label: {fill: INK},
  value: {fill: INK, weight: 700},
  words: {fill: INK, weight: 700, isItalic: true},
  missing: {fill: INK, isItalic: true},
  line: {stroke: OWN, lineWidth: 2},
  point: {fill: OWN},
  'point-inexact': {fill: GROUND, stroke: OWN, lineWidth: 2},
};

/** The colours and strokes of a mark. */
export function paintOf({role, series = 0}: Pick<Mark, 'role' | 'series'>): Paint {
  const {fill, stroke, lineWidth = 1, weight = 400, isItalic = false} = LOOKS[role];
  const own = SERIES[series % SERIES.length] ?? INK;
  const colour = (asked: string) => (asked === OWN ? own : asked);
  return {
    ...(fill && {fill: colour(fill)}),
    ...(stroke && {stroke: colour(stroke)}),
    lineWidth,
    weight,
    isItalic,
  };
}
