import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ApiError} from '../../api/api-error.js';
import type {ApiRequest} from '../../api/client.js';
import {mostViewedRequest} from '../../api/most-viewed.js';
import type {MostViewed as Ranking, Window} from '../../api/types.js';
import {oneOf, switches, wholeNumber} from '../../widget/attributes.js';
import {Clock} from '../../widget/clock.js';
import {NEWS_PARTS} from '../../widget/news-item.js';
import {newsItemStyles} from '../../widget/news-item.styles.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {stateView} from '../../widget/state-view.js';
import {SCOPES} from '../../widget/scope.js';
import {hrefTemplate, isPageStory} from '../../widget/story-address.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {vi, type Words} from './vi.js';
import {mostViewedStyles} from './most-viewed.styles.js';
import {type RankingOptions, rankingSkeleton, rankingView} from './ranking-view.js';
import {windowTabs} from './window-tabs.js';

const WINDOWS = ['7d', '24h', '30d'] as const;
const RANKS = ['views', 'share'] as const;
const PARTS = ['views', 'change', ...NEWS_PARTS] as const;

const HOUR_MS = 60 * 60 * 1000;
/** The most stories that the API tells at once. */
const MOST = 50;

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/**
 * Ranks the stories that readers opened most in the last 24 hours, 7 days or 30 days. A ranking older than an hour says so, one
 * older than a day is not shown.
 *
 * @summary Most viewed stories, ranked.
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
 * @csspart pinned - The story that its unit has pinned above the ranking.
 * @csspart badge - The mark of the pinned story.
 * @csspart items - The list.
 * @csspart item - One story.
 * @csspart rank - The rank of a story.
 * @csspart picture - The box of a story's picture.
 * @csspart title - The title of a story.
 * @csspart meta - The line with views and change of rank.
 * @csspart old - The warning that a story is old.
 * @csspart summary - The summary of a story.
 * @csspart explanation - The sentence on how shares are ranked, with `rank="share"`.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - Ranks, lines and buttons.
 */
export class MostViewed extends WidgetElement<Words> {
  static override styles = [...WidgetElement.baseStyles, newsItemStyles, mostViewedStyles];

  protected override readonly vocabulary = VOCABULARY;

  /** Names the police unit whose stories are ranked, by its id such as `khanh-hoa`. */
  @property() unit = '';

  /** Widens the ranking from the unit to its `province` or to the whole country (`national`). */
  @property() scope = '';

  /** Widens the ranking step by step, from the unit to its province to the whole country, until there are `limit` stories. */
  @property({type: Boolean}) widen = false;

  /** Counts the views of the last `24h`, `7d` or `30d`; with `tabs`, those shown first. */
  @property() window = '7d';

  /** Lets the reader switch between the last 24 hours, 7 days and 30 days. */
  @property({type: Boolean}) tabs = false;

  /** Ranks by `views`, or by `share` of the views of the unit that published the story, so that small units have their place. */
  @property() rank = 'views';

  /** Leaves out stories published more than so many days ago, 1 to 3650. */
  @property({attribute: 'max-age', type: Number}) maxAge: number | null = null;

  /** Leaves out stories by their ids, separated by commas. */
  @property() exclude = '';

  /** Keeps the story of the page itself in the ranking; without it, it is left out. */
  @property({attribute: 'keep-current', type: Boolean}) keepCurrent = false;

  /** Sets how many stories are shown, 1 to 50; a pinned one counts. */
  @property({type: Number}) limit = 5;

  /** Chooses what each story shows: any of `views change image summary date unit category`. */
  @property() show = 'views change';

  /** Leads to stories on the page's own site, such as `/tin/{id}`; `{slug}` and `{url}` stand for parts of the story's address. */
  @property({attribute: 'href-template'}) hrefTemplate = '';

  readonly #clock = new Clock(this);

  /** What the reader chose by tab. */
  @state() private chosen: Window | undefined;

  readonly #ranking = new ApiController<Ranking>(this, {
    request: () => this.#read(),
    isEmpty: (ranking) => {
      const {items, pinned} = this.#shown(ranking);
      return items.length === 0 && !pinned;
    },
    goodForMs: 24 * HOUR_MS,
    onChange: this.announce,
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('window') || changed.has('tabs')) this.chosen = undefined;
  }

  #read(): ApiRequest<Ranking> | ApiError {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const scope = this.scope ? oneOf(this, 'scope', this.scope, SCOPES) : undefined;
    const maxAge =
      this.maxAge === null ? 0 : wholeNumber(this, 'max-age', this.maxAge, {min: 1, max: 3650, fallback: 0});
    return mostViewedRequest(base, {
      ...(this.unit && {unit: this.unit}),
      ...(scope && {scope}),
      ...(this.exclude && {exclude: this.exclude}),
      ...(this.widen && {at_least: this.#validLimit}),
      ...(this.#byShare && {rank: 'share'}),
      ...(maxAge && {max_age: maxAge}),
      window: this.#shownWindow,
      // one more, as the story of the page may be among them
      limit: this.keepCurrent ? this.#validLimit : Math.min(this.#validLimit + 1, MOST),
    });
  }

  get #validLimit(): number {
    return wholeNumber(this, 'limit', this.limit, {min: 1, max: MOST, fallback: 5});
  }

  get #shownWindow(): Window {
    return this.chosen ?? oneOf(this, 'window', this.window, WINDOWS);
  }

  get #template(): string {
    return hrefTemplate(this, 'href-template', this.hrefTemplate);
  }

  get #byShare(): boolean {
    return oneOf(this, 'rank', this.rank, RANKS) === 'share';
  }

  /** What of a ranking is shown here: no more than wanted, and not the story that the page itself tells. */
  #shown({items, pinned}: Ranking): Pick<Ranking, 'items' | 'pinned'> {
    const base = this.apiBase ?? '';
    const isOfPage = isPageStory(this.#template);
    const isShown = (article: Ranking['items'][number]['article']) => this.keepCurrent || !isOfPage(article, base);
    const top = pinned && isShown(pinned) ? pinned : null;
    const room = this.#validLimit - (top ? 1 : 0);
    return {pinned: top, items: items.filter(({article}) => isShown(article)).slice(0, room)};
  }

  readonly #onChoose = (window: Window): void => {
    this.chosen = window;
  };

  /** The moment for which the ranking holds, once that is more than an hour ago. */
  get #oldSince(): Date | undefined {
    const {state: remote} = this.#ranking;
    return remote.status === 'ready' && this.#clock.now.getTime() - remote.asOf.getTime() > HOUR_MS
      ? remote.asOf
      : undefined;
  }

  /** Said once the reader has chosen a window and its ranking is there. */
  #readyText(window: Window): string {
    const {mostViewed} = this.words;
    const {state: remote} = this.#ranking;
    if (!this.chosen || remote.status !== 'ready') return '';
    return mostViewed.shown(String(this.#shown(remote.data).items.length), mostViewed.window[window]);
  }

  protected override render(): TemplateResult {
    const words = this.words.mostViewed;
    const window = this.#shownWindow;
    const options: RankingOptions = {
      show: switches(this, 'show', this.show, PARTS),
      words,
      language: this.language,
      base: this.apiBase ?? '',
      byShare: this.#byShare,
      template: this.#template,
      now: this.#clock.now,
      window,
      asOf: this.#oldSince,
    };
    const scope = SCOPES.find((known) => known === this.scope) ?? (this.unit ? 'unit' : 'national');
    const skeleton = () => rankingSkeleton(this.#validLimit, scope, options);
    return stateView({
      remote: this.#ranking,
      words: this.words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.heading,
      hasFallback: this.hasFallback,
      emptyText: words.empty[window],
      readyText: this.#readyText(window),
      skeleton,
      content: (ranking) => rankingView({...ranking, ...this.#shown(ranking)}, options),
      ...(this.tabs && {
        frame: (inner: TemplateResult) =>
          windowTabs({chosen: window, words, onChoose: this.#onChoose, room: skeleton()}, inner),
      }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'most-viewed': MostViewed;
  }
}
