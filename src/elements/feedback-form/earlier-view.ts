import {html, nothing, type TemplateResult} from 'lit';
import type {MessageRecord} from '../../api/outbox/record.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {codesView, type OutcomeView} from './outcome-view.js';
import type {SendingState} from './sending.js';

function arrivedView({receipt, secret}: Extract<SendingState, {status: 'sent'}>, view: OutcomeView): TemplateResult {
  const {words, onCopyCodes, onDismiss} = view;
  return html`<div class="panel earlier" part="receipt" role="group" aria-labelledby="arrived-title">
    <p id="arrived-title" class="title">${words.form.arrived}</p>
    ${codesView(receipt, secret, words.form, () => onCopyCodes(receipt, secret))}
    <button class="quiet dismiss" type="button" @click=${onDismiss}>${words.form.dismiss}</button>
  </div>`;
}

function pendingView(count: number, view: OutcomeView, canAct: boolean): TemplateResult {
  const {words, language, onSendNow, onErase} = view;
  return html`<div class="panel earlier waiting" part="waiting" role="group" aria-labelledby="pending-title">
    <p id="pending-title" class="title">${words.form.pending(formatCount(count, language))}</p>
    <p>${words.form.keptOnDevice}</p>
    ${
      canAct
        ? html`<div class="buttons">
            <button class="quiet send-now" type="button" @click=${onSendNow}>${words.form.sendNow}</button>
            <button class="quiet erase" type="button" @click=${onErase}>${words.form.eraseFromDevice}</button>
          </div>`
        : nothing
    }
  </div>`;
}

function returnedView({words, onCopyText, onErase}: OutcomeView): TemplateResult {
  return html`<div class="panel earlier" part="errors" role="group" aria-labelledby="returned-title">
    <p id="returned-title" class="title">${words.form.returned}</p>
    <div class="buttons">
      <button class="quiet copy" type="button" @click=${onCopyText}>${words.form.copyText}</button>
      <button class="quiet erase" type="button" @click=${onErase}>${words.form.eraseFromDevice}</button>
    </div>
  </div>`;
}

/**
 * Tells of messages that an earlier page left on this device, above the form and without taking it away: a receipt that came
 * meanwhile, a message that came back, or how many still wait.
 */
export function earlierView(
  state: SendingState | undefined,
  others: readonly MessageRecord[],
  view: OutcomeView,
): TemplateResult | typeof nothing {
  const waiting = others.filter((record) => record.state === 'waiting').length;
  switch (state?.status) {
    case 'sent':
      return arrivedView(state, view);
    case 'refused':
      return returnedView(view);
    case 'waiting':
    case 'sending':
      return pendingView(waiting + 1, view, state.status === 'waiting');
    default:
      return waiting > 0 ? pendingView(waiting, view, false) : nothing;
  }
}
