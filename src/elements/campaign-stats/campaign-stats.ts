import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {ApiError} from '../../api/api-error.js';
import type {ApiRequest} from '../../api/client.js';
import {statisticsRequest} from '../../api/statistics.js';
import type {ObservationList} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import {oneOf, switches} from '../../widget/attributes.js';
import {addFormerNames} from '../../widget/former-names.js';
import {ApiController} from '../../widget/fetch-controller.js';
import {stateView} from '../../widget/state-view.js';
import {Vocabulary} from '../../widget/language.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {vi, type Words} from './vi.js';
import {asOfView} from './as-of-view.js';
import {besideStyles} from './beside.styles.js';
import {campaignStatsStyles} from './campaign-stats.styles.js';
import {ChartView} from './chart-view.js';
import {chartViewStyles} from './chart-view.styles.js';
import {Copying} from './copying.js';
import {CountUp} from './count-up.js';
import {Downloading} from './downloads.js';
import {filesView} from './files-view.js';
import {headlineOf, headlineView} from './headline-view.js';
import {InlineFigures} from './inline-figures.js';
import {laidOutStyles} from './laid-out.styles.js';
import {laidOutView} from './laid-out-view.js';
import {skeletonView} from './skeleton.js';
import {TableState} from './table-state.js';
import {tilesView} from './tiles-view.js';
import {type FigureView, type Layout, LAYOUTS, PARTS} from './view.js';
import {asOfDay, indicatorsOf, isByUnit, queryOf, warnOfUnused} from './wish.js';

/** A headline needs the first figure that is no target. */
const HEADLINE_FIGURES = 20;

const VOCABULARY = new Vocabulary<Words>(vi, async () => (await import('./en.js')).en);

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
  static {
    addFormerNames(this, 'normalizeNumbers', 'normalize', 'isNormalized');
  }

  static override styles = [
    ...WidgetElement.baseStyles,
    campaignStatsStyles,
    besideStyles,
    laidOutStyles,
    chartViewStyles,
  ];

  protected override readonly vocabulary = VOCABULARY;

  /** Names the campaign, by its id. */
  @property() campaign = '';

  /** Keeps only some indicators, by their ids separated by commas. */
  @property() indicators = '';

  /** Keeps only figures within a period: `latest`, `2026`, `2026-H1`, `2026-Q3`, `2026-09` or `2016..2021`. */
  @property() period = '';

  /** Shows with `unit` the figures of the units below, with how many have reported; needs `indicators`. */
  @property() breakdown = '';

  /** Keeps only the figures of one police unit, by its id. */
  @property() unit = '';

  /** Lays the figures out: `tiles`, `headline`, `table`, `bars` or `trend`. */
  @property() layout = 'tiles';

  /** Shows the past as it was known at the end of a day, such as `2026-06-30`. */
  @property({attribute: 'as-of'}) asOf = '';

  /** Writes all numbers in one way («15,3 tỷ») instead of the report's own («15.3 tỷ»). */
  @property({attribute: 'normalize-numbers', type: Boolean})
  normalizeNumbers = false;

  /** Chooses what each figure shows: any of `unit period source quote target change download`. */
  @property() show = 'unit period source';

  readonly #figures = new ApiController<ObservationList>(this, {
    request: () => this.#read(),
    isEmpty: ({items}) => items.length === 0,
    onChange: (state) => {
      if (!this.#inline.isActive) this.announce(state);
    },
  });
  readonly #inline: InlineFigures = new InlineFigures(this, {
    isWanted: () => !this.campaign && !this.indicators,
    onChange: this.announce,
  });
  readonly #chart = new ChartView(this);
  readonly #countUp = new CountUp(this);
  readonly #table = new TableState(this);
  readonly #copying = new Copying(this);
  readonly #downloading = new Downloading(this);

  #read(): ApiRequest<ObservationList> | ApiError | undefined {
    if (this.#inline.isActive || this.#inline.isPending) return undefined;
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    const query = queryOf(this, this);
    if (query instanceof ApiError) return query;
    return this.#layout === 'headline'
      ? statisticsRequest(base, query, HEADLINE_FIGURES)
      : statisticsRequest(base, query);
  }

  protected override attributeOfParameter(parameter: string): string {
    return parameter === 'indicator' ? 'indicators' : super.attributeOfParameter(parameter);
  }

  get #layout(): Layout {
    return oneOf(this, 'layout', this.layout, LAYOUTS);
  }

  get #title(): string {
    return this.heading ?? this.words.statistics.heading;
  }

  protected override render(): TemplateResult {
    const {words} = this;
    if (this.status) this.#prepareChart();
    const remote = this.#inline.isActive ? this.#inline : this.#figures;
    if (remote === this.#inline) warnOfUnused(this);
    return stateView({
      remote,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.#title,
      hasFallback: this.hasFallback,
      emptyText: words.statistics.empty,
      skeleton: () => skeletonView(this.#layout, this.breakdown ? 0 : indicatorsOf(this.indicators).length),
      content: (list) => this.#renderFigures(list),
    });
  }

  /** Once the widget is near enough to be read, what draws is fetched beside the figures. */
  #prepareChart(): void {
    const layout = this.#layout;
    if (layout === 'bars' || layout === 'trend') this.#chart.prepare(layout);
    else if (layout === 'table' && isByUnit(this, this.breakdown)) this.#chart.prepare('bars');
  }

  #renderFigures(list: ObservationList): TemplateResult {
    const view = this.#view();
    const {words, language} = view;
    const isCut = list.page.next !== null && this.#layout !== 'headline';
    return html`
      ${asOfView(view.asOf, words, language)}
      ${isCut ? html`<p class="cut">${words.statistics.cut(formatCount(list.items.length, language))}</p>` : nothing}
      ${this.#renderLayout(list, view)} ${view.show.has('download') ? this.#renderFiles(list, view) : nothing}
    `;
  }

  #view(): FigureView {
    const {words, language} = this;
    const isInline = this.#inline.isActive;
    return {
      words,
      language,
      normalize: this.normalizeNumbers,
      base: isInline ? undefined : this.apiBase,
      asOf: isInline ? '' : asOfDay(this, this.asOf),
      show: switches(this, 'show', this.show, PARTS),
      copying: this.#copying,
    };
  }

  #renderLayout(list: ObservationList, view: FigureView): TemplateResult | typeof nothing {
    const layout = this.#layout;
    if (layout === 'tiles') return tilesView(list.items, view);
    if (layout === 'headline') {
      const figure = headlineOf(list.items, indicatorsOf(this.indicators));
      return figure ? headlineView(figure, view, this.#countUp) : nothing;
    }
    return laidOutView({
      list,
      layout,
      isByUnit: isByUnit(this, this.breakdown),
      isNational: !this.unit,
      title: this.#title,
      chart: this.#chart,
      state: this.#table,
      view,
    });
  }

  #renderFiles(list: ObservationList, view: FigureView): TemplateResult {
    return filesView({
      list,
      view,
      query: view.base && queryOf(this, this),
      campaign: this.campaign || this.#title,
      heading: this.#title,
      layout: this.#layout,
      chart: this.#chart,
      downloading: this.#downloading,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-stats': CampaignStats;
  }
}
