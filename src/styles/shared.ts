import {css} from 'lit';

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
