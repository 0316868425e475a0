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
    min-block-size: 2.75em;
    margin: -0.2em 0 0.9em;
    border-block-end: 0.0625em solid var(--_border);
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
  }

  @container (max-width: 13em) {
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
  }
`;
