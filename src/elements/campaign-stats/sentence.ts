import type {Observation} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatFigure} from '../../vietnamese/quantity/format.js';

/** What is said of any observation, and of one that stands beside another. */
export type Figured = Pick<Observation, 'quantity' | 'measure' | 'label' | 'period' | 'unit' | 'status'>;

/** How the number of a figure is written. */
export interface NumberStyle {
  /** Writes every number in one way («15,3 tỷ»); otherwise as the report does («15.3 tỷ»). */
  readonly normalize: boolean;
}

/** The number with its qualifier, as a figure shows it. */
export function numberText({quantity}: Pick<Figured, 'quantity'>, {normalize}: NumberStyle): string {
  return formatFigure(quantity, normalize ? 'normalised' : 'written');
}

/** The number with its qualifier inside a sentence of the widget, so in the language of the page: «more than 70». */
export function numberIn(
  {quantity}: Pick<Figured, 'quantity'>,
  language: LanguageCode,
  {normalize}: NumberStyle,
): string {
  return formatFigure(quantity, normalize || language !== 'vi' ? 'normalised' : 'written', language);
}

/** Number, qualifier, measure and label in the order in which they are read: «hơn 9,3 triệu lượt người tham gia các cuộc họp dân». */
export function figurePhrase(figure: Pick<Figured, 'quantity' | 'measure' | 'label'>, style: NumberStyle): string {
  return joined(' ', [numberText(figure, style), figure.measure.name, figure.label]);
}

/**
 * Tells a figure in one dictation: what kind of figure it is unless simply reported, number, qualifier, measure, label, who did it,
 * period and unit. For names of pictures and parts, for copying, and wherever the visible text of a figure is split up. The words
 * of the report stay Vietnamese; only the status is told in the language of the page.
 */
export function figureSentence(
  figure: Figured & {readonly actors?: string | null},
  words: Words,
  style: NumberStyle,
): string {
  const status = words.statistics.status[figure.status];
  const isCorrected = figure.status === 'revised';
  const phrase = joined(' ', [figurePhrase(figure, style), figure.actors && `(${figure.actors})`]);
  return joined(', ', [
    status && !isCorrected ? `${status}: ${phrase}` : capitalised(phrase),
    figure.period.label,
    figure.unit.name,
    isCorrected && status.toLocaleLowerCase('vi'),
  ]);
}

const joined = (by: string, parts: readonly (string | false | null | undefined)[]): string =>
  parts
    .map((part) => (part || '').trim())
    .filter(Boolean)
    .join(by);

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('vi') + text.slice(first.length);
}
