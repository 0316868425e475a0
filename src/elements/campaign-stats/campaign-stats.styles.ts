import {css} from 'lit';

export const campaignStatsStyles = css`
  .items {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 13em), 1fr));
    gap: var(--_gap);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .item {
    display: flex;
    flex-direction: column;
    gap: 0.35em;
    min-block-size: 11em;
    padding: 1em;
    border: 0.0625em solid var(--_border);
    border-block-start: 0.25em solid var(--_accent);
    border-radius: var(--_radius);
  }

  p {
    margin: 0;
  }

  .quantity {
    color: var(--danvan-figure, inherit);
    font-size: 1.75em;
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    line-height: 1.2;
    white-space: pre-wrap;
  }

  /* A line of its own without a box of its own: a block here would cut the sentence in two for screen readers. */
  .quantity::after {
    content: '\\A';
  }

  .quantity.words {
    font-size: 1.25em;
    line-height: 1.35;
  }

  .measure {
    font-weight: 600;
  }

  .parts {
    font-size: 0.9375em;
  }

  .parts ul {
    margin: 0.2em 0;
    padding-inline-start: 1.2em;
  }

  @container (min-width: 30em) {
    .has-parts {
      grid-column: span 2;
    }

    .parts ul:has(> :nth-child(2)) {
      columns: 2;
      column-gap: 2em;
    }

    .parts li {
      break-inside: avoid;
    }
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.9em;
    margin: auto 0 0;
  }

  .status {
    padding-inline: 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: 1em;
    white-space: nowrap;
  }

  .common {
    margin-block-start: 0.8em;
  }

  .sign {
    inline-size: 0.95em;
    block-size: 0.95em;
    fill: currentcolor;
    vertical-align: -0.06em;
  }

  .origin > summary {
    inline-size: fit-content;
    padding: 0.625em 0.25em 0.625em 0;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .check {
    padding-inline-start: 0.6em;
    border-inline-start: 0.1875em solid var(--_danger);
    font-size: 0.9375em;
  }

  .cut {
    margin-block-end: 0.8em;
  }

  .row.bone {
    block-size: 2.45em;
    margin-block-end: 0.25em;
  }

  .picture.bone {
    block-size: 16em;
  }

  .headline {
    min-block-size: 12.5em;
  }

  /* where what is counted takes a second line */
  @container (max-width: 24em) {
    .headline {
      min-block-size: 14em;
    }
  }

  @media print {
    .item {
      break-inside: avoid;
    }
  }
`;
