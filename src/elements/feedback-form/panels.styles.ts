import {css} from 'lit';

/** How the panels about a message, the prompt, look-up and the address look. */
export const panelsStyles = css`
  .panel {
    padding: 1.25em;
    border: 0.125em solid var(--_accent);
    border-radius: var(--_radius);
  }

  .panel p {
    margin: 0 0 0.75em;
  }

  .panel.waiting {
    border-color: var(--_border);
    background: var(--_tint);
  }

  [data-kept='page'] .where {
    font-weight: 600;
  }

  .earlier,
  .draft {
    margin: 0 0 1.4em;
  }

  .draft {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
    padding: 0.5em 1em;
    background: var(--_tint);
  }

  .draft p {
    margin: 0;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    margin-block: 0.9em;
  }

  .take-along {
    padding-block-start: 0.9em;
    border-block-start: 0.0625em solid var(--_border);
  }

  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: 0.6em 1.2em;
    margin: 0.4em 0 0.9em;
  }

  .codes dd {
    margin: 0;
  }

  .receipt,
  .secret {
    font-size: 1.35em;
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    letter-spacing: 0.03em;
    user-select: all;
  }

  .code {
    max-inline-size: 18em;
    letter-spacing: 0.04em;
    text-transform: uppercase;
  }

  .history {
    margin: 0.4em 0 1.2em;
    padding: 0;
    border-inline-start: 0.125em solid var(--_accent);
    list-style: none;
  }

  .history li {
    position: relative;
    padding: 0.2em 0 0.2em 1.1em;
  }

  .history li::before {
    position: absolute;
    inset-block-start: 0.65em;
    inset-inline-start: -0.375em;
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 50%;
    background: var(--_accent);
    content: '';
  }

  .history time {
    display: block;
  }

  .reply {
    margin: 0.4em 0 1.2em;
    padding: 0.75em 1em;
    border-inline-start: 0.25em solid var(--_accent);
    background: var(--_tint);
    white-space: pre-line;
  }

  .question {
    padding: 0.9em 1.1em;
    border: 0.125em solid var(--_danger);
    border-radius: var(--_radius);
  }

  .panel .again {
    margin-block-start: 0.9em;
  }

  .question > :last-child,
  .panel > :last-child {
    margin-block-end: 0;
  }

  button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_on-danger);
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
  .closed:focus,
  .question:focus {
    outline: none;
  }

  .bone-prompt {
    inline-size: 12em;
    block-size: 2.75em;
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

  .combobox {
    position: relative;
  }

  .combobox ul {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-block-size: 16em;
    margin: 0.125em 0 0;
    padding: 0;
    border: 0.0625em solid var(--danvan-field-border, #6b7680);
    border-radius: var(--_radius);
    background: var(--danvan-field, #fff);
    box-shadow: 0 0.25em 0.75em rgb(0 0 0 / 22%);
    color: var(--danvan-field-text, #1b1f23);
    overflow-y: auto;
    list-style: none;
  }

  .combobox ul[hidden] {
    display: none;
  }

  .combobox li {
    min-block-size: 2.75em;
    padding: 0.6em 0.7em;
    cursor: pointer;
  }

  .combobox li[aria-selected='true'] {
    font-weight: 700;
  }

  .combobox li:is([data-active], :hover) {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .combobox .no-result {
    padding: 0.4em 0;
  }

  .combobox input:disabled {
    opacity: 0.55;
  }

  @media (forced-colors: active) {
    .combobox li[data-active] {
      outline: 0.125em solid Highlight;
      outline-offset: -0.125em;
    }
  }
`;
