import {html, nothing, type TemplateResult} from 'lit';
import type {Observation} from '../../api/types.js';
import type {CountUp} from './count-up.js';
import {besideView, checkView, factsView, figureText, originView} from './figure-parts.js';
import {numberText} from './sentence.js';
import type {FigureView} from './view.js';

/**
 * The figure of a headline: the first that belongs to the first indicator named, else the first there is; a target only where there
 * is nothing else.
 */
export function headlineOf(
  observations: readonly Observation[],
  indicators: readonly string[],
): Observation | undefined {
  const [named] = indicators;
  const figures = observations.filter(({status}) => status !== 'target');
  return figures.find(({indicator}) => indicator === named) ?? figures[0] ?? observations[0];
}

/** Draws one big figure with its sentence. */
export function headlineView(figure: Observation, view: FigureView, countUp: CountUp): TemplateResult {
  const {coverage} = figure;
  return html`<div class="headline item" part="item" lang="vi" data-status=${figure.status}>
    <p class="figure">${figureText(figure, countUp.render(numberText(figure, view), figure.quantity))}</p>
    ${checkView(figure, view)}
    ${coverage && coverage.kind !== 'complete' ? html`<p class="note muted">${coverage.note}</p>` : nothing}
    ${besideView(figure, view)} ${factsView(figure, view)} ${originView(figure, view)}
  </div>`;
}
