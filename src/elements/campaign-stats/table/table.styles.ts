import {css} from 'lit';

/** The table, and what stands around a picture. */
export const tableStyles = css`
  .coverage {
    margin-block-end: 0.8em;
  }

  .coverage summary,
  .data > summary {
    inline-size: fit-content;
    padding-block: 0.4em;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  .scroll {
    position: relative;
    overflow-x: auto;
  }

  .scroll:focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  .table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: normal;
  }

  .table th,
  .table td {
    padding: 0.45em 0.6em;
    border-block-end: 0.0625em solid var(--_border);
    text-align: start;
    vertical-align: top;
  }

  .table thead th {
    border-block-end: 0.125em solid var(--_accent);
    vertical-align: bottom;
  }

  .table tbody th {
    min-inline-size: 5.5em;
    font-weight: 600;
  }

  .table td {
    min-inline-size: 6.5em;
  }

  .table tfoot :is(th, td) {
    border-block-start: 0.125em solid var(--_border);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .none {
    font-style: italic;
    opacity: 0.82;
  }

  .refusal {
    font-size: 0.875em;
  }

  .cell + .cell {
    margin-block-start: 0.4em;
  }

  button.sort,
  button.opener {
    min-inline-size: 1.75em;
    min-block-size: 1.75em;
    padding: 0.1em 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    color: inherit;
    font-weight: inherit;
    text-align: start;
  }

  button.opener {
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
  }

  .way {
    white-space: nowrap;
  }

  .way .sign {
    inline-size: 0.6em;
    block-size: 0.6em;
    vertical-align: baseline;
  }

  .origin-row > td {
    background: var(--_tint);
  }

  .common-facts {
    margin-block-end: 0.8em;
  }

  .drawn + .note {
    margin-block-start: 0.5em;
  }

  .drawn-title {
    margin: 0 0 0.4em;
    font-weight: 600;
  }

  .beside {
    display: grid;
    gap: 1em;
  }

  .beside > *,
  .drawn {
    min-inline-size: 0;
  }

  @container (min-width: 48em) {
    .beside {
      grid-template-columns: 3fr 2fr;
      align-items: start;
    }
  }

  @media print {
    .scroll {
      overflow: visible;
    }

    button.sort,
    button.opener {
      display: inline;
    }

    .way {
      display: none;
    }

    tr {
      break-inside: avoid;
    }

    :is(.data, .missing, .coverage > details):not([open])::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
