import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {FeedbackStatus} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import type {Lookup, LookupState, Withdrawal} from './lookup.js';

/** What the reader has typed to find their message, and what is wrong with it. */
export interface LookupDraft {
  readonly code: string;
  readonly secret: string;
  readonly missing: readonly ('code' | 'secret')[];
}

/** What look-up is drawn from. */
export interface LookupView {
  readonly lookup: Lookup;
  readonly draft: LookupDraft;
  readonly words: Words;
  readonly language: LanguageCode;
  readonly onInput: (event: Event) => void;
  readonly onSubmit: (event: Event) => void;
  readonly onAnother: () => void;
  readonly onWithdraw: () => void;
  /** Told whether the sender begins to withdraw the message, or leaves it. */
  readonly onAsk: (isAsking: boolean) => void;
  readonly onFault: (event: Event, field: 'code' | 'secret') => void;
}

/** What is read out as look-up goes on. */
export function lookupSaid(state: LookupState, {form: {lookup: words}}: Words): string {
  if (state.status === 'looking') return words.looking;
  if (state.status !== 'found') return '';
  if (state.withdrawal.step === 'under-way') return words.withdrawing;
  if (state.withdrawal.step === 'done') return words.withdrawnNow;
  return `${words.result(state.feedback.code)}. ${words.now}: ${words.status[state.feedback.status]}`;
}

/** The sentences that keep look-up from succeeding, each with the box it concerns. */
function problems({lookup: {state}, draft, words}: LookupView): {field: 'code' | 'secret'; sentence: string}[] {
  const {lookup} = words.form;
  if (state.status === 'unknown') return [{field: 'code', sentence: lookup.notFound}];
  if (state.status === 'failed') {
    const {kind} = state.error;
    return [{field: 'code', sentence: kind === 'busy' ? lookup.busy : words.errors[kind]}];
  }
  return draft.missing.map((field) => ({
    field,
    sentence: field === 'code' ? lookup.requiredCode : lookup.requiredSecret,
  }));
}

function box(name: 'code' | 'secret', view: LookupView): TemplateResult {
  const {words, draft} = view;
  const {lookup, receipt, secret} = words.form;
  const isMissing = draft.missing.includes(name);
  return html`<div class="field" part="field">
    <label class="label" for=${name}>${name === 'code' ? receipt : secret}</label>
    <p id="${name}-hint" class="hint muted">${name === 'code' ? lookup.codeHint : lookup.secretHint}</p>
    ${
      isMissing
        ? html`<p id="${name}-error" class="error">${name === 'code' ? lookup.requiredCode : lookup.requiredSecret}</p>`
        : nothing
    }
    <input
      id=${name}
      name=${name}
      class="code"
      type="text"
      part="input"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      maxlength="40"
      aria-describedby=${isMissing ? `${name}-hint ${name}-error` : `${name}-hint`}
      aria-invalid=${isMissing ? 'true' : nothing}
      .value=${live(draft[name])}
    />
  </div>`;
}

function questions(view: LookupView): TemplateResult {
  const {words, lookup, onInput, onSubmit, onFault} = view;
  const found = problems(view);
  const isLooking = lookup.state.status === 'looking';
  return html`<form novalidate @input=${onInput} @submit=${onSubmit}>
    ${
      found.length > 0
        ? html`<div class="faults" part="errors" tabindex="-1" role="group" aria-label=${words.form.lookup.heading}>
            <ul role="list">
              ${found.map(
                ({field, sentence}) =>
                  html`<li><a href="#${field}" @click=${(event: Event) => onFault(event, field)}>${sentence}</a></li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
    <p>${words.form.lookup.intro}</p>
    ${box('code', view)} ${box('secret', view)}
    <button type="submit" part="send" aria-disabled=${isLooking ? 'true' : nothing}>
      ${isLooking ? words.form.lookup.looking : words.form.lookup.submit}
    </button>
  </form>`;
}

function withdrawal(state: Withdrawal, {words, onWithdraw, onAsk}: LookupView): TemplateResult {
  const {lookup: said} = words.form;
  if (state.step === 'none') {
    return html`<button class="quiet withdraw" type="button" @click=${() => onAsk(true)}>${said.withdraw}</button>`;
  }
  const isUnderWay = state.step === 'under-way';
  return html`<div class="question" tabindex="-1" role="group" aria-labelledby="withdraw-title">
    <p id="withdraw-title" class="title">${said.withdrawQuestion}</p>
    <p>${said.withdrawMeaning}</p>
    <p class="error" role="status">${state.step === 'failed' ? words.errors[state.error.kind] : ''}</p>
    <div class="buttons">
      <button class="danger" type="button" aria-disabled=${isUnderWay ? 'true' : nothing} @click=${onWithdraw}>
        ${isUnderWay ? said.withdrawing : said.withdrawConfirm}
      </button>
      <button class="quiet" type="button" @click=${() => onAsk(false)}>${said.cancel}</button>
    </div>
  </div>`;
}

function found(feedback: FeedbackStatus, state: Withdrawal, view: LookupView): TemplateResult {
  const {words, language, onAnother} = view;
  const {lookup: said} = words.form;
  const {code, status, history, reply, unit} = feedback;
  const time = (at: string) => html`<time datetime=${at}>${formatDayTime(new Date(at), language)}</time>`;
  return html`<div class="panel" part="receipt" tabindex="-1" role="group" aria-labelledby="found-title">
    <p id="found-title" class="title">${said.result(code)}</p>
    <p>${unit.name}</p>
    <p>${said.now}: <strong class="state">${said.status[status]}</strong></p>
    ${state.step === 'done' ? html`<p class="done">${said.withdrawnNow}</p>` : nothing}
    <p class="title">${said.history}</p>
    <ol class="history">
      ${history.map((step) => html`<li><strong>${said.status[step.status]}</strong> ${time(step.at)}</li>`)}
    </ol>
    ${
      reply
        ? html`<p class="title">${said.reply(unit.name)} (${time(reply.at)})</p>
            <blockquote class="reply">${reply.text}</blockquote>`
        : status === 'withdrawn'
          ? nothing
          : html`<p>${said.noReply}</p>`
    }
    ${status === 'withdrawn' ? nothing : withdrawal(state, view)}
    <p class="again"><button class="quiet" type="button" @click=${onAnother}>${said.another}</button></p>
  </div>`;
}

/** Draws look-up: the question for the two codes, or the message that was found. */
export function lookupView(view: LookupView): TemplateResult {
  const {state} = view.lookup;
  return html`<div class="visually-hidden" role="status">${lookupSaid(state, view.words)}</div>
    ${state.status === 'found' ? found(state.feedback, state.withdrawal, view) : questions(view)}`;
}
