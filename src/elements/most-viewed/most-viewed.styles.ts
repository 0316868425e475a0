import {css} from 'lit';

export const mostViewedStyles = css`
  .window {
    margin: -0.4em 0 0.8em;
  }

  .item {
    display: flex;
    gap: 0.75em;
    align-items: flex-start;
    padding-block: 0.65em;
  }

  .item + .item {
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

  .picture {
    inline-size: 5.5em;
  }

  .change {
    white-space: nowrap;
  }

  @container (max-width: 13em) {
    .picture {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .rank {
      color: CanvasText;
    }
  }
`;
