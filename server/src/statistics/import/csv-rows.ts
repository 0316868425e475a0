import {CsvError, parse} from 'csv-parse/sync';
import {cellText} from '../../../../src/shared/csv.js';
import {
  type Column,
  COLUMNS,
  ImportFileError,
  isColumn,
  type Place,
  type RowError,
  shortened,
  type SourceRow,
  type SourceRows,
  tidy,
} from './rows.js';

/** Excel writes `;` where the comma is the decimal sign, as in Vietnam; tabs come from copied tables. */
const SEPARATORS = [',', ';', '\t'] as const;
/** Characters of a record; a quotation mark that is never closed swallows the rest of the file up to here. */
const MOST_IN_RECORD = 200_000;
/** What the API's answers have beside, told for reading and worked out again by the server. */
const FOR_READING = /^(unit_(name|short_name)|revision|recorded_at|(previous|target|check)_\w+)$/;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the rows of a CSV file by its headings. Lines are counted as an editor shows them, whatever line breaks stand in quoted
 * cells.
 *
 * @param text - as `textOf` gives it
 * @throws ImportFileError where the headings cannot be used
 */
export function csvRows(text: string): SourceRows {
  const {lines, error} = recordsOf(text, separatorOf(text));
  const [head, ...body] = lines;
  if (!head)
    throw new ImportFileError(error ? `Không đọc được dòng tiêu đề: ${error.reason}` : 'Tệp không có dòng nào.');
  const columns = columnsOf(head.cells);
  const errors: RowError[] = [];
  const rows: SourceRow[] = [];
  for (const {line, cells} of body) {
    const place = `dòng ${line}`;
    if (cells.length === columns.length) rows.push(rowOf(place, cellsOf(columns, cells)));
    else errors.push({place, column: null, found: shortened(cells.join(' ')), reason: countReason(cells, columns)});
  }
  return {rows, indicators: [], campaigns: [], errors: error ? [...errors, error] : errors};
}

function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/\n|$/));
  const known = (separator: string) => head.split(separator).filter((name) => isColumn(headingOf(name))).length;
  return SEPARATORS.reduce((best, separator) => (known(separator) > known(best) ? separator : best));
}

const headingOf = (cell: string) => tidy(cell).replaceAll('"', '').toLowerCase();

function recordsOf(text: string, delimiter: string): {lines: readonly Line[]; error: RowError | undefined} {
  const lines: Line[] = [];
  let next = 1;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: MOST_IN_RECORD,
      on_record: (cells: string[], {lines: last}) => {
        if (cells.some((cell) => cell.trim() !== '')) lines.push({line: next, cells});
        next = last + 1;
        return null;
      },
    });
    return {lines, error: undefined};
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return {lines, error: {place: `dòng ${next}`, column: null, found: null, reason: brokenReason(error)}};
  }
}

function brokenReason({code}: CsvError): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'Có dấu ngoặc kép " mở mà không đóng, nên không đọc được phần còn lại của tệp. Hãy thêm dấu " ở cuối ô.';
  }
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return (
      'Dòng dài quá 200.000 ký tự: thường do một dấu ngoặc kép " mở mà không đóng. ' +
      'Phần còn lại của tệp chưa được đọc.'
    );
  }
  return (
    'Dấu ngoặc kép " đặt sai chỗ, nên không đọc được phần còn lại của tệp. Ô có dấu " bên trong phải nằm trong ' +
    'ngoặc kép và viết dấu đó hai lần: "Mô hình ""Camera""".'
  );
}

function columnsOf(head: readonly string[]): readonly (Column | null)[] {
  const names = head.map(headingOf);
  const unknown = names.filter((name) => name !== '' && !isColumn(name) && !FOR_READING.test(name));
  const seen = new Set<string>();
  const twice = names.filter((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  const missing = ['campaign', 'indicator', 'written_as'].filter((name) => !names.includes(name));
  const errors = [
    ...(missing.length > 0 ? [`thiếu cột ${missing.join(', ')}`] : []),
    ...(unknown.length > 0 ? [`không hiểu cột ${unknown.map((name) => `«${shortened(name)}»`).join(', ')}`] : []),
    ...(twice.length > 0 ? [`cột ${[...new Set(twice)].join(', ')} có hai lần`] : []),
  ];
  if (errors.length > 0) {
    throw new ImportFileError(`Dòng tiêu đề: ${errors.join('; ')}. Các cột dùng được: ${COLUMNS.join(', ')}.`);
  }
  return names.map((name) => (isColumn(name) ? name : null));
}

function rowOf(place: Place, cells: ReadonlyMap<Column, string>): SourceRow {
  return {place, cell: (column) => cells.get(column), nameOf: (column) => column};
}

function cellsOf(columns: readonly (Column | null)[], cells: readonly string[]): ReadonlyMap<Column, string> {
  const known = new Map<Column, string>();
  columns.forEach((column, at) => {
    const cell = tidy(cellText(cells[at] ?? ''));
    if (column && cell !== '') known.set(column, cell);
  });
  return known;
}

function countReason(cells: readonly string[], columns: readonly unknown[]): string {
  const counts = `Dòng có ${cells.length} ô, tiêu đề có ${columns.length} cột.`;
  return cells.length > columns.length
    ? `${counts} Ô có dấu phân cách bên trong phải đặt trong ngoặc kép "…".`
    : `${counts} Hãy thêm dấu phân cách cho các ô trống ở cuối dòng.`;
}
