import {html, type TemplateResult} from 'lit';

/** The ways in which observations are laid out; the first is the default. */
export const LAYOUTS = ['tiles', 'headline', 'table', 'bars', 'trend'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Tiles and rows that stand in for observations of which nobody knows yet how many there are. */
const UNKNOWN = 6;

/**
 * Draws what stands in for observations that are on their way, as high as they will be where their number is known.
 *
 * @param count how many observations there will be; 0 where nobody knows
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
