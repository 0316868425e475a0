import {css} from 'lit';

export const newsListStyles = css`
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }

  .list > .item {
    display: flex;
    gap: 1em;
    align-items: flex-start;
  }

  .list > .item + .item {
    padding-block-start: var(--_gap);
    border-block-start: 0.0625em solid var(--_border);
  }

  .list .picture {
    inline-size: 34%;
    max-inline-size: 11em;
  }

  .cards {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    gap: calc(var(--_gap) * 1.5) var(--_gap);
  }

  .cards > .item {
    display: flex;
    flex-direction: column;
    gap: 0.6em;
  }

  .cards .text {
    flex: none;
  }

  .more {
    margin-block-start: var(--_gap);
    text-align: center;
  }

  .more p {
    margin: 0 0 0.5em;
  }

  @container (max-width: 26em) {
    .list .summary {
      display: none;
    }

    .list {
      --_summary-lines: 0;
    }
  }

  @container (min-width: 26.001em) {
    .list {
      --_title-lines: 2;
    }
  }

  @container (max-width: 13em) {
    .list > .item {
      flex-direction: column;
      gap: 0.5em;
    }

    .list .picture {
      inline-size: 100%;
      max-inline-size: none;
    }

    .list .text {
      inline-size: 100%;
    }
  }

  @container (min-width: 13.001em) {
    .list.long > .item {
      content-visibility: auto;
      contain-intrinsic-block-size: auto var(--_text-size);
    }
  }
`;
