import {type CSSResult, LitElement, type PropertyDeclarations, type PropertyValues} from 'lit';
import type {ApiError} from '../api/api-error.js';
import {findApi} from '../api/find-api.js';
import type {FieldError} from '../api/types.js';

import {warnOnce} from '../api/warn-once.js';
import {startPage} from '../page/start.js';
import {shared, tokens} from '../styles/base.js';
import {warnAttribute, wholeNumber} from './attributes.js';
import {Language, type LanguageCode, type Vocabulary} from './language.js';
import type {FetchState} from './fetch-controller.js';
import {VERSION} from './version.js';
import type {WidgetWords} from './vi.js';

// Events of the widgets extend CustomEvent: MooTools puts a function of its own in the place of `window.Event`.

/** Told when a widget has drawn its data. Does not bubble, as `load` on an image does not. */
export class WidgetLoadEvent extends CustomEvent<null> {
  constructor() {
    super('danvan-load');
  }
}

/** Told when a widget could not get its data. Does not bubble. */
export class WidgetErrorEvent extends CustomEvent<null> {
  constructor(readonly error: ApiError) {
    super('danvan-error');
  }
}

/** What a widget can announce: a state of its data, or that it shows none before somebody signs in. */
type Announced = FetchState<unknown> | {readonly status: 'signed-out'};

const attributeOf = (parameter: string): string => parameter.replaceAll('_', '-');

/**
 * What every widget is: where its API is, which language it speaks, and that the page can see its state.
 *
 * @typeParam Words what it has to say in every language
 */
export abstract class WidgetElement<Words extends WidgetWords = WidgetWords> extends LitElement {
  /** The styles that every widget starts from. */
  static get baseStyles(): readonly CSSResult[] {
    return [tokens, shared];
  }

  /** The version of the library that this class is of. */
  static get version(): string {
    return VERSION;
  }

  static override get properties(): PropertyDeclarations {
    return {
      api: {},
      heading: {},
      headingLevel: {attribute: 'heading-level', type: Number},
    };
  }

  /** Names the base address of the common API, where the page or the script does not. */
  api = '';

  /** Replaces the headline; an empty one leaves it out. */
  heading: string | null = null;

  /** Sets the level of the headline in the page's outline, 2 to 6. */
  headingLevel = 2;

  /** What the widget has to say, in every language. */
  protected abstract readonly vocabulary: Vocabulary<Words>;

  readonly #language = new Language<Words>(this, () => this.vocabulary);
  readonly #untold: (() => void)[] = [];
  #status: Announced['status'] | undefined;

  /** The words of the language that the widget speaks here. */
  protected get words(): Words {
    return this.#language.words;
  }

  /** The language that the widget speaks here. */
  protected get language(): LanguageCode {
    return this.#language.code;
  }

  /** The base of the common API, or undefined when the page names none. */
  protected get apiBase(): URL | undefined {
    return findApi(this.api);
  }

  protected get validHeadingLevel(): number {
    return wholeNumber(this, 'heading-level', this.headingLevel, {min: 2, max: 6, fallback: 2});
  }

  constructor() {
    super();
    this.addController({hostConnected: () => startPage(this.apiBase), hostUpdated: () => this.#tellNow()});
  }

  /**
   * Waits for words that are still on their way, so that no widget flashes another language. The first drawing stands all the same, with
   * nothing to be seen of it but what the page put inside the tag: it takes the room, so that nothing below jumps when the words come.
   */
  protected override async scheduleUpdate(): Promise<void> {
    const {pending} = this.#language;
    if (this.hasUpdated) await pending;
    this.toggleAttribute('data-without-words', !this.hasUpdated && pending !== undefined);
    await super.scheduleUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const isComplete = await super.getUpdateComplete();
    const {pending} = this.#language;
    return pending ? pending.then(() => super.getUpdateComplete()) : isComplete;
  }

  /**
   * When the part that has the focus changes places, which takes the focus from it, or goes away, such as «Thử lại» after success, the
   * reader stays there, or in the widget.
   */
  protected override update(changed: PropertyValues): void {
    const focused = this.shadowRoot?.activeElement;
    super.update(changed);
    if (!(focused instanceof HTMLElement) || focused === this.shadowRoot?.activeElement) return;
    (focused.isConnected ? focused : this.renderRoot.querySelector<HTMLElement>('.widget'))?.focus();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.addEventListener('slotchange', () => this.requestUpdate());
  }

  /** Whether the page put something readable inside the tag for the time without data. */
  protected get hasFallback(): boolean {
    return [...this.childNodes].some((node) =>
      node instanceof Element ? !(node instanceof HTMLScriptElement) : node.textContent?.trim(),
    );
  }

  /** The state that was announced last; undefined before the first. */
  protected get status(): Announced['status'] | undefined {
    return this.#status;
  }

  /** Tells the page something once the next drawing stands: nothing that a page makes of it keeps a reader from what is drawn. */
  protected tellOnceDrawn(tell: () => void): void {
    this.#untold.push(tell);
    this.requestUpdate();
  }

  #tellNow(): void {
    for (const tell of this.#untold.splice(0)) {
      try {
        tell();
      } catch (error) {
        warnOnce(`<${this.localName}>: ${String(error)}`);
      }
    }
  }

  /**
   * Takes over the state, and once it is drawn shows it to the page (`data-state`), tells of success and failure, and tells the
   * webmaster of a wrong attribute.
   */
  protected readonly announce = (state: Announced): void => {
    if (this.#status === state.status) return;
    this.#status = state.status;
    this.tellOnceDrawn(() => this.#tell(state));
  };

  #tell(state: Announced): void {
    this.dataset['state'] = state.status;
    if (state.status === 'ready' || state.status === 'empty') this.dispatchEvent(new WidgetLoadEvent());
    if (state.status !== 'failed' && state.status !== 'stale') return;
    this.dispatchEvent(new WidgetErrorEvent(state.error));
    if (state.error.kind === 'unconfigured') {
      warnAttribute(this, 'api', 'trang chưa cho biết địa chỉ API; xem README, mục «Tìm API».');
    }
    state.error.fields.forEach((field) => this.#warnOf(field));
  }

  #warnOf({parameter, detail}: FieldError): void {
    if (parameter) warnAttribute(this, this.attributeOfParameter(parameter), detail);
  }

  /** The attribute through which the page sets a parameter of the API. */
  protected attributeOfParameter(parameter: string): string {
    return attributeOf(parameter);
  }
}

declare global {
  interface HTMLElementEventMap {
    'danvan-load': WidgetLoadEvent;
    'danvan-error': WidgetErrorEvent;
  }
}
