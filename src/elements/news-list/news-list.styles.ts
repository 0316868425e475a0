import {css} from 'lit';

export const newsListStyles = css`
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }

  .rows > .item {
    display: flex;
    gap: 1em;
    align-items: flex-start;
  }

  :is(.rows, .titles) > .item + .item {
    padding-block-start: var(--_gap);
    border-block-start: 0.0625em solid var(--_border);
  }

  .rows .picture {
    inline-size: 34%;
    max-inline-size: 11em;
  }

  .titles {
    --_gap: calc(var(--danvan-gap, 1em) * 0.6);
    --_title-lines: 2;
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

  .lead > .item:first-child {
    flex-direction: column;
    gap: 0.6em;
  }

  .lead > .item:first-child > .picture {
    inline-size: 100%;
    max-inline-size: none;
  }

  .lead > .item:first-child > .text {
    --_title-lines: 3;
    --_summary-lines: 3;
    flex: none;
    inline-size: 100%;
    min-block-size: calc(var(--_title-lines) * 1.755em + var(--_meta-size));
  }

  .lead.summaries > .item:first-child > .text {
    min-block-size: calc(
      var(--_title-lines) * 1.755em + var(--_meta-size) + 0.2875em + var(--_summary-lines) * 1.40625em
    );
  }

  .lead > .item:first-child .title {
    font-size: 1.3em;
  }

  /* facts under a title: as many lines as they may take where there is little room */
  .facts-2 {
    --_meta-lines: 2;
  }

  .facts-3 {
    --_meta-lines: 3;
  }

  .facts-4 {
    --_meta-lines: 4;
  }

  .facts-5 {
    --_meta-lines: 5;
  }

  @container (min-width: 26.001em) {
    .rows {
      --_title-lines: 2;
    }

    :is(.rows, .titles) {
      --_meta-lines: 1;
    }

    :is(.rows, .titles).long-facts {
      --_meta-lines: 2;
    }
  }

  @container (min-width: 42em) {
    .rows.long-facts:not(.facts-4, .facts-5) {
      --_meta-lines: 1;
    }

    .titles {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: calc(var(--_gap) * 2.5);
    }

    .titles > .item:nth-child(2) {
      padding-block-start: 0;
      border-block-start: 0;
    }

    .lead > .item:first-child {
      flex-direction: row;
      gap: 1.25em;
    }

    .lead > .item:first-child > .picture {
      inline-size: 55%;
    }

    .lead > .item:first-child > .text {
      --_title-lines: 4;
      --_summary-lines: 4;
      flex: 1;
    }
  }

  @container (max-width: 26em) {
    .rows .summary {
      display: none;
    }

    .rows {
      --_summary-lines: 0;
    }

    .lead > .item:first-child .summary {
      display: -webkit-box;
    }
  }

  @container (max-width: 13em) {
    .rows > .item {
      flex-direction: column;
      gap: 0.5em;
    }

    .rows .picture {
      inline-size: 100%;
      max-inline-size: none;
    }

    .rows .text {
      inline-size: 100%;
    }

    .titles {
      --_title-lines: 4;
    }
  }

  @container (min-width: 13.001em) {
    .list.long > .item {
      content-visibility: auto;
      contain-intrinsic-block-size: auto var(--_text-size);
    }
  }

  /* what stands around the articles: search box, new articles, and the button for more */
  .search {
    min-block-size: 2.75em;
  }

  .found {
    min-block-size: 1.5em;
    margin: 0.35em 0 0.6em;
  }

  .fresh {
    display: flex;
    align-items: center;
    min-block-size: 2.75em;
    margin-block-end: 0.5em;
  }

  .fresh p,
  .missing {
    margin: 0;
  }

  .missing {
    margin-block-end: 1em;
    padding: 0.5em 1em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
  }

  .more {
    margin-block-start: var(--_gap);
    text-align: center;
  }

  .more p {
    margin: 0 0 0.5em;
  }

  @media print {
    .found,
    .fresh,
    .more {
      display: none;
    }
  }
`;
