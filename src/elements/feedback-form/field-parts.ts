import {html, nothing, type TemplateResult} from 'lit';
import type {Form, FormField} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import type {AddressField} from './area-field.js';
import type {Draft} from './draft.js';
import type {FaultyField} from './faults.js';

/** What the fields are drawn from. */
export interface FieldsView {
  readonly form: Form;
  /** The topics offered here, of those that the form has. */
  readonly topics: Form['topics'];
  readonly draft: Draft;
  readonly words: Words['form'];
  readonly retryText: string;
  readonly language: LanguageCode;
  readonly address: AddressField;
  readonly faultOf: (field: FaultyField) => string | undefined;
}

/** The sentence at a field that is to be corrected. */
export function faultLine(field: FaultyField, view: FieldsView): TemplateResult | typeof nothing {
  const sentence = view.faultOf(field);
  return sentence ? html`<p id="${field}-error" class="error">${sentence}</p>` : nothing;
}

/** The ids of what describes a field: its hint, then its fault. */
export function describedBy(field: FaultyField, view: FieldsView, hint?: string): string | typeof nothing {
  const ids = [hint, view.faultOf(field) && `${field}-error`].filter(Boolean).join(' ');
  return ids || nothing;
}

/** The value of `aria-invalid`. */
export const invalid = (field: FaultyField, view: FieldsView) => (view.faultOf(field) ? 'true' : nothing);

/** Marks a field that may be left blank. */
export function optionalMark({required}: FormField, {words}: FieldsView): TemplateResult | typeof nothing {
  return required ? nothing : html`<span class="optional">${words.optional}</span>`;
}
