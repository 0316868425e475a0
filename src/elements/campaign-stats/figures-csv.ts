import type {Observation} from '../../api/types.js';
import {BYTE_ORDER_MARK, type CsvCell, csvLine} from '../../shared/csv.js';

/** The columns and their names are those of the API's own table, so that a file from a page can be imported as one from the API. */
const COLUMNS: Readonly<Record<string, (observation: Observation) => CsvCell>> = {
  id: ({id}) => id,
  campaign: ({campaign}) => campaign,
  indicator: ({indicator}) => indicator,
  label: ({label}) => label,
  written_as: ({quantity}) => quantity.written_as,
  qualifier: ({quantity}) => quantity.qualifier,
  amount: ({quantity}) => (hasAmount(quantity) ? quantity.amount : null),
  amount_max: ({quantity}) => (hasAmount(quantity) ? quantity.amount_max : null),
  magnitude: ({quantity}) => quantity.magnitude,
  scale: ({quantity}) => quantity.scale,
  significant_digits: ({quantity}) => quantity.significant_digits,
  measure_kind: ({measure}) => measure.kind,
  measure_name: ({measure}) => measure.name,
  currency: ({measure}) => measure.currency ?? null,
  status: ({status}) => status,
  change: ({change}) => change,
  period_label: ({period}) => period.label,
  period_kind: ({period}) => period.kind,
  period_start: ({period}) => period.start,
  period_end: ({period}) => period.end,
  unit: ({unit}) => unit.id,
  unit_name: ({unit}) => unit.name,
  part_of: ({part_of: whole}) => whole,
  coverage_kind: ({coverage}) => coverage?.kind ?? null,
  coverage_note: ({coverage}) => coverage?.note ?? null,
  actors: ({actors}) => actors,
  target: ({target}) => target?.id ?? null,
  document: ({provenance}) => provenance.document,
  issuer: ({provenance}) => provenance.issuer,
  document_date: ({provenance}) => provenance.date,
  article: ({provenance}) => provenance.article,
  url: ({provenance}) => provenance.url,
  quote: ({provenance}) => provenance.quote,
  revision: ({revision}) => revision,
  revision_note: ({revision_note: note}) => note,
  recorded_at: ({recorded_at: when}) => when,
};

/** A magnitude has no amount, whoever wrote the data. */
const hasAmount = ({qualifier}: Observation['quantity']): boolean =>
  qualifier !== 'magnitude' && qualifier !== 'unquantified';

/** Writes figures as a table for spreadsheets: one row each, amounts with a decimal point, an empty cell where there is none. */
export function figuresCsv(observations: readonly Observation[]): string {
  const columns = Object.entries(COLUMNS);
  const rows = observations.map((observation) => columns.map(([, cellOf]) => cellOf(observation)));
  return BYTE_ORDER_MARK + [columns.map(([name]) => name), ...rows].map(csvLine).join('');
}
