import {html, nothing, type TemplateResult} from 'lit';
import type {MessageRecord, RefusedRecord, SentRecord, WaitingRecord} from '../../api/outbox/record.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {codesView, type OutcomeView} from './outcome-view.js';
import type {Left} from './sending.js';

/** What the panels about messages of earlier pages are drawn from. */
export interface EarlierView extends Pick<OutcomeView, 'onCopyCodes'> {
  /** The receipt that the reader asked to see. */
  readonly shown: SentRecord | undefined;
  readonly left: Left | undefined;
  readonly waiting: readonly WaitingRecord[];
  readonly words: Words['form'];
  readonly language: LanguageCode;
  /** Whether the form has room for the words of the message that came back. */
  readonly mayReopen: boolean;
  readonly onShow: (record: SentRecord) => void;
  readonly onDismiss: () => void;
  readonly onReopen: (record: RefusedRecord) => void;
  readonly onCopyText: (record: RefusedRecord) => void;
  readonly onSendNow: (record: WaitingRecord) => void;
  readonly onErase: (record: MessageRecord) => void;
}

function shownView({receipt, secret}: SentRecord, {words, onCopyCodes, onDismiss}: EarlierView): TemplateResult {
  return html`<div class="panel earlier" part="receipt" tabindex="-1" role="group" aria-labelledby="arrived-title">
    <p id="arrived-title" class="title">${words.arrived}</p>
    ${codesView(receipt, secret, words, () => onCopyCodes(receipt, secret))}
    <button class="quiet dismiss" type="button" @click=${onDismiss}>${words.dismiss}</button>
  </div>`;
}

const eraseButton = (record: MessageRecord, {words, onErase}: EarlierView): TemplateResult =>
  html`<button class="quiet erase" type="button" @click=${() => onErase(record)}>${words.eraseFromDevice}</button>`;

function arrivedView(record: SentRecord, view: EarlierView): TemplateResult {
  const {words, onShow} = view;
  return html`<div class="panel earlier" part="receipt" role="group" aria-labelledby="arrived-title">
    <p id="arrived-title" class="title">${words.arrived}</p>
    <p>${words.arrivedAsk}</p>
    <div class="buttons">
      <button class="quiet show" type="button" @click=${() => onShow(record)}>${words.showCodes}</button>
      ${eraseButton(record, view)}
    </div>
  </div>`;
}

function returnedView(record: RefusedRecord, view: EarlierView): TemplateResult {
  const {words, mayReopen, onReopen, onCopyText} = view;
  return html`<div class="panel earlier" part="errors" role="group" aria-labelledby="returned-title">
    <p id="returned-title" class="title">${words.returned}</p>
    <p>${words.returnedAsk}</p>
    <div class="buttons">
      ${
        mayReopen
          ? html`<button class="quiet reopen" type="button" @click=${() => onReopen(record)}>${words.reopen}</button>`
          : html`<button class="quiet copy" type="button" @click=${() => onCopyText(record)}>${words.copyText}</button>`
      }
      ${eraseButton(record, view)}
    </div>
  </div>`;
}

function waitingView(oldest: WaitingRecord, view: EarlierView): TemplateResult {
  const {words, language, waiting, onSendNow} = view;
  return html`<div class="panel earlier waiting" part="waiting" role="group" aria-labelledby="pending-title">
    <p id="pending-title" class="title">${words.pending(formatCount(waiting.length, language))}</p>
    <p>${words.keptOnDevice}</p>
    <div class="buttons">
      <button class="quiet send-now" type="button" @click=${() => onSendNow(oldest)}>${words.sendNow}</button>
      ${eraseButton(oldest, view)}
    </div>
  </div>`;
}

/**
 * Tells of messages that an earlier page left on this device, above the form and without taking it away: that a receipt came
 * meanwhile, that a message came back, or how many still wait. Codes and words of them appear only when asked for.
 */
export function earlierView(view: EarlierView): TemplateResult | typeof nothing {
  const {shown, left, waiting} = view;
  const [oldest] = waiting;
  if (shown) return shownView(shown, view);
  if (left) return left.state === 'sent' ? arrivedView(left, view) : returnedView(left, view);
  return oldest ? waitingView(oldest, view) : nothing;
}
