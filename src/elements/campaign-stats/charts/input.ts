import type {LanguageCode} from '../../../widget/language.js';
import type {Words} from '../vi.js';
import type {Quantity} from '../../../vietnamese/quantity.js';

/** One bar, or one point of a line. */
export interface ChartRow {
  readonly key: string;
  /** What the bar or point is about: a unit, a period or an indicator. */
  readonly label: string;
  /** Names the line of a trend that the point belongs to; empty where there is one line only. */
  readonly series: string;
  /** What was reported; null when nothing was. */
  readonly quantity: Quantity | null;
  /** The words of the report, as they stand beside what is drawn. */
  readonly text: string;
}

/** What a chart is drawn from. */
export interface ChartInput {
  readonly layout: 'bars' | 'trend';
  readonly title: string;
  /** What is counted: «lượt người». */
  readonly measureName: string;
  readonly words: Words;
  readonly language: LanguageCode;
  /** Bars: one row a bar, in the order shown. Trend: one row a point, each line in the order of time. */
  readonly rows: readonly ChartRow[];
}
