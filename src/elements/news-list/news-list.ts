import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import {articlesRequest} from '../../api/articles.js';
import type {ArticleSummary, Scope} from '../../api/types.js';
import {whenIdle} from '../../api/when-idle.js';
import type {DateStyle} from '../../vietnamese/date-styles.js';
import {formatDay} from '../../vietnamese/dates.js';
import {formatRelative} from '../../vietnamese/relative-date.js';
import type {ArticleLink} from '../../widget/shown-articles.js';
import {isNew, isOld} from '../../widget/article-age.js';
import {
  articleCard,
  articleCardSkeleton,
  articleCardStyles,
  CARD_PARTS,
  type CardOptions,
  type CardPart,
  Pictures,
  savesData,
  type WrittenDate,
} from '../../widget/article-card.js';
import {fromProperties, oneOf, SCOPES, switches, warnAttribute, wholeNumber} from '../../widget/attributes.js';
import {Vocabulary} from '../../widget/language.js';
import {OnDemand} from '../../widget/on-demand.js';
import {webAddress} from '../../shared/web-address.js';
import {stateView} from '../../widget/state-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {articlesQuery, dayOf, feedOf, limitOf, type Preset, PRESETS, presetOf, readsApi, USUAL} from './first-read.js';
import {type News, NewsController, type NewsQuery} from './news-controller.js';
import {newsListStyles} from './news-list.styles.js';
import {vi, type Words} from './vi.js';

/** How articles are laid out: in rows, as cards, the first big and the others in rows, or as titles only. */
const LAYOUTS = ['list', 'cards', 'lead', 'titles'] as const;
type Layout = (typeof LAYOUTS)[number];

/** From here on, drawing only what is in sight saves more than it costs. */
const LONG_LIST = 16;

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
 * @csspart item - One article.
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
  static override get styles() {
    return [...WidgetElement.baseStyles, articleCardStyles, newsListStyles];
  }

  static override get properties() {
    return {
      unit: {},
      scope: {},
      category: {},
      excludeCategory: {attribute: 'exclude-category'},
      tag: {},
      campaign: {},
      document: {},
      exclude: {},
      from: {},
      to: {},
      src: {},
      preset: {},
      layout: {},
      show: {},
      limit: {type: Number},
      more: {type: Boolean},
      search: {type: Boolean},
      refresh: {type: Number},
      keepCurrent: {attribute: 'keep-current', type: Boolean},
      allowRepeats: {attribute: 'allow-repeats', type: Boolean},
      hrefTemplate: {attribute: 'href-template'},
      dateFormat: {attribute: 'date-format'},
      newHours: {attribute: 'new-hours', type: Number},
      oldDays: {attribute: 'old-days', type: Number},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit whose news is shown, by its id such as `khanh-hoa`. */
  unit = '';

  /** Widens the news from the unit to its `province` or to the whole country (`national`). */
  scope: Scope | '' = '';

  /** Keeps only one category, by its id. */
  category = '';

  /** Leaves out one category, by its id. */
  excludeCategory = '';

  /** Keeps only news with one tag. */
  tag = '';

  /** Keeps only news about one campaign, by its id. */
  campaign = '';

  /** Keeps only news that cites a document, by its number such as `25-NQ/TW`. */
  document = '';

  /** Leaves out articles by their ids, separated by commas. */
  exclude = '';

  /** Keeps only news published on a day such as `2026-06-30` or later. */
  from = '';

  /** Keeps only news published on a day such as `2026-06-30` or earlier. */
  to = '';

  /** Reads the site's own RSS, Atom or JSON feed at this address; with `unit` or `scope` too, together with the common API. */
  src = '';

  /** Looks like a block that the sites know: `moi-cap-nhat`, `cac-tin-khac` or `tin-noi-bat`. What other attributes say goes first. */
  preset: Preset | '' = '';

  /** Lays the articles out as `list`, `cards`, `lead` (the first one big) or `titles`; `list` unless the preset says otherwise. */
  layout: Layout | null = null;

  /** Chooses what each article shows: any of `image summary date unit category`; all but the last two unless the layout is `titles`. */
  show: string | null = null;

  /** Sets how many articles are shown, 1 to 100; 6 unless the preset says otherwise. */
  limit: number | null = null;

  /** Offers a button that brings further news. */
  more = false;

  /** Offers a search box that finds news with or without diacritics. */
  search = false;

  /** Looks for new articles every so many minutes, and offers them by a button; 0 for never. */
  refresh = 0;

  /** Keeps the article that the page itself tells. */
  keepCurrent = false;

  /** Shows also what other lists of the page show. */
  allowRepeats = false;

  /** Leads links to the site's own pages: an address with `{id}`, `{slug}` or `{url}` in it, such as `/tin/{id}`. */
  hrefTemplate = '';

  /** Writes dates as `tuong-doi`, `ngay`, `ngay-ngan`, `van-ban`, `thu-ngay`, `day-du`, `gach` or `ngay-thang`. */
  dateFormat: DateStyle = 'tuong-doi';

  /** Marks articles as new for so many hours; 0 for never. */
  newHours = 24;

  /** Warns of articles older than so many days; 0 for never. */
  oldDays = 365;

  readonly #news = new NewsController(this, {
    request: () => this.#request(''),
    sharesPage: () => !this.allowRepeats,
    prepare: () =>
      Promise.all([
        this.hrefTemplate && this.#hrefTemplate.load(),
        this.dateFormat !== 'tuong-doi' && this.#dateStyles.load(),
      ]),
    onChange: (state) => {
      this.announce(state);
      if (state.status !== 'loading') whenIdle(this.#loadRest);
    },
  });
  readonly #search = new OnDemand(async () => new (await import('./search.js')).NewsSearch(this, this.#request), this);
  readonly #refresher = new OnDemand(async () => {
    const {Refresher} = await import('./refresh.js');
    return new Refresher(this, this.#news, this.#focusArticle);
  }, this);
  readonly #clock = new OnDemand(async () => new (await import('../../widget/clock.js')).Clock(this));
  readonly #hrefTemplate = new OnDemand(() => import('../../widget/href-template.js'), this);
  readonly #dateStyles = new OnDemand(() => import('../../vietnamese/date-styles.js'), this);
  readonly #pictures = new Pictures(this);
  /** What the reader's last press for more did. */
  #done = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('search') && this.search) void this.#search.load();
    if (changed.has('refresh') && this.refresh !== 0) void this.#refresher.load();
    if (changed.has('hrefTemplate') && this.hrefTemplate) void this.#hrefTemplate.load();
    if (changed.has('dateFormat') && this.dateFormat !== 'tuong-doi') void this.#dateStyles.load();
    for (const attribute of ['from', 'to'] as const) {
      if (this[attribute] && !dayOf(this[attribute])) warnAttribute(this, attribute, 'cần một ngày dạng 2026-06-30.');
    }
    if (this.src && !feedOf(fromProperties(this))) warnAttribute(this, 'src', 'không phải địa chỉ trang web.');
    if (this.scope) oneOf(this, 'scope', this.scope, SCOPES);
    if (this.preset) oneOf(this, 'preset', this.preset, PRESETS);
  }

  /** What the first drawing can do without, before it is needed. */
  readonly #loadRest = (): void => {
    void this.#clock.load();
    if (this.more) void this.#news.further.load();
  };

  /** What is to be read, or the reason why nothing can be. */
  readonly #request = (q: string): NewsQuery | ApiError => {
    const {apiBase, keepCurrent} = this;
    const attributes = fromProperties(this);
    const feed = feedOf(attributes);
    if (!apiBase && !feed) return new ApiError('unconfigured');
    const {limit, ...parameters} = {...articlesQuery(attributes), q};
    const api: NewsQuery['api'] =
      apiBase && readsApi(attributes)
        ? (further) => articlesRequest(apiBase, {...parameters, limit, ...further})
        : undefined;
    const base = apiBase ?? document.baseURI;
    return {
      url: [api?.().url, feed, q, limit, this.hrefTemplate, keepCurrent, this.allowRepeats].join(' '),
      size: limit,
      base,
      api,
      feed,
      parameters,
      link: q || keepCurrent ? undefined : () => this.#linkOnceLoaded(base),
    };
  };

  async #linkOnceLoaded(base: URL | string): Promise<ArticleLink> {
    if (this.hrefTemplate) await this.#hrefTemplate.load();
    return this.#linkFrom(base);
  }

  /** Where the links of articles lead that an API or feed told. */
  #linkFrom(base: URL | string): ArticleLink {
    const {code} = this.#hrefTemplate;
    return code
      ? code.articleLink(base, code.hrefTemplate(this, 'href-template', this.hrefTemplate))
      : ({url}) => webAddress(url, base);
  }

  readonly #onMore = async (): Promise<void> => {
    const news = this.#shown;
    if (news.progress === 'loading') return;
    const before = news.current?.shown.length ?? 0;
    this.#done = '';
    news.setProgress('loading');
    const further = await news.further.load();
    if (!further) {
      news.setProgress('failed');
      return;
    }
    const count = await further.showNext(news);
    if (news.progress !== 'failed') this.#done = further.shownText(count, this.language);
    if (count > 0) await this.#focusArticle(before);
    else this.requestUpdate();
  };

  readonly #focusArticle = async (index: number): Promise<void> => {
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.item a.title')[index]?.focus();
  };

  /** The search, where the reader searches for something. */
  get #activeSearch() {
    const {code} = this.#search;
    return this.search && code?.query ? code : undefined;
  }

  /** The list that the reader sees: what was found, else the news. */
  get #shown(): NewsController {
    return this.#activeSearch?.data ?? this.#news;
  }

  protected override render(): TemplateResult {
    const {words, language} = this;
    const search = this.#activeSearch;
    const elsewhere = this.#news.isAllElsewhere && this.#news.further.code?.allElsewhereText(language);
    return stateView({
      remote: search?.found ?? this.#news,
      words,
      language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.heading[presetOf(this.preset)],
      hasFallback: this.hasFallback,
      emptyText: search?.emptyText(language) ?? (elsewhere || words.empty),
      skeleton: () => this.#skeleton(),
      content: (news) => this.#content(news),
      frame: (list) => (this.search ? this.#searchView(list) : list),
    });
  }

  /** The search box; until its code is there, the room for it, and where that does not come, a way to try again. */
  #searchView(list: TemplateResult): TemplateResult {
    const {code, hasFailed} = this.#search;
    if (code) return code.view(list, this.language);
    const {words} = this;
    return html`<div class="search">
        ${
          hasFailed
            ? html`<button class="quiet" type="button" @click=${() => this.#search.load()}>${words.retry}</button>`
            : nothing
        }
      </div>
      <p class="found muted" role="status">${hasFailed ? words.errors.network : nothing}</p>
      <div class="searched">${list}</div>`;
  }

  /** What could not be read, new articles, the articles, and the button for more. */
  #content({shown, missing}: News): TemplateResult {
    const {language} = this;
    const search = this.#activeSearch;
    return html`
      ${missing && (this.#news.further.code ?? this.#shown.further.code)?.missingView(missing, language)}
      ${search ? this.#freshRoom() : (this.refresh > 0 && this.#refresher.code?.view(language)) || this.#freshRoom()}
      ${this.#items(shown)} ${this.more || search ? this.#moreView() : nothing}
    `;
  }

  /** Stands where the news will be, as high as it. */
  #skeleton(): TemplateResult {
    const {parts, layout, limit} = this.#options;
    const item = html`<div class="item">${articleCardSkeleton(parts)}</div>`;
    return html`${this.#freshRoom()}
      <div class=${this.#itemsClass(limit, parts, layout)}>${new Array<TemplateResult>(limit).fill(item)}</div>
      ${
        this.more ? html`<div class="more"><button class="quiet" type="button" tabindex="-1">…</button></div>` : nothing
      }`;
  }

  #freshRoom(): TemplateResult | typeof nothing {
    return this.refresh > 0 ? html`<div class="fresh"></div>` : nothing;
  }

  #moreView(): TemplateResult {
    const {words} = this;
    const {next} = this.#shown;
    const status = {none: this.#done, there: this.#done, loading: words.loadingMore, failed: words.moreFailed}[next];
    return html`<div class="more">
      <p role="status" class=${next === 'failed' ? '' : 'visually-hidden'}>${status}</p>
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
              ${next === 'loading' ? words.loadingMore : words.more}
            </button>`
      }
    </div>`;
  }

  #items(shown: readonly ArticleSummary[]): TemplateResult {
    const {parts, layout} = this.#options;
    const base = this.apiBase ?? document.baseURI;
    const card: CardOptions = {
      show: parts,
      base,
      language: this.language,
      link: this.#linkFrom(base),
      pictures: this.#pictures,
      writeDate: this.#dateWriter(),
      highlight: this.#activeSearch?.highlight,
    };
    return html`<ul class=${this.#itemsClass(shown.length, parts, layout)} part="items" role="list">
      ${shown.map(
        (article, index) =>
          html`<li class="item" part="item">
            ${articleCard(article, layout === 'lead' && index === 0 ? {...card, isEager: true} : card)}
          </li>`,
      )}
    </ul>`;
  }

  #itemsClass(count: number, parts: ReadonlySet<CardPart>, layout: Layout): string {
    const [date, unit, category] = (['date', 'unit', 'category'] as const).map((part) => parts.has(part));
    // dates that fill a line of their own where there is little room
    const isWide = date && /^(thu-ngay|day-du)$/.test(this.dateFormat);
    // how many lines the facts under a title take at most: in narrow columns, and in rows of middle width
    const narrow = Number(date) + Number(isWide) + 2 * Number(unit) + Number(category);
    return [
      'items',
      layout,
      layout === 'list' || layout === 'lead' ? 'rows' : '',
      parts.has('summary') ? 'summaries' : '',
      `facts-${Math.max(1, narrow)}`,
      unit || (isWide && category) ? 'long-facts' : '',
      count >= LONG_LIST ? 'long' : '',
    ].join(' ');
  }

  /** Dates with the badge of a new article, or the warning of an old one. */
  #dateWriter(): (published: Date) => WrittenDate {
    const {language, words} = this;
    const {code} = this.#dateStyles;
    const style = code && oneOf(this, 'date-format', this.dateFormat, code.DATE_STYLES);
    const newHours = wholeNumber(this, 'new-hours', this.newHours, {min: 0, max: 8760, fallback: 24});
    const oldDays = wholeNumber(this, 'old-days', this.oldDays, {min: 0, max: 36_500, fallback: 365});
    const now = new Date();
    return (published) => ({
      before: isNew(published, now, newHours)
        ? html`<span class="badge" part="badge">${words.age.fresh}</span>`
        : undefined,
      text: style ? code.formatDateStyle(published, style, language, now) : formatRelative(published, now, language),
      after: isOld(published, now, oldDays)
        ? html`<span class="old" part="old">${words.age.old(formatDay(published, language).slice(-4))}</span>`
        : undefined,
    });
  }

  /** What the attributes say of the looks, else the preset; no picture where the reader saves data. */
  get #options(): {readonly layout: Layout; readonly limit: number; readonly parts: ReadonlySet<CardPart>} {
    const usual = USUAL[presetOf(this.preset)];
    const layout = this.layout === null ? usual.layout : oneOf(this, 'layout', this.layout, LAYOUTS);
    const show = this.show ?? (layout === 'titles' ? 'date' : 'image summary date');
    const parts = new Set(switches(this, 'show', show, CARD_PARTS));
    if (savesData()) parts.delete('image');
    const fallback = limitOf(fromProperties(this));
    const limit = wholeNumber(this, 'limit', this.limit ?? fallback, {min: 1, max: 100, fallback});
    return {layout, limit, parts};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'news-list': NewsList;
  }
}
