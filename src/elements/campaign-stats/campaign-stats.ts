import {type CSSResult, html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {ApiRequest} from '../../api/client.js';
import {observationsRequest} from '../../api/statistics.js';
import type {ObservationList} from '../../api/types.js';
import {whenIdle} from '../../api/when-idle.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {fromProperties, oneOf, switches, valuesIn} from '../../widget/attributes.js';
import {addStyles} from '../../widget/add-styles.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {addFormerNames} from '../../widget/former-names.js';
import {Vocabulary} from '../../widget/language.js';
import {OnDemand} from '../../widget/on-demand.js';
import {stateView} from '../../widget/state-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {campaignStatsStyles} from './campaign-stats.styles.js';
import {firstRead, queryOf} from './first-read.js';
import {
  asOfText,
  asWritten,
  type Detail,
  DETAILS,
  hasSource,
  headlineOf,
  missingText,
  missingView,
  type ObservationView,
  Tiles,
} from './observation.js';
import {vi, type Words} from './vi.js';

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

/** The ways in which observations are laid out; the first is the default. */
const LAYOUTS = ['tiles', 'headline', 'table', 'bars', 'trend'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Tiles and rows that stand in for observations of which nobody knows yet how many there are. */
const UNKNOWN = 6;

/** A module that draws a part of the widget with styles of its own. */
interface PartModule<Code> {
  readonly styles: readonly CSSResult[];
  readonly create: (widget: CampaignStats) => Code;
}

/** Stands for observations that are not drawn yet. */
const LOADING: Observations = {state: {status: 'loading'}, isRetrying: false, retry: () => undefined};

type Observations = Pick<ApiController<ObservationList>, 'state' | 'isRetrying' | 'retry'>;

/**
 * Shows the figures of a campaign exactly as its report words them, each with its measure, unit, period and source: as tiles, as one
 * big figure, as a table, as bars or over time. With neither `campaign` nor `indicators`, the figures are those inside the tag.
 *
 * @summary Figures of a campaign, told as reported.
 *
 * @example
 * ```html
 * <campaign-stats campaign="phoi-hop-dan-van-tphcm-2016-2021">
 *   <a href="/bao-cao">Xem báo cáo kết quả</a>
 * </campaign-stats>
 * ```
 *
 * @example
 * ```html
 * <campaign-stats layout="headline" heading="">
 *   <data value="294075">294.075 cuộc họp dân</data>
 * </campaign-stats>
 * ```
 *
 * @slot - Links or text to read while there are no figures: before the script runs, while loading, and when loading failed. Or the
 *   figures themselves: `<data>` elements, or `<script type="application/json">` with a list of
 *   `{"text": "hơn 9,3 triệu lượt người", "label": …, "indicator": …, "unit": …, "period": "2026-09", "status": …, "kind": …,
 *   "document": …, "issuer": …, "date": …, "url": …, "quote": …}` or with an answer of the API.
 *
 * @fires {WidgetLoadEvent} danvan-load - The figures are there, or there are none. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The figures could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the figures are missing, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart as-of - The sentence that tells of which day the figures are.
 * @csspart items - All tiles.
 * @csspart item - One tile, or the figure of a headline.
 * @csspart quantity - The number with its qualifier.
 * @csspart measure - What is counted.
 * @csspart label - What the figure says.
 * @csspart parts - The parts that the report names for a figure.
 * @csspart check - The sentence that tells that the parts are more than the whole.
 * @csspart change - How a figure moved against the period before.
 * @csspart target - How far a figure has come toward its target.
 * @csspart source - Where a figure comes from.
 * @csspart quote - The sentence in which the figure stands.
 * @csspart coverage - How many units have reported.
 * @csspart table - The table.
 * @csspart sum - The sum of a column, or why there is none.
 * @csspart downloads - The files of what is shown.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - The upper edge of a tile; bars and lines.
 * @cssproperty [--danvan-figure] - The colour of the numbers; the page's own by default.
 */
export class CampaignStats extends WidgetElement<Words> {
  static override get styles() {
    return [...WidgetElement.baseStyles, campaignStatsStyles];
  }

  static override get properties() {
    addFormerNames(this, 'normalizeNumbers', 'normalize', 'isNormalized');
    return {
      campaign: {},
      indicators: {},
      period: {},
      breakdown: {},
      unit: {},
      layout: {},
      asOf: {attribute: 'as-of'},
      normalizeNumbers: {attribute: 'normalize-numbers', type: Boolean},
      show: {},
    };
  }

  protected override readonly vocabulary = VOCABULARY;

  /** Names the campaign, by its id. */
  campaign = '';

  /** Keeps only some indicators, by their ids separated by commas. */
  indicators = '';

  /** Keeps only figures within a period: `latest`, `2026`, `2026-H1`, `2026-Q3`, `2026-09` or `2016..2021`. */
  period = '';

  /** Shows with `unit` the figures of the units below, with how many have reported; needs `indicators`. */
  breakdown: '' | 'unit' = '';

  /** Keeps only the figures of one police unit, by its id. */
  unit = '';

  /** Lays the figures out: `tiles`, `headline`, `table`, `bars` or `trend`. */
  layout: Layout = 'tiles';

  /** Shows the past as it was known at the end of a day, such as `2026-06-30`. */
  asOf = '';

  /** Writes all numbers in one way («15,3 tỷ») instead of the report's own («15.3 tỷ»). */
  normalizeNumbers = false;

  /** Chooses what each figure shows: any of `unit period source quote target change download`. */
  show = 'unit period source';

  readonly #fromApi = new ApiController<ObservationList>(this, {
    request: () => this.#request(),
    isEmpty: ({items}) => items.length === 0,
    onChange: () => (this.#hasBegun = true),
  });
  /** Whether the widget was near enough to be read: before, nothing is asked for. */
  #hasBegun = false;
  #shown: Observations = this.#fromApi;
  /** Whether a reader opened a source, and so is told where it does not come. */
  #isSourceWanted = false;

  readonly #tiles = new Tiles();
  readonly #inline = new OnDemand(async () => {
    const {InlineObservations} = await import('./inline.js');
    return new InlineObservations(this, () => this.#isInline && !this.#isPageLoading);
  }, this);
  readonly #warnings = new OnDemand(() => import('./warnings.js'), this);
  readonly #headline = this.#part(() => import('./headline.js'));
  readonly #table = this.#part(() => import('./table.js'));
  readonly #comparison = this.#part(() => import('./comparison.js'));
  readonly #normalised = new OnDemand(() => import('../../vietnamese/quantity/format.js'), this);
  readonly #source = this.#part(() => import('./source.js'));
  readonly #downloads = this.#part(() => import('./downloads.js'));

  constructor() {
    super();
    // figures inside the tag may still be on their way with the page
    document.addEventListener('DOMContentLoaded', () => this.requestUpdate(), {once: true});
  }

  #part<Code>(fetchModule: () => Promise<PartModule<Code>>): OnDemand<Code> {
    return new OnDemand(async () => {
      const {styles, create} = await fetchModule();
      addStyles(this.renderRoot, ...styles);
      return create(this);
    }, this);
  }

  protected override update(changed: PropertyValues): void {
    const observations = this.#current();
    const parts = this.#neededParts();
    if (this.#hasBegun) parts.filter(({hasFailed}) => !hasFailed).forEach((part) => void part.load());
    const isWaiting = 'data' in observations.state && parts.some(({code, hasFailed}) => !code && !hasFailed);
    this.#shown = isWaiting ? LOADING : observations;
    if (this.#hasBegun) this.announce(this.#shown.state);
    super.update(changed);
  }

  /** What opens at a source is fetched before a reader asks for it. */
  protected override updated(): void {
    const {state} = this.#shown;
    const {code, hasFailed} = this.#source;
    if (code || hasFailed || !('data' in state)) return;
    const show = this.#shownDetails;
    if (state.data.items.some((observation) => hasSource(observation, {show}))) {
      whenIdle(() => void this.#source.load());
    }
  }

  /** Asks the API for nothing where the observations stand, or may yet come to stand, inside the tag. */
  #request(): ApiRequest<ObservationList> | ApiError | undefined {
    if (this.#isInline || (this.#isOwnWanted && this.#isPageLoading)) return undefined;
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const read = fromProperties(this);
    const [query, url] = [queryOf(read), firstRead(read, base)];
    const {code, hasFailed} = this.#warnings;
    const asked = [query?.period, query?.as_of, query?.breakdown].join();
    if (!hasFailed && (!query || asked !== [this.period, this.asOf, this.breakdown].join())) void this.#warnings.load();
    code?.warnOfWrongValues(this);
    if (url) return observationsRequest(url);
    return code?.refusalOf(this) ?? (hasFailed ? new ApiError('refused') : undefined);
  }

  protected override attributeOfParameter(parameter: string): string {
    return parameter === 'indicator' ? 'indicators' : super.attributeOfParameter(parameter);
  }

  /** Whether the tag wants the observations that stand inside it. */
  get #isOwnWanted(): boolean {
    return !this.campaign && !this.indicators;
  }

  /** Whether they are there. */
  get #isInline(): boolean {
    return this.#isOwnWanted && this.querySelector('data, script[type="application/json" i]') !== null;
  }

  get #isPageLoading(): boolean {
    return document.readyState === 'loading';
  }

  get #layout(): Layout {
    return oneOf(this, 'layout', this.layout, LAYOUTS);
  }

  get #shownDetails(): ReadonlySet<Detail> {
    return switches(this, 'show', this.show, DETAILS);
  }

  get #title(): string {
    return this.heading ?? this.words.heading;
  }

  /** Where the observations come from now. */
  #current(): Observations {
    const inline = this.#inline;
    if (!this.#isOwnWanted) return this.#fromApi;
    if (!inline.hasFailed) void inline.load();
    if (!this.#isInline) return this.#fromApi;
    this.#hasBegun = true;
    if (inline.code) return inline.code;
    if (!inline.hasFailed) return LOADING;
    const error = new ApiError('network');
    return {state: {status: 'failed', error}, isRetrying: inline.isRetrying, retry: () => this.#retry([inline])};
  }

  /** What is drawn with the figures: they wait for it, so that nothing is moved by what comes later, but go without it if need be. */
  #neededParts(): readonly OnDemand<unknown>[] {
    const show = this.#shownDetails;
    const parts: OnDemand<unknown>[] = [];
    if (this.#layout !== 'tiles') parts.push(this.#layout === 'headline' ? this.#headline : this.#table);
    if (show.has('change') || show.has('target')) parts.push(this.#comparison);
    if (this.normalizeNumbers) parts.push(this.#normalised);
    if (show.has('download')) parts.push(this.#downloads);
    return parts;
  }

  readonly #retry = (parts: readonly OnDemand<unknown>[]): void => {
    parts.forEach((part) => void part.load());
    this.requestUpdate();
  };

  readonly #onSource = (): void => {
    this.#isSourceWanted = true;
    this.#retry([this.#source]);
  };

  protected override render(): TemplateResult {
    const {words} = this;
    const missing = this.#neededParts().filter(({hasFailed}) => hasFailed);
    const unread = this.#isSourceWanted && this.#source.hasFailed ? [...missing, this.#source] : missing;
    return stateView({
      remote: this.#shown,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.#title,
      hasFallback: this.hasFallback,
      emptyText: words.empty,
      readyText: unread.length > 0 ? missingText(unread, words) : '',
      skeleton: () => this.#renderSkeleton(),
      content: (list) => this.#renderObservations(list, missing),
    });
  }

  /** As high as the observations will be, where their number is known. */
  #renderSkeleton(): TemplateResult {
    const layout = this.#layout;
    if (layout === 'headline') return html`<div class="headline item bone"></div>`;
    const count = (!this.breakdown && valuesIn(this.indicators).length) || UNKNOWN;
    const bones = (each: TemplateResult) => new Array<TemplateResult>(count).fill(each);
    if (layout === 'tiles') return html`<div class="items">${bones(html`<div class="item bone"></div>`)}</div>`;
    return layout === 'trend'
      ? html`<div class="bone picture"></div>`
      : html`${bones(html`<div class="row bone"></div>`)}
          <div class="row bone"></div>`;
  }

  #renderObservations(list: ObservationList, missing: readonly OnDemand<unknown>[]): TemplateResult {
    const {words, language} = this;
    const normalised = this.normalizeNumbers ? this.#normalised.code : undefined;
    // nothing is asked for observations inside the tag
    const query = queryOf(fromProperties(this));
    const view: ObservationView = {
      words,
      language,
      write: normalised ? (quantity) => normalised.formatFigure(quantity, 'normalised') : asWritten,
      base: query && this.apiBase,
      asOf: query?.as_of ?? '',
      show: this.#shownDetails,
      source: this.#source,
      onSource: this.#onSource,
      comparison: this.#comparison.code,
    };
    const isCut = list.page.next !== null && this.#layout !== 'headline';
    return html`
      ${view.asOf ? html`<p class="as-of notice" part="as-of" data-kind="stale">${asOfText(view.asOf, view)}</p>` : nothing}
      ${isCut ? html`<p class="cut">${words.cut(formatCount(list.items.length, language))}</p>` : nothing}
      ${this.#renderLayout(list, view)}
      ${
        view.show.has('download')
          ? this.#downloads.code?.({
              list,
              view,
              query,
              campaign: this.campaign,
              heading: this.#title,
              layout: this.#layout,
              drawing: this.#table.code,
            })
          : nothing
      }
      ${missing.length > 0 ? missingView(missing, words, () => this.#retry(missing)) : nothing}
    `;
  }

  /** The figures in the layout that the tag asks for, or in tiles where what draws that layout could not be had. */
  #renderLayout(list: ObservationList, view: ObservationView): TemplateResult | undefined {
    const layout = this.#layout;
    switch (layout) {
      case 'tiles':
        return this.#tiles.render(list.items, view);
      case 'headline': {
        const observation = headlineOf(list.items, valuesIn(this.indicators));
        return (
          observation && (this.#headline.code?.render(observation, view) ?? this.#tiles.render([observation], view))
        );
      }
      default:
        return (
          this.#table.code?.render({
            list,
            layout,
            isByUnit: this.breakdown === 'unit',
            isNational: !this.unit,
            title: this.#title,
            view,
          }) ?? this.#tiles.render(list.items, view)
        );
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-stats': CampaignStats;
  }
}
