import {html, type TemplateResult} from 'lit';

const OUTLINES = {
  up: 'M6 2 11 10H1Z',
  down: 'M6 10 1 2h10Z',
  either: 'M6 0 9.5 5h-7ZM6 12 2.5 7h7Z',
  warning: 'M6 .5 12 11.5H0ZM5.4 4.3v3.4h1.2V4.3ZM5.4 8.6v1.2h1.2V8.6Z',
} as const;
export type SignName = keyof typeof OUTLINES;

/**
 * A small sign in the colour of its text, which is not read out. It is drawn and not written: fonts of phones lack such signs, or show
 * them as coloured pictures.
 */
export function sign(name: SignName): TemplateResult {
  return html`<svg class="sign" data-sign=${name} aria-hidden="true" viewBox="0 0 12 12">
    <path d=${OUTLINES[name]} fill-rule="evenodd"></path>
  </svg>`;
}
