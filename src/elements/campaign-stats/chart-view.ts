import {css, html, nothing, type ReactiveController, type ReactiveControllerHost, svg, type TemplateResult} from 'lit';
import {OnDemand} from '../../widget/on-demand.js';
import {barLayout, trendLayout} from './charts/layout.js';
import type {ChartInput, Mark, Picture} from './charts/picture.js';

type Layout = ChartInput['layout'];
type Draw = (input: ChartInput, width: number) => Picture;

/** How the drawing modules are brought. */
export type LoadChart = Readonly<Record<Layout, () => Promise<Draw>>>;

/** Units of a picture for one `em`. */
const UNITS = 16;
/** Nothing can be read in less than this many units. */
const LEAST_WIDTH = 120;

/** How the marks of a chart look. Their shapes tell everything that their colours do. */
export const chartViewStyles = css`
  .chart {
    position: relative;
  }

  .chart-ruler {
    position: absolute;
    inset-inline: 0;
    block-size: 1em;
    visibility: hidden;
    pointer-events: none;
  }

  .chart-notice:not(:empty) {
    margin: 0 0 0.6em;
  }

  .chart-picture {
    --_line-0: var(--_accent);
    --_line-1: #2f74c8;
    --_line-2: #b8620f;
    --_line-3: #8f5cc4;
    --_line-4: #0f8a86;
    --_line-5: #c2476b;
    --_ink: var(--_line-0);
    display: block;
    inline-size: 100%;
    block-size: auto;
    fill: none;
    stroke-linejoin: round;
  }

  .chart-picture text {
    fill: currentcolor;
    stroke: none;
    font-variant-numeric: tabular-nums;
  }

  .chart-picture :is([data-role='value'], [data-role='words']) {
    font-weight: 700;
  }

  .chart-picture :is([data-role='missing'], [data-role='words']) {
    font-style: italic;
  }

  .chart-picture [data-role='grid'] {
    stroke: var(--_border);
  }

  .chart-picture [data-role='axis'] {
    stroke: currentcolor;
  }

  .chart-picture [data-series='1'] {
    --_ink: var(--_line-1);
  }

  .chart-picture [data-series='2'] {
    --_ink: var(--_line-2);
  }

  .chart-picture [data-series='3'] {
    --_ink: var(--_line-3);
  }

  .chart-picture [data-series='4'] {
    --_ink: var(--_line-4);
  }

  .chart-picture [data-series='5'] {
    --_ink: var(--_line-5);
  }

  .chart-picture :is([data-role='bar'], [data-role='point']) {
    fill: var(--_ink);
  }

  .chart-picture [data-role='hatch'] {
    stroke: var(--_ink);
    stroke-width: 2;
  }

  .chart-picture :is([data-role='line'], [data-role='end'], [data-role='zero'], [data-role='point-inexact']) {
    stroke: var(--_ink);
    stroke-width: 2;
  }

  .chart-picture :is([data-role='zero'], [data-role='point-inexact']) {
    fill: var(--danvan-surface, Canvas);
  }

  @media (prefers-contrast: more) {
    .chart-picture :is([data-role='bar'], [data-role='bar-inexact']) {
      stroke: currentcolor;
    }
  }

  @media (forced-colors: active) {
    .chart-picture {
      --_line-0: CanvasText;
      --_line-1: CanvasText;
      --_line-2: CanvasText;
      --_line-3: CanvasText;
      --_line-4: CanvasText;
      --_line-5: CanvasText;
      forced-color-adjust: none;
    }

    .chart-picture [data-role='grid'] {
      stroke: GrayText;
    }

    .chart-picture text {
      fill: CanvasText;
    }

    .chart-picture [data-role='axis'] {
      stroke: CanvasText;
    }

    .chart-picture [data-role='bar'] {
      fill: Highlight;
      stroke: CanvasText;
    }

    .chart-picture :is([data-role='zero'], [data-role='point-inexact']) {
      fill: Canvas;
    }
  }

  @media print {
    .chart {
      break-inside: avoid;
    }
  }
`;

function markView(mark: Mark): TemplateResult {
  const {role} = mark;
  const series = mark.series ?? nothing;
  switch (mark.kind) {
    case 'rect':
      return svg`<rect data-role=${role} x=${mark.x} y=${mark.y} width=${mark.width} height=${mark.height}></rect>`;
    case 'line':
      return svg`<line data-role=${role} data-series=${series} x1=${mark.x1} y1=${mark.y1} x2=${mark.x2} y2=${mark.y2}></line>`;
    case 'path':
      return svg`<path data-role=${role} data-series=${series} d=${mark.d} stroke-dasharray=${mark.dash ?? nothing}></path>`;
    case 'text':
      return svg`<text data-role=${role} x=${mark.x} y=${mark.y} font-size=${mark.size} text-anchor=${mark.anchor}>${mark.text}</text>`;
  }
}

/**
 * Draws a widget's chart into its shadow root. Brings the drawing module when a chart is first wanted, keeps the chart's height free
 * until it is there, and draws anew when the width or the text size of its place changes. When the module cannot be had, a sentence
 * with a way to try again stands in place of the chart; the table beside it has all the figures.
 */
export class ChartView implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #draw: Readonly<Record<Layout, OnDemand<Draw>>>;
  #picture: Picture | undefined;
  #width: number | undefined;
  #ruler: Element | undefined;
  readonly #observer: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost & Element, load: LoadChart) {
    this.#host = host;
    this.#draw = {bars: new OnDemand(load.bars, host), trend: new OnDemand(load.trend, host)};
    this.#observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(this.#onResize);
    host.addController(this);
  }

  /** The picture that was drawn last; undefined while there is none. */
  get picture(): Picture | undefined {
    return this.#picture;
  }

  hostConnected(): void {
    if (this.#ruler) this.#observer?.observe(this.#ruler);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const ruler = this.#host.shadowRoot?.querySelector('.chart-ruler') ?? undefined;
    if (ruler === this.#ruler) return;
    this.#observer?.disconnect();
    this.#ruler = ruler;
    if (ruler) this.#observer?.observe(ruler);
    else this.#picture = undefined;
  }

  /** Draws the chart, or what stands in its place. */
  render(input: ChartInput): TemplateResult {
    const draw = this.#draw[input.layout];
    if (!draw.hasFailed) void draw.load();
    this.#picture = draw.code && this.#width !== undefined ? draw.code(input, this.#width) : undefined;
    return html`<div class="chart" part="chart">
      <div class="chart-ruler"></div>
      <div class="chart-notice" role="status">${draw.hasFailed ? input.words.charts.failed : nothing}</div>
      ${
        draw.hasFailed
          ? html`<button class="quiet retry" part="retry" type="button" @click=${() => draw.load()}>
              ${input.words.retry}
            </button>`
          : this.#renderPicture(input)
      }
    </div>`;
  }

  #renderPicture(input: ChartInput): TemplateResult | typeof nothing {
    const picture = this.#picture;
    if (this.#width === undefined) return nothing;
    if (!picture) {
      const {height} = (input.layout === 'bars' ? barLayout : trendLayout)(input, this.#width);
      return html`<svg class="chart-picture" aria-hidden="true" viewBox="0 0 ${this.#width} ${height}"></svg>`;
    }
    const {title, description, width, height, marks} = picture;
    return html`<svg
      class="chart-picture"
      role="img"
      aria-label=${[title, description].filter(Boolean).join('. ')}
      viewBox="0 0 ${width} ${height}"
    >
      ${marks.map(markView)}
    </svg>`;
  }

  /** The ruler is as wide as the chart and one `em` high, so it tells of either; what is drawn never changes it. */
  readonly #onResize = (entries: readonly ResizeObserverEntry[]): void => {
    const rect = entries.slice(-1)[0]?.contentRect;
    if (!rect?.width || !rect.height) return;
    const width = Math.max(LEAST_WIDTH, Math.floor((rect.width / rect.height) * UNITS));
    if (width === this.#width) return;
    this.#width = width;
    this.#host.requestUpdate();
  };
}
