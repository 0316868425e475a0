import {css} from 'lit';

/** A whole story: set for reading, in any width. */
export const newsArticleStyles = css`
  .kicker,
  .dateline,
  .aged,
  .lead,
  .signature,
  .source {
    margin: 0 0 0.75em;
  }

  .kicker {
    color: var(--_accent);
    font-weight: 600;
  }

  .headline {
    margin: 0 0 0.5em;
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.25;
  }

  .dateline {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
  }

  .aged,
  .no-body {
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
  }

  .no-body p {
    margin: 0 0 0.5em;
  }

  .lead {
    font-size: 1.125em;
    font-weight: 600;
  }

  .lead-picture,
  .body figure {
    margin: 1em 0;
  }

  .lead-bone {
    display: block;
    aspect-ratio: 16 / 9;
  }

  .picture-box {
    display: block;
    overflow: hidden;
    border-radius: var(--_radius);
  }

  .picture-box img,
  .missing svg {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    margin-inline: auto;
    background: var(--_tint);
  }

  .picture-box .unsized {
    inline-size: 100%;
    aspect-ratio: 16 / 9;
    object-fit: contain;
  }

  .missing {
    display: grid;
  }

  .missing > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .missing span {
    place-self: center;
    padding: 0.5em 1em;
    text-align: center;
  }

  figcaption {
    margin-block-start: 0.4em;
    font-size: 0.9375em;
  }

  .body figcaption,
  .lead-picture figcaption {
    font-style: italic;
    text-align: center;
  }

  /* longer lines are hard to follow */
  article {
    max-inline-size: 45em;
  }

  .body {
    line-height: 1.65;
  }

  .body :is(h2, h3, h4, h5, h6) {
    margin: 1.4em 0 0.5em;
    font-size: 1.125em;
    line-height: 1.35;
  }

  .body :is(p, ul, ol, blockquote) {
    margin: 0 0 1em;
    padding: 0;
  }

  .body :is(ul, ol) {
    padding-inline-start: 1.6em;
  }

  .body blockquote {
    padding-inline-start: 1em;
    border-inline-start: 0.25em solid var(--_border);
  }

  .scroll {
    margin: 0 0 1em;
    overflow-x: auto;
  }

  .scroll:focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  .body table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .body :is(td, th) {
    min-inline-size: 6em;
    padding: 0.4em 0.6em;
    border: 0.0625em solid var(--_border);
    text-align: start;
    vertical-align: top;
  }

  .signature {
    font-weight: 700;
    text-align: end;
  }

  .documents {
    margin-block: 0.75em;
  }

  .documents ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.6em;
    margin: 0.4em 0 0;
    padding: 0;
    list-style: none;
  }

  .documents li {
    padding: 0.2em 0.6em;
    border: 0.0625em solid var(--_border);
    border-radius: var(--_radius);
  }

  .documents a {
    display: inline-block;
    min-block-size: 1.5em;
  }

  .way-on {
    margin: 0.75em 0 0;
  }

  @container (max-width: 22em) {
    .headline {
      font-size: 1.35em;
    }
  }

  @media (forced-colors: active) {
    .kicker {
      color: CanvasText;
    }
  }

  @media print {
    .no-body button {
      display: none;
    }

    article {
      max-inline-size: none;
    }

    .scroll {
      overflow: visible;
    }

    .headline,
    figure,
    .body :is(h2, h3, h4, h5, h6) {
      break-after: avoid;
      break-inside: avoid;
    }
  }
`;
