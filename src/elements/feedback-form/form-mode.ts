import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Form, Rating} from '../../api/types.js';
import type {LanguageCode, Words} from '../../locale/words.js';
import {copyText, saveText} from '../../widget/take-along.js';
import {AddressField} from './area-field.js';
import {draftOf, pageWrittenOn, requestOf} from './draft.js';
import {earlierView} from './earlier-view.js';
import {type Fault, type FaultyField, faultsFromServer, faultsOf} from './faults.js';
import {formView} from './form-view.js';
import {outcomeRegion, type OutcomeView, outcomeSaid, rescueView, sentView, waitingView} from './outcome-view.js';
import {Sending, type SendingState} from './sending.js';
import {Writing} from './writing.js';

/** What writing and sending need to know of the element they stand in; asked anew each time. */
export interface Place {
  readonly base: URL;
  readonly unit: string;
  readonly form: Form | undefined;
  readonly topics: Form['topics'];
  readonly article: string;
  readonly rating: Rating | undefined;
  readonly words: Words;
  readonly language: LanguageCode;
  readonly mayQueue: boolean;
  /** Under which name a draft is kept; undefined where none may be. */
  readonly draftName: string | undefined;
}

/** What writing and sending need of the element they stand in. */
export interface FormHost extends ReactiveControllerHost, Element {
  readonly renderRoot: ParentNode;
  /** Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void;
}

/** The form that is written in and sent, and what becomes of the message. */
export class FormMode implements ReactiveController {
  readonly writing: Writing;
  readonly #address: AddressField;
  readonly #sending: Sending;
  /** Whether the message in {@link Sending.state} was sent from this page, and not left by an earlier one. */
  #isOwn = false;
  #isSending = false;
  #opened: SendingState | undefined;
  #note = '';

  /**
   * @param place undefined while there is nothing to write in
   * @param onSent told of the receipt code of a message that was sent from here
   */
  constructor(
    private readonly host: FormHost,
    private readonly place: () => Place | undefined,
    private readonly onSent: (code: string) => void,
  ) {
    this.writing = new Writing(host, () => place()?.draftName);
    this.#address = new AddressField(host, () => this.#addressWish(), this.writing.onArea);
    this.#sending = new Sending(host, {
      mayQueue: () => place()?.mayQueue ?? true,
      scope: () => {
        const here = place();
        return here && {base: here.base, unit: here.unit};
      },
      onChange: this.#onChange,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const {state} = this.#sending;
    const form = this.place()?.form;
    if (form && state.status === 'refused' && !this.#isOwn) this.#reopen(state);
  }

  #addressWish(): {base: URL; province: string} | undefined {
    const here = this.place();
    if (!here?.form?.fields.some(({name}) => name === 'address')) return undefined;
    return {base: here.base, province: this.writing.draft.province.code};
  }

  /** A message of an earlier page that must be corrected stands in the form again, unless something is being written there. */
  #reopen(state: Extract<SendingState, {status: 'refused'}>): void {
    if (this.#opened === state || this.writing.draft.message.trim()) return;
    this.#opened = state;
    this.#isOwn = true;
    this.writing.change(draftOf(state.feedback));
    this.writing.faults = this.#faultsOfRefusal(state);
    this.#note = this.place()?.words.form.returned ?? '';
  }

  #faultsOfRefusal({errors, problem}: Extract<SendingState, {status: 'refused'}>): readonly Fault[] {
    const here = this.place();
    if (!here?.form) return [];
    const faults = faultsFromServer(errors, here.form, here.words.form);
    return faults.length > 0 ? faults : [{field: null, sentence: problem || here.words.form.invalid}];
  }

  /** The outcome may come long after the sending, when the reader is elsewhere on the page and is to stay there. */
  readonly #onChange = (state: SendingState): void => {
    const wasSending = this.#isSending;
    this.#isSending = state.status === 'sending';
    if (!this.#isOwn) return;
    const isHere = wasSending || this.host.matches(':focus-within');
    this.#note = '';
    if (isHere && (state.status === 'sent' || state.status === 'waiting')) this.host.focusOn('.panel');
    if (state.status === 'sent') {
      this.writing.end();
      this.onSent(state.receipt.code);
    } else if (state.status === 'waiting') {
      this.writing.forgetKept();
    } else if (state.status === 'refused') {
      if (!this.writing.draft.message.trim()) this.writing.change(draftOf(state.feedback));
      this.#accept(this.#faultsOfRefusal(state));
    }
  };

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const here = this.place();
    if (!here?.form || this.#sending.state.status === 'sending') return;
    const {draft} = this.writing;
    const faults = faultsOf(draft, here.form, here.words.form);
    if (this.#sending.state.status === 'refused' && !this.#isOwn) {
      faults.push({field: null, sentence: here.words.form.returned});
    }
    if (!this.#accept(faults)) return;
    const {article, rating, language} = here;
    const page = pageWrittenOn(location, document.title);
    this.#isOwn = true;
    this.#note = '';
    const request = requestOf(draft, here.form, {page, article, rating, language});
    await this.#sending.send(here.base, this.writing.stamped(request));
  };

  /** Whether there is nothing to correct; otherwise the reader is brought to the summary of all faults. */
  #accept(faults: readonly Fault[]): boolean {
    this.writing.faults = faults;
    if (faults.length > 0) this.host.focusOn('.faults');
    return faults.length === 0;
  }

  readonly #onAnother = (): void => {
    this.#isOwn = false;
    this.#sending.reset();
    this.writing.end();
    this.host.focusOn('#topic input, #message');
  };

  /** The message of an earlier page is done with; what is being written stays. */
  readonly #onDismiss = (): void => {
    this.#sending.reset();
    this.host.requestUpdate();
  };

  readonly #onErase = async (): Promise<void> => {
    const wasOwn = this.#isOwn;
    this.#isOwn = false;
    await this.#sending.forget();
    if (wasOwn) this.writing.end();
    this.#say('erased');
    if (wasOwn) this.host.focusOn('#topic input, #message');
  };

  /** A link of the summary leads to its field; the address of the page is left as it is. */
  readonly #onFault = (event: Event, field: FaultyField): void => {
    event.preventDefault();
    const selector = field === 'topic' ? '#topic input' : `#${field}`;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  };

  #say(said: 'copied' | 'copyFailed' | 'erased'): void {
    this.#note = this.place()?.words.form[said] ?? '';
    this.host.requestUpdate();
  }

  async #copy(text: string): Promise<void> {
    this.#say((await copyText(text)) ? 'copied' : 'copyFailed');
  }

  /** What was written, of the message that waits or of the one in the form. */
  get #text(): string {
    const {state} = this.#sending;
    return state.status === 'refused' && !this.#isOwn ? state.feedback.message : this.writing.draft.message;
  }

  /** Draws the form, or what became of the message. */
  render(here: Place, form: Form): TemplateResult {
    const {words, language} = here;
    const {state, others} = this.#sending;
    const view: OutcomeView = {
      form,
      words,
      language,
      hasText: this.#text !== '',
      onAnother: this.#onAnother,
      onCopyCodes: ({code}, secret) =>
        void this.#copy(`${words.form.receipt}: ${code}${secret ? `\n${words.form.secret}: ${secret}` : ''}`),
      onCopyText: () => void this.#copy(this.#text),
      onSaveText: () => saveText(this.#text, words.form.fileName),
      onSendNow: () => void this.#sending.retry(),
      onErase: () => void this.#onErase(),
      onDismiss: this.#onDismiss,
    };
    const said = this.#note || (this.#isOwn ? outcomeSaid(state, words) : '');
    const isShown = this.#note !== '' || (this.#isOwn && state.status === 'failed');
    const region = outcomeRegion(state, said, isShown);
    if (this.#isOwn && state.status === 'sent') return html`${region} ${sentView(state.receipt, state.secret, view)}`;
    if (this.#isOwn && state.status === 'waiting') return html`${region} ${waitingView(state, view)}`;
    return html`${region} ${earlierView(this.#isOwn ? undefined : state, others, view)}
    ${this.#renderForm(here, form, view)}`;
  }

  #renderForm(here: Place, form: Form, outcome: OutcomeView): TemplateResult {
    const {writing} = this;
    const {words, language, topics} = here;
    const status = this.#isOwn ? this.#sending.state.status : 'editing';
    const isSending = status === 'sending';
    const isRefusedAsWhole = status === 'refused' && writing.faults.some(({field}) => field === null);
    const hasFailed = status === 'failed';
    return formView({
      writing,
      fields: {
        form,
        topics,
        draft: writing.draft,
        words: words.form,
        retryText: words.retry,
        language,
        address: this.#address,
        faultOf: (field) => writing.faults.find((fault) => fault.field === field)?.sentence,
      },
      faults: writing.faults,
      page: pageWrittenOn(location, document.title),
      keepsDraft: here.draftName !== undefined,
      isSending,
      sendText: isSending ? words.form.sending : hasFailed ? words.form.sendAgain : words.form.send,
      rescue:
        hasFailed || isRefusedAsWhole
          ? rescueView(outcome, hasFailed ? outcomeSaid(this.#sending.state, words) : '')
          : nothing,
      onSubmit: (event) => void this.#onSubmit(event),
      onFault: this.#onFault,
    });
  }
}
