import {css} from 'lit';

export const mostViewedStyles = css`
  .label {
    display: flex;
    flex-wrap: wrap;
    margin: -0.4em 0 0.8em;
  }

  .label > span + span::before {
    content: '·';
    margin-inline: 0.4em;
  }

  .item {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
    padding-block: 0.65em;
  }

  .item + .item,
  .items + .items {
    border-block-start: 0.0625em solid var(--_border);
  }

  .rank {
    flex: none;
    min-inline-size: 1.4em;
    color: var(--_accent);
    font-size: 1.5em;
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    line-height: 1.2;
    text-align: center;
  }

  .rank.bone {
    min-block-size: 1.2em;
  }

  .rank svg {
    inline-size: 0.8em;
    block-size: 0.8em;
    vertical-align: baseline;
  }

  .picture {
    inline-size: 5.5em;
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.25em;
    margin: -0.2em 0 0.9em;
    border-block-end: 0.0625em solid var(--_border);
  }

  .tab {
    margin-block-end: -0.0625em;
    padding: 0.4em 0.8em;
    border: 0;
    border-block-end: 0.1875em solid transparent;
    border-radius: 0;
    background: transparent;
    color: inherit;
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
  }

  .room {
    visibility: hidden;
  }

  @container (min-width: 30.001em) {
    .items {
      --_title-lines: 2;
    }
  }

  /* how many lines the facts under a title take where there is less room; a picture leaves less still */
  @container (max-width: 32em) {
    .shares.pictures,
    .two-facts.units {
      --_meta-lines: 2;
    }
  }

  @container (max-width: 26em) {
    .shares {
      --_meta-lines: 2;
    }
  }

  @container (max-width: 24em) {
    .two-facts.pictures {
      --_meta-lines: 2;
    }

    .two-facts.shares.pictures {
      --_meta-lines: 3;
    }
  }

  @container (max-width: 18em) {
    .picture {
      display: none;
    }

    .two-facts {
      --_meta-lines: 2;
    }

    .two-facts.shares,
    .two-facts.units {
      --_meta-lines: 3;
    }

    .tab {
      flex: 1;
      padding-inline: 0.25em;
    }
  }

  @container (max-width: 13em) {
    .tab {
      padding-inline: 0.1em;
      font-size: 0.875em;
      white-space: nowrap;
    }

    .label {
      flex-direction: column;
    }

    .label > span + span::before {
      content: none;
    }
  }

  @media (forced-colors: active) {
    .rank {
      color: CanvasText;
    }

    .tab {
      border-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
