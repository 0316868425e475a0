import {css, html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {makeLookupSecret} from '../../api/feedback.js';
import type {Outbox} from '../../api/outbox/outbox.js';
import type {MessageRecord, RefusedRecord, SentRecord, WaitingRecord} from '../../api/outbox/record.js';
import type {Durability} from '../../api/outbox/storage.js';
import type {FeedbackReceipt, FeedbackRequest, Form} from '../../api/types.js';
import {formatDayTime} from '../../vietnamese/dates.js';
import {countGraphemes} from '../../vietnamese/graphemes.js';
import {normalized} from '../../vietnamese/normalized.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {addStyles} from '../../widget/add-styles.js';
import {copyText, saveText} from '../../widget/copy-and-save.js';
import type {LanguageCode} from '../../widget/language.js';
import {whenNear} from '../../widget/on-demand.js';
import {Delivery} from './delivery.js';
import {type FieldName, fieldsAsked, type FormError, pageWrittenOn} from './draft-controller.js';
import type {FormContext, FormController, FormState} from './form-controller.js';
import {panelStyles} from './panels.styles.js';
import {submitVi} from './submit.vi.js';
import {type AllWords, draftErrors, refusalErrors} from './validation.js';
import type {Words} from './vi.js';

/** The words of the form with those of this part. */
const allWords = (words: Words): AllWords => ({...words, ...(words.submit ?? submitVi)});

/** Where a message that waits is kept, and what becomes of it. */
const durabilityInWords = (kept: Durability, words: AllWords): string =>
  kept === 'device' ? words.keptOnDevice : words.keptOnPage;

const FIRST_FIELD = '#topic input, #message';

const trimmed = (value: string): string => normalized(value, 'NFC').trim();

/** The request for a draft without errors; fields left blank or not asked are left out. */
function requestOf(
  {draft: {value: draft}, article, rating}: FormController,
  form: Form,
  language: LanguageCode,
): FeedbackRequest {
  const asked = new Set(fieldsAsked(form, draft).map(({name}) => name));
  const given = (name: 'name' | 'phone' | 'email'): string => (asked.has(name) ? trimmed(draft[name]) : '');
  const [name, phone, email] = [given('name'), given('phone'), given('email')];
  const province = asked.has('address') ? draft.province.code : '';
  const commune = draft.commune.code;
  const page = pageWrittenOn(location, document.title);
  return {
    form: form.id,
    unit: form.unit.id,
    topic: draft.topic,
    message: trimmed(draft.message),
    ...(name && {name}),
    ...(phone && {phone}),
    ...(email && {email}),
    ...(province && {address: {province, ...(commune && {commune})}}),
    ...(form.anonymous && draft.anonymous && {anonymous: true}),
    ...(rating && {rating}),
    consent: {version: form.consent.version},
    ...(page && {page}),
    ...(article && {article}),
    language,
    ...(draft.isHoneypotFilled && {website: '1'}),
  };
}

/**
 * What is told of messages that earlier pages left on this device. Codes and words of them appear only when asked for: the machine may
 * have passed into other hands.
 *
 * | kind | what stands there | goes on to |
 * | --- | --- | --- |
 * | `arrived` | that a receipt came meanwhile | «Hiện hai mã» → `shown`, «Xóa» |
 * | `shown` | both codes, which from then on are here only | «Tôi đã ghi lại» or leaving the page ends it |
 * | `returned` | that a message came back | «Mở lại để sửa» puts it into an empty form, «Sao chép», «Xóa» |
 * | `waiting` | how many wait | «Gửi ngay», «Xóa» |
 */
type PreviousMessage =
  | {readonly kind: 'arrived' | 'shown'; readonly record: SentRecord}
  | {readonly kind: 'returned'; readonly record: RefusedRecord}
  | {readonly kind: 'waiting'; readonly record: WaitingRecord; readonly count: number};

/** Everything that comes with «Gửi»: checks, sending, what became of the message, and of those that earlier pages left. */
export class SubmitController implements ReactiveController {
  /** What is told of the last thing that the reader did. */
  note = '';
  /** Whether the reader has asked for what is under way, and so is to be brought to what comes of it. */
  #isAsked = false;
  readonly #delivery: Delivery;
  #shown: SentRecord | undefined;
  #stamped: {readonly body: string; readonly request: FeedbackRequest} | undefined;
  #codes: Element | null = null;
  #stopWatching = (): void => undefined;

  constructor(
    private readonly form: FormController,
    outbox: Outbox,
  ) {
    const {host, context} = form;
    this.#delivery = new Delivery(host, form, outbox, {
      mayQueue: () => context()?.mayQueue ?? true,
      scope: context,
      onKept: () => form.draft.forgetKept(),
      onChange: (state) => this.#onChange(state),
    });
    host.addController(this);
    addStyles(host.renderRoot, panelStyles, outcomeStyles);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
    this.#watch(null);
  }

  hostUpdated(): void {
    const isSent = this.form.state.status === 'sent';
    this.#watch(isSent ? this.form.host.renderRoot.querySelector('.codes') : null);
  }

  /** What is read out once the message has left the form. */
  statusText(given: Words): string {
    const {state} = this.form;
    const words = allWords(given);
    if (state.status === 'sent') return `${words.sent}. ${words.receipt}: ${state.receipt.code}`;
    if (state.status !== 'waiting') return '';
    return `${words.waiting}. ${durabilityInWords(state.kept, words)}`;
  }

  /** Counts characters as a reader does. */
  count(text: string): number {
    return countGraphemes(text);
  }

  /**
   * Sends what is written, unless there is something to correct.
   *
   * @param isAsked whether the reader has just asked for it
   */
  async submit({base, form, words, language}: FormContext, isAsked: boolean): Promise<void> {
    this.#isAsked = isAsked;
    if (!form || !this.#accept(draftErrors(this.form.draft.value, form, allWords(words), language))) return;
    this.note = '';
    await this.#delivery.send(base, this.#stamp(requestOf(this.form, form, language)));
  }

  /** Leaves the message to the outbox, for something else to be written. */
  leave(): void {
    this.#stamped = undefined;
    this.#delivery.leave();
  }

  /** Looks what has become of the messages on this device. */
  look(): void {
    void this.#delivery.look();
  }

  /**
   * The request with what belongs to its first attempt: how long ago its first key was typed, be it on an earlier page, and the secret
   * that will open look-up. Sending the same again is the same message, with the same two.
   */
  #stamp(request: FeedbackRequest): FeedbackRequest {
    const body = JSON.stringify(request);
    if (this.#stamped?.body !== body) {
      const seconds = Math.round(this.form.draft.elapsedMs / 1000);
      this.#stamped = {body, request: {...request, lookup_secret: makeLookupSecret(), seconds_taken: seconds}};
    }
    return this.#stamped.request;
  }

  /** Whether there is nothing to correct; otherwise the reader is brought to the summary of all errors. */
  #accept(errors: readonly FormError[]): boolean {
    this.form.draft.errors = errors;
    if (errors.length > 0) this.#bringTo('.faults');
    return errors.length === 0;
  }

  /** What comes by itself, long after the sending, leaves the reader where they are on the page. */
  #bringTo(selector: string): void {
    const {host} = this.form;
    if (this.#isAsked || host.matches(':focus-within')) host.focusOn(selector);
    else host.requestUpdate();
  }

  #onChange(state: FormState): void {
    const {host, draft} = this.form;
    this.note = '';
    if (state.status === 'sending') return;
    if (state.status === 'sent') {
      this.#endDraft();
      host.tellSent(state.receipt.code);
    } else if (state.status === 'refused') {
      if (!draft.value.message.trim()) draft.resume(state.feedback);
      this.#accept(this.#errorsOf(state));
    }
    if (state.status === 'sent' || state.status === 'waiting') this.#bringTo('.panel');
    this.#isAsked = false;
  }

  /** What the API found wrong, in the reader's language. */
  #errorsOf({errors, problem}: Extract<FormState, {status: 'refused'}>): readonly FormError[] {
    const {form, words, language} = this.form.context() ?? {};
    return form && words && language ? refusalErrors(errors, problem, form, allWords(words), language) : [];
  }

  #endDraft(): void {
    this.#stamped = undefined;
    this.form.draft.end();
  }

  /** A receipt stays on the device until it was on a screen: its writer may be elsewhere on the page, or in another tab. */
  #watch(codes: Element | null): void {
    if (codes === this.#codes) return;
    this.#stopWatching();
    this.#codes = codes;
    this.#stopWatching = codes ? whenNear(codes, () => void this.#delivery.seen(), '0px') : () => undefined;
  }

  /** Whoever comes back to this page out of the back/forward cache may be the next at this machine. */
  readonly #onLeave = (): void => {
    this.#shown = undefined;
    this.note = '';
    this.form.host.requestUpdate();
  };

  readonly #onAnother = (): void => {
    this.#delivery.reset();
    this.#goOn();
  };

  async #erase(): Promise<void> {
    await this.#delivery.forget();
    this.#goOn();
    this.#say('erased');
  }

  /** The message is done with, and the next can be written. */
  #goOn(): void {
    this.#endDraft();
    this.form.takeAnother();
    this.form.host.focusOn(FIRST_FIELD);
  }

  readonly #onSendNow = (): void => {
    this.#isAsked = true;
    void this.#delivery.retry();
  };

  /** A receipt of an earlier page is shown once, to whom asked for it. */
  async #show(record: SentRecord): Promise<void> {
    this.#shown = record;
    this.note = '';
    this.form.host.focusOn('.earlier');
    await this.#delivery.forget(record.key);
  }

  readonly #onDismiss = (): void => {
    this.#shown = undefined;
    this.form.host.focusOn(FIRST_FIELD);
  };

  /** What an earlier page left is done with; what is being written stays. */
  async #erasePrevious({key}: MessageRecord): Promise<void> {
    await this.#delivery.forget(key);
    this.#say('erased');
    this.form.host.focusOn(FIRST_FIELD);
  }

  async #sendPrevious({key}: MessageRecord): Promise<void> {
    this.#say('sending');
    await this.#delivery.retry(key);
    this.#say(this.#delivery.others.some((other) => other.key === key) ? 'notSent' : undefined);
  }

  /** Only an empty form takes the words of an earlier page, or one that holds them already. */
  #mayReopen({feedback}: RefusedRecord): boolean {
    const written = this.form.draft.value.message.trim();
    return this.form.state.status === 'editing' && (written === '' || written === feedback.message.trim());
  }

  #reopen(record: RefusedRecord): void {
    if (!this.#mayReopen(record)) return;
    this.#isAsked = true;
    this.form.draft.resume(record.feedback);
    this.#delivery.correct(record);
  }

  #say(said: 'copied' | 'copyFailed' | 'erased' | 'sending' | 'notSent' | undefined): void {
    const here = this.form.context();
    this.note = said && here ? allWords(here.words)[said] : '';
    this.form.host.requestUpdate();
  }

  async #copy(text: string): Promise<void> {
    this.#say((await copyText(text)) ? 'copied' : 'copyFailed');
  }

  /** All that is to be corrected, each with a link to its field (the error summary of the GOV.UK Design System). */
  summary(words: Words, onError: (event: Event, field: FieldName) => void): TemplateResult | typeof nothing {
    const {errors} = this.form.draft;
    if (errors.length === 0) return nothing;
    return html`<div class="faults" part="errors" tabindex="-1" role="group" aria-labelledby="faults-title">
      <p id="faults-title" class="title">${allWords(words).summary}</p>
      <ul role="list">
        ${errors.map(({field, sentence}) =>
          field
            ? html`<li>
                <a href="#${field}" @click=${(event: Event) => onError(event, field)}>${sentence}</a>
              </li>`
            : html`<li>${sentence}</li>`,
        )}
      </ul>
    </div>`;
  }

  /** What stands in place of the form once the message has left it. */
  panel(here: FormContext, form: Form): TemplateResult | undefined {
    const {state} = this.form;
    const {language} = here;
    const words = allWords(here.words);
    if (state.status === 'sent') return this.#sentView(state, form, words, language);
    return state.status === 'waiting' ? this.#waitingView(state, words, language) : undefined;
  }

  #sentView(
    {receipt, secret}: Extract<FormState, {status: 'sent'}>,
    form: Form,
    words: AllWords,
    language: LanguageCode,
  ): TemplateResult {
    const time = formatDayTime(new Date(receipt.received_at), language);
    return html`<div class="panel" part="receipt" tabindex="-1" role="group" aria-labelledby="sent-title">
      <p id="sent-title" class="title">${words.sent}</p>
      <p>${words.receivedAt(form.unit.name, time)}</p>
      ${this.#codesView(receipt, secret, words)}
      <button class="another" type="button" @click=${this.#onAnother}>${words.another}</button>
    </div>`;
  }

  /** Says that the message is not there yet, where it is kept, and what becomes of it. */
  #waitingView(
    {since, kept, feedback}: Extract<FormState, {status: 'waiting'}>,
    words: AllWords,
    language: LanguageCode,
  ): TemplateResult {
    return html`<div
      class="panel waiting"
      data-kept=${kept}
      part="waiting"
      tabindex="-1"
      role="group"
      aria-labelledby="waiting-title"
    >
      <p id="waiting-title" class="title">${words.waiting}</p>
      <p>${words.waitingSince(formatDayTime(since, language))}</p>
      <p class="where">${durabilityInWords(kept, words)}</p>
      <div class="buttons">
        <button class="send-now" type="button" @click=${this.#onSendNow}>${words.sendNow}</button>
        <button class="quiet another" type="button" @click=${this.#onAnother}>${words.another}</button>
        <button class="quiet erase" type="button" @click=${() => void this.#erase()}>${words.eraseFromDevice}</button>
      </div>
      ${this.textButtons(words, feedback.message)}
    </div>`;
  }

  /** Ways to take along what was written, while that is still at hand. */
  textButtons(given: Words, text = this.form.draft.value.message): TemplateResult | typeof nothing {
    if (text === '') return nothing;
    const words = allWords(given);
    return html`<div class="buttons take-along">
      <button class="quiet copy" type="button" @click=${() => void this.#copy(text)}>${words.copyText}</button>
      <button class="quiet save" type="button" @click=${() => saveText(text, words.fileName)}>${words.saveText}</button>
    </div>`;
  }

  /** The two codes of a message that is stored. */
  #codesView({code}: FeedbackReceipt, secret: string | null, words: AllWords): TemplateResult {
    const text = `${words.receipt}: ${code}${secret ? `\n${words.secret}: ${secret}` : ''}`;
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
      <p><button class="quiet copy" type="button" @click=${() => void this.#copy(text)}>${words.copy}</button></p>`;
  }

  get #previous(): PreviousMessage | undefined {
    const {left, others} = this.#delivery;
    if (this.#shown) return {kind: 'shown', record: this.#shown};
    if (left) return left.state === 'sent' ? {kind: 'arrived', record: left} : {kind: 'returned', record: left};
    const [oldest] = others;
    return oldest && {kind: 'waiting', record: oldest, count: others.length};
  }

  /** What is told of earlier pages' messages, above the form and without taking it away. */
  previous(here: FormContext): TemplateResult | typeof nothing {
    const previous = this.#previous;
    const words = allWords(here.words);
    switch (previous?.kind) {
      case 'shown':
        return html`<div
          class="panel earlier"
          part="receipt"
          tabindex="-1"
          role="group"
          aria-labelledby="arrived-title"
        >
          <p id="arrived-title" class="title">${words.arrived}</p>
          ${this.#codesView(previous.record.receipt, previous.record.secret, words)}
          <button class="quiet dismiss" type="button" @click=${this.#onDismiss}>${words.dismiss}</button>
        </div>`;
      case 'arrived':
        return this.#arrivedView(previous.record, words);
      case 'returned':
        return this.#returnedView(previous.record, words);
      case 'waiting':
        return this.#pendingView(previous.record, formatCount(previous.count, here.language), words);
      default:
        return nothing;
    }
  }

  #arrivedView(record: SentRecord, words: AllWords): TemplateResult {
    return html`<div class="panel earlier" part="receipt" role="group" aria-labelledby="arrived-title">
      <p id="arrived-title" class="title">${words.arrived}</p>
      <p>${words.arrivedAsk}</p>
      <div class="buttons">
        <button class="quiet show" type="button" @click=${() => void this.#show(record)}>${words.showCodes}</button>
        ${this.#eraseButton(record, words)}
      </div>
    </div>`;
  }

  #returnedView(record: RefusedRecord, words: AllWords): TemplateResult {
    const {message} = record.feedback;
    return html`<div class="panel earlier" part="errors" role="group" aria-labelledby="returned-title">
      <p id="returned-title" class="title">${words.returned}</p>
      <p>${words.returnedAsk}</p>
      <div class="buttons">
        ${
          this.#mayReopen(record)
            ? html`<button class="quiet reopen" type="button" @click=${() => this.#reopen(record)}>
                ${words.reopen}
              </button>`
            : html`<button class="quiet copy" type="button" @click=${() => void this.#copy(message)}>
                ${words.copyText}
              </button>`
        }
        ${this.#eraseButton(record, words)}
      </div>
    </div>`;
  }

  #pendingView(oldest: WaitingRecord, count: string, words: AllWords): TemplateResult {
    return html`<div class="panel earlier waiting" part="waiting" role="group" aria-labelledby="pending-title">
      <p id="pending-title" class="title">${words.pending(count)}</p>
      <p>${durabilityInWords(this.#delivery.durabilityOf(oldest), words)}</p>
      <div class="buttons">
        <button class="quiet send-now" type="button" @click=${() => void this.#sendPrevious(oldest)}>
          ${words.sendNow}
        </button>
        ${this.#eraseButton(oldest, words)}
      </div>
    </div>`;
  }

  #eraseButton(record: MessageRecord, words: AllWords): TemplateResult {
    return html`<button class="quiet erase" type="button" @click=${() => void this.#erasePrevious(record)}>
      ${words.eraseFromDevice}
    </button>`;
  }
}

const outcomeStyles = css`
  .panel.waiting {
    border-color: var(--_border);
    background: var(--_tint);
  }

  [data-kept='page'] .where {
    font-weight: 600;
  }

  .earlier {
    margin: 0 0 1.4em;
  }

  .take-along {
    padding-block-start: 0.9em;
    border-block-start: 0.0625em solid var(--_border);
  }

  .codes {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: 0.6em 1.2em;
    margin: 0.4em 0 0.9em;
  }

  .codes dd {
    margin: 0;
  }

  .receipt,
  .secret {
    font-size: 1.35em;
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    letter-spacing: 0.03em;
    user-select: all;
  }
`;
