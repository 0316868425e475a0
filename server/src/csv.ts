/** Cells that begin so are taken for formulas by spreadsheets, and run. */
const STARTS_A_FORMULA = /^[=+\-@\t\r\n]/;
/** A negative number begins like a formula and is none. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Without it, spreadsheets read UTF-8 as another encoding and garble every Vietnamese letter. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line of a CSV file by RFC 4180, with its line end. No cell of it starts a formula: such a cell is led by an apostrophe. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(harmless(cell ?? ''))).join(',')}\r\n`;
}

function harmless(cell: string): string {
  return STARTS_A_FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** What a column of a table of items is called, and what it tells of an item. */
export type Column<Item> = readonly [name: string, value: (item: Item) => string | number | boolean | null];

/** A whole CSV file with its heading. Amounts are given as text, so that no digit is lost; a missing value is an empty cell. */
export function csvTable<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const lines = items.map((item) => csvLine(columns.map(([, value]) => value(item)?.toString() ?? null)));
  return [BYTE_ORDER_MARK, csvLine(columns.map(([name]) => name)), ...lines].join('');
}
