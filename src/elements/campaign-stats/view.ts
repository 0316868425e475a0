import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import type {Copying} from './copying.js';

/** The ways in which figures are laid out; the first is the default. */
export const LAYOUTS = ['tiles', 'headline', 'table', 'bars', 'trend'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What can be shown of a figure besides number, measure and label. */
export const PARTS = ['unit', 'period', 'source', 'quote', 'target', 'change', 'download'] as const;
export type Part = (typeof PARTS)[number];

/** How figures are told here: what every layout needs to know besides the figures. */
export interface FigureView {
  readonly words: Words;
  readonly language: LanguageCode;
  /** The API's base; undefined where the figures stand in the page itself. */
  readonly base: URL | undefined;
  /** The day as of which the past is shown, `2026-06-30`; empty for the present. */
  readonly asOf: string;
  /** Whether numbers are written in one way instead of the report's own. */
  readonly normalize: boolean;
  readonly show: ReadonlySet<Part>;
  readonly copying: Copying;
}
