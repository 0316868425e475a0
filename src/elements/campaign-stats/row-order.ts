import {numberOf} from '../../vietnamese/quantity/bounds.js';
import type {Cell, FigureTable, Row} from './figure-table.js';

/** The key of the head of the rows, by which a table can be sorted as by a column. */
export const ROW_HEAD = 'row';

/** By which column a table is sorted. */
export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

const collator = new Intl.Collator('vi', {numeric: true});

/** The order of names in Vietnamese: a, ă, â; d, đ; with numbers in them by their value. */
export const byName = (one: string, other: string): number => collator.compare(one, other);

/** How a table is sorted before anybody has touched it; undefined in the order of the report. */
export function firstOrder({rowsAre}: FigureTable): Order | undefined {
  return rowsAre === 'figure' ? undefined : {column: ROW_HEAD, isDescending: false};
}

/** The number to sort a cell by; undefined where nothing was reported, or no number was. */
export function cellNumber(cell: Cell): number | undefined {
  const [first] = cell.kind === 'figures' ? cell.figures : [];
  return first && numberOf(first.quantity);
}

/** Whether rows have an order by a column: figures of different measures have none. */
export function isSortable({columns}: FigureTable, key: string): boolean {
  const column = columns.find((candidate) => candidate.key === key);
  return key === ROW_HEAD || column?.kind === 'text' || column?.measureName !== undefined;
}

/** The rows in an order. Rows without a number come last whichever way the numbers run. */
export function sortedRows(table: FigureTable, order: Order | undefined): readonly Row[] {
  if (!order) return table.rows;
  const index = table.columns.findIndex(({key}) => key === order.column);
  if (index < 0 && order.column !== ROW_HEAD) return table.rows;
  const way = order.isDescending ? -1 : 1;
  return [...table.rows].sort((one, other) => {
    const [a, b] = [one.cells[index], other.cells[index]];
    if (!a || !b) return way * byWords(one, other);
    if (a.kind === 'text' && b.kind === 'text') return way * byName(a.order, b.order);
    const [x, y] = [cellNumber(a), cellNumber(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return way * (x - y);
  });
}

/** Periods in the order of time, all other heads of rows in the order of names. */
const byWords = (one: Row, other: Row): number =>
  one.order === other.order ? byName(one.label, other.label) : one.order < other.order ? -1 : 1;

/** Whether some rows stand last only because they have no number in the column by which the table is sorted. */
export function hasUnordered(table: FigureTable, order: Order | undefined): boolean {
  const index = table.columns.findIndex(({key, kind}) => key === order?.column && kind === 'figures');
  return index >= 0 && table.rows.some(({cells}) => cells[index] && cellNumber(cells[index]) === undefined);
}
