import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import type {Observation} from '../../api/types.js';
import {changeView} from './change-view.js';
import {checkSentence} from './check-sentence.js';
import {isWords} from './figures.js';
import {sign} from './sign.js';
import {sourceView} from './source-view.js';
import {targetView} from './target-view.js';
import type {FigureView} from './view.js';

type Drawn = TemplateResult | typeof nothing;

/** One run of text in one paragraph, so that a screen reader speaks number, measure and label as one sentence. */
export function figureText(observation: Observation, number: TemplateResult | string): TemplateResult {
  const {measure, label, actors} = observation;
  return html`<span class=${classMap({quantity: true, words: isWords(observation)})} part="quantity">${number} </span
    ><span class="measure" part="measure">${measure.name}</span>
    <span part="label">${label}</span> ${actors ? html`<span class="muted">(${actors})</span>` : nothing}`;
}

/** What kind of figure it is unless simply reported, whose it is and of when. */
export function factsView({status, unit, period}: Observation, {words, language, show}: FigureView): Drawn {
  const statusWord = words.statistics.status[status];
  const unitName = show.has('unit') ? unit.name : '';
  const periodName = show.has('period') ? period.label : '';
  if (!statusWord && !unitName && !periodName) return nothing;
  return html`<p class="facts muted">
    ${statusWord ? html`<span class="status" lang=${language}>${statusWord}</span>` : nothing}
    ${unitName ? html`<span>${unitName}</span>` : nothing} ${periodName ? html`<span>${periodName}</span>` : nothing}
  </p>`;
}

/** A sentence where the parts of a figure are more than the whole: the figure is marked, not hidden. */
export function checkView({check}: Observation, {words, language}: FigureView): Drawn {
  if (check?.result !== 'exceed') return nothing;
  return html`<p class="check" part="check" lang=${language}>
    ${sign('warning')} ${checkSentence(check, words, language)}
  </p>`;
}

/** How a figure moved and how far it has come, where the tag asks for them. */
export function besideView(observation: Observation, view: FigureView): TemplateResult {
  const options = {observation, ...view};
  return html`${view.show.has('change') ? changeView(options) : nothing}
  ${view.show.has('target') ? targetView(options) : nothing}`;
}

/** What opens at «Nguồn»; nothing where nobody said where the figure comes from. */
export function originView(observation: Observation, view: FigureView, isOpen = false): Drawn {
  const {show, words, language, base, asOf, copying} = view;
  if (!hasOrigin(observation, view)) return nothing;
  return sourceView({
    observation,
    words,
    language,
    base,
    copying,
    isOpen,
    showQuote: show.has('quote'),
    ...(asOf && {asOf}),
  });
}

/** Whether a figure has a source that the tag wants shown. */
export const hasOrigin = ({provenance}: Observation, {show}: FigureView): boolean =>
  (show.has('source') || show.has('quote')) && provenance.document !== '';

/** The source that all figures have in common, as one line below them; nothing where they have several. */
export function commonSourceView(line: string | undefined, {words, language, show}: FigureView): Drawn {
  if (!line || !show.has('source')) return nothing;
  return html`<p class="source common muted" part="source" lang="vi">
    <span lang=${language}>${words.statistics.source}:</span> ${line}
  </p>`;
}
