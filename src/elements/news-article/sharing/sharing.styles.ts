import {css} from 'lit';

/** The ways of passing a story on. */
export const sharingStyles = css`
  .share {
    margin-block-start: 1.5em;
    padding-block-start: 1em;
    border-block-start: 0.0625em solid var(--_border);
  }

  .share p {
    margin: 0;
  }

  .share-title {
    font-weight: 600;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block: 0.5em;
  }

  .way {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
    padding: 0.5em 1.1em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    font-weight: 600;
    text-decoration: none;
  }

  .way:hover {
    text-decoration: underline;
  }

  .share .address {
    inline-size: 100%;
    margin-block-start: 0.5em;
    padding: 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
  }

  .qr {
    display: flex;
    flex-wrap: wrap;
    gap: 1em;
    align-items: center;
    margin: 1em 0 0;
  }

  .qr svg {
    flex: none;
    inline-size: 11em;
    max-inline-size: 100%;
    forced-color-adjust: none;
  }

  .qr figcaption {
    flex: 1;
    min-inline-size: 9em;
  }

  .qr button {
    display: block;
    margin-block-start: 0.6em;
  }

  .share .printed {
    display: none;
  }

  @media print {
    .share-title,
    .ways,
    .said,
    .share .address {
      display: none;
    }

    .share .printed {
      display: block;
    }
  }
`;
