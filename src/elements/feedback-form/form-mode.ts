import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {MessageRecord, RefusedRecord, SentRecord} from '../../api/outbox/record.js';
import type {Form, Rating} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import type {Words} from './vi.js';
import {copyText} from '../../widget/clipboard.js';
import {saveText} from '../../widget/download.js';
import {whenIdle} from '../../api/when-idle.js';
import {whenNear} from '../../widget/near-viewport.js';
import {AddressField} from './area-field.js';
import {type Draft, pageWrittenOn, requestOf} from './draft.js';
import {earlierView} from './earlier-view.js';
import {type Fault, type FaultyField, faultsFromServer, faultsOf} from './faults.js';
import {formView} from './form-view.js';
import {outcomeRegion, type OutcomeView, outcomeSaid, rescueView, sentView, waitingView} from './outcome-view.js';
import {Sending, type SendingState} from './sending.js';
import {Writing} from './writing.js';

const FIRST_FIELD = '#topic input, #message';

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
  #isSending = false;
  #isPrepared = false;
  /** What the reader pressed «Gửi» on; whoever writes on meanwhile sends again by hand. */
  #pressed: Draft | undefined;
  #note = '';
  /** The receipt of an earlier page that the reader asked to see: from then on it is here only. */
  #shown: SentRecord | undefined;
  #codes: Element | null = null;
  #stopWatching = (): void => undefined;

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

  hostConnected(): void {
    globalThis.addEventListener('pagehide', this.#onLeave);
    globalThis.addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    globalThis.removeEventListener('pagehide', this.#onLeave);
    globalThis.removeEventListener('online', this.#onOnline);
    this.#watch(null);
  }

  hostUpdated(): void {
    const isSent = this.#sending.state.status === 'sent';
    this.#watch(isSent ? this.host.renderRoot.querySelector('.codes') : null);
    if (this.#isPrepared || !this.place()?.form) return;
    this.#isPrepared = true;
    whenIdle(() => void this.#sending.prepare());
  }

  /** Sends what could not be sent for want of the code to send with. */
  readonly #onOnline = (): void => {
    const {state} = this.#sending;
    if (state.status !== 'failed' || !state.isCodeMissing) void this.#sending.prepare();
    else if (this.writing.draft === this.#pressed) void this.#submit();
  };

  readonly #onInput = (event: Event): void => {
    void this.#sending.prepare();
    this.writing.onInput(event);
  };

  /** A receipt stays on the device until it was on a screen: its writer may be elsewhere on the page, or in another tab. */
  #watch(codes: Element | null): void {
    if (codes === this.#codes) return;
    this.#stopWatching();
    this.#codes = codes;
    this.#stopWatching = codes ? whenNear(codes, () => void this.#sending.seen(), '0px') : () => undefined;
  }

  /** Whoever comes back to this page out of the back-forward cache may be the next at this machine. */
  readonly #onLeave = (): void => {
    this.#shown = undefined;
    if (this.#sending.state.status === 'sent') this.#sending.leave();
    this.host.requestUpdate();
  };

  #addressWish(): {base: URL; province: string} | undefined {
    const here = this.place();
    if (!here?.form?.fields.some(({name}) => name === 'address')) return undefined;
    return {base: here.base, province: this.writing.draft.province.code};
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
    const isHere = wasSending || this.host.matches(':focus-within');
    this.#note = '';
    if (isHere && (state.status === 'sent' || state.status === 'waiting')) this.host.focusOn('.panel');
    if (state.status === 'sent') {
      this.writing.end();
      this.onSent(state.receipt.code);
    } else if (state.status === 'waiting') {
      this.writing.forgetKept();
    } else if (state.status === 'refused') {
      if (!this.writing.draft.message.trim()) this.writing.resume(state.feedback);
      this.#accept(this.#faultsOfRefusal(state));
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#submit();
  };

  async #submit(): Promise<void> {
    const here = this.place();
    if (!here?.form || this.#sending.state.status === 'sending') return;
    const {draft} = this.writing;
    const faults = faultsOf(draft, here.form, here.words.form);
    if (!this.#accept(faults)) return;
    this.#pressed = draft;
    const {article, rating, language} = here;
    const page = pageWrittenOn(location, document.title);
    this.#note = '';
    const request = requestOf(draft, here.form, {page, article, rating, language});
    await this.#sending.send(here.base, this.writing.stamped(request));
  }

  /** Whether there is nothing to correct; otherwise the reader is brought to the summary of all faults. */
  #accept(faults: readonly Fault[]): boolean {
    this.writing.faults = faults;
    if (faults.length > 0) this.host.focusOn('.faults');
    return faults.length === 0;
  }

  readonly #onAnother = (): void => {
    this.#sending.reset();
    this.writing.end();
    this.host.focusOn(FIRST_FIELD);
  };

  readonly #onErase = async (): Promise<void> => {
    await this.#sending.forget();
    this.writing.end();
    this.#say('erased');
    this.host.focusOn(FIRST_FIELD);
  };

  /** A receipt of an earlier page is shown once, to whom asked for it. */
  readonly #onShow = async (left: SentRecord): Promise<void> => {
    this.#shown = left;
    this.#note = '';
    this.host.focusOn('.earlier');
    await this.#sending.forget(left.key);
  };

  readonly #onDismiss = (): void => {
    this.#shown = undefined;
    this.host.focusOn(FIRST_FIELD);
  };

  /** What an earlier page left is done with; what is being written stays. */
  readonly #onEraseLeft = async ({key}: MessageRecord): Promise<void> => {
    await this.#sending.forget(key);
    this.#say('erased');
    this.host.focusOn(FIRST_FIELD);
  };

  readonly #onSendLeft = async ({key}: MessageRecord): Promise<void> => {
    this.#say('sending');
    await this.#sending.retry(key);
    this.#say(this.#sending.others.some((other) => other.key === key) ? 'notSent' : undefined);
  };

  /** Only an empty form takes the words of an earlier page, or one that holds them already. */
  #mayReopen({feedback}: RefusedRecord): boolean {
    const written = this.writing.draft.message.trim();
    return this.#sending.state.status === 'editing' && (written === '' || written === feedback.message.trim());
  }

  readonly #onReopen = (left: RefusedRecord): void => {
    if (!this.#mayReopen(left)) return;
    this.writing.resume(left.feedback);
    this.#sending.correct(left);
  };

  /** A link of the summary leads to its field; the address of the page is left as it is. */
  readonly #onFault = (event: Event, field: FaultyField): void => {
    event.preventDefault();
    const selector = field === 'topic' ? '#topic input' : `#${field}`;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  };

  #say(said: 'copied' | 'copyFailed' | 'erased' | 'sending' | 'notSent' | undefined): void {
    this.#note = (said && this.place()?.words.form[said]) ?? '';
    this.host.requestUpdate();
  }

  async #copy(text: string): Promise<void> {
    this.#say((await copyText(text)) ? 'copied' : 'copyFailed');
  }

  /** What was written, of the message that waits or of the one in the form. */
  get #text(): string {
    return this.writing.draft.message;
  }

  /** Draws the form, or what became of the message. */
  render(here: Place, form: Form): TemplateResult {
    const {words, language} = here;
    const {state, others, left} = this.#sending;
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
    };
    const said = this.#note || outcomeSaid(state, words);
    const region = outcomeRegion(state, said, this.#note !== '' || state.status === 'failed');
    if (state.status === 'sent') return html`${region} ${sentView(state.receipt, state.secret, view)}`;
    if (state.status === 'waiting') return html`${region} ${waitingView(state, view)}`;
    const earlier = earlierView({
      shown: this.#shown,
      left,
      waiting: others,
      words: words.form,
      language,
      mayReopen: left?.state === 'refused' && this.#mayReopen(left),
      onShow: (record) => void this.#onShow(record),
      onDismiss: this.#onDismiss,
      onReopen: this.#onReopen,
      onCopyCodes: view.onCopyCodes,
      onCopyText: ({feedback}) => void this.#copy(feedback.message),
      onSendNow: (record) => void this.#onSendLeft(record),
      onErase: (record) => void this.#onEraseLeft(record),
    });
    return html`${region} ${earlier} ${this.#renderForm(here, form, view)}`;
  }

  #renderForm(here: Place, form: Form, outcome: OutcomeView): TemplateResult {
    const {writing} = this;
    const {words, language, topics} = here;
    const {status} = this.#sending.state;
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
      onInput: this.#onInput,
      onSubmit: this.#onSubmit,
      onFault: this.#onFault,
    });
  }
}
