import {css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {ApiError} from '../../api/api-error.js';
import {findWords} from '../../vietnamese/search.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {addStyles} from '../../widget/add-styles.js';
import type {FetchController} from '../../widget/fetch-controller.js';
import type {LanguageCode} from '../../widget/language.js';
import {type News, NewsController, type NewsQuery} from './news-controller.js';

/** A text with the words of a query marked in it, in its own spelling. */
function highlight(text: string, query: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let end = 0;
  for (const range of findWords(text, query)) {
    parts.push(text.slice(end, range.start), html`<mark>${text.slice(range.start, range.end)}</mark>`);
    end = range.end;
  }
  return [...parts, text.slice(end)];
}

/** How long the reader rests before what is typed is searched for, in milliseconds: longer than between two keys of a word. */
const REST_MS = 400;

/** With fewer letters nearly every article would match; the button searches for any. */
const MIN_TYPED = 2;

/** What the API takes at most. */
const MAX_LENGTH = 200;

const items = (count: string): string => (count === '1' ? '1 item' : `${count} items`);

const WORDS = {
  vi: {
    label: 'Tìm tin bài',
    submit: 'Tìm',
    clear: 'Xóa từ khóa',
    searching: 'Đang tìm…',
    none: (query: string) => `Không tìm thấy tin bài nào có “${query}”. Hãy thử từ khóa khác hoặc ngắn hơn.`,
    found: (count: string, query: string) => `Tìm thấy ${count} tin bài có “${query}”.`,
    foundMore: (count: string, query: string) => `Tìm thấy hơn ${count} tin bài có “${query}”.`,
  },
  en: {
    label: 'Search the news',
    submit: 'Search',
    clear: 'Clear the search',
    searching: 'Searching…',
    none: (query: string) => `No news has “${query}”. Try other or fewer words.`,
    found: (count: string, query: string) => `${items(count)} with “${query}” found.`,
    foundMore: (count: string, query: string) => `More than ${items(count)} with “${query}” found.`,
  },
} as const;

const searchStyles = css`
  .search {
    display: flex;
    gap: 0.5em;
  }

  .field {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }

  .search input {
    inline-size: 100%;
    min-block-size: 2.75em;
    margin: 0;
    padding: 0.5em 2.75em 0.5em 0.75em;
    border: 0.0625em solid currentcolor;
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    appearance: none;
  }

  .search input::placeholder {
    color: inherit;
    opacity: 0.75;
  }

  .search input::-webkit-search-cancel-button {
    display: none;
  }

  .clear {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    min-inline-size: 2.75em;
    padding: 0.5em;
    border-color: transparent;
  }

  .clear svg {
    inline-size: 1em;
    block-size: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    vertical-align: -0.125em;
  }

  mark {
    background: var(--danvan-mark, #ffe08a);
    color: #1c1c1c;
  }

  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }

  @media print {
    .search {
      display: none;
    }
  }
`;

/** The list that is searched. */
interface SearchedList extends ReactiveControllerHost, Element {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What there is of the news found. */
type Found = Pick<FetchController<News, NewsQuery>, 'state' | 'isRetrying' | 'retry'>;

/**
 * The search of a list: waits until the reader rests, and for the end of a composition, so that no half word is searched for and
 * no input method is disturbed; keeps what was found until the next answer is there, so that nothing flickers.
 */
export class NewsSearch implements ReactiveController {
  /** What is searched for; empty when nothing is. */
  query = '';
  /** The news that is found. */
  readonly data: NewsController;

  readonly #host: SearchedList;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #shown: Found | undefined;

  /** @param request what is to be read for a query */
  constructor(host: SearchedList, request: (query: string) => NewsQuery | ApiError) {
    this.#host = host;
    addStyles(host.renderRoot, searchStyles);
    this.data = new NewsController(host, {
      request: () => (this.query ? request(this.query) : undefined),
      sharesPage: () => false,
      onChange: (state) => {
        const {isRetrying, retry} = this.data;
        if (state.status !== 'loading') this.#shown = {state, isRetrying, retry};
      },
    });
    host.addController(this);
  }

  /** Whether an answer is under way. */
  get isSearching(): boolean {
    return this.query !== '' && this.data.state.status === 'loading';
  }

  /** What there is of the news found, or of that found before while an answer is under way; undefined when nothing is searched. */
  get found(): Found | undefined {
    return this.isSearching ? this.#shown : this.query ? this.data : undefined;
  }

  hostDisconnected(): void {
    clearTimeout(this.#rest);
  }

  /** Said where nothing is found. */
  emptyText(language: LanguageCode): string {
    return WORDS[language].none(this.query);
  }

  /** Marks what is searched for in a text. */
  readonly highlight = (text: string): unknown => highlight(text, this.query);

  /** Draws the search box of a list, below it how many articles were found, and the list or what was found. */
  view(list: TemplateResult, language: LanguageCode): TemplateResult {
    const words = WORDS[language];
    return html`<form class="search" part="search" role="search" action="" @submit=${this.#onSubmit}>
        <label class="visually-hidden" for="query">${words.label}</label>
        <div class="field">
          <input
            id="query"
            type="search"
            name="q"
            autocomplete="off"
            enterkeyhint="search"
            maxlength=${MAX_LENGTH}
            placeholder=${words.label}
            @input=${this.#onInput}
            @compositionend=${this.#onInput}
            @keydown=${this.#onKey}
          />
          ${
            this.query
              ? html`<button class="quiet clear" type="button" aria-label=${words.clear} @click=${this.#clear}>
                  <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 3l10 10M13 3L3 13" /></svg>
                </button>`
              : nothing
          }
        </div>
        <button type="submit">${words.submit}</button>
      </form>
      <p class="found muted" role="status">${this.#status(language)}</p>
      <div class="searched" aria-busy=${this.isSearching ? 'true' : 'false'}>${list}</div>`;
  }

  /** What is said of the search; that nothing was found or that it failed is said where the list says so. */
  #status(language: LanguageCode): string {
    const words = WORDS[language];
    if (this.isSearching) return words.searching;
    const {state} = this.data;
    if (!this.query || (state.status !== 'ready' && state.status !== 'stale')) return '';
    const {shown, rest, next} = state.data;
    const count = formatCount(shown.length + rest.length, language);
    return next === null ? words.found(count, this.query) : words.foundMore(count, this.query);
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('input');
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#search(this.#input?.value.trim() ?? '');
  };

  /** Follows what is typed, unless an input method is still composing it. */
  readonly #onInput = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    const typed = this.#input?.value.trim() ?? '';
    clearTimeout(this.#rest);
    if (typed === '') this.#search('');
    else if (typed.length >= MIN_TYPED) this.#rest = setTimeout(() => this.#search(typed), REST_MS);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || !this.#input?.value) return;
    event.preventDefault();
    this.#clear();
  };

  readonly #clear = (): void => {
    if (!this.#input) return;
    this.#input.value = '';
    this.#input.focus();
    this.#search('');
  };

  /** Searches now; for nothing, shows the list again. */
  #search(query: string): void {
    clearTimeout(this.#rest);
    if (query === this.query) return;
    this.#keepRoom(!query);
    this.query = query;
    if (!query) this.#shown = undefined;
    this.#host.requestUpdate();
  }

  /** However few articles are found, the page below stays where it is until the search ends. */
  #keepRoom(isOver: boolean): void {
    const searched = this.#host.renderRoot.querySelector<HTMLElement>('.searched');
    if (!searched || (this.query && !isOver)) return;
    searched.style.minBlockSize = isOver ? '' : `${searched.offsetHeight}px`;
  }
}
