import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {Outbox} from '../../api/outbox/outbox.js';
import type {Durability} from '../../api/outbox/storage.js';
import type {FeedbackReceipt, FeedbackRequest, FieldError, Form, Rating} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import {PartController} from '../../widget/part-controller.js';
import type {AddressFields} from './address.js';
import {type Draft, DraftController, type FieldName, pageWrittenOn} from './draft.js';
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
 * | `failed` | the form, why, and other ways to the unit | «Gửi lại» → `sending`; for want of code (`retriesItself`) also by itself |
 * | `refused` | the form with what the API says of it | «Gửi» → `sending` |
 * | `waiting` | where it is kept | «Gửi ngay» → `sending`, «Gửi góp ý khác», «Xóa» → `editing`; by itself → `sent`, `refused` |
 * | `sent` | both codes | «Gửi góp ý khác», leaving the page → `editing` |
 *
 * Another article or unit puts a prompt back to `asking`. What earlier pages left on the device is told above the form, whatever its
 * state: see `PreviousMessage` in submit.ts. `feedback` is what was written.
 */
export type FormState =
  | {readonly status: 'asking' | 'thanked' | 'closed' | 'editing' | 'sending'}
  | {readonly status: 'failed'; readonly error: ApiError; readonly retriesItself: boolean}
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
  readonly article: string;
  readonly words: Words;
  readonly language: LanguageCode;
  readonly mayQueue: boolean;
  /** Under which name a draft is kept; undefined where none may be. */
  readonly draftName: string | undefined;
}

/** What the form needs of the element it stands in. */
export interface FormHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void;
  /** Tells the page that a message sent from here is stored. */
  tellSent(code: string): void;
}

/** How long to wait for the network to come back before code is asked for again, in milliseconds: at a tap, and at a key. */
const RETRY_MS = 30_000;
const RETRY_AT_KEY_MS = 5_000;

/** The topic for what is wrong with an article, in the forms that have it. */
const ABOUT_ARTICLE = 'phan-anh-bai-viet';

/**
 * Brings the outbox of the page.
 *
 * @throws when its code cannot be had; the next call tries again
 */
const loadOutbox = async (): Promise<Outbox> => (await import('../../api/outbox/outbox.js')).pageOutbox();

/** Brings the outbox, however long that takes: one who has tapped is not asked to tap again. */
async function outboxAtLast(): Promise<Outbox> {
  for (;;) {
    try {
      return await loadOutbox();
    } catch {
      await new Promise((resolve) => {
        addEventListener('online', resolve, {once: true});
        // the network may have come back while the code was asked for
        setTimeout(resolve, navigator.onLine ? RETRY_AT_KEY_MS : RETRY_MS);
      });
    }
  }
}

/**
 * The form that is written in, from the question of the prompt to the receipt: keeps its {@link FormState}. What comes after «Gửi» is
 * done by {@link SubmitController}, which is fetched once the form is drawn, and at the first key.
 */
export class FormController implements ReactiveController {
  /** What the reader said of the article. */
  rating: Rating | undefined;
  readonly draft: DraftController;
  readonly #address: PartController<AddressFields>;
  #state: FormState = {status: 'editing'};
  #submit: SubmitController | undefined;
  /** What cannot be sent for want of code. Whoever writes on meanwhile sends it by hand. */
  #unsent: Draft | undefined;
  /** Awaited by every answer of the prompt, so that a change of mind is not overtaken by what it changes. */
  #outbox: Promise<Outbox> | undefined;
  #isPrepared = false;
  /** When code was asked for last, by the clock of the page. */
  #preparedAt = -Infinity;

  /** @param context undefined while there is nothing to write in */
  constructor(
    readonly host: FormHost,
    readonly context: () => FormContext | undefined,
  ) {
    this.draft = new DraftController(host, () => context()?.draftName);
    this.#address = new PartController(host, () => this.#bringAddress(), {
      request: () => (this.#asksAddress ? {url: 'address'} : undefined),
    });
    host.addController(this);
  }

  get state(): FormState {
    return this.#state;
  }

  hostConnected(): void {
    addEventListener('online', this.#onOnline);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onOnline);
  }

  hostUpdated(): void {
    if (this.#isPrepared || !this.context()?.form) return;
    this.#isPrepared = true;
    this.#prepare();
  }

  /** Takes a new state and draws it. */
  enter(state: FormState): void {
    this.#state = state;
    this.host.requestUpdate();
  }

  /** Begins anew, for another article or in another mode. */
  start(isPrompt: boolean): void {
    const {status} = this.#state;
    if (isPrompt) {
      this.rating = undefined;
      this.#submit?.leave();
      this.enter({status: 'asking'});
    } else if (status === 'asking' || status === 'thanked' || status === 'closed') {
      this.enter({status: 'editing'});
    }
  }

  /** Counts an answer to «Bài viết có hữu ích?»: one who finds nothing wanting is thanked, the other is asked what is. */
  rate(rating: Rating): void {
    this.rating = rating;
    void this.#sendRating(rating);
    const {status} = this.#state;
    if (status === 'asking' || status === 'thanked' || status === 'editing') {
      if (rating === 'no') this.write();
      else this.enter({status: 'thanked'});
    }
    this.host.focusOn('.answered');
  }

  /** Opens the prompt into the form. */
  write(): void {
    this.enter({status: 'editing'});
    this.#prepare();
    const isOffered = this.context()?.topics.some(({id}) => id === ABOUT_ARTICLE) ?? false;
    if (this.rating === 'no' && isOffered && !this.draft.value.topic) this.draft.change({topic: ABOUT_ARTICLE});
    this.host.focusOn('.answered');
  }

  /** Closes the prompt. */
  close(): void {
    this.enter({status: 'closed'});
    this.host.focusOn('.closed');
  }

  async #sendRating(rating: Rating): Promise<void> {
    const here = this.context();
    if (!here) return;
    const {base, unit, article, mayQueue} = here;
    this.#outbox ??= outboxAtLast();
    await (await this.#outbox).rate(base, {unit, article, rating}, !mayQueue);
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
    const [{SubmitController}, outbox] = await Promise.all([import('./submit.js'), loadOutbox()]);
    this.#submit ??= new SubmitController(this, outbox);
    return this.#submit;
  }

  /** Fetches what is needed next, before it is: for a prompt what stores an answer, for a form what sends it. */
  #prepare(): void {
    this.#preparedAt = performance.now();
    const fetched = this.#isWriting ? this.#bringSubmit() : loadOutbox();
    // without it, it is fetched again when it is needed
    fetched.catch(() => undefined);
  }

  readonly #onOnline = (): void => {
    const {state} = this;
    if (state.status !== 'failed' || !state.retriesItself) {
      if (this.#isPrepared) this.#prepare();
    } else if (this.draft.value === this.#unsent) {
      void this.#send();
    }
  };

  readonly #onInput = (event: Event): void => {
    if (!this.#submit && performance.now() - this.#preparedAt > RETRY_AT_KEY_MS) this.#prepare();
    this.draft.onInput(event);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const before = this.#state;
    if (before.status === 'sending') return;
    if (!this.#submit) {
      this.enter({status: 'sending'});
      try {
        await this.#bringSubmit();
      } catch (cause) {
        this.#unsent = this.draft.value;
        this.enter({status: 'failed', error: new ApiError('network', [], String(cause)), retriesItself: true});
        return;
      }
      this.enter(before);
    }
    await this.#submit?.submit();
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
      case 'failed':
        return `${words.notSent}. ${words.errors[state.error.kind]} ${words.kept}`;
      default:
        return this.#submit?.statusText(words) ?? '';
    }
  }

  /** Draws the form, or what became of the message. The status region stands there from the first, so that changes are read out. */
  render(here: FormContext, form: Form): TemplateResult {
    const submit = this.#submit;
    const {status} = this.#state;
    const text = submit?.note || this.#statusText(here.words);
    const isShown = Boolean(submit?.note) || status === 'failed';
    const panel = submit?.panel(here, form);
    return html`<div class="outcome ${isShown ? '' : 'visually-hidden'}" data-kind=${status} role="status">
        <div>${text}</div>
      </div>
      ${panel ?? html`${submit?.previous(here) ?? nothing} ${this.#renderForm(here, form)}`}`;
  }

  #renderForm({words, language, topics, draftName}: FormContext, form: Form): TemplateResult {
    const {draft, state} = this;
    const submit = this.#submit;
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
      keepsDraft: draftName !== undefined,
      isSending,
      sendText: isSending ? words.sending : hasFailed ? words.sendAgain : words.send,
      summary: submit?.summary(words, this.#onError) ?? nothing,
      why: hasFailed ? this.#statusText(words) : '',
      otherWays: submit?.otherWays(words, form) ?? nothing,
      count: (text) => submit?.count(text),
      onInput: this.#onInput,
      onSubmit: this.#onSubmit,
    });
  }
}
