import {css} from 'lit';

export const feedbackFormStyles = css`
  form {
    max-inline-size: 40em;
  }

  .emergency {
    margin: 0 0 1.2em;
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_accent);
    background: var(--_tint);
  }

  .field {
    min-inline-size: 0;
    margin: 0 0 1.4em;
    padding: 0;
    border: 0;
  }

  .field:has([aria-invalid]),
  fieldset[aria-invalid] {
    padding-inline-start: 0.9em;
    border-inline-start: 0.25em solid var(--_danger);
  }

  .label {
    display: block;
    margin: 0 0 0.25em;
    padding: 0;
    font-weight: 600;
  }

  .optional {
    font-weight: 400;
  }

  .hint,
  .terms,
  .page {
    margin: 0 0 0.4em;
  }

  .terms {
    white-space: pre-line;
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    gap: 0.25em 1em;
  }

  .page {
    overflow-wrap: anywhere;
  }

  .outcome > div:not(:empty) {
    margin: 0 0 1em;
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
  }

  .outcome[data-kind='failed'] > div {
    border-color: var(--_danger);
  }

  .why {
    margin-block-start: 0.9em;
  }

  .contact {
    margin-block-start: 1.2em;
  }

  .contact p {
    margin: 0 0 0.4em;
  }

  .draft {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
    margin: 0 0 1.4em;
    padding: 0.5em 1em;
    background: var(--_tint);
  }

  .draft p {
    margin: 0;
  }

  .buttons {
    margin-block: 0.9em;
  }

  .rating {
    min-inline-size: 5.5em;
  }

  .rating[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .answered:focus,
  .closed:focus {
    outline: none;
  }

  .levels {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
    gap: 0.9em 1.2em;
  }

  .level {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .level .combobox {
    margin-block-start: auto;
  }

  .level > .retry {
    align-self: start;
  }

  .combobox input:disabled {
    opacity: 0.55;
  }

  .bone-prompt {
    inline-size: 12em;
    block-size: 2.75em;
  }

  .bone-intro {
    block-size: 1.5em;
  }

  .bone-line,
  .bone-emergency {
    block-size: 4.5em;
  }

  .bone-hinted {
    block-size: 6.15em;
  }

  .bone-choices {
    block-size: 8em;
  }

  .bone-message {
    block-size: 16em;
  }

  .bone-terms {
    block-size: 12em;
  }
`;
