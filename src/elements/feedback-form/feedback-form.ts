import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ApiError} from '../../api/api-error.js';
import {formRequest} from '../../api/form.js';
import type {ApiRequest} from '../../api/client.js';
import type {Form, Rating} from '../../api/types.js';
import {oneOf, switches} from '../../widget/attributes.js';
import {heading} from '../../widget/heading.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {stateView} from '../../widget/state-view.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {vi, type Words} from './vi.js';
import {feedbackFormStyles} from './feedback-form.styles.js';
import {FormMode, type Place} from './form-mode.js';
import {LookupMode} from './lookup-mode.js';
import {panelsStyles} from './panels.styles.js';
import {formSkeleton, promptSkeleton} from './panels.js';
import {type PromptState, promptView} from './prompt-view.js';
import {rate} from './rate.js';

const missing = (parameter: string, detail: string): ApiError =>
  new ApiError('refused', [{parameter, code: 'required', detail}]);

const MODES = ['form', 'prompt', 'lookup'] as const;

/** The topic for what is wrong with an article, in the forms that have it. */
const ABOUT_ARTICLE = 'phan-anh-bai-viet';

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
  static override styles = [...WidgetElement.baseStyles, feedbackFormStyles, panelsStyles];

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit that receives the message, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Names the form to fill in, by its id. */
  @property() form = 'gop-y';

  /** Lists the topics to offer, by their ids; all of the form's if empty. */
  @property() topics = '';

  /** Names the article that the message or the answer is about, by its id. */
  @property() article = '';

  /** Sets what is shown: the `form`, the `prompt` that opens into it, or the `lookup` of a message. */
  @property() mode = 'form';

  /** Keeps no draft on the device, for machines that several people use. */
  @property({type: Boolean, attribute: 'no-draft'}) noDraft = false;

  /** Keeps no unsent message on the device, for machines that several people use. */
  @property({type: Boolean, attribute: 'no-queue'}) noQueue = false;

  @state() private prompt: PromptState = {step: 'asking'};

  readonly #definition = new ApiController<Form>(this, {
    request: () => this.#read(),
    isEmpty: ({fields}) => fields.length === 0,
    onChange: this.announce,
  });
  readonly #formMode = new FormMode(
    this,
    () => this.#place(),
    (code) => this.tellOnceDrawn(() => this.dispatchEvent(new FeedbackSentEvent(code))),
  );
  readonly #lookupMode = new LookupMode(this, () => this.apiBase);
  #focusNext = '';

  get #mode(): (typeof MODES)[number] {
    return oneOf(this, 'mode', this.mode, MODES);
  }

  #read(): ApiRequest<Form> | ApiError | undefined {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    if (this.#mode === 'lookup') return undefined;
    if (!this.unit) return missing('unit', 'cần id của đơn vị nhận góp ý, ví dụ khanh-hoa.');
    if (this.#mode === 'prompt' && !this.article) {
      return missing('article', 'cần id của bài viết mà câu hỏi nói về, ví dụ ma-bai-viet.');
    }
    return formRequest(base, this.form, {unit: this.unit});
  }

  /** Where a message is written; nowhere while only the question of the prompt, or look-up, stands there. */
  #place(): Place | undefined {
    const base = this.apiBase;
    const isWriting = this.#mode === 'form' || (this.#mode === 'prompt' && this.prompt.step === 'writing');
    if (!base || !this.unit || !isWriting) return undefined;
    const {state: definition} = this.#definition;
    const form = definition.status === 'ready' || definition.status === 'stale' ? definition.data : undefined;
    return {
      base,
      unit: this.unit,
      form,
      topics: form ? this.#topicsOf(form) : [],
      article: this.article,
      rating: this.prompt.step === 'writing' ? this.prompt.rating : undefined,
      words: this.words,
      language: this.language,
      mayQueue: !this.noQueue,
      draftName: this.noDraft ? undefined : [base.href, this.unit, this.form, this.article].join(' '),
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
    // The next story is asked about anew.
    if (this.hasUpdated && (changed.has('article') || changed.has('unit'))) this.prompt = {step: 'asking'};
    if (this.#mode === 'lookup' && this.apiBase) {
      this.announce({status: 'ready', data: undefined, asOf: new Date()});
    }
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

  #rate(rating: Rating): void {
    const {apiBase: base, unit, article} = this;
    if (base) void rate(base, {unit, article, rating}, this.noQueue);
  }

  readonly #onPrompt = (prompt: PromptState): void => {
    this.prompt = prompt;
    if ('rating' in prompt) this.#rate(prompt.rating);
    const {writing} = this.#formMode;
    const isAboutArticle = this.#place()?.topics.some(({id}) => id === ABOUT_ARTICLE) ?? false;
    if (prompt.step === 'writing' && prompt.rating === 'no' && isAboutArticle && !writing.draft.topic) {
      writing.change({topic: ABOUT_ARTICLE});
    }
    this.focusOn(prompt.step === 'closed' ? '.closed' : '.answered');
  };

  protected override render(): TemplateResult {
    const {words, language} = this;
    const mode = this.#mode;
    const own = {form: words.form.heading, prompt: words.form.prompt.question, lookup: words.form.lookup.heading};
    const headingText = this.heading ?? own[mode];
    if (mode === 'lookup' && this.apiBase) return this.#renderLookup(headingText);
    return stateView({
      remote: this.#definition,
      words,
      language,
      headingLevel: this.validHeadingLevel,
      headingText,
      hasFallback: this.hasFallback,
      emptyText: words.form.empty,
      skeleton: mode === 'prompt' ? promptSkeleton : formSkeleton,
      content: (form) =>
        mode === 'prompt'
          ? promptView(this.prompt, words, this.#onPrompt, () => this.#renderForm(form))
          : this.#renderForm(form),
    });
  }

  #renderForm(form: Form): TemplateResult {
    const place = this.#place();
    return place ? this.#formMode.render(place, form) : html``;
  }

  #renderLookup(headingText: string): TemplateResult {
    return html`<section class="widget" part="widget" tabindex="-1">
      ${headingText ? heading(this.validHeadingLevel, headingText) : ''}
      ${this.#lookupMode.render(this.words, this.language)}
    </section>`;
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
