import {html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {type ApiError, toApiError} from '../../api/api-error.js';
import type {ArticleRatings} from '../../api/types.js';
import {formatDay} from '../../vietnamese/dates.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {webAddress} from '../../shared/web-address.js';
import {type InboxView, newTabLink} from './inbox-view.js';
import type {InboxSession} from './session.js';

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
export class RatingsController implements ReactiveController {
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
      if (!reading.signal.aborted) this.#settle('failed', toApiError(cause));
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

function row({article, ratings, last_day}: ArticleRatings, view: InboxView): TemplateResult {
  const {words, language, base} = view;
  const day = html`<time datetime=${last_day}>${formatDay(new Date(`${last_day}T00:00:00+07:00`), language)}</time>`;
  return html`<tr>
    <th scope="row">
      ${newTabLink(webAddress(article.url, base), article.title, view)}
      <span class="last muted">${words.ratings.last} ${day}</span>
    </th>
    <td>${formatCount(ratings.yes, language)}</td>
    <td>${formatCount(ratings.no, language)}</td>
  </tr>`;
}

function table(view: InboxView): TemplateResult {
  const {words, rated} = view;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.ratings.article}</th>
        <th scope="col">${words.message.ratings.yes}</th>
        <th scope="col">${words.message.ratings.no}</th>
      </tr>
    </thead>
    <tbody>
      ${rated.items.map((item) => row(item, view))}
    </tbody>
  </table>`;
}

/** What stands under the articles: that they are loading, or there is none, or what went wrong; and how to go on. */
function foot(view: InboxView): TemplateResult | typeof nothing {
  const {words, rated, language, say} = view;
  const onMore = async (): Promise<void> => {
    const added = await rated.loadNext();
    say(added > 0 ? words.ratings.added(formatCount(added, language)) : words.list.moreFailed);
  };
  switch (rated.status) {
    case 'closed':
      return nothing;
    case 'loading':
      return html`<p class="muted">${words.list.loading}</p>`;
    case 'failed':
      return html`<div class="notice" part="notice" data-kind="failed">
        <p>${rated.error && words.errors[rated.error.kind]}</p>
        <button class="quiet" type="button" @click=${onMore}>${words.retry}</button>
      </div>`;
    case 'ready':
      if (rated.items.length === 0) return html`<p class="muted">${words.ratings.empty}</p>`;
      return rated.hasMore
        ? html`<div class="more">
            <button class="quiet" type="button" part="more" @click=${onMore}>${words.list.more}</button>
          </div>`
        : nothing;
  }
}

/** Draws what readers answered to «Bài viết có hữu ích?», folded away until a member wants to see it; each opening reads it anew. */
export function ratingsView(view: InboxView): TemplateResult {
  const {words, rated} = view;
  const onToggle = ({target}: Event): void => {
    if (!(target instanceof HTMLDetailsElement)) return;
    if (target.open) void rated.load();
    else rated.clear();
  };
  return html`<details class="ratings" part="ratings" @toggle=${onToggle}>
    <summary>${words.message.rating}</summary>
    <p class="muted">${words.ratings.meaning}</p>
    ${rated.items.length > 0 ? table(view) : nothing} ${foot(view)}
  </details>`;
}
