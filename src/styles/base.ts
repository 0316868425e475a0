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

/** The parts that all widgets share: headline, notices, buttons, skeletons. */
export const shared = css`
  .widget {
    background: var(--_surface);
  }

  .widget:focus {
    outline: none;
  }

  .heading {
    margin: 0 0 0.7em;
    padding: 0 0 0.35em;
    border-block-end: 0.125em solid var(--_accent);
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }

  .heading:empty {
    display: none;
  }

  .muted {
    color: var(--danvan-muted, inherit);
    font-size: 0.875em;
    opacity: 0.82;
  }

  .notice:is([data-kind='empty'], [data-kind='stale'], [data-kind='failed']) {
    margin: 0 0 1em;
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
  }

  .notice[data-kind='failed'] {
    border-color: var(--_danger);
  }

  a {
    color: inherit;
    text-underline-offset: 0.15em;
  }

  :is(a, button, input, summary, textarea):focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  button {
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.5em 1.1em;
    border: 0.0625em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button.quiet {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.7;
  }

  .retry {
    margin-block-start: 0.6em;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .reserve {
    display: grid;
  }

  .reserve > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .reserve.has-fallback > .skeleton {
    visibility: hidden;
  }

  .bone {
    border-radius: 0.25em;
    background: var(--_tint);
  }

  .bone.line {
    display: block;
    inline-size: 85%;
    block-size: 1em;
    margin-block: 0.175em;
  }

  .bone.line.short {
    inline-size: 6em;
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    @keyframes breathe {
      to {
        opacity: 0.55;
      }
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }

    button {
      border-color: ButtonBorder;
    }
  }

  @media print {
    .skeleton,
    .retry,
    button {
      display: none;
    }
  }
`;
