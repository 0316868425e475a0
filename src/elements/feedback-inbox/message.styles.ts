import {css} from 'lit';

/** The open message with what can be done to it. */
export const messageStyles = css`
  .message {
    min-inline-size: 0;
  }

  .message .title + * {
    margin-block-start: 0.4em;
  }

  .message > .title,
  .handling,
  .reply,
  .message > details {
    margin-block-start: 1.4em;
  }

  .message > .row-head {
    margin-block-end: 0.8em;
  }

  .text {
    margin: 0 0 0.8em;
    padding: 0.7em 0.9em;
    border-inline-start: 0.25em solid var(--_border);
    background: var(--_tint);
    white-space: pre-line;
  }

  .facts {
    display: grid;
    gap: 0.35em;
    margin: 0 0 0.8em;
  }

  .facts div {
    display: grid;
    grid-template-columns: minmax(0, 9em) minmax(0, 1fr);
    gap: 0 1em;
  }

  .facts dt {
    font-weight: 600;
  }

  .facts dd {
    margin: 0;
  }

  .handling {
    display: grid;
    gap: 0.8em;
    padding: 1em;
    border: 0.0625em solid var(--_border);
    border-radius: var(--_radius);
  }

  .handling > * {
    margin: 0;
  }

  .inline {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: end;
  }

  .inline .filter {
    flex: 1 1 14em;
    max-inline-size: 24em;
  }

  .conflict,
  .confirm {
    padding: 0.9em 1.1em;
    border: 0.125em solid var(--_danger);
    border-radius: var(--_radius);
  }

  .confirm {
    border-color: var(--_accent);
  }

  .entries {
    margin: 0.4em 0;
    padding-inline-start: 1.4em;
  }

  .entries li + li {
    margin-block-start: 0.3em;
  }

  .reply textarea {
    resize: vertical;
  }

  .reply textarea[readonly] {
    opacity: 0.85;
  }

  .count {
    margin: 0.25em 0 0.6em;
    text-align: end;
  }

  .count[data-over] {
    color: var(--_danger);
    font-weight: 600;
    opacity: 1;
  }

  .message > details {
    border-block-start: 0.0625em solid var(--_border);
  }

  .message > details + details {
    margin-block-start: 0;
  }

  @container (max-width: 26em) {
    .facts div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
