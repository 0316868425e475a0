import {css} from 'lit';

/** Boxes to type in, to choose from and to tick, and what is to be corrected in them. */
export const fieldStyles = css`
  .title {
    margin: 0;
    font-size: 1.1em;
    font-weight: 700;
  }

  .error {
    margin: 0 0 0.4em;
    color: var(--_danger);
    font-weight: 600;
  }

  .count {
    margin: 0.25em 0 0;
    text-align: end;
  }

  .count[data-over] {
    color: var(--_danger);
    font-weight: 600;
    opacity: 1;
  }

  textarea,
  select,
  input:not([type='radio'], [type='checkbox']) {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.5em 0.7em;
    border: 0.0625em solid var(--danvan-field-border, #6b7680);
    border-radius: var(--_radius);
    background: var(--danvan-field, #fff);
    color: var(--danvan-field-text, #1b1f23);
    font: inherit;
  }

  textarea {
    resize: vertical;
  }

  [aria-invalid='true']:is(textarea, input) {
    border-color: var(--_danger);
    border-width: 0.125em;
  }

  .choice {
    display: flex;
    gap: 0.65em;
    align-items: center;
    min-block-size: 2.75em;
    font-weight: 400;
    cursor: pointer;
  }

  .choice input {
    flex: none;
    inline-size: 1.35em;
    block-size: 1.35em;
    margin: 0;
    accent-color: var(--_accent);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }

  @media (forced-colors: active) {
    [aria-invalid='true']:is(textarea, input) {
      border-color: Mark;
    }
  }
`;
