import {BYTE_ORDER_MARK, csvLine} from '../../src/shared/csv.js';

/** What a column of a table of items is called, and what it tells of an item. */
export type Column<Item> = readonly [name: string, value: (item: Item) => string | number | boolean | null];

/** A whole CSV file with its heading. Amounts are given as text, so that no digit is lost; a missing value is an empty cell. */
export function csvTable<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const lines = items.map((item) => csvLine(columns.map(([, value]) => value(item))));
  return [BYTE_ORDER_MARK, csvLine(columns.map(([name]) => name)), ...lines].join('');
}
