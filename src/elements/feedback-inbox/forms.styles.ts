import {css} from 'lit';

/** What is typed in, chosen and pressed: the sign-in, the filters, the export and the forms of a message. */
export const formsStyles = css`
  .sign-in {
    max-inline-size: 30em;
  }

  .sign-in .title {
    margin-block-end: 0.6em;
  }

  .field {
    margin-block-end: 1em;
  }

  label {
    font-weight: 600;
  }

  .error {
    margin: 0.25em 0 0.4em;
    color: var(--_danger);
    font-weight: 600;
  }

  textarea,
  select,
  input:not([type='checkbox']) {
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

  [aria-invalid='true']:is(textarea, input) {
    border-color: var(--_danger);
    border-width: 0.125em;
  }

  select:focus-visible,
  summary:focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  .filter-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
    gap: 0.75em 1em;
  }

  .filter {
    min-inline-size: 0;
  }

  .filter.wide {
    grid-column: 1 / -1;
  }

  .filter label {
    display: block;
    margin-block-end: 0.2em;
    font-size: 0.9375em;
  }

  .hint {
    margin: 0.25em 0 0.4em;
  }

  .check {
    display: flex;
    gap: 0.65em;
    align-items: center;
    min-block-size: 2.75em;
    font-weight: 400;
    cursor: pointer;
  }

  .check input {
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
