import {html, nothing, type TemplateResult} from 'lit';
import type {Observation} from '../../api/types.js';
import {
  checkView,
  commonSourceView,
  comparisonView,
  coverageNote,
  factsView,
  type ObservationView,
  observationText,
  phraseOf,
  sourceView,
  withoutTargets,
} from './observation.js';

/** An observation with the parts that the report names for it. */
export interface WholeWithParts {
  readonly whole: Observation;
  readonly parts: readonly Observation[];
}

/** Puts parts under their whole, in the order of the report. A part whose whole is not shown stands alone; nothing is left out. */
export function withParts(observations: readonly Observation[]): WholeWithParts[] {
  const shown = new Set(observations.map(({id}) => id));
  const isPart = ({part_of: whole, id}: Observation) => whole !== null && whole !== id && shown.has(whole);
  return observations
    .filter((observation) => !isPart(observation))
    .map((whole) => ({
      whole,
      parts: observations.filter((observation) => isPart(observation) && observation.part_of === whole.id),
    }));
}

/** Draws a tile for each observation, with the parts that its report names. */
export function tilesView(observations: readonly Observation[], view: ObservationView): TemplateResult {
  const shown = view.show.has('target') && view.comparison ? withoutTargets(observations) : observations;
  return html`
    <ul class="items" part="items" role="list" lang="vi">
      ${withParts(shown).map((each) => tile(each, view))}
    </ul>
    ${commonSourceView(shown, view)}
  `;
}

function tile({whole, parts}: WholeWithParts, view: ObservationView): TemplateResult {
  return html`<li class=${parts.length > 0 ? 'item has-parts' : 'item'} part="item" data-status=${whole.status}>
    <p class="figure">${observationText(whole, view.write(whole.quantity))}</p>
    ${parts.length > 0 ? partsView(parts, view) : nothing} ${checkView(whole, view)} ${coverageNote(whole)}
    ${comparisonView(whole, view)} ${factsView(whole, view)} ${sourceView(whole, view)}
  </li>`;
}

function partsView(parts: readonly Observation[], {words, language, write}: ObservationView): TemplateResult {
  return html`<div class="parts" part="parts">
    <span lang=${language}>${words.parts}</span>
    <ul>
      ${parts.map((part) => {
        const status = words.status[part.status];
        return html`<li>
          ${phraseOf(part, write)}${status ? html` <span class="status" lang=${language}>${status}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </div>`;
}
