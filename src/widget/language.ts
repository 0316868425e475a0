import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {type LanguageCode, languageOf, loadWords, type Words, wordsOf} from '../locale/words.js';
import {vi} from '../locale/vi.js';

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
 * Gives a widget the words of the language that its place in the page asks for: the nearest `lang`, else Vietnamese; never the
 * browser's language. Follows changes.
 */
export class Language implements ReactiveController {
  /** The language in use. */
  code: LanguageCode = 'vi';
  /** Resolves when the words of that language are there; undefined while none are missing. */
  pending: Promise<void> | undefined;

  readonly #host: ReactiveControllerHost & Element;
  #unfollow: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The words in use. */
  get words(): Words {
    return wordsOf(this.code) ?? vi;
  }

  hostConnected(): void {
    this.#unfollow = follow(() => this.#apply());
    this.#apply();
  }

  hostDisconnected(): void {
    this.#unfollow?.();
  }

  #apply(): void {
    const code = languageOf(nearestLang(this.#host));
    if (code === this.code) return;
    this.code = code;
    if (!wordsOf(code)) {
      this.pending = loadWords(code).then(() => {
        this.pending = undefined;
        this.#host.requestUpdate();
      });
    }
    this.#host.requestUpdate();
  }
}
