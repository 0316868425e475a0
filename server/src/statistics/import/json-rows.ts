import {isObject} from '../../../../src/shared/guards.js';
import {
  type CampaignColumn,
  type Column,
  COLUMNS,
  ImportFileError,
  type IndicatorColumn,
  type Place,
  type RowError,
  shortened,
  type SourceRow,
  type SourceRows,
  tidy,
} from './rows.js';

/** Which path of an entry is which column; a path that is not named is refused. */
interface Shape<Name extends string> {
  readonly columns: ReadonlyMap<string, Name>;
  /** Told by the API for reading; what stands there is not looked at. */
  readonly forReading: ReadonlySet<string>;
}

const MEASURE = [
  ['measure.kind', 'measure_kind'],
  ['measure.name', 'measure_name'],
  ['measure.currency', 'currency'],
] as const;
const PERIOD = [
  ['period.kind', 'period_kind'],
  ['period.start', 'period_start'],
  ['period.end', 'period_end'],
  ['period.label', 'period_label'],
] as const;
const REFERENCE = ['unit.name', 'unit.short_name'];

const OBSERVATION: Shape<Column> = {
  columns: new Map<string, Column>([
    ...COLUMNS.map((column) => [column, column] as const),
    ...(['qualifier', 'amount', 'amount_max', 'magnitude', 'written_as', 'scale', 'significant_digits'] as const).map(
      (column) => [`quantity.${column}`, column] as const,
    ),
    ...MEASURE,
    ...PERIOD,
    ['unit.id', 'unit'],
    ['target.id', 'target'],
    ['coverage.kind', 'coverage_kind'],
    ['coverage.note', 'coverage_note'],
    ['provenance.date', 'document_date'],
    ...(['document', 'issuer', 'article', 'url', 'quote'] as const).map(
      (column) => [`provenance.${column}`, column] as const,
    ),
  ]),
  forReading: new Set([
    ...REFERENCE,
    ...['label', 'quantity', 'measure', 'status', 'period', 'unit'].map((name) => `target.${name}`),
    ...['previous', 'check', 'revision', 'recorded_at'],
  ]),
};
const INDICATOR: Shape<IndicatorColumn> = {
  columns: new Map<string, IndicatorColumn>([
    ...(['id', 'name', 'definition', 'measure_kind', 'measure_name', 'currency'] as const).map(
      (column) => [column, column] as const,
    ),
    ...MEASURE,
  ]),
  forReading: new Set(),
};
const CAMPAIGN: Shape<CampaignColumn> = {
  columns: new Map<string, CampaignColumn>([
    ...(['id', 'name', 'summary', 'unit', 'documents', 'period'] as const).map((column) => [column, column] as const),
    ...PERIOD,
    ['unit.id', 'unit'],
  ]),
  forReading: new Set([...REFERENCE, 'articles']),
};

/**
 * Reads the entries of a JSON file: a list of observations, `{indicators, campaigns, observations}`, or an answer of the API.
 *
 * @throws ImportFileError for text that is not JSON, naming the line, and for another shape
 */
export function jsonRows(text: string): SourceRows {
  const file = parseJson(text);
  const parts = isObject(file) ? file : {observations: file};
  const unknown = Object.keys(parts).filter((key) => !PARTS.has(key));
  const observations = parts['observations'] ?? parts['items'] ?? [];
  if (unknown.length > 0 || !Array.isArray(observations)) {
    const found = unknown.length > 0 ? ` Không hiểu: ${unknown.map((key) => `«${shortened(key)}»`).join(', ')}.` : '';
    throw new ImportFileError(
      `Tệp JSON phải có dạng {"indicators": […], "campaigns": […], "observations": […]} hoặc là câu trả lời của API.${found}`,
    );
  }
  const errors: RowError[] = [];
  const read = <Name extends string>(list: string, entries: unknown, shape: Shape<Name>) =>
    (Array.isArray(entries) ? entries : []).map((entry: unknown, index) =>
      flatten(`${list}[${index}]`, entry, shape, errors),
    );
  return {
    rows: read('items' in parts ? 'items' : 'observations', observations, OBSERVATION),
    indicators: read('indicators', parts['indicators'], INDICATOR),
    campaigns: read('campaigns', parts['campaigns'], CAMPAIGN),
    errors,
  };
}

const PARTS: ReadonlySet<string> = new Set(['indicators', 'campaigns', 'observations', 'items', 'breakdowns', 'page']);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = (position === undefined ? text : text.slice(0, Number(position))).split('\n').length;
    throw new ImportFileError(`Tệp không phải JSON đúng dạng: xem lại dòng ${line} (dấu phẩy, ngoặc, dấu ").`);
  }
}

function flatten<Name extends string>(
  place: Place,
  entry: unknown,
  shape: Shape<Name>,
  errors: RowError[],
): SourceRow<Name> {
  const cells = new Map<Name, string>();
  const names = new Map<Name, string>();
  const refuse = (column: string | null, found: unknown, reason: string) =>
    errors.push({place, column, found: shortened(JSON.stringify(found)), reason});
  const visit = (path: string, value: unknown): void => {
    const column = shape.columns.get(path);
    if (shape.forReading.has(path)) return;
    if (isObject(value)) {
      const inner = [...shape.columns.keys(), ...shape.forReading].some((key) => key.startsWith(`${path}.`));
      if (!inner) return void refuse(path, value, 'Không có phần nào mang tên này; hãy bỏ đi hoặc sửa lại tên.');
      for (const [key, part] of Object.entries(value)) visit(`${path}.${key}`, part);
      return;
    }
    if (value === null && (column !== undefined || path === 'coverage')) return;
    if (column === undefined)
      return void refuse(path, value, 'Không có phần nào mang tên này; hãy bỏ đi hoặc sửa lại tên.');
    const cell = textOfValue(column, value);
    if (cell === undefined) return void refuse(path, value, 'Ở đây phải là chữ hoặc số.');
    if (names.has(column)) return void refuse(path, value, `Đã ghi ở ${names.get(column) ?? ''}; chỉ giữ một nơi.`);
    names.set(column, path);
    if (cell !== '') cells.set(column, cell);
  };
  if (isObject(entry)) for (const [key, value] of Object.entries(entry)) visit(key, value);
  else refuse(null, entry, 'Mỗi mục phải là một đối tượng {…}.');
  return {place, cell: (column) => cells.get(column), nameOf: (column) => names.get(column) ?? pathOf(shape, column)};
}

function textOfValue(column: string, value: unknown): string | undefined {
  if (typeof value === 'string') return tidy(value);
  if (typeof value === 'number') return String(value);
  const texts = column === 'documents' && Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  return texts?.every((text) => typeof text === 'string') === true ? texts.map(tidy).join('\n') : undefined;
}

/** The path to name for a column that the entry does not have: the nested one, as the API writes it. */
function pathOf<Name extends string>({columns}: Shape<Name>, column: Name): string {
  const paths = [...columns].filter(([, name]) => name === column).map(([path]) => path);
  return paths.find((path) => path.includes('.')) ?? column;
}
