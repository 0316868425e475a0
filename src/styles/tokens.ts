import {css} from 'lit';

/**
 * What every widget starts from. Font and colour are the page's own; sizes are in `em` so that a page which sets its root to ten
 * pixels shrinks nothing. The private names pick up the public tokens once, with their defaults.
 */
export const tokens = css`
  :host {
    --_accent: var(--danvan-accent, #0b5a3e);
    --_on-accent: var(--danvan-on-accent, #fff);
    --_danger: var(--danvan-danger, #b3261e);
    --_surface: var(--danvan-surface, transparent);
    --_tint: var(--danvan-tint, rgb(128 140 150 / 14%));
    --_border: var(--danvan-border, rgb(110 120 130 / 36%));
    --_gap: var(--danvan-gap, 1em);
    --_radius: var(--danvan-radius, 0.375em);
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    contain-intrinsic-inline-size: 18em;
    color: var(--danvan-text, inherit);
    font-family: var(--danvan-font, inherit);
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;
