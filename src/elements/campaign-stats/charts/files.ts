import type {Mark, MarkRole, Picture, TextMark} from './picture.js';
import type {LanguageCode} from '../../../widget/language.js';
import {wrap} from './layout.js';

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

type Style = Partial<Omit<Paint, 'fill' | 'stroke'>> & {readonly fill?: string; readonly stroke?: string};

/** In place of a colour: that of the line which the mark belongs to. */
const OWN = 'own';

const STYLES: Readonly<Record<MarkRole, Style>> = {
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
  const {fill, stroke, lineWidth = 1, weight = 400, isItalic = false} = STYLES[role];
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

/** What stands around a picture that is read away from its page. */
export interface PictureMeta {
  readonly heading: string;
  /** Where the figures come from, as one line; empty when nobody said. */
  readonly source: string;
  /** As of when the figures are, ready to be read; empty when nobody said. */
  readonly asOf: string;
  readonly language: LanguageCode;
}

const FONTS = '"Be Vietnam Pro", "Segoe UI", Roboto, Arial, sans-serif';
const MARGIN = 16;
const HEADING = {size: 18, line: 24};
const SMALL = {size: 12, line: 16};
const DENSITY = 2;
/** Browsers refuse canvases with longer sides. */
const LONGEST_SIDE = 16_000;

interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Where the picture itself begins. */
  readonly top: number;
  /** Heading and source; places from the corner of the sheet. */
  readonly texts: readonly TextMark[];
}

/** The sheet around a picture: heading above, source and date below. */
function sheetOf(picture: Picture, {heading, source, asOf}: PictureMeta): Sheet {
  const block = (text: string, role: 'value' | 'tick', top: number, {size, line}: typeof HEADING) =>
    (text ? wrap(text, picture.width, size, 6) : []).map((part, index): TextMark => ({
      kind: 'text',
      role,
      x: MARGIN,
      y: top + index * line + size,
      anchor: 'start',
      size,
      text: part,
    }));
  const head = block(heading, 'value', MARGIN, HEADING);
  const top = MARGIN + head.length * HEADING.line + (head.length > 0 ? 8 : 0);
  const below = top + picture.height + 12;
  const origin = block(source, 'tick', below, SMALL);
  const dated = block(asOf, 'tick', below + origin.length * SMALL.line, SMALL);
  const height = below + (origin.length + dated.length) * SMALL.line + MARGIN;
  return {width: picture.width + 2 * MARGIN, height: Math.ceil(height), top, texts: [...head, ...origin, ...dated]};
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML: markup is written out, and what no XML document may hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, text = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join('')}>${escaped(text)}</${name}>`;
}

function markElement(mark: Mark): string {
  const {fill = 'none', stroke, lineWidth, weight, isItalic} = paintOf(mark);
  const paint = {fill, stroke, 'stroke-width': stroke && lineWidth};
  switch (mark.kind) {
    case 'rect':
      return element('rect', {x: mark.x, y: mark.y, width: mark.width, height: mark.height, ...paint});
    case 'line':
      return element('line', {x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2, ...paint});
    case 'path':
      return element('path', {d: mark.d, 'stroke-dasharray': mark.dash, ...paint});
    case 'text': {
      const {x, y, size, anchor, text} = mark;
      const style = {
        'font-size': size,
        'font-weight': weight === 700 ? weight : undefined,
        'font-style': isItalic ? 'italic' : undefined,
        'text-anchor': anchor === 'start' ? undefined : anchor,
      };
      return element('text', {x, y, fill, ...style}, text);
    }
  }
}

/** Writes a picture as a stand-alone SVG file with its heading, source and colours. */
export function pictureSvg(picture: Picture, meta: PictureMeta): string {
  const {width, height, top, texts} = sheetOf(picture, meta);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${meta.language}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(FONTS)}" role="img">`,
    element('title', {}, picture.title || meta.heading),
    element('desc', {}, [picture.description, meta.source, meta.asOf].filter(Boolean).join(' ')),
    element('rect', {width, height, fill: GROUND}),
    ...texts.map(markElement),
    `<g transform="translate(${MARGIN} ${top})">`,
    ...picture.marks.map(markElement),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const ALIGN = {start: 'left', middle: 'center', end: 'right'} as const;

function shapeOf(mark: Exclude<Mark, TextMark>): Path2D {
  if (mark.kind === 'path') return new Path2D(mark.d);
  const shape = new Path2D();
  if (mark.kind === 'rect') {
    shape.rect(mark.x, mark.y, mark.width, mark.height);
  } else {
    shape.moveTo(mark.x1, mark.y1);
    shape.lineTo(mark.x2, mark.y2);
  }
  return shape;
}

function drawMark(canvas: CanvasRenderingContext2D, mark: Mark): void {
  const {fill, stroke, lineWidth, weight, isItalic} = paintOf(mark);
  if (fill) canvas.fillStyle = fill;
  if (mark.kind === 'text') {
    canvas.font = `${isItalic ? 'italic' : 'normal'} ${weight} ${mark.size}px ${FONTS}`;
    canvas.textAlign = ALIGN[mark.anchor];
    canvas.fillText(mark.text, mark.x, mark.y);
    return;
  }
  const shape = shapeOf(mark);
  if (fill) canvas.fill(shape);
  if (!stroke) return;
  canvas.strokeStyle = stroke;
  canvas.lineWidth = lineWidth;
  canvas.setLineDash(mark.kind === 'path' && mark.dash ? mark.dash.split(' ').map(Number) : []);
  canvas.stroke(shape);
}

/**
 * Draws a picture as a PNG file at double density, with its heading and source. No image is loaded for that, so pages with a strict
 * `img-src` allow it.
 *
 * @throws {Error} when the browser has no canvas to give
 */
export async function picturePng(picture: Picture, meta: PictureMeta): Promise<Blob> {
  const {width, height, top, texts} = sheetOf(picture, meta);
  const density = Math.min(DENSITY, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas here');
  context.scale(density, density);
  context.fillStyle = GROUND;
  context.fillRect(0, 0, width, height);
  for (const text of texts) drawMark(context, text);
  context.translate(MARGIN, top);
  for (const mark of picture.marks) drawMark(context, mark);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser made no picture');
  return blob;
}
