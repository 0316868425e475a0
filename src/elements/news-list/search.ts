import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ApiError} from '../../api/api-error.js';
import type {FetchController} from '../../widget/fetch-controller.js';
import type {News} from './news.js';
import {NewsData} from './news-data.js';
import type {NewsWish} from './news-wish.js';

/** How long the reader rests before what is typed is searched for, in milliseconds: longer than between two keys of a word. */
const REST_MS = 400;

/** With fewer letters nearly every story would match; the button searches for any. */
const MIN_TYPED = 2;

/** The list that is searched. */
interface SearchHost extends ReactiveControllerHost, Element {
  readonly renderRoot: ParentNode;
}

/** What there is of the news found. */
export type Found = Pick<FetchController<News, NewsWish>, 'state' | 'isRetrying' | 'retry'>;

/**
 * The search of a list: waits until the reader rests, and for the end of a composition, so that no half word is searched for and
 * no input method is disturbed; keeps what was found until the next answer is there, so that nothing flickers.
 */
export class NewsSearch implements ReactiveController {
  /** What is searched for; empty when nothing is. */
  query = '';
  /** The news that is found. */
  readonly data: NewsData;

  readonly #host: SearchHost;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #shown: Found | undefined;

  /** @param wish what is to be read for a query */
  constructor(host: SearchHost, wish: (query: string) => NewsWish | ApiError) {
    this.#host = host;
    this.data = new NewsData(host, {
      request: () => (this.query ? wish(this.query) : undefined),
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

  /** Follows what is typed, unless an input method is still composing it. */
  readonly onInput = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    const typed = event.currentTarget.value.trim();
    clearTimeout(this.#rest);
    if (typed === '') this.search('');
    else if (typed.length >= MIN_TYPED) this.#rest = setTimeout(() => this.search(typed), REST_MS);
  };

  /** Searches now; for nothing, shows the list again. */
  search(query: string): void {
    clearTimeout(this.#rest);
    if (query === this.query) return;
    this.#keepRoom(!query);
    this.query = query;
    if (!query) this.#shown = undefined;
    this.#host.requestUpdate();
  }

  /** However few stories are found, the page below stays where it is until the search ends. */
  #keepRoom(isOver: boolean): void {
    const searched = this.#host.renderRoot.querySelector<HTMLElement>('.searched');
    if (!searched || (this.query && !isOver)) return;
    searched.style.minBlockSize = isOver ? '' : `${searched.offsetHeight}px`;
  }
}
