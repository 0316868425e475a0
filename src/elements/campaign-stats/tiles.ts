import {html, nothing, render, type TemplateResult} from 'lit';
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

/**
 * Draws a tile for each observation, with the parts that its report names. An observation keeps its element, and with it the focus and an
 * open source, where others change places or come.
 */
export class Tiles {
  #elements: ReadonlyMap<string, HTMLElement> = new Map();

  render(observations: readonly Observation[], view: ObservationView): TemplateResult {
    const shown = view.show.has('target') && view.comparison ? withoutTargets(observations) : observations;
    const kept = new Map(this.#elements);
    const tiles = withParts(shown).map(({whole, parts}) => {
      const {id, status} = whole;
      const element = kept.get(id) ?? document.createElement('li');
      kept.delete(id);
      element.className = parts.length > 0 ? 'item has-parts' : 'item';
      element.setAttribute('part', 'item');
      element.dataset['status'] = status;
      render(tileView({whole, parts}, view), element);
      return [id, element] as const;
    });
    this.#elements = new Map(tiles);
    return html`
      <ul class="items" part="items" role="list" lang="vi">
        ${tiles.map(([, element]) => element)}
      </ul>
      ${commonSourceView(shown, view)}
    `;
  }
}

function tileView({whole, parts}: WholeWithParts, view: ObservationView): TemplateResult {
  return html`<p class="figure">${observationText(whole, view.write(whole.quantity))}</p>
    ${parts.length > 0 ? partsView(parts, view) : nothing} ${checkView(whole, view)} ${coverageNote(whole)}
    ${comparisonView(whole, view)} ${factsView(whole, view)} ${sourceView(whole, view)}`;
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
