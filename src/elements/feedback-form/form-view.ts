import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {LanguageCode} from '../../widget/language.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {fieldsAsked, type WrittenOn} from './draft.js';
import type {FieldsView} from './field-parts.js';
import {anonymousView, consentView, fieldView, trapView} from './fields.js';
import type {Fault, FaultyField} from './faults.js';
import {faultSummary} from './panels.js';
import type {Writing} from './writing.js';

/** What the form to write in is drawn from. */
export interface FormView {
  readonly writing: Writing;
  readonly fields: FieldsView;
  readonly faults: readonly Fault[];
  readonly page: WrittenOn | undefined;
  readonly keepsDraft: boolean;
  readonly isSending: boolean;
  readonly sendText: string;
  readonly rescue: TemplateResult | typeof nothing;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
  readonly onFault: (event: Event, field: FaultyField) => void;
}

function draftNotice({restored, onErase}: Writing, {words}: FieldsView, language: LanguageCode) {
  if (restored.kind === 'none') return nothing;
  const said = restored.kind === 'erased' ? words.draftErased : words.restored(formatDayTime(restored.at, language));
  return html`<div class="draft">
    <p>${said}</p>
    ${
      restored.kind === 'restored'
        ? html`<button class="quiet erase-draft" type="button" @click=${onErase}>${words.eraseDraft}</button>`
        : nothing
    }
  </div>`;
}

function rememberView({remembersContact}: Writing, {words}: FieldsView): TemplateResult {
  return html`<div class="field" part="field">
    <label class="choice">
      <input
        id="remember"
        name="remember"
        type="checkbox"
        aria-describedby="remember-hint"
        .checked=${live(remembersContact)}
      />
      <span>${words.rememberContact}</span>
    </label>
    <p id="remember-hint" class="hint muted">${words.rememberHint}</p>
  </div>`;
}

function pageView({url, title = ''}: WrittenOn, {words}: FieldsView): TemplateResult {
  return html`<p class="page muted">
    ${words.page} ${title ? html`<cite>${title}</cite>` : nothing} <span class="url">${url}</span>
  </p>`;
}

/** Draws the form to write in: every field of its definition in order, the consent, and what goes along. */
export function formView(view: FormView): TemplateResult {
  const {writing, fields, faults, page, keepsDraft, isSending, sendText, rescue, onInput, onSubmit, onFault} = view;
  const {form, draft, words, language} = fields;
  const asked = fieldsAsked(form, draft);
  const isAboutWriter = ({name}: {readonly name: string}) => name !== 'topic' && name !== 'message';
  const hasContact = asked.some(isAboutWriter);
  return html`<form novalidate @submit=${onSubmit} @input=${onInput} @change=${onInput}>
    <p class="emergency">${words.emergency}</p>
    ${draftNotice(writing, fields, language)} ${faults.length > 0 ? faultSummary(faults, words, onFault) : nothing}
    ${asked.filter((field) => !isAboutWriter(field)).map((field) => fieldView(field, fields))}
    ${form.anonymous ? anonymousView(fields) : nothing}
    ${asked.filter(isAboutWriter).map((field) => fieldView(field, fields))}
    ${keepsDraft && hasContact ? rememberView(writing, fields) : nothing} ${trapView(fields)} ${consentView(fields)}
    ${page ? pageView(page, fields) : nothing}
    <button type="submit" part="send" aria-disabled=${isSending ? 'true' : nothing}>${sendText}</button>
    ${rescue}
  </form>`;
}
