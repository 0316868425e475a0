import {html, nothing, type TemplateResult} from 'lit';
import type {Observation, ObservationList} from '../../api/types.js';
import {barsOf, type Chart, type ChartWords, trendOf} from './chart-rows.js';
import type {ChartView} from './chart-view.js';
import {coverageView} from './coverage-view.js';
import {commonSourceView} from './figure-parts.js';
import {type FigureTable, tableOf} from './figure-table.js';
import {common, sourceLine} from './figures.js';
import {firstOrder, sortedRows} from './row-order.js';
import {numberText} from './sentence.js';
import type {TableState} from './table-state.js';
import {tableView} from './table-view.js';
import type {FigureView, Layout} from './view.js';

/** What figures are laid side by side from. */
export interface LaidOutOptions {
  readonly list: ObservationList;
  readonly layout: Exclude<Layout, 'tiles' | 'headline'>;
  readonly isByUnit: boolean;
  /** Whether the units of a breakdown are the provinces. */
  readonly isNational: boolean;
  readonly title: string;
  readonly chart: ChartView;
  readonly state: TableState;
  readonly view: FigureView;
}

/**
 * Draws figures side by side: a table, and a picture where there is one to draw. Both are in the same shadow root. A table by units
 * comes first, with bars beside it where there is room; below a picture, the table is folded away.
 */
export function laidOutView(options: LaidOutOptions): TemplateResult {
  const {list, layout, isByUnit, isNational, view} = options;
  const table = tableOf(list, {byUnit: isByUnit, overTime: layout === 'trend'});
  const source = commonSourceView(common(list.items.map(sourceLine)), view);
  const coverage = html`${commonFactsView(table, list.items, view)} ${coverageView(table, isNational, view)}`;
  const tabular = sortedTable(table, options);
  const drawn = layout === 'table' && !isByUnit ? undefined : chartOf(table, options);
  if (layout === 'table') {
    return html`${coverage}
      <div class=${drawn ? 'beside' : 'alone'}>
        <div class="tabular">${tabular}</div>
        ${drawn ? html`<div class="drawn">${pictureOf(drawn, 'bars', options)}</div>` : nothing}
      </div>
      ${source}`;
  }
  const {title} = view.words.statistics.table;
  const {partial, none} = view.words.statistics.chart;
  if (!drawn)
    return html`${coverage}
      <p class="note muted" lang=${view.language}>${none}</p>
      ${tabular} ${source}`;
  return html`${coverage}
    <div class="drawn">${pictureOf(drawn, layout, options)}</div>
    ${drawn.isPartial ? html`<p class="note muted" lang=${view.language}>${partial(drawn.measureName)}</p>` : nothing}
    <details class="data">
      <summary lang=${view.language}>${title}</summary>
      ${tabular}
    </details>
    ${source}`;
}

const orderOf = (table: FigureTable, {state}: LaidOutOptions) => state.order ?? firstOrder(table);

function sortedTable(table: FigureTable, options: LaidOutOptions): TemplateResult {
  const {title, state, view} = options;
  const {table: said} = view.words.statistics;
  const order = orderOf(table, options);
  return tableView({
    table,
    order,
    rows: sortedRows(table, order),
    caption: title ? said.about(said.title, title) : said.title,
    state,
    view,
  });
}

function chartOf(table: FigureTable, options: LaidOutOptions): Chart | undefined {
  const {layout, view} = options;
  const {status, table: said} = view.words.statistics;
  const words: ChartWords = {
    missing: said.missing,
    textOf: (figure: Observation) =>
      status[figure.status] ? `${numberText(figure, view)} (${status[figure.status]})` : numberText(figure, view),
  };
  const order = orderOf(table, options);
  return layout === 'trend'
    ? trendOf(table, words)
    : barsOf(table, sortedRows(table, order), order?.column ?? '', words);
}

/** Whose all figures are and of when, where the table does not tell it row by row. */
function commonFactsView(
  {rowsAre}: FigureTable,
  items: readonly Observation[],
  {show}: FigureView,
): TemplateResult | typeof nothing {
  if (rowsAre === 'figure') return nothing;
  const facts = [
    show.has('unit') && rowsAre !== 'unit' && common(items.map(({unit}) => unit.name)),
    show.has('period') && rowsAre !== 'period' && common(items.map(({period}) => period.label)),
  ].filter(Boolean);
  return facts.length > 0 ? html`<p class="common-facts note muted" lang="vi">${facts.join(', ')}</p>` : nothing;
}

function pictureOf(
  {title, measureName, rows}: Chart,
  layout: 'bars' | 'trend',
  {chart, title: heading, view: {words, language}}: LaidOutOptions,
): TemplateResult {
  return html`${title ? html`<p class="drawn-title" lang="vi">${title}</p>` : nothing}
  ${chart.render({layout, title: title || heading, measureName, words, language, rows})}`;
}
