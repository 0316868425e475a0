import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {ApiError} from '../../api/api-error.js';
import type {ApiRequest} from '../../api/client.js';
import {observationsRequest} from '../../api/statistics.js';
import type {ObservationList} from '../../api/types.js';
import {whenIdle} from '../../api/when-idle.js';
import {isDay} from '../../shared/day.js';
import {isPeriodQuery} from '../../shared/period-query.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {fromProperties, oneOf, switches, warnAttribute} from '../../widget/attributes.js';
import {addStyles} from '../../widget/add-styles.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {addFormerNames} from '../../widget/former-names.js';
import {Vocabulary} from '../../widget/language.js';
import {OnDemand} from '../../widget/on-demand.js';
import {stateView} from '../../widget/state-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {campaignStatsStyles} from './campaign-stats.styles.js';
import type {LoadChart} from './chart-view.js';
import type {Shown} from './downloads.js';
import {firstRead, idsIn, queryOf} from './first-read.js';
import {type Layout, LAYOUTS, skeletonView} from './layouts.js';
import {
  asOfView,
  asWritten,
  type Detail,
  DETAILS,
  hasSource,
  headlineOf,
  missingText,
  missingView,
  type ObservationView,
  type WriteNumber,
} from './observation.js';
import {Tiles} from './tiles.js';
import {vi, type Words} from './vi.js';

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

const LOAD_CHART: LoadChart = {
  bars: async () => (await import('./charts/bars.js')).barsPicture,
  trend: async () => (await import('./charts/trend.js')).trendPicture,
};

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
  static override styles = [...WidgetElement.baseStyles, campaignStatsStyles];

  static override properties = {
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

  static {
    addFormerNames(this, 'normalizeNumbers', 'normalize', 'isNormalized');
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
  readonly #headline = new OnDemand(async () => {
    const {Headline} = await import('./headline.js');
    addStyles(this.renderRoot, Headline.styles);
    return new Headline(this);
  }, this);
  readonly #table = new OnDemand(async () => {
    this.#prepareChart();
    const {TableView} = await import('./table/table-view.js');
    addStyles(this.renderRoot, ...TableView.styles);
    return new TableView(this, LOAD_CHART);
  }, this);
  readonly #comparison = new OnDemand(async () => {
    const {comparisonStyles, comparisonView} = await import('./comparison.js');
    addStyles(this.renderRoot, comparisonStyles);
    return comparisonView;
  }, this);
  readonly #normalised = new OnDemand(async (): Promise<WriteNumber> => {
    const {formatFigure} = await import('../../vietnamese/quantity/format.js');
    return (quantity) => formatFigure(quantity, 'normalised');
  }, this);
  readonly #source = new OnDemand(async () => {
    const {SourceBodies} = await import('./source.js');
    addStyles(this.renderRoot, SourceBodies.styles);
    return new SourceBodies(this);
  }, this);
  readonly #downloads = new OnDemand(async () => {
    const {Downloads, filesOf} = await import('./downloads.js');
    addStyles(this.renderRoot, Downloads.styles);
    const row = new Downloads(this);
    return (shown: Shown) => row.render(filesOf(shown));
  }, this);

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('DOMContentLoaded', this.#onPageLoaded);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('DOMContentLoaded', this.#onPageLoaded);
  }

  readonly #onPageLoaded = (): void => this.requestUpdate();

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
    this.#warnOfWrongValues();
    const url = firstRead(fromProperties(this), base);
    return url ? observationsRequest(url) : this.#refusal();
  }

  #refusal(): ApiError {
    const [parameter, detail] =
      this.campaign || idsIn(this.indicators).length > 0
        ? ['indicator', 'breakdown="unit" cần id của các chỉ tiêu, ví dụ indicators="hop-dan".']
        : ['campaign', 'cần id của chiến dịch hoặc đợt công tác có số liệu.'];
    return new ApiError('refused', [{parameter, code: 'required', detail}]);
  }

  /** Tells the webmaster of values that are left out. */
  #warnOfWrongValues(): void {
    const {period, asOf} = this;
    const breakdown: string = this.breakdown;
    if (period && !isPeriodQuery(period)) {
      warnAttribute(
        this,
        'period',
        'kỳ hợp lệ là latest, năm (2026), nửa năm (2026-H1), quý (2026-Q3), tháng (2026-09), hoặc khoảng (2016..2021).',
      );
    }
    if (asOf && !isDay(asOf)) warnAttribute(this, 'as-of', 'cần một ngày dạng 2026-06-30.');
    if (breakdown && breakdown !== 'unit') warnAttribute(this, 'breakdown', 'chỉ có một giá trị hợp lệ là unit.');
  }

  /** Tells the webmaster of attributes that do nothing for observations inside the tag. */
  #warnOfUnused(): void {
    for (const name of ['unit', 'period', 'as-of']) {
      if (this.getAttribute(name)) {
        warnAttribute(
          this,
          name,
          'chỉ có tác dụng khi có campaign hoặc indicators, không dùng cho số liệu viết trong thẻ.',
        );
      }
    }
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
    this.#warnOfUnused();
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

  /** What draws the chart is fetched beside the table; that it could not be had is said where it is drawn. */
  #prepareChart(): void {
    const layout = this.#layout;
    const chart = layout === 'table' && this.breakdown === 'unit' ? 'bars' : layout;
    if (chart === 'bars' || chart === 'trend') LOAD_CHART[chart]().catch(() => undefined);
  }

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
      skeleton: () => skeletonView(this.#layout, this.breakdown ? 0 : idsIn(this.indicators).length),
      content: (list) =>
        html`${this.#renderObservations(list)}
        ${missing.length > 0 ? missingView(missing, words, () => this.#retry(missing)) : nothing}`,
    });
  }

  get #view(): ObservationView {
    const {words, language, asOf} = this;
    const isInline = this.#isInline;
    return {
      words,
      language,
      write: (this.normalizeNumbers && this.#normalised.code) || asWritten,
      base: isInline ? undefined : this.apiBase,
      asOf: !isInline && isDay(asOf) ? asOf : '',
      show: this.#shownDetails,
      source: this.#source,
      onSource: this.#onSource,
      comparison: this.#comparison.code,
    };
  }

  #renderObservations(list: ObservationList): TemplateResult {
    const view = this.#view;
    const {words, language} = view;
    const isCut = list.page.next !== null && this.#layout !== 'headline';
    return html`
      ${asOfView(view.asOf, words, language)}
      ${isCut ? html`<p class="cut">${words.cut(formatCount(list.items.length, language))}</p>` : nothing}
      ${this.#renderLayout(list, view)} ${view.show.has('download') ? this.#renderDownloads(list, view) : nothing}
    `;
  }

  /** The figures in the layout that the tag asks for, or in tiles where what draws that layout could not be had. */
  #renderLayout(list: ObservationList, view: ObservationView): TemplateResult | undefined {
    const layout = this.#layout;
    switch (layout) {
      case 'tiles':
        return this.#tiles.render(list.items, view);
      case 'headline': {
        const observation = headlineOf(list.items, idsIn(this.indicators));
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

  #renderDownloads(list: ObservationList, view: ObservationView): TemplateResult | undefined {
    const table = this.#table.code;
    return this.#downloads.code?.({
      list,
      view,
      query: this.#isInline ? undefined : queryOf(fromProperties(this)),
      campaign: this.campaign || this.#title,
      heading: this.#title,
      layout: this.#layout,
      picture: table?.picture && (() => table.picture),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-stats': CampaignStats;
  }
}
