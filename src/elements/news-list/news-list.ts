import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import {ApiError} from '../../api/api-error.js';
import type {Read} from '../../api/read.js';
import {articlesRead} from '../../api/reads.js';
import type {ArticleList, ArticleSummary} from '../../api/types.js';
import {oneOf, switches, wholeNumber} from '../../widget/attributes.js';
import {NEWS_PARTS, newsItem, newsItemSkeleton, type ShownParts} from '../../widget/news-item.js';
import {newsItemStyles} from '../../widget/news-item.styles.js';
import {PagedData} from '../../widget/paged-data.js';
import {remoteView} from '../../widget/remote-view.js';
import {SCOPES} from '../../widget/scope.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {newsListStyles} from './news-list.styles.js';

const LAYOUTS = ['list', 'cards'] as const;

/** From here on, drawing only what is in sight saves more than it costs. */
const LONG_LIST = 16;

/**
 * Shows the latest news of a police unit, of its province or of the whole country, newest first.
 *
 * @summary Latest news from the common API.
 *
 * @example
 * ```html
 * <news-list unit="khanh-hoa" limit="6" layout="cards" more>
 *   <a href="/tin-tuc">Xem tin tức tại trang Tin tức</a>
 * </news-list>
 * ```
 *
 * @slot - Links or text to read while there is no news: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The news is there, or there is none. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The news could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the news is empty, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart items - The list.
 * @csspart item - One story.
 * @csspart picture - The box of a story's picture.
 * @csspart title - The title of a story.
 * @csspart meta - The line with date, unit and category.
 * @csspart summary - The summary of a story.
 * @csspart more - The button that brings more news.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Lines and buttons.
 * @cssproperty [--danvan-gap=1em] - Room between stories.
 */
export class NewsList extends WidgetElement {
  static override styles = [...WidgetElement.baseStyles, newsItemStyles, newsListStyles];

  /** Names the police unit whose news is shown, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Widens the news from the unit to its `province` or to the whole country (`national`). */
  @property() scope = '';

  /** Keeps only one category, by its id. */
  @property() category = '';

  /** Keeps only news about one campaign, by its id. */
  @property() campaign = '';

  /** Keeps only news with one tag. */
  @property() tag = '';

  /** Leaves out stories by their ids, separated by commas; the one of the page itself, say. */
  @property() exclude = '';

  /** Sets how many stories are shown, 1 to 100. */
  @property({type: Number}) limit = 6;

  /** Draws a `list` or `cards`. */
  @property() layout = 'list';

  /** Chooses what each story shows: any of `image summary date unit category`. */
  @property() show = 'image summary date';

  /** Offers a button that brings further news. */
  @property({type: Boolean}) more = false;

  readonly #news = new PagedData<ArticleSummary, ArticleList>(this, {
    wish: () => this.#read(),
    page: (cursor) => {
      const request = this.#read(cursor);
      return request instanceof ApiError ? undefined : request;
    },
    join: (data, next) => ({...next, items: [...data.items, ...next.items]}),
    isEmpty: ({items}) => items.length === 0,
    onChange: this.announce,
  });

  #added = '';

  #read(cursor?: string): Read<ArticleList> | ApiError {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const scope = this.scope ? oneOf(this, 'scope', this.scope, SCOPES) : undefined;
    return articlesRead(base, {
      ...(this.unit && {unit: this.unit}),
      ...(scope && {scope}),
      ...(this.category && {category: this.category}),
      ...(this.campaign && {campaign: this.campaign}),
      ...(this.tag && {tag: this.tag}),
      ...(this.exclude && {exclude: this.exclude}),
      ...(cursor && {cursor}),
      limit: this.#validLimit,
    });
  }

  get #validLimit(): number {
    return wholeNumber(this, 'limit', this.limit, {min: 1, max: 100, fallback: 6});
  }

  readonly #onMore = async (): Promise<void> => {
    this.#added = '';
    const first = this.renderRoot.querySelectorAll('.item').length;
    const count = await this.#news.loadNext();
    if (count === 0) return;
    this.#added = this.words.news.added(String(count));
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.item a.title')[first]?.focus();
  };

  protected override render(): TemplateResult {
    const {words} = this;
    const show = switches(this, 'show', this.show, NEWS_PARTS);
    return remoteView({
      remote: this.#news,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.news.heading,
      hasFallback: this.hasFallback,
      emptyText: words.news.empty,
      skeleton: () => html`
        <div class=${this.#itemsClass(this.#validLimit, show)}>
          ${Array.from({length: this.#validLimit}, () => html`<div class="item">${newsItemSkeleton(show)}</div>`)}
        </div>
        ${this.more ? html`<div class="more"><button class="quiet" type="button" tabindex="-1">…</button></div>` : nothing}
      `,
      content: ({items}) => html`
        <ul class=${this.#itemsClass(items.length, show)} part="items" role="list">
          ${repeat(
            items,
            ({id}) => id,
            (article) =>
              html`<li class="item" part="item">
                ${newsItem(article, {show, base: this.apiBase ?? '', language: this.language})}
              </li>`,
          )}
        </ul>
        ${this.#renderMore()}
      `,
    });
  }

  #itemsClass(count: number, show: ShownParts) {
    const layout = oneOf(this, 'layout', this.layout, LAYOUTS);
    return classMap({items: true, [layout]: true, summaries: show.has('summary'), long: count >= LONG_LIST});
  }

  #renderMore(): TemplateResult | typeof nothing {
    const {next} = this.#news;
    const {news} = this.words;
    if (!this.more) return nothing;
    const said = {none: this.#added, there: this.#added, loading: news.loadingMore, failed: news.moreFailed}[next];
    return html`<div class="more">
      <p role="status" class=${next === 'failed' ? '' : 'visually-hidden'}>${said}</p>
      ${
        next === 'none'
          ? nothing
          : html`<button
              class="quiet"
              part="more"
              type="button"
              aria-disabled=${next === 'loading' ? 'true' : nothing}
              @click=${this.#onMore}
            >
              ${next === 'loading' ? news.loadingMore : news.more}
            </button>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-list': NewsList;
  }
}
