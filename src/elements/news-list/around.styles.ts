import {css} from 'lit';

/** What stands around the stories of a list: search box, new stories, and the button for more. */
export const aroundStyles = css`
  .more {
    margin-block-start: var(--_gap);
    text-align: center;
  }

  .more p {
    margin: 0 0 0.5em;
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

  .search {
    display: flex;
    gap: 0.5em;
  }

  .field {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }

  .search input {
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.5em 2.75em 0.5em 0.75em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    appearance: none;
  }

  .search input::placeholder {
    color: inherit;
    opacity: 0.75;
  }

  .search input::-webkit-search-cancel-button {
    display: none;
  }

  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    min-inline-size: 2.75em;
    padding: 0.5em;
    border-color: transparent;
  }

  .clear svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    vertical-align: -0.125em;
  }

  .found {
    min-block-size: 1.5em;
    margin: 0.35em 0 0.6em;
  }

  @media print {
    .search,
    .found,
    .fresh,
    .more {
      display: none;
    }
  }
`;
