import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {FormField} from '../../api/types.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {describedBy, faultLine, type FieldsView, invalid, optionalMark} from './field-parts.js';

const INPUTS = {
  name: {type: 'text', autocomplete: 'name', inputmode: 'text'},
  phone: {type: 'tel', autocomplete: 'tel', inputmode: 'tel'},
  email: {type: 'email', autocomplete: 'email', inputmode: 'email'},
} as const;

function topicField(view: FieldsView): TemplateResult {
  const {topics, draft, words, language} = view;
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
      ${topics.map(
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
    case 'address':
      return view.address.render(view, field.required);
    default:
      return lineField({...field, name: field.name}, view);
  }
}

/** Draws the choice to stay unknown, and what follows from it. */
export function anonymousView({draft, words}: FieldsView): TemplateResult {
  return html`<div class="field" part="field">
    <label class="choice">
      <input
        id="anonymous"
        name="anonymous"
        type="checkbox"
        aria-describedby="anonymous-hint"
        .checked=${live(draft.anonymous)}
      />
      <span>${words.anonymous}</span>
    </label>
    <p id="anonymous-hint" class="hint muted">${words.anonymousHint}</p>
  </div>`;
}

/**
 * A box that nobody sees or reaches; programs that fill in every box fill it in too. Password managers are asked to leave it alone, by
 * the marks that 1Password, Bitwarden, LastPass and Dashlane document, and what one fills in all the same does not stay there.
 */
export function trapView({words}: FieldsView): TemplateResult {
  return html`<div class="visually-hidden" aria-hidden="true">
    <label for="website">${words.website}</label>
    <input
      id="website"
      name="website"
      type="text"
      tabindex="-1"
      autocomplete="off"
      data-1p-ignore
      data-bwignore
      data-lpignore="true"
      data-form-type="other"
      .value=${live('')}
    />
  </div>`;
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
