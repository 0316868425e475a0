import {html, nothing, type TemplateResult} from 'lit';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Observation} from '../../api/types.js';
import {besideView, checkView, commonSourceView, factsView, figureText, originView} from './figure-parts.js';
import {withoutTargets} from './figure-table.js';
import {common, type Figure, figuresOf, sourceLine} from './figures.js';
import {figurePhrase, numberText} from './sentence.js';
import type {FigureView} from './view.js';

/** Draws a tile for each figure, with the parts that its report names. */
export function tilesView(observations: readonly Observation[], view: FigureView): TemplateResult {
  const shown = view.show.has('target') ? withoutTargets(observations) : observations;
  return html`
    <ul class="items" part="items" role="list" lang="vi">
      ${repeat(
        figuresOf(shown),
        ({whole}) => whole.id,
        (figure) => tile(figure, view),
      )}
    </ul>
    ${commonSourceView(common(shown.map(sourceLine)), view)}
  `;
}

function tile({whole, parts}: Figure, view: FigureView): TemplateResult {
  const {status, coverage} = whole;
  return html`<li class=${classMap({item: true, 'has-parts': parts.length > 0})} part="item" data-status=${status}>
    <p class="figure">${figureText(whole, numberText(whole, view))}</p>
    ${parts.length > 0 ? partsView(parts, view) : nothing} ${checkView(whole, view)}
    ${coverage && coverage.kind !== 'complete' ? html`<p class="note muted">${coverage.note}</p>` : nothing}
    ${besideView(whole, view)} ${factsView(whole, view)} ${originView(whole, view)}
  </li>`;
}

function partsView(parts: readonly Observation[], view: FigureView): TemplateResult {
  const {words, language} = view;
  return html`<div class="parts" part="parts">
    <span lang=${language}>${words.statistics.parts}</span>
    <ul>
      ${parts.map((part) => {
        const status = words.statistics.status[part.status];
        return html`<li>
          ${figurePhrase(part, view)}${status ? html` <span class="status" lang=${language}>${status}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </div>`;
}
