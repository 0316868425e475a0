import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Form, FormField} from '../../api/types.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {normalized} from '../../vietnamese/normalized.js';
import {formatCount} from '../../vietnamese/numbers.js';
import type {LanguageCode} from '../../widget/language.js';
import {webAddress} from '../../shared/web-address.js';
import type {PartController} from '../../widget/part-controller.js';
import type {AddressFields} from './address.js';
import {type DraftController, type FieldName, fieldsAsked, type WrittenOn} from './draft-controller.js';
import type {Words} from './vi.js';

/** What the form to write in is drawn from. */
export interface FormView {
  readonly form: Form;
  /** The topics offered here, of those that the form has. */
  readonly topics: Form['topics'];
  readonly draft: DraftController;
  readonly words: Words;
  readonly language: LanguageCode;
  readonly address: PartController<AddressFields>;
  /** What goes along. */
  readonly page: WrittenOn | undefined;
  readonly keepsDraft: boolean;
  readonly isSending: boolean;
  readonly sendText: string;
  /** All errors in one place. */
  readonly summary: TemplateResult | typeof nothing;
  /** Why the message was not sent. */
  readonly why: string;
  /** Ways to take along what was written. */
  readonly textButtons: TemplateResult | typeof nothing;
  /** Counts characters as a reader does; undefined while the code for that is on its way. */
  readonly count: (text: string) => number | undefined;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
}

const INPUTS = {
  name: {type: 'text', autocomplete: 'name'},
  phone: {type: 'tel', autocomplete: 'tel'},
  email: {type: 'email', autocomplete: 'email'},
} as const;

const errorOf = (name: FieldName, {draft}: FormView): string | undefined =>
  draft.errors.find(({field}) => field === name)?.sentence;

const invalid = (name: FieldName, view: FormView) => (errorOf(name, view) ? 'true' : nothing);

/** The ids of what describes a field: its hint, then its error. */
function describedBy(name: FieldName, view: FormView, hint?: string): string | typeof nothing {
  const ids = [hint, errorOf(name, view) && `${name}-error`].filter(Boolean).join(' ');
  return ids || nothing;
}

function errorLine(name: FieldName, view: FormView): TemplateResult | typeof nothing {
  const sentence = errorOf(name, view);
  return sentence ? html`<p id="${name}-error" class="error">${sentence}</p>` : nothing;
}

const optionalMark = (required: boolean, {words}: FormView) =>
  required ? nothing : html`<span class="optional">${words.optional}</span>`;

function topicField(view: FormView): TemplateResult {
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
    ${errorLine('topic', view)}
    <div class="choices">
      ${topics.map(
        ({id, label}) =>
          html`<label class="choice">
            <input type="radio" name="topic" value=${id} .checked=${live(draft.value.topic === id)} />
            <span>${label[language] ?? label.vi}</span>
          </label>`,
      )}
    </div>
  </fieldset>`;
}

function counter(max: number, {draft, words, language, count}: FormView): TemplateResult {
  const {message} = draft.value;
  const left = max - (count(message) ?? normalized(message, 'NFC').length);
  const number = formatCount(Math.abs(left), language);
  return html`<p id="message-count" class="count muted" data-over=${left < 0 ? '' : nothing}>
    ${left < 0 ? words.over(number) : words.left(number)}
  </p>`;
}

function messageField({required, max_length}: FormField, view: FormView): TemplateResult {
  const {draft, words, language} = view;
  return html`<div class="field" part="field">
    <label class="label" for="message">${words.message} ${optionalMark(required, view)}</label>
    <p id="message-hint" class="hint muted">${words.messageHint(formatCount(max_length, language))}</p>
    ${errorLine('message', view)}
    <textarea
      id="message"
      name="message"
      rows="6"
      part="input"
      aria-describedby=${describedBy('message', view, 'message-hint message-count')}
      aria-invalid=${invalid('message', view)}
      .value=${live(draft.value.message)}
    ></textarea>
    ${counter(max_length, view)}
  </div>`;
}

function lineField(name: keyof typeof INPUTS, required: boolean, view: FormView): TemplateResult {
  const {draft, words} = view;
  const {type, autocomplete} = INPUTS[name];
  const hint = name === 'phone' ? words.phoneHint : name === 'email' ? words.emailHint : '';
  return html`<div class="field" part="field">
    <label class="label" for=${name}>${words[name]} ${optionalMark(required, view)}</label>
    ${hint ? html`<p id="${name}-hint" class="hint muted">${hint}</p>` : nothing} ${errorLine(name, view)}
    <input
      id=${name}
      name=${name}
      type=${type}
      part="input"
      autocomplete=${autocomplete}
      inputmode=${type}
      aria-describedby=${describedBy(name, view, hint && `${name}-hint`)}
      aria-invalid=${invalid(name, view)}
      .value=${live(draft.value[name])}
    />
  </div>`;
}

/** The two levels of an address; what offers places comes on demand, and until then its boxes take the room. */
function addressField(required: boolean, view: FormView): TemplateResult {
  const {words} = view;
  return html`<fieldset class="field address" part="field">
    <legend class="label">${words.address} ${optionalMark(required, view)}</legend>
    <div class="levels">${addressLevel('province', view)} ${addressLevel('commune', view)}</div>
  </fieldset>`;
}

function addressLevel(name: 'province' | 'commune', view: FormView): TemplateResult {
  const {address, draft, words} = view;
  const {state} = address;
  const isWanted = name === 'province' || draft.value.province.code !== '';
  const places = 'data' in state ? state.data.places(name) : address;
  const {status} = places.state;
  const isFailed = isWanted && status === 'failed';
  const isLoading = isWanted && status === 'loading';
  const usual = name === 'province' ? words.areaHint : isWanted ? '' : words.provinceFirst;
  const description = describedBy(name, view, `${name}-hint`);
  return html`<div class="level">
    <label class="label" for=${name}>${words[name]}</label>
    <p id="${name}-hint" class="hint muted">${isFailed ? words.areasFailed : isLoading ? words.areasLoading : usual}</p>
    ${errorLine(name, view)}
    ${
      'data' in state
        ? state.data.box(name, {
            describedBy: description,
            isInvalid: errorOf(name, view) !== undefined,
            isDisabled: !isWanted || isFailed,
            words,
          })
        : html`<div class="combobox">
            <input id=${name} type="text" part="input" aria-describedby=${description} disabled />
          </div>`
    }
    ${
      isFailed
        ? html`<button class="quiet retry" type="button" @click=${places.retry}>${words.retry}</button>`
        : nothing
    }
  </div>`;
}

function fieldView({name, ...field}: FormField, view: FormView): TemplateResult {
  switch (name) {
    case 'topic':
      return topicField(view);
    case 'message':
      return messageField({name, ...field}, view);
    case 'address':
      return addressField(field.required, view);
    default:
      return lineField(name, field.required, view);
  }
}

/** A box to tick, with what follows from it. */
function choiceField(name: 'anonymous' | 'remember', isChecked: boolean, text: string, hint: string): TemplateResult {
  return html`<div class="field" part="field">
    <label class="choice">
      <input id=${name} name=${name} type="checkbox" aria-describedby="${name}-hint" .checked=${live(isChecked)} />
      <span>${text}</span>
    </label>
    <p id="${name}-hint" class="hint muted">${hint}</p>
  </div>`;
}

/**
 * A box that nobody sees or reaches; programs that fill in every box fill it in too. Password managers are asked to leave it alone, by
 * the marks that 1Password, Bitwarden, LastPass and Dashlane document, and what one fills in all the same does not stay there.
 */
function honeypot({words}: FormView): TemplateResult {
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

/** The consent: its whole text, and a box that only the reader ticks. */
function consentField(view: FormView): TemplateResult {
  const {form, draft, words, language} = view;
  return html`<div class="field consent" part="consent">
    <p id="consent-text" class="terms">${form.consent.text[language] ?? form.consent.text.vi}</p>
    ${errorLine('consent', view)}
    <label class="choice">
      <input
        id="consent"
        name="consent"
        type="checkbox"
        aria-describedby=${describedBy('consent', view, 'consent-text')}
        aria-invalid=${invalid('consent', view)}
        .checked=${live(draft.value.consent)}
      />
      <span>${words.consent}</span>
    </label>
  </div>`;
}

function draftNotice({draft, words, language}: FormView): TemplateResult | typeof nothing {
  const {restored} = draft;
  if (restored.kind === 'none') return nothing;
  const isErased = restored.kind === 'erased';
  return html`<div class="draft">
    <p>${isErased ? words.draftErased : words.restored(formatDayTime(restored.at, language))}</p>
    ${
      isErased
        ? nothing
        : html`<button class="quiet erase-draft" type="button" @click=${() => draft.erase()}>
            ${words.eraseDraft}
          </button>`
    }
  </div>`;
}

function pageLine({url, title}: WrittenOn, {words}: FormView): TemplateResult {
  return html`<p class="page muted">
    ${words.page} ${title ? html`<cite>${title}</cite>` : nothing} <span class="url">${url}</span>
  </p>`;
}

/** How else to reach the unit, when the form fails the reader; nothing where the unit has given nothing. */
function contactView({form: {contact, unit}, words}: FormView): TemplateResult | typeof nothing {
  const {phone, address} = contact;
  const website = webAddress(contact.website, document.baseURI);
  if (!phone && !address && !website) return nothing;
  return html`<div class="contact">
    <p class="title">${words.contact}: ${unit.name}</p>
    ${phone ? html`<p><a href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a></p>` : nothing}
    ${address ? html`<p>${address}</p>` : nothing} ${website ? html`<p><a href=${website}>${website}</a></p>` : nothing}
  </div>`;
}

/** Draws the form to write in: every field of its definition in order, the consent, and what goes along. */
export function formView(view: FormView): TemplateResult {
  const {form, draft, words, page, keepsDraft, isSending, sendText, summary, why, onInput, onSubmit} = view;
  const isStuck = why !== '' || draft.errors.some(({field}) => field === null);
  const asked = fieldsAsked(form, draft.value);
  const isAboutWriter = ({name}: FormField) => name !== 'topic' && name !== 'message';
  const contact = asked.filter(isAboutWriter);
  return html`<form novalidate @submit=${onSubmit} @input=${onInput} @change=${onInput}>
    <p class="emergency">${words.emergency}</p>
    ${draftNotice(view)} ${summary}
    ${asked.filter((field) => !isAboutWriter(field)).map((field) => fieldView(field, view))}
    ${form.anonymous ? choiceField('anonymous', draft.value.anonymous, words.anonymous, words.anonymousHint) : nothing}
    ${contact.map((field) => fieldView(field, view))}
    ${
      keepsDraft && contact.length > 0
        ? choiceField('remember', draft.remembersContact, words.rememberContact, words.rememberHint)
        : nothing
    }
    ${honeypot(view)} ${consentField(view)} ${page ? pageLine(page, view) : nothing}
    <button type="submit" part="send" aria-disabled=${isSending ? 'true' : nothing}>${sendText}</button>
    ${why ? html`<p class="error why">${why}</p>` : nothing}
    ${isStuck ? html`${view.textButtons} ${contactView(view)}` : nothing}
  </form>`;
}
