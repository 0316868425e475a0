import {html, nothing, type TemplateResult} from 'lit';
import type {Breakdown} from '../../api/types.js';
import {formatQuantity} from '../../vietnamese/quantity/spoken.js';
import type {Column} from './figure-table.js';
import type {FigureView} from './view.js';

/** Draws the sums of the columns, and in words why a column has none; nothing where nobody was asked for sums. */
export function sumRow(columns: readonly Column[], view: FigureView): TemplateResult | typeof nothing {
  if (!columns.some(({breakdown}) => breakdown)) return nothing;
  const {table} = view.words.statistics;
  return html`<tfoot>
    <tr>
      <th scope="row" lang=${view.language}>${table.sum}</th>
      ${columns.map(({breakdown}) => html`<td class="number">${breakdown ? sumView(breakdown, view) : nothing}</td>`)}
    </tr>
  </tfoot>`;
}

function sumView({sum}: Breakdown, view: FigureView): TemplateResult {
  const {noSum, about} = view.words.statistics.table;
  if (sum.quantity) {
    return html`<b part="sum">${formatQuantity(sum.quantity, view.normalize ? 'normalised' : 'written', 'vi')}</b>`;
  }
  const reasons = sum.refusals.map((refusal) => reasonOf(refusal, view)).join(' ');
  return html`<span class="refusal" part="sum" lang=${view.language}>${about(noSum, reasons)}</span>`;
}

function reasonOf({code, detail}: Breakdown['sum']['refusals'][number], {words}: FigureView): string {
  const reasons: Readonly<Partial<Record<string, string>>> = words.statistics.table.refusals;
  return reasons[code] ?? detail;
}
