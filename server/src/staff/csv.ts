/** Cells that begin so are taken for formulas by spreadsheets, and run. */
const STARTS_A_FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Without it, spreadsheets read UTF-8 as another encoding and garble every Vietnamese letter. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One line of a CSV file by RFC 4180, with its line end. No cell of it starts a formula: such a cell is led by an apostrophe. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => quoted(harmless(cell ?? ''))).join(',')}\r\n`;
}

function harmless(cell: string): string {
  return STARTS_A_FORMULA.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
