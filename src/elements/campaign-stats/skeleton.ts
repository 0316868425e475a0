import {html, type TemplateResult} from 'lit';
import type {Layout} from './view.js';

/** Tiles and rows that stand in for figures of which nobody knows yet how many there are. */
const UNKNOWN = 6;

/**
 * Draws what stands in for figures that are on their way, as high as they will be where their number is known.
 *
 * @param count how many figures there will be; 0 where nobody knows
 */
export function skeletonView(layout: Layout, count: number): TemplateResult {
  const bones = (each: TemplateResult) => new Array<TemplateResult>(count || UNKNOWN).fill(each);
  switch (layout) {
    case 'headline':
      return html`<div class="headline item bone"></div>`;
    case 'tiles':
      return html`<div class="items">${bones(html`<div class="item bone"></div>`)}</div>`;
    case 'trend':
      return html`<div class="bone picture"></div>`;
    default:
      return html`<div class="row bone"></div>
        ${bones(html`<div class="row bone"></div>`)}`;
  }
}
