import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ApiError} from '../../api/api-error.js';
import type {ArticleRatings} from '../../api/types.js';
import {errorOf, type InboxSession} from './inbox-session.js';

/** How the reading of the counts stands. `closed` is before anybody asked for them. */
type Status = 'closed' | 'loading' | 'ready' | 'failed';

/** Where the counts come from. */
export interface RatedOptions {
  readonly session: InboxSession;
  /** The unit that the tag names, if any. */
  readonly unit: () => string;
}

/**
 * Keeps what readers answered about articles, from the moment on that a member wants to see it. What is on the screen stays there
 * when a further page cannot be had.
 */
export class RatedArticles implements ReactiveController {
  items: readonly ArticleRatings[] = [];
  status: Status = 'closed';
  error: ApiError | undefined;
  #next: string | null = null;
  #unit = '';
  #reading: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: RatedOptions,
  ) {
    host.addController(this);
  }

  /** Whether there are more articles behind those that are shown. */
  get hasMore(): boolean {
    return this.#next !== null;
  }

  hostUpdate(): void {
    if (this.status !== 'closed' && this.options.unit() !== this.#unit) void this.load();
  }

  /** Reads the counts from their beginning. */
  async load(): Promise<void> {
    this.items = [];
    this.#next = null;
    this.#unit = this.options.unit();
    await this.loadNext();
  }

  /**
   * Brings the next page.
   *
   * @returns how many articles it added; none when it failed, which {@link error} then tells
   */
  async loadNext(): Promise<number> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    this.#settle('loading');
    try {
      const query = {...(this.#unit && {unit: this.#unit}), ...(this.#next && {cursor: this.#next})};
      const {items, page} = await this.options.session.ask((api) => api.ratings(query, reading.signal));
      if (reading.signal.aborted) return 0;
      const known = new Set(this.items.map(({article}) => article.id));
      const added = items.filter(({article}) => !known.has(article.id));
      this.items = [...this.items, ...added];
      this.#next = page.next;
      this.#settle('ready');
      return added.length;
    } catch (cause) {
      if (!reading.signal.aborted) this.#settle('failed', errorOf(cause));
      return 0;
    }
  }

  /** Takes everything off the screen and out of memory. */
  clear(): void {
    this.#reading?.abort();
    this.items = [];
    this.#next = null;
    this.#settle('closed');
  }

  #settle(status: Status, error?: ApiError): void {
    this.status = status;
    this.error = error;
    this.host.requestUpdate();
  }
}
