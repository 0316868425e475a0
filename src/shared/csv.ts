/** Without it, spreadsheets read UTF-8 as another encoding and garble every Vietnamese letter. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The value of a cell; null is an empty one. */
export type CsvCell = string | number | boolean | null;

/*
 * A spreadsheet of a Vietnamese machine separates at `;`, and so splits a cell of a file separated by commas wherever `;` stands in
 * it: only a quotation mark at the beginning of a cell quotes. So a formula must not begin at the head of a cell nor behind anything
 * that some program separates at. It begins with a sign below, of either width, behind spaces and quotation marks of any number.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const SIGNS = '=+\\-@＝＋－＠';
const SEPARATORS = ';\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029';
const SKIPPED = `[^\\S${SEPARATORS}]|["']`;
/** A tab or line end at the head of a cell is dropped by some programs, and what follows begins the cell. */
const HEAD = new RegExp(`^(?:${SKIPPED})*[${SIGNS}\\t\\r\\n]`);
const BEHIND = new RegExp(`([${SEPARATORS}])(?=(?:${SKIPPED})*[${SIGNS}])`, 'g');
const GUARDED_BEHIND = new RegExp(`([${SEPARATORS}])'(?=(?:${SKIPPED})*[${SIGNS}])`, 'g');
/** A negative number begins like a formula and is none. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const NEEDS_QUOTES = /[",;\t\r\n]/;

/**
 * One line of a CSV file by RFC 4180, with its line end. Wherever a spreadsheet might take a part of a cell for a formula, an
 * apostrophe is put before it; {@link cellText} takes it out again. Numbers, also those given as text, stay as they are.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map((cell, at) => quoted(guarded(String(cell ?? ''), at === 0))).join(',')}\r\n`;
}

/** What a column of a table of items is called, and what it tells of an item. */
export type Column<Item> = readonly [name: string, cellOf: (item: Item) => CsvCell];

/** A whole CSV file with its heading. Amounts are given as text, so that no digit is lost; a missing value is an empty cell. */
export function csvTable<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const rows = items.map((item) => columns.map(([, cellOf]) => cellOf(item)));
  return BYTE_ORDER_MARK + [columns.map(([name]) => name), ...rows].map(csvLine).join('');
}

/** The text that was written into a cell by {@link csvLine}; all other texts as they are, but for an apostrophe at such a place. */
export function cellText(cell: string): string {
  const inner = cell.replace(GUARDED_BEHIND, '$1');
  return inner.startsWith("'") && HEAD.test(inner) ? inner.slice(1) : inner;
}

/** @param leads - whether the cell is the first of its line: separated at `;`, the line's other cells belong to it */
function guarded(text: string, leads: boolean): string {
  if (NUMBER.test(text) && !leads) return text;
  const inner = text.replace(BEHIND, "$1'");
  return HEAD.test(inner) ? `'${inner}` : inner;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
}
