import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {ApiError} from '../../api/api-error.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {wholeNumber} from '../../widget/attributes.js';
import {Clock} from '../../widget/clock.js';
import {newsItemStyles} from '../../widget/news-item.styles.js';
import {stateView} from '../../widget/state-view.js';
import {hrefTemplate} from '../../widget/story-address.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {vi, type Words} from './vi.js';
import {aroundStyles} from './around.styles.js';
import {type Looks, looksOf} from './looks.js';
import {NewsData} from './news-data.js';
import {newsListStyles} from './news-list.styles.js';
import {newsSkeleton, type NewsView, newsView} from './news-view.js';
import type {NewsWish} from './news-wish.js';
import {Refresher} from './refresher.js';
import {NewsSearch} from './search.js';
import {searchView} from './search-view.js';
import {wishOf} from './wish.js';

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/**
 * Shows the news of a police unit, of its province or of the whole country, newest first: from the common API, from the site's own
 * feed, or from both. Lists on one page never repeat a story, nor the one that the page itself tells.
 *
 * @summary News from the common API or from the site's own feed.
 *
 * @example
 * ```html
 * <news-list unit="khanh-hoa" preset="tin-noi-bat" href-template="/tin/{id}" more>
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
 * @csspart search - The search box.
 * @csspart fresh - The line that tells of new stories.
 * @csspart items - The list.
 * @csspart item - One story.
 * @csspart picture - The box of a story's picture.
 * @csspart title - The title of a story.
 * @csspart meta - The line with date, unit and category.
 * @csspart badge - What says that a story is new.
 * @csspart old - What warns that a story is old.
 * @csspart summary - The summary of a story.
 * @csspart more - The button that brings more news.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Lines, badges and buttons.
 * @cssproperty [--danvan-gap=1em] - Room between stories.
 * @cssproperty [--danvan-mark=#ffe08a] - The ground of words found.
 */
export class NewsList extends WidgetElement<Words> {
  static override styles = [...WidgetElement.baseStyles, newsItemStyles, newsListStyles, aroundStyles];

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit whose news is shown, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Widens the news from the unit to its `province` or to the whole country (`national`). */
  @property() scope = '';

  /** Keeps only one category, by its id. */
  @property() category = '';

  /** Leaves out one category, by its id. */
  @property({attribute: 'exclude-category'}) excludeCategory = '';

  /** Keeps only news with one tag. */
  @property() tag = '';

  /** Keeps only news about one campaign, by its id. */
  @property() campaign = '';

  /** Keeps only news that cites a document, by its number such as `25-NQ/TW`. */
  @property() document = '';

  /** Leaves out stories by their ids, separated by commas. */
  @property() exclude = '';

  /** Keeps only news published on a day such as `2026-06-30` or later. */
  @property() from = '';

  /** Keeps only news published on a day such as `2026-06-30` or earlier. */
  @property() to = '';

  /** Reads the site's own RSS, Atom or JSON feed at this address; with `unit` or `scope` too, together with the common API. */
  @property() src = '';

  /** Looks like a block that the sites know: `moi-cap-nhat`, `cac-tin-khac` or `tin-noi-bat`. What other attributes say goes first. */
  @property() preset = '';

  /** Lays the stories out as `list`, `cards`, `lead` (the first one big) or `titles`; `list` unless the preset says otherwise. */
  @property() layout: string | null = null;

  /** Chooses what each story shows: any of `image summary date unit category`; all but the last two unless the layout is `titles`. */
  @property() show: string | null = null;

  /** Sets how many stories are shown, 1 to 100; 6 unless the preset says otherwise. */
  @property({type: Number}) limit: number | null = null;

  /** Offers a button that brings further news. */
  @property({type: Boolean}) more = false;

  /** Offers a search box that finds news with or without diacritics. */
  @property({type: Boolean}) search = false;

  /** Looks for new stories every so many minutes, and offers them by a button; 0 for never. */
  @property({type: Number}) refresh = 0;

  /** Keeps the story that the page itself tells. */
  @property({attribute: 'keep-current', type: Boolean}) keepCurrent = false;

  /** Shows also what other lists of the page show. */
  @property({attribute: 'allow-repeats', type: Boolean}) allowRepeats = false;

  /** Leads links to the site's own pages: an address with `{id}`, `{slug}` or `{url}` in it, such as `/tin/{id}`. */
  @property({attribute: 'href-template'}) hrefTemplate = '';

  /** Writes dates as `tuong-doi`, `ngay`, `ngay-ngan`, `van-ban`, `thu-ngay`, `day-du`, `gach` or `ngay-thang`. */
  @property({attribute: 'date-format'}) dateFormat = 'tuong-doi';

  /** Marks stories as new for so many hours; 0 for never. */
  @property({attribute: 'new-hours', type: Number}) newHours = 24;

  /** Warns of stories older than so many days; 0 for never. */
  @property({attribute: 'old-days', type: Number}) oldDays = 365;

  readonly #clock = new Clock(this);
  readonly #news = new NewsData(this, {
    request: () => this.#wish(''),
    sharesPage: () => !this.allowRepeats,
    onChange: this.announce,
  });
  readonly #search = new NewsSearch(this, (query) => this.#wish(query));
  #done = '';

  constructor() {
    super();
    new Refresher(this, {
      minutes: () => wholeNumber(this, 'refresh', this.refresh, {min: 0, max: 1440, fallback: 0}),
      look: (signal) => this.#news.lookForFresh(signal),
    });
  }

  #wish(query: string): NewsWish | ApiError {
    const {limit: size} = this.#looks;
    return wishOf(this, this, {apiBase: this.apiBase, size, template: this.#template, query});
  }

  get #looks(): Looks {
    return looksOf(this, this);
  }

  get #template(): string {
    return hrefTemplate(this, 'href-template', this.hrefTemplate);
  }

  /** The list that the reader sees: what was found, else the news. */
  get #seen(): NewsData {
    return this.#search.query ? this.#search.data : this.#news;
  }

  readonly #onMore = async (): Promise<void> => {
    const {news} = this.words;
    const seen = this.#seen;
    const before = this.renderRoot.querySelectorAll('.item').length;
    this.#done = '';
    const count = await seen.loadNext();
    if (seen.next !== 'failed') this.#done = count > 0 ? news.added(formatCount(count, this.language)) : news.noMore;
    if (count > 0) await this.#focus(before);
    else this.requestUpdate();
  };

  readonly #onFresh = async (): Promise<void> => {
    const count = this.#news.showFresh();
    this.#done = this.words.news.fresh.shown(formatCount(count, this.language));
    await this.#focus(0);
  };

  async #focus(index: number): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.item a.title')[index]?.focus();
  }

  protected override render(): TemplateResult {
    const {words, language} = this;
    const view = this.#view();
    const {query} = this.#search;
    const emptyText = this.#news.isAllElsewhere ? words.news.allElsewhere : words.news.empty;
    return stateView({
      remote: this.#search.found ?? this.#news,
      words,
      language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.news.heading[view.stories.preset],
      hasFallback: this.hasFallback,
      emptyText: query ? words.news.search.none(query) : emptyText,
      skeleton: () => newsSkeleton(view),
      content: (news) => newsView(news, view),
      frame: (list) =>
        this.search ? searchView({search: this.#search, words: words.news.search, language}, list) : list,
    });
  }

  #view(): NewsView {
    const {query} = this.#search;
    const {news} = this.words;
    const looks = this.#looks;
    return {
      stories: {
        ...looks,
        base: this.apiBase ?? document.baseURI,
        language: this.language,
        template: this.#template,
        now: this.#clock.now,
        age: {...looks, words: news.age},
        query,
      },
      words: news,
      isRefreshed: this.refresh > 0,
      offersMore: this.more || query !== '',
      next: this.#seen.next,
      done: this.#done,
      onMore: this.#onMore,
      onFresh: this.#onFresh,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-list': NewsList;
  }
}
