import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import {repeat} from 'lit/directives/repeat.js';
import {ApiError} from '../../api/api-error.js';
import type {Read} from '../../api/read.js';
import {statisticsRead} from '../../api/reads.js';
import type {Observation, ObservationList} from '../../api/types.js';
import {switches} from '../../widget/attributes.js';
import {RemoteData} from '../../widget/remote-data.js';
import {remoteView} from '../../widget/remote-view.js';
import {WidgetElement} from '../../widget/widget-element.js';
import {campaignStatsStyles} from './campaign-stats.styles.js';
import {common, type Figure, figuresOf, isWords, sourceLine} from './figures.js';

const PARTS = ['unit', 'period', 'source'] as const;
type Part = (typeof PARTS)[number];

/** Tiles that stand in for figures of which nobody knows yet how many there are. */
const SKELETON_TILES = 6;

/**
 * Shows the figures of a campaign exactly as its report words them, each with its measure, unit, period and source.
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
 * @slot - Links or text to read while there are no figures: before the script runs, while loading, and when loading failed.
 *
 * @fires {WidgetLoadEvent} danvan-load - The figures are there, or there are none. Does not bubble.
 * @fires {WidgetErrorEvent} danvan-error - The figures could not be loaded; `error.kind` says why. Does not bubble.
 *
 * @csspart widget - The whole widget.
 * @csspart heading - The headline.
 * @csspart notice - The sentence shown when the figures are missing, old or could not be loaded.
 * @csspart retry - The button that loads again.
 * @csspart items - All tiles.
 * @csspart item - One tile.
 * @csspart quantity - The number with its qualifier.
 * @csspart measure - What is counted.
 * @csspart label - What the figure says.
 * @csspart parts - The parts that the report names for a figure.
 * @csspart source - Where a figure comes from.
 *
 * @cssproperty [--danvan-accent=#0b5a3e] - The upper edge of a tile.
 * @cssproperty [--danvan-figure] - The colour of the numbers; the page's own by default.
 */
export class CampaignStats extends WidgetElement {
  static override styles = [...WidgetElement.baseStyles, campaignStatsStyles];

  /** Names the campaign, by its id. */
  @property() campaign = '';

  /** Keeps only some indicators, by their ids separated by commas. */
  @property() indicators = '';

  /** Keeps only the figures of one police unit, by its id. */
  @property() unit = '';

  /** Chooses what each figure shows: any of `unit period source`. */
  @property() show = 'unit period source';

  readonly #figures = new RemoteData<ObservationList>(this, {
    wish: () => this.#read(),
    isEmpty: ({items}) => items.length === 0,
    onChange: this.announce,
  });

  #read(): Read<ObservationList> | ApiError {
    const base = this.apiBase;
    if (!base) return new ApiError('unconfigured');
    if (!this.campaign && !this.indicators) {
      return new ApiError('refused', [
        {parameter: 'campaign', code: 'required', detail: 'cần id của chiến dịch hoặc đợt công tác có số liệu.'},
      ]);
    }
    return statisticsRead(base, {
      ...(this.campaign && {campaign: this.campaign}),
      ...(this.indicators && {indicator: this.indicators.replace(/[\s,]+/g, ',')}),
      ...(this.unit && {unit: this.unit}),
      limit: 100,
    });
  }

  protected override attributeOfParameter(parameter: string): string {
    return parameter === 'indicator' ? 'indicators' : super.attributeOfParameter(parameter);
  }

  protected override render(): TemplateResult {
    const {words} = this;
    const show = switches(this, 'show', this.show, PARTS);
    return remoteView({
      remote: this.#figures,
      words,
      language: this.language,
      headingLevel: this.validHeadingLevel,
      headingText: this.heading ?? words.statistics.heading,
      hasFallback: this.hasFallback,
      emptyText: words.statistics.empty,
      skeleton: () =>
        html`<div class="items">
          ${Array.from({length: SKELETON_TILES}, () => html`<div class="item bone"></div>`)}
        </div>`,
      content: ({items}) => this.#renderFigures(items, show),
    });
  }

  #renderFigures(observations: readonly Observation[], show: ReadonlySet<Part>): TemplateResult {
    const oneSource = common(observations.map(sourceLine));
    return html`
      <ul class="items" part="items" role="list" lang="vi">
        ${repeat(
          figuresOf(observations),
          ({whole}) => whole.id,
          (figure) => this.#renderTile(figure, show, oneSource === undefined),
        )}
      </ul>
      ${show.has('source') && oneSource !== undefined ? this.#renderSource(oneSource, 'source common muted') : nothing}
    `;
  }

  #renderTile({whole, parts}: Figure, show: ReadonlySet<Part>, ownSource: boolean): TemplateResult {
    const {status, coverage, period, unit} = whole;
    const statusWord = this.words.statistics.status[status];
    return html`<li class=${classMap({item: true, 'has-parts': parts.length > 0})} part="item" data-status=${status}>
      <p class="figure">${this.#renderQuantity(whole)}</p>
      ${parts.length > 0 ? this.#renderParts(parts) : nothing}
      ${coverage && coverage.kind !== 'complete' ? html`<p class="note muted">${coverage.note}</p>` : nothing}
      <p class="facts muted">
        ${statusWord ? html`<span class="status" lang=${this.language}>${statusWord}</span>` : nothing}
        ${show.has('unit') ? html`<span>${unit.name}</span>` : nothing}
        ${show.has('period') ? html`<span>${period.label}</span>` : nothing}
      </p>
      ${show.has('source') && ownSource ? this.#renderSource(sourceLine(whole), 'source muted') : nothing}
    </li>`;
  }

  /** One run of text, so that a screen reader speaks number, measure and label as one sentence. */
  #renderQuantity(observation: Observation): TemplateResult {
    const {quantity, measure, label, actors} = observation;
    return html`<span class=${classMap({quantity: true, words: isWords(observation)})} part="quantity"
        >${quantity.written_as}</span
      >
      <span class="measure" part="measure">${measure.name}</span>
      <span part="label">${label}</span> ${actors ? html`<span class="muted">(${actors})</span>` : nothing}`;
  }

  #renderParts(parts: readonly Observation[]): TemplateResult {
    return html`<div class="parts" part="parts">
      <span lang=${this.language}>${this.words.statistics.parts}</span>
      <ul>
        ${parts.map(
          ({quantity, measure, label}) => html`<li><b>${quantity.written_as}</b> ${measure.name} ${label}</li>`,
        )}
      </ul>
    </div>`;
  }

  #renderSource(line: string, classes: string): TemplateResult {
    return html`<p class=${classes} part="source">
      <span lang=${this.language}>${this.words.statistics.source}:</span> ${line}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'campaign-stats': CampaignStats;
  }
}
