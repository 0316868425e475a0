import {sql, type Transaction} from 'kysely';
import type {Period} from '../../../../src/shared/period.js';
import {documentKey} from '../../articles/documents.js';
import type {Schema} from '../../database/schema.js';
import type {ExistingData, Indicator, Measure} from './existing-data.js';
import {readPeriodCells} from './period-cells.js';
import {type IndicatorColumn, type RowError, rowError, RowReader, shortened, type SourceRows} from './rows.js';
import {readUnitCell} from './unit-cell.js';

export const MEASURE_KINDS = [
  'things',
  'persons',
  'occurrences',
  'money',
  'duration',
] as const satisfies readonly Measure['kind'][];

/** The indicators that the rows may name, and those of them that the file declares. */
export interface Indicators {
  readonly byId: ReadonlyMap<string, Indicator>;
  readonly declared: readonly Indicator[];
  readonly errors: readonly RowError[];
}

/**
 * Finds the indicators that a file declares: in a list of its own, or in the first row that gives a new one a name. A list may
 * rename a known indicator or define it anew; what it counts stays.
 */
export function readIndicators({indicators, rows}: SourceRows, known: ExistingData['indicators']): Indicators {
  const declared = new Map<string, Indicator>();
  const errors: RowError[] = [];
  const declare = <Name extends string>(reader: RowReader<Name>, id: Name, indicator: Indicator | undefined) => {
    if (indicator && declared.has(indicator.id))
      reader.refuse(id, 'Chỉ tiêu này đã được khai báo ở trên. Hãy bỏ một trong hai.');
    else if (indicator) declared.set(indicator.id, indicator);
    errors.push(...reader.errors);
  };
  for (const row of indicators) {
    const reader = new RowReader(row);
    declare(reader, 'id', readEntry(reader, known));
  }
  for (const row of rows) {
    const id = row.cell('indicator');
    const name = row.cell('indicator_name');
    if (id === undefined || name === undefined) continue;
    const earlier = declared.get(id) ?? known.get(id);
    if (!earlier) {
      const reader = new RowReader(row);
      declare(reader, 'indicator', readDeclaringRow(reader));
    } else if (earlier.name !== name) {
      const reason = `Chỉ tiêu này đã có tên «${shortened(earlier.name)}». Hãy ghi đúng tên đó hoặc bỏ trống ô này.`;
      errors.push(rowError(row, 'indicator_name', reason));
    }
  }
  return {byId: new Map([...known, ...declared]), declared: [...declared.values()], errors};
}

function readEntry(reader: RowReader<IndicatorColumn>, known: ExistingData['indicators']): Indicator | undefined {
  if (!reader.has('id')) reader.refuse('id', 'Còn trống. Ghi mã của chỉ tiêu.');
  const id = reader.slug('id');
  const name = reader.required('name', 'Ghi tên của chỉ tiêu.');
  const definition = reader.text('definition');
  const measure = readMeasure(reader);
  if (id === null || !measure || reader.errors.length > 0) return undefined;
  const before = known.get(id)?.measure;
  if (before && (before.kind !== measure.kind || before.currency !== measure.currency)) {
    reader.refuse(
      'measure_kind',
      `Chỉ tiêu này đã có và đếm ${before.kind}. Đếm thứ khác thì phải là chỉ tiêu khác, mã khác.`,
    );
    return undefined;
  }
  return {id, name, definition, measure};
}

/** Only what concerns the indicator is refused here; the rest of the row is read with the other rows. */
function readDeclaringRow(reader: RowReader<DeclaringColumn>): Indicator | undefined {
  const id = reader.slug('indicator');
  // the row itself is refused for a wrong id
  if (id === null) reader.errors.length = 0;
  const name = reader.text('indicator_name');
  const definition = reader.text('indicator_definition');
  const measure = readMeasure(reader);
  return id !== null && name !== null && measure ? {id, name, definition, measure} : undefined;
}

type MeasureColumn = 'measure_kind' | 'measure_name' | 'currency';
type DeclaringColumn = MeasureColumn | 'indicator' | 'indicator_name' | 'indicator_definition';

function readMeasure(reader: RowReader<MeasureColumn>): Measure | undefined {
  const errors = reader.errors.length;
  if (!reader.has('measure_kind'))
    reader.refuse('measure_kind', `Chỉ tiêu mới cần ghi đếm gì: ${MEASURE_KINDS.join(', ')}.`);
  const kind = reader.choice('measure_kind', MEASURE_KINDS);
  const name = reader.required('measure_name', 'Chỉ tiêu mới cần đơn vị tính đứng sau con số: «lượt người», «đồng».');
  const currency = reader.choice('currency', ['VND']);
  if (kind === 'money' && !reader.has('currency'))
    reader.refuse('currency', 'Chỉ tiêu tính bằng tiền cần loại tiền: VND.');
  if (kind !== null && kind !== 'money' && currency !== null) {
    reader.refuse('currency', 'Chỉ chỉ tiêu tính bằng tiền (money) mới có loại tiền. Hãy bỏ trống ô này.');
  }
  if (kind === null || reader.errors.length > errors) return undefined;
  return {kind, name, ...(currency === null ? {} : {currency})};
}

/** A campaign as a file declares it. */
interface CampaignEntry {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly unit: string;
  readonly period: Period;
  readonly documents: readonly string[];
}

/** Reads the campaigns that a file declares, new ones and such as are to be told anew. */
export function readCampaigns(
  {campaigns}: SourceRows,
  {units}: ExistingData,
): {readonly campaigns: readonly CampaignEntry[]; readonly errors: readonly RowError[]} {
  const read = new Map<string, CampaignEntry>();
  const errors: RowError[] = [];
  for (const row of campaigns) {
    // the numbers of documents are no text of one cell
    const documents = row.cell('documents')?.split('\n') ?? [];
    const reader = new RowReader(row);
    if (!reader.has('id')) reader.refuse('id', 'Còn trống. Ghi mã của chiến dịch.');
    const id = reader.slug('id');
    const name = reader.required('name', 'Ghi tên của chiến dịch.');
    const summary = reader.text('summary') ?? '';
    const period = readPeriodCells(reader);
    const unit = readUnitCell(reader, units, period);
    if (documents.some((number) => number === '' || documentKey(number) === '')) {
      reader.refuse('documents', 'Có số văn bản trống. Hãy bỏ đi.');
    }
    if (id !== null && read.has(id))
      reader.refuse('id', 'Chiến dịch này đã được khai báo ở trên. Hãy bỏ một trong hai.');
    errors.push(...reader.errors);
    if (id !== null && period && unit !== null && reader.errors.length === 0) {
      read.set(id, {id, name, summary, unit, period, documents});
    }
  }
  return {campaigns: [...read.values()], errors};
}

/** Writes campaigns: new ones behind all that are there; those that are there take what is new, in their place. */
export async function writeCampaigns(
  transaction: Transaction<Schema>,
  campaigns: readonly CampaignEntry[],
): Promise<void> {
  for (const {id, name, summary, unit, period, documents} of campaigns) {
    const place = sql<number>`(select coalesce(max(position), -1) + 1 from campaigns)`;
    const {kind, start, end, label} = period;
    const content = {
      name,
      summary,
      unit_id: unit,
      period_kind: kind,
      period_start: start,
      period_end: end,
      period_label: label,
    };
    await transaction
      .insertInto('campaigns')
      .values({id, ...content, position: place})
      .onConflict((conflict) => conflict.column('id').doUpdateSet(content))
      .execute();
    await transaction.deleteFrom('campaign_documents').where('campaign_id', '=', id).execute();
    const usual = new Set(await Promise.all(documents.map((number) => usualNumber(transaction, number))));
    const rows = [...usual].map((document, position) => ({campaign_id: id, document, position}));
    if (rows.length > 0) await transaction.insertInto('campaign_documents').values(rows).execute();
  }
}

/** The spelling of a document's number that was used first. */
async function usualNumber(transaction: Transaction<Schema>, number: string): Promise<string> {
  const alias = documentKey(number);
  await transaction
    .insertInto('document_aliases')
    .values({alias, document: number})
    .onConflict((conflict) => conflict.column('alias').doNothing())
    .execute();
  const known = await transaction
    .selectFrom('document_aliases')
    .select('document')
    .where('alias', '=', alias)
    .executeTakeFirst();
  return known?.document ?? number;
}
