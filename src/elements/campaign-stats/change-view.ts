import {html, nothing, type TemplateResult} from 'lit';
import type {Observation, RelatedObservation} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {changeBetween} from '../../vietnamese/quantity/arithmetic.js';
import {percentText} from './percent-text.js';
import {periodText} from './period-text.js';
import {type NumberStyle, numberIn} from './sentence.js';
import {sign} from './sign.js';

/** What a change or a target is told from. */
export interface BesideOptions extends NumberStyle {
  readonly observation: Observation;
  readonly words: Words;
  readonly language: LanguageCode;
}

type Direction = 'increase' | 'decrease' | 'same';

/** Up and down are neither good nor bad by themselves, so direction has a sign and words, and no colour. */
const SIGNS: Readonly<Record<Direction, TemplateResult>> = {
  increase: sign('up'),
  decrease: sign('down'),
  same: html`<span aria-hidden="true">=</span>`,
};
/** What one decimal can tell. */
const LEAST_PERCENT = 0.05;

/**
 * Tells how a figure moved against the period before, as far as the reports prove it: «Tăng 12,5% so với tháng 8/2026 (từ 40 lên
 * 45)». Undefined where there is nothing before, where nothing is proven, and of figures that tell a change themselves.
 */
export function changeOf(options: BesideOptions): {readonly direction: Direction; readonly text: string} | undefined {
  const {observation, words, language} = options;
  const {previous} = observation;
  if (!previous || observation.change !== null) return undefined;
  const change = changeBetween(previous, observation);
  if ('refusal' in change) return undefined;
  const said = words.statistics.change;
  const since = periodText(previous.period, language);
  const from = numberOf(previous, options);
  const to = numberOf(observation, options);
  const {direction} = change;
  if (direction === 'same') return {direction, text: said.same(since, to)};
  const by = change.isExact && change.percent !== null ? shareText(change.percent, options) : '';
  return {direction, text: said[direction](by, since, from, to)};
}

const numberOf = (figure: Observation | RelatedObservation, {language, normalize}: BesideOptions): string =>
  numberIn(figure, language, {normalize});

const shareText = (percent: number, {words, language}: BesideOptions): string =>
  percent < LEAST_PERCENT
    ? words.statistics.change.lessThan(percentText(0.1, language))
    : percentText(percent, language);

/** Draws how a figure moved, as a sign that is not read out and a sentence; nothing where `changeOf` tells nothing. */
export function changeView(options: BesideOptions): TemplateResult | typeof nothing {
  const change = changeOf(options);
  if (!change) return nothing;
  return html`<p class="change" part="change" data-direction=${change.direction} lang=${options.language}>
    ${SIGNS[change.direction]} ${change.text}
  </p>`;
}
