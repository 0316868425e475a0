import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Form, FormField} from '../../api/types.js';
import type {LanguageCode, Words} from '../../locale/words.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import type {Draft} from './draft.js';
import type {FaultyField} from './faults.js';

/** What the fields are drawn from. */
export interface FieldsView {
  readonly form: Form;
  readonly draft: Draft;
  readonly words: Words['form'];
  readonly language: LanguageCode;
  readonly faultOf: (field: FaultyField) => string | undefined;
}

const INPUTS = {
  name: {type: 'text', autocomplete: 'name', inputmode: 'text'},
  phone: {type: 'tel', autocomplete: 'tel', inputmode: 'tel'},
  email: {type: 'email', autocomplete: 'email', inputmode: 'email'},
} as const;

function faultLine(field: FaultyField, view: FieldsView): TemplateResult | typeof nothing {
  const sentence = view.faultOf(field);
  return sentence ? html`<p id="${field}-error" class="error">${sentence}</p>` : nothing;
}

/** The ids of what describes a field: its hint, then its fault. */
function describedBy(field: FaultyField, view: FieldsView, hint?: string): string | typeof nothing {
  const ids = [hint, view.faultOf(field) && `${field}-error`].filter(Boolean).join(' ');
  return ids || nothing;
}

const invalid = (field: FaultyField, view: FieldsView) => (view.faultOf(field) ? 'true' : nothing);

function optionalMark({required}: FormField, {words}: FieldsView): TemplateResult | typeof nothing {
  return required ? nothing : html`<span class="optional">${words.optional}</span>`;
}

function topicField(view: FieldsView): TemplateResult {
  const {form, draft, words, language} = view;
  return html`<fieldset
    id="topic"
    class="field"
    part="field"
    tabindex="-1"
    role="radiogroup"
    aria-labelledby="topic-label"
    aria-describedby=${describedBy('topic', view)}
    aria-invalid=${invalid('topic', view)}
  >
    <legend id="topic-label" class="label">${words.topic}</legend>
    ${faultLine('topic', view)}
    <div class="choices">
      ${form.topics.map(
        ({id, label}) =>
          html`<label class="choice">
            <input type="radio" name="topic" value=${id} .checked=${live(draft.topic === id)} />
            <span>${label[language] ?? label.vi}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function counter(max: number, {draft, words, language}: FieldsView): TemplateResult {
  const left = max - countGraphemes(draft.message);
  const count = formatCount(Math.abs(left), language);
  return html`<p id="message-count" class="count muted" data-over=${left < 0 ? '' : nothing}>
    ${left < 0 ? words.over(count) : words.left(count)}
  </p>`;
}

function messageField(field: FormField, view: FieldsView): TemplateResult {
  const {draft, words, language} = view;
  return html`<div class="field" part="field">
    <label class="label" for="message">${words.message} ${optionalMark(field, view)}</label>
    <p id="message-hint" class="hint muted">${words.messageHint(formatCount(field.max_length, language))}</p>
    ${faultLine('message', view)}
    <textarea
      id="message"
      name="message"
      rows="6"
      part="input"
      aria-describedby=${describedBy('message', view, 'message-hint message-count')}
      aria-invalid=${invalid('message', view)}
      .value=${live(draft.message)}
    ></textarea>
    ${counter(field.max_length, view)}
  </div>`;
}

function lineField(field: FormField & {name: keyof typeof INPUTS}, view: FieldsView): TemplateResult {
  const {draft, words} = view;
  const {name} = field;
  const {type, autocomplete, inputmode} = INPUTS[name];
  const hint = name === 'phone' ? words.phoneHint : name === 'email' ? words.emailHint : '';
  return html`<div class="field" part="field">
    <label class="label" for=${name}>${words[name]} ${optionalMark(field, view)}</label>
    ${hint ? html`<p id="${name}-hint" class="hint muted">${hint}</p>` : nothing} ${faultLine(name, view)}
    <input
      id=${name}
      name=${name}
      type=${type}
      part="input"
      autocomplete=${autocomplete}
      inputmode=${inputmode}
      aria-describedby=${describedBy(name, view, hint && `${name}-hint`)}
      aria-invalid=${invalid(name, view)}
      .value=${live(draft[name])}
    />
  </div>`;
}

/** Draws one field of the form's definition. */
export function fieldView(field: FormField, view: FieldsView): TemplateResult {
  switch (field.name) {
    case 'topic':
      return topicField(view);
    case 'message':
      return messageField(field, view);
    default:
      return lineField({...field, name: field.name}, view);
  }
}

/** Draws the consent: its whole text, and a box that only the reader ticks. */
export function consentView(view: FieldsView): TemplateResult {
  const {form, draft, words, language} = view;
  return html`<div class="field consent" part="consent">
    <p id="consent-text" class="terms">${form.consent.text[language] ?? form.consent.text.vi}</p>
    ${faultLine('consent', view)}
    <label class="choice">
      <input
        id="consent"
        name="consent"
        type="checkbox"
        aria-describedby=${describedBy('consent', view, 'consent-text')}
        aria-invalid=${invalid('consent', view)}
        .checked=${live(draft.consent)}
      />
      <span>${words.consent}</span>
    </label>
  </div>`;
}
