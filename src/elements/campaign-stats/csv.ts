/** Without it, spreadsheets read UTF-8 as another encoding and garble every Vietnamese letter. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Cells that begin so are taken for formulas by spreadsheets, and run. */
const STARTS_A_FORMULA = /^[=+\-@\t\r\n]/;
const IS_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * Writes rows as a CSV file by RFC 4180, UTF-8 with its mark. A cell that would start a formula is led by an apostrophe; null is an
 * empty cell.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = rows.map((cells) => `${cells.map((cell) => quoted(harmless(String(cell ?? '')))).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

function harmless(cell: string): string {
  return STARTS_A_FORMULA.test(cell) && !IS_NUMBER.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
