import {html, type TemplateResult} from 'lit';

/** Draws the headline of a widget at the level that fits the page's outline: 2 to 6. */
export function heading(level: number, text: string): TemplateResult {
  switch (level) {
    case 3:
      return html`<h3 id="heading" class="heading" part="heading">${text}</h3>`;
    case 4:
      return html`<h4 id="heading" class="heading" part="heading">${text}</h4>`;
    case 5:
      return html`<h5 id="heading" class="heading" part="heading">${text}</h5>`;
    case 6:
      return html`<h6 id="heading" class="heading" part="heading">${text}</h6>`;
    default:
      return html`<h2 id="heading" class="heading" part="heading">${text}</h2>`;
  }
}
