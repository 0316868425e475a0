import {css} from 'lit';

/** How the panels about a message, and what is to be corrected, look: on demand with them. */
export const panelStyles = css`
  .panel {
    max-inline-size: 40em;
    padding: 1.25em;
    border: 0.125em solid var(--_accent);
    border-radius: var(--_radius);
  }

  .panel p {
    margin: 0 0 0.75em;
  }

  .panel > :last-child {
    margin-block-end: 0;
  }

  .faults {
    margin: 0 0 1.4em;
    padding: 0.9em 1.1em;
    border: 0.1875em solid var(--_danger);
    border-radius: var(--_radius);
  }

  .faults:focus-visible,
  .panel:focus-visible {
    outline: 0.1875em solid var(--danvan-focus, currentcolor);
    outline-offset: 0.125em;
  }

  .faults ul {
    margin: 0.4em 0 0;
    padding-inline-start: 1.2em;
  }

  .faults li + li {
    margin-block-start: 0.35em;
  }

  .faults a {
    color: var(--_danger);
    font-weight: 600;
  }
`;
