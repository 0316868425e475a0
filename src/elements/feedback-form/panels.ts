import {html, nothing, type TemplateResult} from 'lit';
import type {Form} from '../../api/types.js';
import type {Words} from './vi.js';
import {safeAddress} from '../../widget/safe-address.js';
import type {Fault, FaultyField} from './faults.js';

type FormWords = Words['form'];

/** All that is to be corrected, each with a link to its field (the error summary of the GOV.UK Design System). */
export function faultSummary(
  faults: readonly Fault[],
  words: FormWords,
  onFault: (event: Event, field: FaultyField) => void,
): TemplateResult {
  return html`<div class="faults" part="errors" tabindex="-1" role="group" aria-labelledby="faults-title">
    <p id="faults-title" class="title">${words.summary}</p>
    <ul role="list">
      ${faults.map(({field, sentence}) =>
        field
          ? html`<li>
              <a href="#${field}" @click=${(event: Event) => onFault(event, field)}>${sentence}</a>
            </li>`
          : html`<li>${sentence}</li>`,
      )}
    </ul>
  </div>`;
}

/** How else to reach the unit, when the form fails the reader; nothing where the unit has given nothing. */
export function contactView({contact, unit}: Form, words: FormWords): TemplateResult | typeof nothing {
  const website = safeAddress(contact.website, document.baseURI);
  if (!contact.phone && !contact.address && !website) return nothing;
  return html`<div class="contact">
    <p class="title">${words.contact}: ${unit.name}</p>
    ${contact.phone ? html`<p><a href="tel:${contact.phone.replace(/[^\d+]/g, '')}">${contact.phone}</a></p>` : nothing}
    ${contact.address ? html`<p>${contact.address}</p>` : nothing}
    ${website ? html`<p><a href=${website}>${website}</a></p>` : nothing}
  </div>`;
}

/** Stands where the question of the prompt will be. */
export function promptSkeleton(): TemplateResult {
  return html`<div class="bone bone-prompt"></div>`;
}

/** Stands where the form will be, about as high. */
export function formSkeleton(): TemplateResult {
  const heights = ['emergency', 'choices', 'message', 'line', 'line', 'line', 'terms'];
  return html`${heights.map((kind) => html`<div class="bone bone-${kind} field"></div>`)}`;
}
