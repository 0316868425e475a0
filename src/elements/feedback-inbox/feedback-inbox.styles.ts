import {css} from 'lit';

export const feedbackInboxStyles = css`
  /* The frame of the inbox: its tools, and the list beside the message. */
  p {
    margin: 0 0 0.5em;
  }

  .title:focus {
    outline: none;
  }

  .member,
  .list-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }

  .member {
    margin-block-end: 1em;
  }

  .list-head {
    margin-block-end: 0.6em;
  }

  .held-back[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .tools {
    display: grid;
    gap: 0 var(--_gap);
    margin-block-end: 1.2em;
    border-block: 0.0625em solid var(--_border);
  }

  summary {
    padding: 0.65em 0;
    font-weight: 600;
    cursor: pointer;
  }

  details[open] > summary {
    margin-block-end: 0.4em;
  }

  .tools > details[open] {
    padding-block-end: 1em;
  }

  .tools > details + details {
    border-block-start: 0.0625em solid var(--_border);
  }

  .ratings table {
    inline-size: 100%;
    margin-block-start: 0.6em;
    border-collapse: collapse;
  }

  .ratings :is(th, td) {
    padding: 0.5em 0;
    border-block-end: 0.0625em solid var(--_border);
    font-weight: inherit;
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: top;
  }

  .ratings thead th {
    font-weight: 600;
  }

  .ratings :is(th, td) + :is(th, td) {
    padding-inline-start: 1em;
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }

  .ratings .last {
    display: block;
    font-size: 0.875em;
  }

  .panes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
    align-items: start;
  }

  .fresh {
    padding: 0.5em 0.8em;
    border-inline-start: 0.25em solid var(--_accent);
    background: var(--_tint);
    font-weight: 600;
  }

  .rows {
    margin: 0.6em 0 0;
    padding: 0;
    list-style: none;
  }

  .row {
    padding: 0.75em 0.8em;
    border-block-end: 0.0625em solid var(--_border);
    border-inline-start: 0.25em solid transparent;
  }

  .row[data-open] {
    border-inline-start-color: var(--_accent);
    background: var(--_tint);
  }

  .row-head,
  .row-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.8em;
    align-items: center;
    margin: 0;
  }

  .row-foot {
    margin-block-start: 0.2em;
  }

  .state {
    padding: 0.05em 0.5em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    font-size: 0.8125em;
    font-weight: 600;
  }

  .state[data-state='received'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .state:is([data-state='withdrawn'], [data-state='spam']) {
    border-style: dashed;
  }

  button.open {
    display: -webkit-box;
    inline-size: 100%;
    padding: 0.35em 0;
    border: 0;
    border-radius: 0;
    background: transparent;
    color: inherit;
    overflow: hidden;
    text-align: start;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  button.open:hover {
    text-decoration: underline;
  }

  .more {
    margin-block-start: var(--_gap);
    text-align: center;
  }

  .said {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    margin: 1em 0 0;
    padding: 0.7em 1em;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .said:empty {
    visibility: hidden;
  }

  @container (min-width: 40em) {
    .tools {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .tools > details[open] {
      grid-column: 1 / -1;
    }

    .tools > details + details {
      border-block-start: 0;
    }

    .tools > details[open] + details,
    .tools > details + details[open] {
      border-block-start: 0.0625em solid var(--_border);
    }
  }

  @container (min-width: 48em) {
    .panes {
      grid-template-columns: minmax(18em, 5fr) minmax(0, 8fr);
      gap: 2em;
    }
  }

  @media (forced-colors: active) {
    .row[data-open] {
      border-inline-start-color: Highlight;
    }
  }

  /* What is typed in, chosen and pressed: the sign-in, the filters, the export and the forms of a message. */
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
    margin-block-start: 0.25em;
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

  /* The open message with what can be done to it. */
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

  .reply textarea[readonly] {
    opacity: 0.85;
  }

  .count {
    margin-block-end: 0.6em;
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
