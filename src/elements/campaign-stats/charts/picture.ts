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
  /** Unique in its picture, and the same for the same thing in the next picture. */
  readonly key: string;
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
