import {css} from 'lit';

/**
 * What every widget starts from. Font and colour are the page's own; sizes are in `em` so that a page which sets its root to ten
 * pixels shrinks nothing. The private names pick up the public tokens once, with their defaults.
 *
 * A page that declares `color-scheme: dark` gets defaults for dark grounds; no other page does, however dark the reader's system is.
 * Browsers without `light-dark()` keep the light ones.
 */
export const tokens = css`
  :host {
    --_accent: var(--danvan-accent, #0b5a3e);
    --_on-accent: var(--danvan-on-accent, #fff);
    --_danger: var(--danvan-danger, #b3261e);
    --_on-danger: var(--danvan-on-danger, #fff);
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

  /* the accent stays dark enough for white words on it, since a page that sets only the accent counts on them */
  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_accent: var(--danvan-accent, light-dark(#0b5a3e, #23835a));
      --_danger: var(--danvan-danger, light-dark(#b3261e, #ff9d94));
      --_on-danger: var(--danvan-on-danger, light-dark(#fff, #2b0b08));
      --_border: var(--danvan-border, light-dark(rgb(110 120 130 / 36%), rgb(160 172 184 / 45%)));
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_border: var(--danvan-border, currentcolor);
    }
  }

  :host([hidden]) {
    display: none;
  }

  /* until the words of the page's language are there, bones and what the page put inside the tag are all that is seen */
  :host([data-without-words]) .widget {
    visibility: hidden;
  }

  :host([data-without-words]) .reserve {
    visibility: visible;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
`;
