import {sql, type Transaction} from 'kysely';
import {documentKey} from '../articles/documents.js';
import type {Schema} from '../database/schema.js';
import type {Fault} from './fault.js';
import type {Known} from './known.js';
import {readPeriodCells} from './period-cells.js';
import type {Period} from '../../../src/shared/period.js';
import {RowReader} from './row-reader.js';
import type {SourceRows} from './source-row.js';
import {readUnitCell} from './unit-cell.js';

/** A campaign as a file declares it. */
export interface CampaignEntry {
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
  {units}: Known,
): {readonly campaigns: readonly CampaignEntry[]; readonly faults: readonly Fault[]} {
  const read = new Map<string, CampaignEntry>();
  const faults: Fault[] = [];
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
    faults.push(...reader.faults);
    if (id !== null && period && unit !== null && reader.faults.length === 0) {
      read.set(id, {id, name, summary, unit, period, documents});
    }
  }
  return {campaigns: [...read.values()], faults};
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
