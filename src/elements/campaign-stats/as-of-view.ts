import {html, nothing, type TemplateResult} from 'lit';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {dayText} from './day-text.js';

/** Says that the figures are those known at the end of a day (`2026-06-30`); nothing without one. */
export function asOfView(asOf: string, words: Words, language: LanguageCode): TemplateResult | typeof nothing {
  return asOf ? html`<p class="as-of" part="as-of">${words.statistics.asOf(dayText(asOf, language))}</p>` : nothing;
}
