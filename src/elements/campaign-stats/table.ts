import {css, html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Breakdown, Observation, ObservationList} from '../../api/types.js';
import {formatCount} from '../../vietnamese/numbers.js';
import type {CampaignStats} from './campaign-stats.js';
import {ChartView, chartViewStyles, type LoadChart} from './chart-view.js';
import type {Picture} from './charts/picture.js';
import {
  checkView,
  common,
  commonSourceView,
  comparisonView,
  hasSource,
  type ObservationView,
  sign,
  sourceView,
  statusView,
} from './observation.js';
import {charts as chartWords, table as tableWords} from './vi-parts.js';
import {
  barsOf,
  type Cell,
  type Chart,
  type Column,
  firstOrder,
  hasUnordered,
  isSortable,
  type ObservationTable,
  type Order,
  type Row,
  ROW_HEAD,
  sortedRows,
  tableOf,
  trendOf,
} from './table-model.js';

const ARROWS = {up: 'M6 2 11 10H1Z', down: 'M6 10 1 2h10Z', either: 'M6 0 9.5 5h-7ZM6 12 2.5 7h7Z'} as const;

/** More sentences than this stand folded away. */
const MOST_SENTENCES = 3;

/** What observations are laid side by side from. */
export interface TableViewOptions {
  readonly list: ObservationList;
  readonly layout: 'table' | 'bars' | 'trend';
  readonly isByUnit: boolean;
  /** Whether the units of a breakdown are the provinces. */
  readonly isNational: boolean;
  /** The headline of the widget. */
  readonly title: string;
  readonly view: ObservationView;
}

const tableWordsOf = ({words}: ObservationView): typeof tableWords => words.table ?? tableWords;

export const styles = [
  chartViewStyles,
  css`
    .coverage {
      margin-block-end: 0.8em;
    }

    .coverage summary,
    .data > summary {
      inline-size: fit-content;
      padding-block: 0.4em;
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 0.15em;
    }

    .scroll {
      position: relative;
      overflow-x: auto;
    }

    .scroll:focus-visible {
      outline: 0.1875em solid var(--danvan-focus, currentcolor);
      outline-offset: 0.125em;
    }

    .table {
      inline-size: 100%;
      border-collapse: collapse;
      overflow-wrap: normal;
    }

    .table th,
    .table td {
      padding: 0.45em 0.6em;
      border-block-end: 0.0625em solid var(--_border);
      text-align: start;
      vertical-align: top;
    }

    .table thead th {
      border-block-end: 0.125em solid var(--_accent);
      vertical-align: bottom;
    }

    .table tbody th {
      min-inline-size: 5.5em;
      font-weight: 600;
    }

    .table td {
      min-inline-size: 6.5em;
    }

    .table tfoot :is(th, td) {
      border-block-start: 0.125em solid var(--_border);
    }

    .number {
      font-variant-numeric: tabular-nums;
    }

    .none {
      font-style: italic;
      opacity: 0.82;
    }

    .refusal {
      font-size: 0.875em;
    }

    .cell + .cell {
      margin-block-start: 0.4em;
    }

    button.sort,
    button.opener {
      min-inline-size: 1.75em;
      min-block-size: 1.75em;
      padding: 0.1em 0;
      border: 0;
      border-radius: 0;
      background: transparent;
      color: inherit;
      font-weight: inherit;
      text-align: start;
    }

    button.opener {
      text-decoration: underline dotted;
      text-underline-offset: 0.2em;
    }

    .way {
      white-space: nowrap;
    }

    .way .sign {
      inline-size: 0.6em;
      block-size: 0.6em;
      vertical-align: baseline;
    }

    .origin-row > td {
      background: var(--_tint);
    }

    .common-facts {
      margin-block-end: 0.8em;
    }

    .drawn + .note {
      margin-block-start: 0.5em;
    }

    .drawn-title {
      margin: 0 0 0.4em;
      font-weight: 600;
    }

    .beside {
      display: grid;
      gap: 1em;
    }

    .beside > *,
    .drawn {
      min-inline-size: 0;
    }

    @container (min-width: 48em) {
      .beside {
        grid-template-columns: 3fr 2fr;
        align-items: start;
      }
    }

    @media print {
      .scroll {
        overflow: visible;
      }

      button.sort,
      button.opener {
        display: inline;
      }

      .way {
        display: none;
      }

      tr {
        break-inside: avoid;
      }

      :is(.data, .missing, .coverage > details):not([open])::details-content {
        content-visibility: visible;
        block-size: auto;
      }
    }
  `,
];

const LOAD_CHART: LoadChart = {
  bars: async () => (await import('./charts/bars.js')).barsPicture,
  trend: async () => (await import('./charts/trend.js')).trendPicture,
};

/**
 * Draws observations side by side: a table that can be sorted, and a picture where there is one to draw. Both are in the same shadow
 * root. A table by units comes first, with bars beside it where there is room; below a picture, the table is folded away.
 */
class TableView {
  readonly #host: ReactiveControllerHost;
  readonly #chart: ChartView;
  /** How the reader sorted the table; undefined before. */
  #order: Order | undefined;
  /** The id of the observation whose source stands open below its row. */
  #openId: string | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    this.#chart = new ChartView(host, LOAD_CHART);
  }

  /** The picture that is drawn now; undefined where there is none. */
  get picture(): Picture | undefined {
    return this.#chart.picture;
  }

  render(options: TableViewOptions): TemplateResult {
    const {list, layout, isByUnit, isNational, view} = options;
    const table = tableOf(list, {byUnit: isByUnit, overTime: layout === 'trend'});
    const order = this.#order ?? firstOrder(table);
    const rows = sortedRows(table, order);
    const source = commonSourceView(list.items, view);
    const facts = html`${commonFactsView(table, list.items, view)} ${coverageView(table, isNational, view)}`;
    const tabular = this.#renderTable(table, rows, order, options);
    const chart = layout === 'table' && !isByUnit ? undefined : chartOf(table, rows, order, options);
    if (layout === 'table') {
      return html`${facts}
        <div class=${chart ? 'beside' : 'alone'}>
          <div class="tabular">${tabular}</div>
          ${chart ? html`<div class="drawn">${this.#renderChart(chart, 'bars', options)}</div>` : nothing}
        </div>
        ${source}`;
    }
    const {partial, none} = view.words.charts ?? chartWords;
    if (!chart)
      return html`${facts}
        <p class="note muted" lang=${view.language}>${none}</p>
        ${tabular} ${source}`;
    return html`${facts}
      <div class="drawn">${this.#renderChart(chart, layout, options)}</div>
      ${chart.isPartial ? html`<p class="note muted" lang=${view.language}>${partial(chart.measureName)}</p>` : nothing}
      <details class="data">
        <summary lang=${view.language}>${tableWordsOf(view).title}</summary>
        ${tabular}
      </details>
      ${source}`;
  }

  #renderChart(
    {title, measureName, rows}: Chart,
    layout: 'bars' | 'trend',
    {title: heading, view: {words, language}}: TableViewOptions,
  ): TemplateResult {
    const said = {charts: words.charts ?? chartWords, retry: words.retry};
    return html`${title ? html`<p class="drawn-title" lang="vi">${title}</p>` : nothing}
    ${this.#chart.render({layout, title: title || heading, measureName, words: said, language, rows})}`;
  }

  /** The table stands in a region of its own that scrolls where it is too wide. */
  #renderTable(
    table: ObservationTable,
    rows: readonly Row[],
    order: Order | undefined,
    {title, view}: TableViewOptions,
  ): TemplateResult {
    const said = tableWordsOf(view);
    const head = said.heads[table.rowsAre === 'observation' ? 'figure' : table.rowsAre];
    const heads = [
      {key: ROW_HEAD, label: head, measure: '', isOwn: true},
      ...table.columns.map((column) => headOf(column, table, view)),
    ];
    return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="caption">
        <table class="table" part="table" lang="vi">
          <caption id="caption" class="visually-hidden" lang=${view.language}>
            ${title ? said.about(said.title, title) : said.title}
          </caption>
          <thead>
            <tr>
              ${heads.map((each) => this.#renderHead(each, isSortable(table, each.key), order, view))}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              rows,
              ({key}) => key,
              (row) => this.#renderRow(row, table, view),
            )}
          </tbody>
          ${sumRow(table.columns, view)}
        </table>
      </div>
      ${hasUnordered(table, order) ? html`<p class="note muted" lang=${view.language}>${said.last}</p>` : nothing}`;
  }

  #renderHead(
    {key, label, measure, isOwn}: Head,
    canBeSorted: boolean,
    order: Order | undefined,
    {language}: ObservationView,
  ): TemplateResult {
    const isSorted = order?.column === key;
    const direction = order?.isDescending ? 'descending' : 'ascending';
    const words = html`<span lang=${isOwn ? language : 'vi'}>${label}</span>${
        measure ? html` <span class="muted">(${measure})</span>` : nothing
      }`;
    if (!canBeSorted) return html`<th scope="col">${words}</th>`;
    const arrow = isSorted ? (direction === 'ascending' ? 'up' : 'down') : 'either';
    return html`<th scope="col" aria-sort=${isSorted ? direction : nothing}>
      <button class="sort" type="button" @click=${() => this.#sortBy(key, order)}>
        ${words}<span class="way">&nbsp;${sign(arrow, ARROWS[arrow])}</span>
      </button>
    </th>`;
  }

  #renderRow(row: Row, {columns, rowsAre}: ObservationTable, view: ObservationView): TemplateResult {
    const open = row.cells
      .flatMap((cell) => (cell.kind === 'observations' ? cell.observations : []))
      .find(({id}) => id === this.#openId);
    return html`<tr>
        <th scope="row">${row.label}</th>
        ${row.cells.map((cell, index) => {
          const isMeasureInHead = rowsAre !== 'observation' && columns[index]?.measureName !== undefined;
          return this.#renderCell(cell, isMeasureInHead, view);
        })}
      </tr>
      ${
        open
          ? html`<tr class="origin-row">
              <td colspan=${row.cells.length + 1}>${sourceView(open, view, true)}</td>
            </tr>`
          : nothing
      }`;
  }

  #renderCell(cell: Cell, isMeasureInHead: boolean, view: ObservationView): TemplateResult {
    if (cell.kind === 'text') return html`<td>${cell.text}</td>`;
    const {missing, none} = tableWordsOf(view);
    if (cell.observations.length === 0) {
      return html`<td class="none" lang=${view.language}>${cell.isMissing ? missing : none}</td>`;
    }
    return html`<td class="number">
      ${cell.observations.map((observation) => this.#renderObservation(observation, isMeasureInHead, view))}
    </td>`;
  }

  /** An observation opens its source below its row; its measure is not said again where the head of the column says it. */
  #renderObservation(observation: Observation, isMeasureInHead: boolean, view: ObservationView): TemplateResult {
    const {id, quantity, measure} = observation;
    const number = html`<b part="quantity">${view.write(quantity)}</b>${isMeasureInHead ? '' : ` ${measure.name}`}`;
    return html`<div class="cell">
      ${
        hasSource(observation, view)
          ? html`<button
              class="opener"
              type="button"
              aria-expanded=${this.#openId === id}
              @click=${() => this.#toggle(id)}
            >
              ${number}
            </button>`
          : html`<span>${number}</span>`
      }
      ${statusView(observation, view)} ${checkView(observation, view)} ${comparisonView(observation, view)}
    </div>`;
  }

  /** Sorts by a column; by the same once more the other way round. */
  #sortBy(column: string, now: Order | undefined): void {
    this.#order = {column, isDescending: now?.column === column && !now.isDescending};
    this.#host.requestUpdate();
  }

  /** Opens the source of an observation, or closes it. */
  #toggle(id: string): void {
    this.#openId = this.#openId === id ? undefined : id;
    this.#host.requestUpdate();
  }
}

interface Head {
  readonly key: string;
  readonly label: string;
  /** What is counted, unless the label says so. */
  readonly measure: string;
  /** Whether the label is the widget's own word. */
  readonly isOwn: boolean;
}

function headOf({key, label, measureName = ''}: Column, {rowsAre}: ObservationTable, view: ObservationView): Head {
  const {heads} = tableWordsOf(view);
  if (rowsAre !== 'observation') {
    return {key, label, measure: isNamed(label, measureName) ? '' : measureName, isOwn: false};
  }
  return {key, label: heads[label === 'unit' || label === 'period' ? label : 'value'], measure: '', isOwn: true};
}

const isNamed = (label: string, measure: string): boolean =>
  label.toLocaleLowerCase('vi').startsWith(measure.toLocaleLowerCase('vi'));

function chartOf(
  table: ObservationTable,
  rows: readonly Row[],
  order: Order | undefined,
  {layout, view}: TableViewOptions,
): Chart | undefined {
  const textOf = ({status, quantity}: Observation) => {
    const statusWord = view.words.status[status];
    return statusWord ? `${view.write(quantity)} (${statusWord})` : view.write(quantity);
  };
  return layout === 'trend' ? trendOf(table, textOf) : barsOf(table, rows, order?.column ?? '', textOf);
}

/** Whose all observations are and of when, where the table does not tell it row by row. */
function commonFactsView(
  {rowsAre}: ObservationTable,
  items: readonly Observation[],
  {show}: ObservationView,
): TemplateResult | typeof nothing {
  if (rowsAre === 'observation') return nothing;
  const facts = [
    show.has('unit') && rowsAre !== 'unit' && common(items.map(({unit}) => unit.name)),
    show.has('period') && rowsAre !== 'period' && common(items.map(({period}) => period.label)),
  ].filter(Boolean);
  return facts.length > 0 ? html`<p class="common-facts note muted" lang="vi">${facts.join(', ')}</p>` : nothing;
}

/** Says how many units have reported each column of a table, with the names of those that have not. */
function coverageView(
  {columns}: ObservationTable,
  isNational: boolean,
  view: ObservationView,
): TemplateResult | typeof nothing {
  const counted = columns.filter(({breakdown}) => breakdown);
  if (counted.length === 0) return nothing;
  const sentences = counted.map((column) => coverageSentence(column, counted.length > 1, isNational, view));
  return html`<div class="coverage" part="coverage" lang=${view.language}>
    ${
      counted.length > MOST_SENTENCES
        ? html`<details>
            <summary>${tableWordsOf(view).coverage}</summary>
            ${sentences}
          </details>`
        : sentences
    }
  </div>`;
}

function coverageSentence(
  {label, breakdown}: Column,
  isOneOfMany: boolean,
  isNational: boolean,
  view: ObservationView,
): TemplateResult | typeof nothing {
  if (!breakdown) return nothing;
  const {provinces, units, missingUnits} = tableWordsOf(view);
  const count = (value: number) => formatCount(value, view.language);
  const {reported, expected, missing} = breakdown;
  const said = (isNational ? provinces : units)(count(reported), count(expected));
  return html`<p>${isOneOfMany ? html`<span lang="vi">${label}</span>: ${said}` : said}</p>
    ${
      missing.length > 0
        ? html`<details class="missing">
            <summary>${missingUnits(count(missing.length))}</summary>
            <p lang="vi">${missing.map(({short_name, name}) => short_name || name).join(', ')}</p>
          </details>`
        : nothing
    }`;
}

/** Draws the sums of the columns, and in words why a column has none; nothing where nobody was asked for sums. */
function sumRow(columns: readonly Column[], view: ObservationView): TemplateResult | typeof nothing {
  if (!columns.some(({breakdown}) => breakdown)) return nothing;
  return html`<tfoot>
    <tr>
      <th scope="row" lang=${view.language}>${tableWordsOf(view).sum}</th>
      ${columns.map(({breakdown}) => html`<td class="number">${breakdown ? sumView(breakdown, view) : nothing}</td>`)}
    </tr>
  </tfoot>`;
}

function sumView({sum: {quantity, refusals}}: Breakdown, view: ObservationView): TemplateResult {
  if (quantity) return html`<b part="sum">${view.write(quantity)}</b>`;
  const {noSum, about, refusals: reasonOf} = tableWordsOf(view);
  const known: Readonly<Partial<Record<string, string>>> = reasonOf;
  const reasons = refusals.map(({code, detail}) => known[code] ?? detail).join(' ');
  return html`<span class="refusal" part="sum" lang=${view.language}>${about(noSum, reasons)}</span>`;
}

/** Also fetches what will draw the chart, while the observations are still on their way. */
export function create(widget: CampaignStats): TableView {
  const chart = widget.layout === 'table' && widget.breakdown ? 'bars' : widget.layout;
  if (chart === 'bars' || chart === 'trend') LOAD_CHART[chart]().catch(() => undefined);
  return new TableView(widget);
}
