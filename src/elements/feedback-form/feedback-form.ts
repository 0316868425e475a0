import {html, type PropertyValues, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {ApiRequest} from '../../api/client.js';
import {isForm} from '../../api/form.js';
import type {Form} from '../../api/types.js';
import {fromProperties, oneOf, switches} from '../../widget/attributes.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {Vocabulary} from '../../widget/language.js';
import {PartController} from '../../widget/part-controller.js';
import {type StateView, stateView} from '../../widget/state-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {fieldStyles} from '../../widget/fields.styles.js';
import {feedbackFormStyles} from './feedback-form.styles.js';
import {firstRead} from './first-read.js';
import {type FormContext, FormController} from './form-controller.js';
import type {Lookup} from './lookup.js';
import type {Prompt} from './prompt.js';
import {vi, type Words} from './vi.js';

const missing = (parameter: string, detail: string): ApiError =>
  new ApiError('refused', [{parameter, code: 'required', detail}]);

const MODES = ['form', 'prompt', 'lookup'] as const;
type Mode = (typeof MODES)[number];

/** About as high as what will stand there, part by part. */
const SKELETONS: Readonly<Record<Mode, readonly string[]>> = {
  form: ['emergency', 'choices', 'message', 'line', 'line', 'line', 'terms'],
  prompt: ['prompt'],
  lookup: ['intro', 'hinted', 'hinted', 'prompt'],
};

/** Told when a message is stored, with its receipt code. Does not bubble, and carries nothing of what was written. */
export class FeedbackSentEvent extends CustomEvent<null> {
  constructor(readonly receipt: string) {
    super('danvan-feedback-sent');
  }
}

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/**
 * Takes a citizen's message to a police unit and gives a receipt code once it is stored. Without a network the message waits on the
 * device. The receipt is shown on the page that sent it and nowhere else; a later page asks before it shows one that nobody saw.
 * `mode="prompt"` asks «Bài viết có hữu ích?», counts the answer without anything about the reader, and opens into the form;
 * `mode="lookup"` shows how far a message has come.
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
 * @csspart receipt - The panel shown once the message is stored, or found by look-up.
 * @csspart waiting - The panel shown while the message waits for the network.
 * @csspart rating - A button of «Bài viết có hữu ích?».
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Lines and buttons.
 * @cssproperty [--danvan-danger=#b3261e] - What is to be corrected.
 * @cssproperty [--danvan-field=#fff] - The ground of the boxes to type in.
 * @cssproperty [--danvan-field-text=#1b1f23] - The text in them.
 */
export class FeedbackForm extends WidgetElement<Words> {
  static override get styles() {
    return [...WidgetElement.baseStyles, fieldStyles, feedbackFormStyles];
  }

  static override get properties() {
    return {
      unit: {},
      form: {},
      topics: {},
      article: {},
      mode: {},
      noDraft: {type: Boolean, attribute: 'no-draft'},
      noQueue: {type: Boolean, attribute: 'no-queue'},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit that receives the message, by its id such as `khanh-hoa`. */
  unit = '';

  /** Names the form to fill in, by its id. */
  form = 'gop-y';

  /** Lists the topics to offer, by their ids; all of the form's if empty. */
  topics = '';

  /** Names the article that the message or the answer is about, by its id. */
  article = '';

  /** Sets what is shown: the `form`, the `prompt` that opens into it, or the `lookup` of a message. */
  mode: Mode = 'form';

  /** Keeps no draft on the device, for machines that several people use. */
  noDraft = false;

  /** Keeps no unsent message on the device, for machines that several people use. */
  noQueue = false;

  readonly #definition = new ApiController<Form>(this, {
    request: () => this.#read(),
    isEmpty: ({fields}) => fields.length === 0,
  });
  readonly #form = new FormController(this, () => this.#context());
  readonly #prompt = new PartController<Prompt>(this, () => this.#bringPrompt(), {
    request: () => this.#partOf('prompt'),
  });
  readonly #lookup = new PartController<Lookup>(this, () => this.#bringLookup(), {
    request: () => this.#partOf('lookup'),
  });
  #focusNext = '';

  get #mode(): Mode {
    return oneOf(this, 'mode', this.mode, MODES);
  }

  /** What is fetched for a mode; each needs to know where the API is. */
  #partOf(mode: Mode): {readonly url: string} | undefined {
    return this.#mode === mode && this.apiBase ? {url: mode} : undefined;
  }

  /** What the state of the widget is that of: a prompt has the form in readiness, and its own code too. */
  get #remote(): StateView<unknown>['remote'] {
    if (this.#partOf('lookup')) return this.#lookup;
    const isPromptNext = this.#partOf('prompt') && 'data' in this.#definition.state;
    return isPromptNext && !('data' in this.#prompt.state) ? this.#prompt : this.#definition;
  }

  #read(): ApiRequest<Form> | ApiError | undefined {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const url = firstRead(fromProperties(this), base);
    if (url) return {url, isShape: isForm};
    if (this.#mode === 'lookup') return undefined;
    return this.unit
      ? missing('article', 'cần id của bài viết mà câu hỏi nói về, ví dụ ma-bai-viet.')
      : missing('unit', 'cần id của đơn vị nhận góp ý, ví dụ khanh-hoa.');
  }

  async #bringPrompt(): Promise<Prompt> {
    const {Prompt} = await import('./prompt.js');
    return new Prompt(this.#form);
  }

  async #bringLookup(): Promise<Lookup> {
    const {Lookup} = await import('./lookup.js');
    return new Lookup(this, () => this.apiBase);
  }

  #context(): FormContext | undefined {
    const base = this.apiBase;
    if (!base || !this.unit || this.#mode === 'lookup') return undefined;
    const {state} = this.#definition;
    const form = state.status === 'ready' || state.status === 'stale' ? state.data : undefined;
    return {
      base,
      unit: this.unit,
      form,
      topics: form ? this.#topicsOf(form) : [],
      words: this.words,
      language: this.language,
      mayQueue: !this.noQueue,
      mayKeepDraft: !this.noDraft,
      draftName: [base.href, this.unit, this.form].join(' '),
    };
  }

  #topicsOf({topics}: Form): Form['topics'] {
    if (!this.topics.trim()) return topics;
    const ids = topics.map(({id}) => id);
    const wanted = switches(this, 'topics', this.topics, ids);
    return wanted.size > 0 ? topics.filter(({id}) => wanted.has(id)) : topics;
  }

  protected override attributeOfParameter(parameter: string): string {
    return parameter === 'id' ? 'form' : super.attributeOfParameter(parameter);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isElsewhere = (['mode', 'article', 'unit', 'form'] as const).some((name) => changed.has(name));
    if (isElsewhere) this.#form.start(this.#mode === 'prompt', this.article);
  }

  protected override update(changed: PropertyValues): void {
    this.announce(this.#remote.state);
    super.update(changed);
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.#focusNext) return;
    const target = this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    this.#focusNext = '';
    target?.focus();
  }

  /** @internal Brings the reader to a part of the widget once it is drawn. */
  focusOn(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  /** @internal Tells the page that a message sent from here is stored. */
  tellSent(code: string): void {
    this.tellOnceDrawn(() => this.dispatchEvent(new FeedbackSentEvent(code)));
  }

  protected override render(): TemplateResult {
    const {words} = this;
    const mode = this.#mode;
    const lookup = this.#lookup.state;
    const usual = {form: words.heading, prompt: words.promptHeading, lookup: words.lookupHeading};
    return stateView({
      remote: this.#remote,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? usual[mode],
      hasFallback: this.hasFallback,
      emptyText: words.empty,
      readyText: 'data' in lookup ? lookup.data.statusText(words) : '',
      skeleton: () =>
        html`${SKELETONS[mode].map((kind) => html`<div class="bone bone-${kind} ${kind === 'prompt' ? '' : 'field'}"></div>`)}`,
      content: () => this.#renderContent(),
    });
  }

  #renderContent(): TemplateResult {
    const {words} = this;
    const [lookup, prompt] = [this.#lookup.state, this.#prompt.state];
    if ('data' in lookup) return lookup.data.render(words, this.language);
    if ('data' in prompt) return prompt.data.render(words, () => this.#renderForm());
    return this.#renderForm();
  }

  #renderForm(): TemplateResult {
    const context = this.#context();
    return context?.form ? this.#form.render(context, context.form) : html``;
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
