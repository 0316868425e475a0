import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {Durability} from '../../api/outbox/storage.js';
import type {FeedbackReceipt, FeedbackRequest, FieldError, Form, Rating} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import {OnDemand} from '../../widget/on-demand.js';
import {PartController} from '../../widget/part-controller.js';
import type {AddressFields} from './address.js';
import {type Draft, DraftController, type FieldName, pageWrittenOn} from './draft-controller.js';
import {formView} from './fields.js';
import type {SubmitController} from './submit.js';
import type {Words} from './vi.js';

/**
 * How far the reader has come.
 *
 * | state | what stands there | goes on to |
 * | --- | --- | --- |
 * | `asking` | the question of `mode="prompt"` | a tap: «Có» → `thanked`, «Không» → `editing` |
 * | `thanked` | the question, and thanks | «Viết thêm» → `editing`, «Đóng» → `closed`, «Không» → `editing` |
 * | `closed` | thanks | – |
 * | `editing` | the form | «Gửi» → `sending`, or stays where there is something to correct; «Mở lại để sửa» → `refused` |
 * | `sending` | the form, with a button that waits | the outbox → `sent`, `waiting`, `refused`, `failed`; erased elsewhere → `editing` |
 * | `failed` | the form, why, and other ways to the unit | «Gửi lại» → `sending`; for want of code also by itself |
 * | `refused` | the form with what the API says of it | «Gửi» → `sending` |
 * | `waiting` | where it is kept | «Gửi ngay» → `sending`, «Gửi góp ý khác», «Xóa» → `editing`; by itself → `sent`, `refused` |
 * | `sent` | both codes | «Gửi góp ý khác» → `editing` |
 *
 * Leaving the page begins anew, with `asking` or `editing`, and so does another article or unit, but that waits while a message is
 * `sending`. What earlier pages left on the device is told above the form, whatever its state: see `PreviousMessage` in submit.ts.
 * `feedback` is what was written; `unsent` is the draft that is sent by itself once the code for that is there, unless it is changed.
 */
export type FormState =
  | {readonly status: 'asking' | 'thanked' | 'closed' | 'editing' | 'sending'}
  | {readonly status: 'failed'; readonly error: ApiError; readonly unsent: Draft | null}
  | {
      readonly status: 'refused';
      readonly errors: readonly FieldError[];
      readonly problem: string;
      readonly feedback: FeedbackRequest;
    }
  | {readonly status: 'waiting'; readonly since: Date; readonly kept: Durability; readonly feedback: FeedbackRequest}
  | {readonly status: 'sent'; readonly receipt: FeedbackReceipt; readonly secret: string | null};

/** What the form has to know of the element it stands in; asked anew each time. */
export interface FormContext {
  readonly base: URL;
  readonly unit: string;
  readonly form: Form | undefined;
  /** The topics offered here, of those that the form has. */
  readonly topics: Form['topics'];
  readonly words: Words;
  readonly language: LanguageCode;
  readonly mayQueue: boolean;
  readonly mayKeepDraft: boolean;
  /** Tells the drafts of one form from those of another; one that is about an article has that too. */
  readonly draftName: string;
}

/** What the form needs of the element it stands in. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void;
  /** Tells the page that a message sent from here is stored. */
  tellSent(code: string): void;
}

/**
 * The form that is written in, from the question of the prompt to the receipt: keeps its {@link FormState}. `Prompt` puts the question,
 * and {@link SubmitController}, which is fetched once the form is drawn, does what comes after «Gửi».
 */
export class FormController implements ReactiveController {
  /** What the reader said of the article. */
  rating: Rating | undefined;
  readonly draft: DraftController;
  readonly #address: PartController<AddressFields>;
  readonly #submit: OnDemand<SubmitController>;
  #state: FormState = {status: 'editing'};
  /** What the tag asks for, and what was begun with: a message on its way stays with the article that it was written about. */
  #wanted = {isPrompt: false, article: ''};
  #begun = this.#wanted;

  /** @param context undefined while there is nothing to write in */
  constructor(
    readonly host: FormHost,
    readonly context: () => FormContext | undefined,
  ) {
    this.draft = new DraftController(host, () => context()?.mayKeepDraft ?? false);
    this.#address = new PartController(host, () => this.#bringAddress(), {
      request: () => (this.#asksAddress ? {url: 'address'} : undefined),
    });
    this.#submit = new OnDemand(() => this.#bringSubmit(), host);
    host.addController(this);
  }

  get state(): FormState {
    return this.#state;
  }

  /** The article that the message is about. */
  get article(): string {
    return this.#begun.article;
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#onLeave);
    addEventListener('pageshow', this.#onReturn);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#onLeave);
    removeEventListener('pageshow', this.#onReturn);
  }

  hostUpdate(): void {
    const {state} = this;
    if (!this.#isWriting || state.status === 'sending') return;
    this.openDraft();
    if (state.status !== 'failed' || state.unsent !== this.draft.value || !this.#submit.code) return;
    this.enter({status: 'editing'});
    void this.#send(false);
  }

  /** Fetches what sends the message before that is needed. */
  hostUpdated(): void {
    if (this.#isWriting && this.context()?.form && !this.#submit.hasFailed) void this.#submit.load();
  }

  /** Takes a new state and draws it. */
  enter(state: FormState): void {
    this.#state = state;
    this.host.requestUpdate();
  }

  /** Begins anew, for another article or in another mode, but not before a message on its way has come to its end. */
  start(isPrompt: boolean, article: string): void {
    this.#wanted = {isPrompt, article};
    if (this.#state.status !== 'sending') this.#begin();
  }

  /** Takes another message; where the page has gone on to another article meanwhile, the form goes there too. */
  takeAnother(): void {
    if (this.#begun === this.#wanted) this.enter({status: 'editing'});
    else this.#begin();
  }

  /** Begins as on a page that was just opened: what is written is put away, and kept only where it may be. */
  #begin(): void {
    this.#begun = this.#wanted;
    this.rating = undefined;
    this.draft.close();
    this.#submit.code?.leave();
    this.enter({status: this.#begun.isPrompt ? 'asking' : 'editing'});
  }

  /** Whoever comes back to this page out of the back/forward cache may be the next at this machine. */
  readonly #onLeave = (): void => this.#begin();

  /** What was kept here may have been sent or erased by another page meanwhile. */
  readonly #onReturn = ({persisted}: PageTransitionEvent): void => {
    if (!persisted) return;
    this.draft.close();
    this.#submit.code?.look();
    this.host.requestUpdate();
  };

  /** Goes on with what was written here before. */
  openDraft(): void {
    const here = this.context();
    if (here) this.draft.open(`${here.draftName} ${this.article}`);
  }

  get #asksAddress(): boolean {
    return this.#isWriting && (this.context()?.form?.fields.some(({name}) => name === 'address') ?? false);
  }

  get #isWriting(): boolean {
    const {status} = this.#state;
    return status !== 'asking' && status !== 'thanked' && status !== 'closed';
  }

  async #bringAddress(): Promise<AddressFields> {
    const {AddressFields} = await import('./address.js');
    return new AddressFields(this);
  }

  async #bringSubmit(): Promise<SubmitController> {
    const [{SubmitController}, {pageOutbox}] = await Promise.all([
      import('./submit.js'),
      import('../../api/outbox/outbox.js'),
    ]);
    return new SubmitController(this, pageOutbox());
  }

  readonly #onInput = (event: Event): void => {
    // each box that is done with is an occasion to fetch what did not come
    if (event.type === 'change') void this.#submit.load();
    this.draft.onInput(event);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send(true);
  };

  /** @param isAsked whether the reader has just asked for it, and is to be brought to what comes of it */
  async #send(isAsked: boolean): Promise<void> {
    const here = this.context();
    if (!here || this.#state.status === 'sending') return;
    if (!this.#submit.code) {
      const sending: FormState = {status: 'sending'};
      this.enter(sending);
      const code = await this.#submit.load();
      // the page was left meanwhile
      if (this.#state !== sending) return;
      const failed: FormState = {status: 'failed', error: new ApiError('network'), unsent: this.draft.value};
      this.enter(code ? {status: 'editing'} : failed);
    }
    await this.#submit.code?.submit(here, isAsked);
  }

  /** A link of the summary leads to its field; the address of the page is left as it is. */
  readonly #onError = (event: Event, field: FieldName): void => {
    event.preventDefault();
    const selector = field === 'topic' ? '#topic input' : `#${field}`;
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  };

  /** What is read out as the message goes its way. */
  #statusText(words: Words): string {
    const {state} = this;
    switch (state.status) {
      case 'sending':
        return words.sending;
      case 'failed': {
        const text = `${words.notSent}. ${words.errors[state.error.kind]} ${words.kept}`;
        return state.unsent ? `${text} ${words.sendsItself}` : text;
      }
      default:
        return this.#submit.code?.statusText(words) ?? '';
    }
  }

  /** Draws the form, or what became of the message. The status region stands there from the first, so that changes are read out. */
  render(here: FormContext, form: Form): TemplateResult {
    const {code: submit} = this.#submit;
    const {status} = this.#state;
    const text = submit?.note || this.#statusText(here.words);
    const isShown = Boolean(submit?.note) || status === 'failed';
    const panel = submit?.panel(here, form);
    return html`<div class="outcome ${isShown ? '' : 'visually-hidden'}" data-kind=${status} role="status">
        <div>${text}</div>
      </div>
      ${panel ?? html`${submit?.previous(here) ?? nothing} ${this.#renderForm(here, form)}`}`;
  }

  #renderForm({words, language, topics, mayKeepDraft}: FormContext, form: Form): TemplateResult {
    const {draft, state} = this;
    const {code: submit} = this.#submit;
    const hasFailed = state.status === 'failed';
    const isSending = state.status === 'sending';
    return formView({
      form,
      topics,
      draft,
      words,
      language,
      address: this.#address,
      page: pageWrittenOn(location, document.title),
      keepsDraft: mayKeepDraft,
      isSending,
      sendText: isSending ? words.sending : hasFailed ? words.sendAgain : words.send,
      summary: submit?.summary(words, this.#onError) ?? nothing,
      why: hasFailed ? this.#statusText(words) : '',
      textButtons: submit?.textButtons(words) ?? nothing,
      count: (text) => submit?.count(text),
      onInput: this.#onInput,
      onSubmit: this.#onSubmit,
    });
  }
}
