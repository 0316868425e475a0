import type {components} from '../api/generated/contract.js';

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

type Observation = components['schemas']['Observation'];
type Quantity = components['schemas']['Quantity'];
type RelatedObservation = components['schemas']['RelatedObservation'];

/** A magnitude has no amount, whoever wrote the data. */
const hasAmount = ({qualifier}: Quantity): boolean => qualifier !== 'magnitude' && qualifier !== 'unquantified';
const amountOf = (quantity: Quantity): string | null => (hasAmount(quantity) ? quantity.amount : null);
const mostOf = (quantity: Quantity): string | null => (hasAmount(quantity) ? quantity.amount_max : null);

/** What one wants to see of another observation beside its own row; all else is at its address. */
function relatedColumns(
  name: 'target' | 'previous',
  related: (item: Observation) => RelatedObservation | null,
): readonly Column<Observation>[] {
  const column = (part: string, cellOf: (other: RelatedObservation) => CsvCell): Column<Observation> => [
    `${name}_${part}`,
    (item) => {
      const other = related(item);
      return other && cellOf(other);
    },
  ];
  return [
    column('written_as', ({quantity}) => quantity.written_as),
    column('qualifier', ({quantity}) => quantity.qualifier),
    column('amount', ({quantity}) => amountOf(quantity)),
    column('amount_max', ({quantity}) => mostOf(quantity)),
    column('measure_name', ({measure}) => measure.name),
    column('period_label', ({period}) => period.label),
  ];
}

/**
 * The columns of a file of observations, the same from a page and from the API: the names of the JSON's fields, with that of the
 * object around them where one alone would not tell (`period_start`). A file with them can be imported again; what the API works out
 * itself stands last.
 */
export const observationColumns: readonly Column<Observation>[] = [
  ['id', ({id}) => id],
  ['campaign', ({campaign}) => campaign],
  ['indicator', ({indicator}) => indicator],
  ['label', ({label}) => label],
  ['written_as', ({quantity}) => quantity.written_as],
  ['qualifier', ({quantity}) => quantity.qualifier],
  ['amount', ({quantity}) => amountOf(quantity)],
  ['amount_max', ({quantity}) => mostOf(quantity)],
  ['magnitude', ({quantity}) => quantity.magnitude],
  ['scale', ({quantity}) => quantity.scale],
  ['significant_digits', ({quantity}) => quantity.significant_digits],
  ['measure_kind', ({measure}) => measure.kind],
  ['measure_name', ({measure}) => measure.name],
  ['currency', ({measure}) => measure.currency ?? null],
  ['status', ({status}) => status],
  ['change', ({change}) => change],
  ['period_label', ({period}) => period.label],
  ['period_kind', ({period}) => period.kind],
  ['period_start', ({period}) => period.start],
  ['period_end', ({period}) => period.end],
  ['unit', ({unit}) => unit.id],
  ['unit_name', ({unit}) => unit.name],
  ['unit_short_name', ({unit}) => unit.short_name],
  ['part_of', (item) => item.part_of],
  ['coverage_kind', ({coverage}) => coverage?.kind ?? null],
  ['coverage_note', ({coverage}) => coverage?.note ?? null],
  ['actors', ({actors}) => actors],
  ['target', ({target}) => target?.id ?? null],
  ['document', ({provenance}) => provenance.document],
  ['issuer', ({provenance}) => provenance.issuer],
  ['document_date', ({provenance}) => provenance.date],
  ['article', ({provenance}) => provenance.article],
  ['url', ({provenance}) => provenance.url],
  ['quote', ({provenance}) => provenance.quote],
  ['revision', ({revision}) => revision],
  ['revision_note', (item) => item.revision_note],
  ['recorded_at', (item) => item.recorded_at],
  ...relatedColumns('target', ({target}) => target),
  ['previous_id', ({previous}) => previous?.id ?? null],
  ...relatedColumns('previous', ({previous}) => previous),
  ['check_result', ({check}) => check?.result ?? null],
  ['check_detail', ({check}) => check?.detail ?? null],
];
