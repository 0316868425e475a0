import {html, nothing, type TemplateResult} from 'lit';
import {formatCount} from '../../vietnamese/numbers.js';
import type {Column, FigureTable} from './figure-table.js';
import type {FigureView} from './view.js';

/** More sentences than this stand folded away. */
const MOST_SENTENCES = 3;

/**
 * Says how many units have reported each column of a table, with the names of those that have not.
 *
 * @param isNational whether the units are the provinces
 */
export function coverageView(
  {columns}: FigureTable,
  isNational: boolean,
  view: FigureView,
): TemplateResult | typeof nothing {
  const counted = columns.filter(({breakdown}) => breakdown);
  if (counted.length === 0) return nothing;
  const {language, words} = view;
  const sentences = counted.map((column) => sentence(column, counted.length > 1, isNational, view));
  return html`<div class="coverage" part="coverage" lang=${language}>
    ${
      counted.length > MOST_SENTENCES
        ? html`<details>
            <summary>${words.statistics.table.coverage}</summary>
            ${sentences}
          </details>`
        : sentences
    }
  </div>`;
}

function sentence(
  {label, breakdown}: Column,
  isOneOfMany: boolean,
  isNational: boolean,
  {language, words}: FigureView,
): TemplateResult | typeof nothing {
  if (!breakdown) return nothing;
  const {table} = words.statistics;
  const count = (value: number) => formatCount(value, language);
  const {reported, expected, missing} = breakdown;
  const said = (isNational ? table.provinces : table.units)(count(reported), count(expected));
  return html`<p>${isOneOfMany ? html`<span lang="vi">${label}</span>: ${said}` : said}</p>
    ${
      missing.length > 0
        ? html`<details class="missing">
            <summary>${table.missingUnits(count(missing.length))}</summary>
            <p lang="vi">${missing.map(({short_name, name}) => short_name || name).join(', ')}</p>
          </details>`
        : nothing
    }`;
}
