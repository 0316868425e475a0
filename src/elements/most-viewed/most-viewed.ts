import {html, nothing, type PropertyValues, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {Answer, ApiRequest} from '../../api/client.js';
import {mostViewedRequest} from '../../api/articles.js';
import type {ArticleSummary, MostViewed as Ranking, Scope, Window} from '../../api/types.js';
import {whenIdle} from '../../api/when-idle.js';
import {formatDay, formatDayTime} from '../../vietnamese/dates.js';
import {formatRoundedCount} from '../../vietnamese/numbers.js';
import {type ArticleLink, pageArticles} from '../../widget/shown-articles.js';
import {isOld} from '../../widget/article-age.js';
import {articleCard, articleCardSkeleton, articleCardStyles, CARD_PARTS, Pictures} from '../../widget/article-card.js';
import {fromProperties, knownValue, oneOf, SCOPES, switches, wholeNumber} from '../../widget/attributes.js';
import {ApiController, type ApiOptions, type FetchState} from '../../widget/fetch-controller.js';
import {Vocabulary} from '../../widget/language.js';
import {OnDemand} from '../../widget/on-demand.js';
import {webAddress} from '../../shared/web-address.js';
import {stateView} from '../../widget/state-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {limitOf, MAX_LIMIT, rankingQuery, WINDOWS, windowOf} from './first-read.js';
import {mostViewedStyles} from './most-viewed.styles.js';
import {vi, type Words} from './vi.js';

const RANKS = ['views', 'share'] as const;
type Rank = (typeof RANKS)[number];
const PARTS = ['views', 'change', ...CARD_PARTS] as const;
type Part = (typeof PARTS)[number];

/** Fewer views than this say more of chance, and of who the readers are, than of the article. */
const FEWEST_VIEWS = 10;

const HOUR_MS = 60 * 60 * 1000;

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

type Ranked = Ranking['items'][number];

/** How an article moved since the window before: by how many places, or that it was not ranked then. */
export type RankChange =
  {readonly kind: 'risen' | 'fallen'; readonly places: number} | {readonly kind: 'entered'} | null;

/** Compares an article's rank with the one it had; null when it stayed. */
export function rankChange({rank, previous_rank: before}: Pick<Ranked, 'rank' | 'previous_rank'>): RankChange {
  if (before === null) return {kind: 'entered'};
  if (before === rank) return null;
  return before > rank ? {kind: 'risen', places: before - rank} : {kind: 'fallen', places: rank - before};
}

/** Keeps a ranking, and which of its articles is the one that the page itself tells. */
class RankingController extends ApiController<Ranking> {
  ofPage: ReadonlySet<ArticleSummary> = new Set();

  constructor(
    host: ReactiveControllerHost & Element,
    options: ApiOptions<Ranking>,
    private readonly findPageArticles: (articles: readonly ArticleSummary[]) => Promise<ReadonlySet<ArticleSummary>>,
  ) {
    super(host, options);
  }

  protected override async load(request: ApiRequest<Ranking>, signal: AbortSignal): Promise<Answer<Ranking>> {
    const answer = await super.load(request, signal);
    await this.#findPage(answer.data);
    return answer;
  }

  protected override async loadLastGood(request: ApiRequest<Ranking>): Promise<Answer<Ranking> | undefined> {
    const lastGood = await super.loadLastGood(request);
    if (lastGood) await this.#findPage(lastGood.data);
    return lastGood;
  }

  async #findPage({items, pinned}: Ranking): Promise<void> {
    const articles = items.map(({article}) => article);
    this.ofPage = await this.findPageArticles(pinned ? [pinned, ...articles] : articles);
  }
}

/**
 * Ranks the articles that readers opened most in the last 24 hours, 7 days or 30 days. A ranking older than an hour says so, one
 * older than a day is not shown.
 *
 * @summary Most viewed articles, ranked.
 *
 * @example
 * ```html
 * <most-viewed unit="khanh-hoa" widen tabs limit="5">
 *   <a href="/tin-tuc">Xem tin tức tại trang Tin tức</a>
 * </most-viewed>
 * ```
 *
 * @slot - Links or text to read while there is no ranking: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The ranking is there, or it is empty. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The ranking could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the ranking is empty, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart tabs - The row of tabs, with `tabs`.
 * @csspart tab - One tab.
 * @csspart label - The line that says in which time and how widely views were counted.
 * @csspart pinned - The article that its unit has pinned above the ranking.
 * @csspart badge - The mark of the pinned article.
 * @csspart items - The list.
 * @csspart item - One article.
 * @csspart rank - The rank of an article.
 * @csspart picture - The box of an article's picture.
 * @csspart title - The title of an article.
 * @csspart meta - The line with views and change of rank.
 * @csspart old - The warning that an article is old.
 * @csspart summary - The summary of an article.
 * @csspart explanation - The sentence on how shares are ranked, with `rank="share"`.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Ranks, lines and buttons.
 */
export class MostViewed extends WidgetElement<Words> {
  static override get styles() {
    return [...WidgetElement.baseStyles, articleCardStyles, mostViewedStyles];
  }

  static override get properties() {
    return {
      unit: {},
      scope: {},
      widen: {type: Boolean},
      window: {},
      tabs: {type: Boolean},
      rank: {},
      maxAge: {attribute: 'max-age', type: Number},
      exclude: {},
      keepCurrent: {attribute: 'keep-current', type: Boolean},
      limit: {type: Number},
      show: {},
      hrefTemplate: {attribute: 'href-template'},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit whose articles are ranked, by its id such as `khanh-hoa`. */
  unit = '';

  /** Widens the ranking from the unit to its `province` or to the whole country (`national`). */
  scope: Scope | '' = '';

  /** Widens the ranking step by step, from the unit to its province to the whole country, until there are `limit` articles. */
  widen = false;

  /** Counts the views of the last `24h`, `7d` or `30d`; with `tabs`, those shown first. */
  window: Window = '7d';

  /** Lets the reader switch between the last 24 hours, 7 days and 30 days. */
  tabs = false;

  /** Ranks by `views`, or by `share` of the views of the unit that published the article, so that small units have their place. */
  rank: Rank = 'views';

  /** Leaves out articles published more than so many days ago, 1 to 3650. */
  maxAge: number | null = null;

  /** Leaves out articles by their ids, separated by commas. */
  exclude = '';

  /** Keeps the article of the page itself in the ranking; without it, it is left out. */
  keepCurrent = false;

  /** Sets how many articles are shown, 1 to 50; a pinned one counts. */
  limit = 5;

  /** Chooses what each article shows: any of `views change image summary date unit category`. */
  show = 'views change';

  /** Leads to articles on the page's own site, such as `/tin/{id}`; `{slug}` and `{url}` stand for parts of the story's address. */
  hrefTemplate = '';

  /** What the reader chose by tab. */
  #chosen: Window | undefined;

  readonly #ranking = new RankingController(
    this,
    {
      request: () => {
        const {apiBase} = this;
        if (!apiBase) return new ApiError('unconfigured');
        return mostViewedRequest(apiBase, rankingQuery(fromProperties(this), this.#window));
      },
      isEmpty: (ranking) => {
        const {items, pinned} = this.#shown(ranking);
        return items.length === 0 && !pinned;
      },
      goodForMs: 24 * HOUR_MS,
      onChange: (state: FetchState<Ranking>) => {
        this.announce(state);
        if (state.status !== 'loading') whenIdle(() => void this.#clock.load());
      },
    },
    async (articles) => {
      if (this.hrefTemplate) await this.#hrefTemplate.load();
      return pageArticles(articles, this.apiBase ?? '', this.#link);
    },
  );
  readonly #clock = new OnDemand(async () => new (await import('../../widget/clock.js')).Clock(this));
  readonly #hrefTemplate = new OnDemand(() => import('../../widget/href-template.js'), this);
  readonly #pictures = new Pictures(this);
  readonly #tabs = new OnDemand(async () => {
    const code = await import('./tabs.js');
    code.addTabsStyles(this.renderRoot);
    return code;
  }, this);

  readonly #onChoose = (window: Window): void => {
    this.#chosen = window;
    this.requestUpdate();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('window') || changed.has('tabs')) this.#chosen = undefined;
    if (changed.has('tabs') && this.tabs) void this.#tabs.load();
    if (changed.has('hrefTemplate') && this.hrefTemplate) void this.#hrefTemplate.load();
    // another article may be the page's now
    if (changed.has('hrefTemplate') && this.hasUpdated) this.#ranking.retry();
    if (this.scope) oneOf(this, 'scope', this.scope, SCOPES);
    oneOf(this, 'window', this.window, WINDOWS);
    oneOf(this, 'rank', this.rank, RANKS);
    if (this.maxAge !== null) wholeNumber(this, 'max-age', this.maxAge, {min: 1, max: 3650, fallback: 0});
    wholeNumber(this, 'limit', this.limit, {min: 1, max: MAX_LIMIT, fallback: 5});
  }

  get #window(): Window {
    return this.#chosen ?? windowOf(fromProperties(this));
  }

  get #limit(): number {
    return limitOf(fromProperties(this));
  }

  /** Where the links of articles lead. */
  get #link(): ArticleLink {
    const {code} = this.#hrefTemplate;
    const base = this.apiBase ?? '';
    return code
      ? code.articleLink(base, code.hrefTemplate(this, 'href-template', this.hrefTemplate))
      : ({url}) => webAddress(url, base);
  }

  /** What of a ranking is shown here: no more than wanted, and not the article that the page itself tells. */
  #shown({items, pinned}: Ranking): Pick<Ranking, 'items' | 'pinned'> {
    const isOfPage = (article: ArticleSummary) => !this.keepCurrent && this.#ranking.ofPage.has(article);
    const top = pinned && !isOfPage(pinned) ? pinned : null;
    const others = items.filter(({article}) => !isOfPage(article));
    return {pinned: top, items: others.slice(0, this.#limit - (top ? 1 : 0))};
  }

  get #byShare(): boolean {
    return this.rank === 'share';
  }

  protected override render(): TemplateResult {
    const {words} = this;
    const window = this.#window;
    const parts = switches(this, 'show', this.show, PARTS);
    return stateView({
      remote: this.#ranking,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.heading,
      hasFallback: this.hasFallback,
      emptyText: words.empty[window],
      readyText: this.#readyText(window),
      skeleton: () => this.#skeleton(parts),
      content: (ranking) => this.#content(ranking, parts),
      frame: (inner) => (this.tabs ? this.#tabbed(inner, parts) : inner),
    });
  }

  /** Said once the reader has chosen a window and its ranking is there. */
  #readyText(window: Window): string {
    const {state} = this.#ranking;
    if (!this.#chosen || state.status !== 'ready') return '';
    const count = this.#shown(state.data).items.length;
    return this.#tabs.code?.shownText(count, this.words.window[window], this.language) ?? '';
  }

  /** The ranking, below the line that says what it counts and the article pinned above it. */
  #content(ranking: Ranking, parts: ReadonlySet<Part>): TemplateResult {
    const {items, pinned} = this.#shown(ranking);
    const classes = this.#itemsClass(parts);
    return html`
      ${this.#label(ranking.scope)}
      ${
        pinned
          ? html`<div class=${classes}><div class="item" part="item pinned">${this.#pinned(pinned, parts)}</div></div>`
          : nothing
      }
      <ol class=${classes} part="items" role="list">
        ${items.map(
          (ranked) =>
            html`<li class="item" part="item" value=${ranked.rank}>
              <span class="rank" part="rank">${ranked.rank}</span>${this.#card(
                ranked.article,
                html`${parts.has('views') ? this.#views(ranked) : nothing}
                ${parts.has('change') ? this.#change(ranked) : nothing}`,
                parts,
              )}
            </li>`,
        )}
      </ol>
      ${this.#explanation()}
    `;
  }

  /** Stands where the ranking will be, as high as it. */
  #skeleton(parts: ReadonlySet<Part>): TemplateResult {
    const row = html`<div class="item"><span class="rank bone"></span>${articleCardSkeleton(parts)}</div>`;
    return html`
      ${this.#label(knownValue(this.scope, SCOPES) ?? (this.unit ? 'unit' : 'national'))}
      <div class=${this.#itemsClass(parts)}>${new Array<TemplateResult>(this.#limit).fill(row)}</div>
      ${this.#explanation()}
    `;
  }

  /** In which time and how widely views were counted, and as of when, once that is more than an hour ago. */
  #label(scope: Scope): TemplateResult {
    const {words} = this;
    const {state} = this.#ranking;
    const isOldRanking = state.status === 'ready' && Date.now() - state.asOf.getTime() > HOUR_MS;
    return html`<p class="label muted" part="label">
      <span>${words.window[this.#window]}</span> <span>${words.scope[scope]}</span>
      ${isOldRanking ? html`<span>${words.asOf(formatDayTime(state.asOf, this.language))}</span>` : nothing}
    </p>`;
  }

  #explanation(): TemplateResult | typeof nothing {
    return this.#byShare
      ? html`<p class="explanation muted" part="explanation">${this.words.shareExplained}</p>`
      : nothing;
  }

  #itemsClass(parts: ReadonlySet<Part>): string {
    return [
      'items',
      parts.has('summary') ? 'summaries' : '',
      parts.has('image') ? 'pictures' : '',
      parts.has('views') && parts.has('change') ? 'two-facts' : '',
      parts.has('unit') ? 'units' : '',
      parts.has('views') && this.#byShare ? 'shares' : '',
    ].join(' ');
  }

  #card(article: ArticleSummary, facts: TemplateResult, parts: ReadonlySet<Part>): TemplateResult {
    return articleCard(article, {
      show: parts,
      base: this.apiBase ?? '',
      language: this.language,
      link: this.#link,
      pictures: this.#pictures,
      extra: html`${facts} ${this.#ageWarning(article)}`,
    });
  }

  /** The article that its unit has pinned above the ranking: without a rank, and marked as such. */
  #pinned(article: ArticleSummary, parts: ReadonlySet<Part>): TemplateResult {
    const badge = html`<span class="badge" part="badge" lang=${this.language}>${this.words.pinned}</span>`;
    return html`<span class="rank" aria-hidden="true"
        ><svg viewBox="0 0 16 16" width="16" height="16" focusable="false">
          <path d="M5 1h6l-1 5 3 3v1.5H8.75V15h-1.5v-4.5H3V9l3-3z" fill="currentcolor" /></svg></span
      >${this.#card(article, badge, parts)}`;
  }

  #views({views, share}: Ranked): TemplateResult | typeof nothing {
    const {words, language} = this;
    if (views < FEWEST_VIEWS) return nothing;
    // the facts stand within the Vietnamese article, so each says its own language
    const fact = (text: string) => html`<span lang=${language}>${text}</span>`;
    const percent = (part: number) => (part < 0.01 ? words.tinyShare : `${Math.round(part * 100)}%`);
    return html`${fact(words.views(formatRoundedCount(views, language)))}
    ${this.#byShare && typeof share === 'number' ? fact(words.share(percent(share))) : nothing}`;
  }

  #change(ranked: Ranked): TemplateResult | typeof nothing {
    const {words, language} = this;
    const change = rankChange(ranked);
    if (!change) return nothing;
    if (change.kind === 'entered') return html`<span class="change" lang=${language}>${words.entered}</span>`;
    return html`<span class="change" lang=${language}
      ><span aria-hidden="true">${change.kind === 'risen' ? '▲' : '▼'}</span> ${words[change.kind](
        String(change.places),
      )}</span
    >`;
  }

  /** Much read is not the same as of today: readers took old warnings for new ones. */
  #ageWarning({published_at: day}: ArticleSummary): TemplateResult | typeof nothing {
    const {words, language} = this;
    return isOld(day, new Date())
      ? html`<span class="old" part="old" lang=${language}>${words.old(formatDay(new Date(day), language))}</span>`
      : nothing;
  }

  /** The tabs, and what the chosen one shows below them, in room for a whole ranking, so that nothing below moves. */
  #tabbed(inner: TemplateResult, parts: ReadonlySet<Part>): TemplateResult {
    const {code, hasFailed} = this.#tabs;
    const window = this.#window;
    const retry = html`<button class="quiet" type="button" @click=${() => this.#tabs.load()}>
      ${this.words.retry}
    </button>`;
    return html`
      ${
        code?.tabsView(window, this.language, this.#onChoose) ??
        html`<div class="tabs">${hasFailed ? retry : nothing}</div>`
      }
      <div
        id="panel"
        class="reserve"
        role=${code ? 'tabpanel' : nothing}
        aria-labelledby=${code ? `tab-${window}` : nothing}
      >
        <div class="room" aria-hidden="true">${this.#skeleton(parts)}</div>
        <div>${inner}</div>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'most-viewed': MostViewed;
  }
}
