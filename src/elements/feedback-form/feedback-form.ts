import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ApiError} from '../../api/api-error.js';
import {formRead} from '../../api/reads.js';
import type {Read} from '../../api/read.js';
import type {Form} from '../../api/types.js';
import {RemoteData} from '../../widget/remote-data.js';
import {remoteView} from '../../widget/remote-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {type Draft, EMPTY_DRAFT, FIELD_NAMES, pageWrittenOn, requestOf} from './draft.js';
import {type Fault, type FaultyField, faultsFromServer, faultsOf} from './faults.js';
import {consentView, fieldView, type FieldsView} from './fields.js';
import {feedbackFormStyles} from './feedback-form.styles.js';
import {contactView, faultSummary, formSkeleton, receiptView} from './panels.js';
import {Sending} from './sending.js';

/** Told when a message is stored, with its receipt code. Does not bubble, and carries nothing of what was written. */
export class FeedbackSentEvent extends Event {
  constructor(readonly receipt: string) {
    super('danvan-feedback-sent');
  }
}

/**
 * Takes a citizen's message to a police unit and gives a receipt code once it is stored.
 *
 * @summary Feedback form with a receipt.
 *
 * @example
 * ```html
 * <feedback-form unit="khanh-hoa">
 *   <a href="/lien-he">Liên hệ với chúng tôi</a>
 * </feedback-form>
 * ```
 *
 * @slot - Links or text to read while there is no form: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The form is there. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The form could not be loaded; `error.kind` says why. Does not bubble.
 * @fires {FeedbackSentEvent} danvan-feedback-sent - A message is stored; `receipt` is its code. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the form could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart field - A field with its label and hint.
 * @csspart input - A box to type in.
 * @csspart consent - The consent with its text.
 * @csspart errors - The summary of what is to be corrected.
 * @csspart send - The button that sends.
 * @csspart receipt - The panel shown once the message is stored.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Lines and buttons.
 * @cssproperty [--danvan-danger=#b3261e] - What is to be corrected.
 * @cssproperty [--danvan-field=#fff] - The ground of the boxes to type in.
 * @cssproperty [--danvan-field-text=#1b1f23] - The text in them.
 */
export class FeedbackForm extends WidgetElement {
  static override styles = [...WidgetElement.baseStyles, feedbackFormStyles];

  /** Names the police unit that receives the message, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Names the form to fill in, by its id. */
  @property() form = 'gop-y';

  /** Names the article that the message is about, by its id. */
  @property() article = '';

  @state() private draft: Draft = EMPTY_DRAFT;
  @state() private faults: readonly Fault[] = [];

  readonly #definition = new RemoteData<Form>(this, {
    wish: () => this.#read(),
    isEmpty: ({fields}) => fields.length === 0,
    onChange: this.announce,
  });
  readonly #sending = new Sending(this);
  #focusNext = '';

  #read(): Read<Form> | ApiError {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    if (!this.unit) {
      return new ApiError('refused', [
        {parameter: 'unit', code: 'required', detail: 'cần id của đơn vị nhận góp ý, ví dụ khanh-hoa.'},
      ]);
    }
    return formRead(base, this.form, {unit: this.unit});
  }

  protected override attributeOfParameter(parameter: string): string {
    return parameter === 'id' ? 'form' : super.attributeOfParameter(parameter);
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = '';
    target?.focus();
  }

  /**
   * Takes over what was typed, also while an input method still composes: the field then holds what is drawn, so that no drawing
   * rewrites it in the middle of a word.
   */
  readonly #onInput = ({target}: Event): void => {
    if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return;
    if (target.name === 'consent' && target instanceof HTMLInputElement) {
      this.draft = {...this.draft, consent: target.checked};
    }
    const name = FIELD_NAMES.find((candidate) => candidate === target.name);
    if (name) this.draft = {...this.draft, [name]: target.value};
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const definition = this.#definition.state;
    const base = this.apiBase;
    if (!base || (definition.status !== 'ready' && definition.status !== 'stale')) return;
    if (this.#sending.state.status === 'sending') return;
    const form = definition.data;
    if (!this.#accept(faultsOf(this.draft, form, this.words.form))) return;
    const page = pageWrittenOn(location, document.title);
    await this.#sending.send(base, requestOf(this.draft, form, {page, article: this.article, language: this.language}));
    this.#take(form);
  };

  /** Whether there is nothing to correct; otherwise the reader is brought to the summary of all faults. */
  #accept(faults: readonly Fault[]): boolean {
    this.faults = faults;
    if (faults.length > 0) this.#focusNext = '.faults';
    return faults.length === 0;
  }

  #take(form: Form): void {
    const outcome = this.#sending.state;
    if (outcome.status === 'sent') {
      this.draft = EMPTY_DRAFT;
      this.#focusNext = '.panel';
      this.dispatchEvent(new FeedbackSentEvent(outcome.receipt.code));
    } else if (outcome.status === 'not-sent' && outcome.error.fields.length > 0) {
      this.#sending.reset();
      this.#accept(faultsFromServer(outcome.error.fields, form, this.words.form));
    }
  }

  readonly #onAnother = (): void => {
    this.#sending.reset();
    this.#focusNext = '#topic input, #message';
  };

  /** A link of the summary leads to its field; the address of the page is left as it is. */
  readonly #onFault = (event: Event, field: FaultyField): void => {
    event.preventDefault();
    const selector = field === 'topic' ? '#topic input' : `#${field}`;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  };

  protected override render(): TemplateResult {
    const {words} = this;
    return remoteView({
      remote: this.#definition,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.form.heading,
      hasFallback: this.hasFallback,
      emptyText: words.form.empty,
      skeleton: formSkeleton,
      content: (form) => this.#renderContent(form),
    });
  }

  #renderContent(form: Form): TemplateResult {
    const sending = this.#sending.state;
    return html`${this.#renderOutcome()}
    ${
      sending.status === 'sent'
        ? receiptView(sending.receipt, form, this.words.form, this.language, this.#onAnother)
        : this.#renderForm(form)
    }`;
  }

  /** Stands there from the first render, so that what becomes of the message is read out. */
  #renderOutcome(): TemplateResult {
    const {form: formWords, errors} = this.words;
    const {state: sending} = this.#sending;
    const said =
      sending.status === 'sending'
        ? formWords.sending
        : sending.status === 'not-sent'
          ? `${formWords.notSent}. ${errors[sending.error.kind]} ${formWords.kept}`
          : sending.status === 'sent'
            ? `${formWords.sent}. ${formWords.receipt}: ${sending.receipt.code}`
            : '';
    return html`<div
      class="outcome ${sending.status === 'not-sent' ? '' : 'visually-hidden'}"
      data-kind=${sending.status}
      role="status"
    >
      <div>${said}</div>
    </div>`;
  }

  #renderForm(form: Form): TemplateResult {
    const {form: words} = this.words;
    const status = this.#sending.state.status;
    const view: FieldsView = {
      form,
      draft: this.draft,
      words,
      language: this.language,
      faultOf: (field) => this.faults.find((fault) => fault.field === field)?.sentence,
    };
    const page = pageWrittenOn(location, document.title);
    const send = {editing: words.send, sending: words.sending, 'not-sent': words.sendAgain, sent: words.send}[status];
    return html`<form novalidate @submit=${this.#onSubmit} @input=${this.#onInput} @change=${this.#onInput}>
      <p class="emergency">${words.emergency}</p>
      ${this.faults.length > 0 ? faultSummary(this.faults, words, this.#onFault) : nothing}
      ${form.fields.map((field) => fieldView(field, view))} ${consentView(view)}
      ${page ? html`<p class="page muted">${words.page} ${page.url}</p>` : nothing}
      <button type="submit" part="send" aria-disabled=${status === 'sending' ? 'true' : nothing}>${send}</button>
      ${status === 'not-sent' ? contactView(form, words) : nothing}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-form': FeedbackForm;
  }
  interface HTMLElementEventMap {
    'danvan-feedback-sent': FeedbackSentEvent;
  }
}
