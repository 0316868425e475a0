import {css} from 'lit';

/** What stands beside a figure: source, change, target, files. */
export const besideStyles = css`
  .as-of {
    margin: 0 0 1em;
    padding: 0.4em 0.8em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
  }

  .change,
  .target,
  .target > p {
    margin: 0;
  }

  .sign {
    inline-size: 0.7em;
    block-size: 0.7em;
    fill: currentcolor;
  }

  .sign[data-sign='warning'] {
    inline-size: 0.95em;
    block-size: 0.95em;
    vertical-align: -0.06em;
  }

  .progress {
    display: block;
    appearance: none;
    inline-size: 100%;
    block-size: 0.6em;
    margin-block-start: 0.3em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    overflow: hidden;
    print-color-adjust: exact;
  }

  .progress::-webkit-progress-bar {
    background: transparent;
  }

  .progress::-webkit-progress-value {
    background: var(--_accent);
  }

  .progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .progress.inexact::-webkit-progress-value {
    background: repeating-linear-gradient(-45deg, var(--_accent) 0 0.2em, transparent 0.2em 0.4em);
  }

  .progress.inexact::-moz-progress-bar {
    background: repeating-linear-gradient(-45deg, var(--_accent) 0 0.2em, transparent 0.2em 0.4em);
  }

  .origin > summary {
    inline-size: fit-content;
    padding: 0.625em 0.25em 0.625em 0;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  summary:focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  .origin-body {
    padding: 0.2em 0 0.4em 0.8em;
    border-inline-start: 0.1875em solid var(--_border);
    font-size: 0.9375em;
  }

  .origin-body > * {
    margin: 0 0 0.6em;
  }

  .quote > p {
    margin: 0;
  }

  .quote > .marked::before {
    content: '“';
  }

  .quote > .marked::after {
    content: '”';
  }

  .facts-of-source dt,
  .facts-of-source dd {
    display: inline;
    margin: 0;
  }

  .facts-of-source dt {
    margin-inline-end: 0.3em;
    opacity: 0.82;
  }

  .origin-body a {
    padding-block: 0.25em;
  }

  .copied:empty,
  .made:empty {
    margin: 0;
  }

  .citation {
    inline-size: 100%;
    padding: 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }

  .downloads {
    margin-block-start: 1em;
  }

  .files,
  .made {
    margin: 0;
  }

  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
  }

  .files a,
  button.file {
    display: inline-block;
    min-block-size: 0;
    padding: 0.3em 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    color: inherit;
    font-weight: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  @media (forced-colors: active) {
    .progress {
      --_accent: CanvasText;
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
    }
  }

  @media print {
    .downloads,
    .copied,
    .citation {
      display: none;
    }

    .origin:not([open])::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
