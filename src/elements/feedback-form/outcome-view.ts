import {html, nothing, type TemplateResult} from 'lit';
import type {FeedbackReceipt, Form} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {contactView} from './panels.js';
import type {SendingState} from './sending.js';

/** What the panels about a message are drawn from. */
export interface OutcomeView {
  readonly form: Form;
  readonly words: Words;
  readonly language: LanguageCode;
  /** Whether the words of the message are still at hand. */
  readonly hasText: boolean;
  readonly onAnother: () => void;
  readonly onCopyCodes: (receipt: FeedbackReceipt, secret: string | null) => void;
  readonly onCopyText: () => void;
  readonly onSaveText: () => void;
  readonly onSendNow: () => void;
  readonly onErase: () => void;
}

/** What is read out as the message goes its way. */
export function outcomeSaid(state: SendingState, {form: words, errors}: Words): string {
  switch (state.status) {
    case 'sending':
      return words.sending;
    case 'sent':
      return `${words.sent}. ${words.receipt}: ${state.receipt.code}`;
    case 'waiting':
      return `${words.waiting}. ${state.kept === 'device' ? words.keptOnDevice : words.keptOnPage}`;
    case 'failed':
      return `${words.notSent}. ${errors[state.error.kind]} ${words.kept}`;
    default:
      return '';
  }
}

/** Stands there from the first render, so that what becomes of the message is read out. */
export function outcomeRegion({status}: SendingState, said: string, isShown: boolean): TemplateResult {
  return html`<div class="outcome ${isShown ? '' : 'visually-hidden'}" data-kind=${status} role="status">
    <div>${said}</div>
  </div>`;
}

/** The two codes of a message that is stored. */
export function codesView(
  {code}: FeedbackReceipt,
  secret: string | null,
  words: Words['form'],
  onCopy: () => void,
): TemplateResult {
  return html`<dl class="codes">
      <div>
        <dt>${words.receipt}</dt>
        <dd class="receipt">${code}</dd>
      </div>
      ${
        secret
          ? html`<div>
              <dt>${words.secret}</dt>
              <dd class="secret">${secret}</dd>
            </div>`
          : nothing
      }
    </dl>
    ${secret ? html`<p>${words.receiptHint}</p>` : nothing}
    <p><button class="quiet copy" type="button" @click=${onCopy}>${words.copy}</button></p>`;
}

/** Says that the message is stored, and gives the codes that open look-up. */
export function sentView(receipt: FeedbackReceipt, secret: string | null, view: OutcomeView): TemplateResult {
  const {form, words, language, onAnother, onCopyCodes} = view;
  const time = formatDayTime(new Date(receipt.received_at), language);
  return html`<div class="panel" part="receipt" tabindex="-1" role="group" aria-labelledby="sent-title">
    <p id="sent-title" class="title">${words.form.sent}</p>
    <p>${words.form.receivedAt(form.unit.name, time)}</p>
    ${codesView(receipt, secret, words.form, () => onCopyCodes(receipt, secret))}
    <button class="another" type="button" @click=${onAnother}>${words.form.another}</button>
  </div>`;
}

/** Says that the message is not there yet, where it is kept, and what becomes of it. */
export function waitingView(
  {since, kept}: Extract<SendingState, {status: 'waiting'}>,
  view: OutcomeView,
): TemplateResult {
  const {words, language, onSendNow, onErase, onAnother} = view;
  const {form: said} = words;
  return html`<div
    class="panel waiting"
    data-kept=${kept}
    part="waiting"
    tabindex="-1"
    role="group"
    aria-labelledby="waiting-title"
  >
    <p id="waiting-title" class="title">${said.waiting}</p>
    <p>${said.waitingSince(formatDayTime(since, language))}</p>
    <p class="where">${kept === 'device' ? said.keptOnDevice : said.keptOnPage}</p>
    <div class="buttons">
      <button class="send-now" type="button" @click=${onSendNow}>${said.sendNow}</button>
      <button class="quiet another" type="button" @click=${onAnother}>${said.another}</button>
      <button class="quiet erase" type="button" @click=${onErase}>${said.eraseFromDevice}</button>
    </div>
    ${takeAlong(view)}
  </div>`;
}

function takeAlong({
  words: {form: said},
  hasText,
  onCopyText,
  onSaveText,
}: OutcomeView): TemplateResult | typeof nothing {
  if (!hasText) return nothing;
  return html`<div class="buttons take-along">
    <button class="quiet copy" type="button" @click=${onCopyText}>${said.copyText}</button>
    <button class="quiet save" type="button" @click=${onSaveText}>${said.saveText}</button>
  </div>`;
}

/** What is left to a reader whose message the service does not take: their words, and the unit's phone and door. */
export function rescueView(view: OutcomeView, why: string): TemplateResult {
  return html`${why ? html`<p class="error why">${why}</p>` : nothing} ${takeAlong(view)}
  ${contactView(view.form, view.words.form)}`;
}
