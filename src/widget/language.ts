import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {DateLanguage} from '../vietnamese/dates.js';

/** The languages in which the widgets speak. */
export type LanguageCode = DateLanguage;

/** The words of a widget: Vietnamese travels with it, English comes when a page asks for it. */
export class Vocabulary<Words> {
  #english: Words | undefined;

  /** @param loadEnglish brings the words in English */
  constructor(
    readonly vi: Words,
    private readonly loadEnglish: () => Promise<Words>,
  ) {}

  /** The words of a language, once they are there. */
  get(code: LanguageCode): Words | undefined {
    return code === 'vi' ? this.vi : this.#english;
  }

  /** Brings the words in English; if they cannot be had, Vietnamese stands in rather than nothing. */
  async load(): Promise<void> {
    this.#english ??= await this.loadEnglish().catch(() => this.vi);
  }
}

const followers = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Watches the page's `lang` attributes, once for all widgets. */
function follow(onChange: () => void): () => void {
  if (!observer) {
    observer = new MutationObserver(() => followers.forEach((notify) => notify()));
    observer.observe(document.documentElement, {attributes: true, attributeFilter: ['lang'], subtree: true});
  }
  followers.add(onChange);
  return () => followers.delete(onChange);
}

/** The nearest `lang` around an element, through the shadow roots it stands in. */
function nearestLang(element: Element): string {
  for (let at: Element | null = element; at;) {
    const holder: Element | null = at.closest('[lang]:not([lang=""])');
    if (holder) return holder.getAttribute('lang') ?? '';
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/**
 * Gives a widget the words of the language that its place in the page asks for: the nearest `lang`, English for any English, else
 * Vietnamese; never the browser's language. Follows changes.
 */
export class Language<Words> implements ReactiveController {
  /** The language in use. */
  code: LanguageCode = 'vi';
  /** Resolves when the words of that language are there; undefined while none are missing. */
  pending: Promise<void> | undefined;

  readonly #host: ReactiveControllerHost & Element;
  readonly #vocabulary: () => Vocabulary<Words>;
  #unfollow: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element, vocabulary: () => Vocabulary<Words>) {
    this.#host = host;
    this.#vocabulary = vocabulary;
    host.addController(this);
  }

  /** The words in use. */
  get words(): Words {
    const vocabulary = this.#vocabulary();
    return vocabulary.get(this.code) ?? vocabulary.vi;
  }

  hostConnected(): void {
    this.#unfollow = follow(() => this.#apply());
    this.#apply();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
  }

  #apply(): void {
    const code = /^en(-|$)/i.test(nearestLang(this.#host)) ? 'en' : 'vi';
    if (code === this.code) return;
    this.code = code;
    const vocabulary = this.#vocabulary();
    if (!vocabulary.get(code)) {
      this.pending = vocabulary.load().then(() => {
        this.pending = undefined;
        this.#host.requestUpdate();
      });
    }
    this.#host.requestUpdate();
  }
}
