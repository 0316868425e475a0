import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Observation} from '../../api/types.js';
import {besideView, checkView, hasOrigin, originView} from './figure-parts.js';
import type {Cell, Column, FigureTable, Row} from './figure-table.js';
import {hasUnordered, isSortable, type Order, ROW_HEAD} from './row-order.js';
import {numberText} from './sentence.js';
import {sign} from './sign.js';
import {sumRow} from './sum-row.js';
import type {TableState} from './table-state.js';
import type {FigureView} from './view.js';

/** What a table is drawn from. */
export interface TableOptions {
  readonly table: FigureTable;
  /** The rows as they are sorted. */
  readonly rows: readonly Row[];
  readonly order: Order | undefined;
  readonly caption: string;
  readonly state: TableState;
  readonly view: FigureView;
}

/** Draws figures as a table that can be sorted, in a region of its own that scrolls where it is too wide. */
export function tableView(options: TableOptions): TemplateResult {
  const {table, rows, order, caption, view} = options;
  const {heads, last} = view.words.statistics.table;
  const head = table.rowsAre === 'figure' ? heads.figure : heads[table.rowsAre];
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="caption">
      <table class="table" part="table" lang="vi" data-rows=${table.rowsAre}>
        <caption id="caption" class="visually-hidden" lang=${view.language}>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${columnHead(ROW_HEAD, head, '', true, options)}
            ${table.columns.map((column) => columnHead(column.key, ...headOf(column, options), options))}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            ({key}) => key,
            (row) => rowView(row, options),
          )}
        </tbody>
        ${sumRow(table.columns, view)}
      </table>
    </div>
    ${hasUnordered(table, order) ? html`<p class="note muted" lang=${view.language}>${last}</p>` : nothing}`;
}

/** The words of a head, what is counted below it unless the words say so, and whether they are the widget's own. */
function headOf(column: Column, {table, view}: TableOptions): [label: string, measure: string, isOwn: boolean] {
  const {heads} = view.words.statistics.table;
  const {label, measureName = ''} = column;
  if (table.rowsAre !== 'figure') return [label, isNamed(label, measureName) ? '' : measureName, false];
  return [heads[label === 'unit' || label === 'period' ? label : 'value'], '', true];
}

const isNamed = (label: string, measure: string): boolean =>
  label.toLocaleLowerCase('vi').startsWith(measure.toLocaleLowerCase('vi'));

function columnHead(
  key: string,
  label: string,
  measure: string,
  isOwn: boolean,
  {table, order, state, view}: TableOptions,
): TemplateResult {
  const isSorted = order?.column === key;
  const way = order?.isDescending ? 'descending' : 'ascending';
  const words = html`<span lang=${isOwn ? view.language : 'vi'}>${label}</span>${
      measure ? html` <span class="muted">(${measure})</span>` : nothing
    }`;
  if (!isSortable(table, key)) return html`<th scope="col">${words}</th>`;
  return html`<th scope="col" aria-sort=${isSorted ? way : nothing}>
    <button class="sort" type="button" @click=${() => state.sortBy(key, order)}>
      ${words}<span class="way">&nbsp;${sign(isSorted ? (way === 'ascending' ? 'up' : 'down') : 'either')}</span>
    </button>
  </th>`;
}

function rowView(row: Row, options: TableOptions): TemplateResult {
  const {table, state, view} = options;
  const open = row.cells
    .flatMap((cell) => (cell.kind === 'figures' ? cell.figures : []))
    .find(({id}) => id === state.openFigure);
  return html`<tr>
      <th scope="row">${row.label}</th>
      ${row.cells.map((cell, index) => cellView(cell, table.columns[index], options))}
    </tr>
    ${
      open
        ? html`<tr class="origin-row">
            <td colspan=${row.cells.length + 1}>${originView(open, view, true)}</td>
          </tr>`
        : nothing
    }`;
}

function cellView(cell: Cell, column: Column | undefined, options: TableOptions): TemplateResult {
  if (cell.kind === 'text') return html`<td>${cell.text}</td>`;
  const {words, language} = options.view;
  const {missing, none} = words.statistics.table;
  if (cell.figures.length === 0) {
    return html`<td class="none" lang=${language}>${cell.isMissing ? missing : none}</td>`;
  }
  const hasMeasure = options.table.rowsAre !== 'figure' && column?.measureName !== undefined;
  return html`<td class="number">${cell.figures.map((figure) => figureView(figure, hasMeasure, options))}</td>`;
}

/** A figure opens its source below its row; its measure is not said again where the head of the column says it. */
function figureView(figure: Observation, hasMeasure: boolean, {view, state}: TableOptions): TemplateResult {
  const status = view.words.statistics.status[figure.status];
  const number = html`<b part="quantity">${numberText(figure, view)}</b>${hasMeasure ? '' : ` ${figure.measure.name}`}`;
  return html`<div class="cell">
    ${
      hasOrigin(figure, view)
        ? html`<button
            class="opener"
            type="button"
            aria-expanded=${state.openFigure === figure.id}
            @click=${() => state.toggle(figure.id)}
          >
            ${number}
          </button>`
        : html`<span>${number}</span>`
    }
    ${status ? html`<span class="status" lang=${view.language}>${status}</span>` : nothing} ${checkView(figure, view)}
    ${besideView(figure, view)}
  </div>`;
}
