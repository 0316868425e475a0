import type {components} from '../../../src/api/generated/contract.js';
import type {Column} from '../csv.js';

type Schemas = components['schemas'];
type Observation = Schemas['Observation'];

/** Between the values of a cell that tells a list. */
const BETWEEN = '; ';

/**
 * The columns of `/v1/statistics.csv` and its like: the names of the JSON's fields, with that of the object around them where one
 * alone would not tell (`period_start`). A file with them can be imported again; what the server works out itself stands last.
 */
export const observationColumns: readonly Column<Observation>[] = [
  ['id', ({id}) => id],
  ['campaign', ({campaign}) => campaign],
  ['indicator', ({indicator}) => indicator],
  ['label', ({label}) => label],
  ['written_as', ({quantity}) => quantity.written_as],
  ['qualifier', ({quantity}) => quantity.qualifier],
  ['amount', ({quantity}) => quantity.amount],
  ['amount_max', ({quantity}) => quantity.amount_max],
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

/** What one wants to see of another observation beside its own row; all else is at its address. */
function relatedColumns(
  name: 'target' | 'previous',
  related: (item: Observation) => Schemas['RelatedObservation'] | null,
): Column<Observation>[] {
  return [
    [`${name}_written_as`, (item) => related(item)?.quantity.written_as ?? null],
    [`${name}_qualifier`, (item) => related(item)?.quantity.qualifier ?? null],
    [`${name}_amount`, (item) => related(item)?.quantity.amount ?? null],
    [`${name}_amount_max`, (item) => related(item)?.quantity.amount_max ?? null],
    [`${name}_measure_name`, (item) => related(item)?.measure.name ?? null],
    [`${name}_period_label`, (item) => related(item)?.period.label ?? null],
  ];
}

export const indicatorColumns: readonly Column<Schemas['Indicator']>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['definition', ({definition}) => definition],
  ['measure_kind', ({measure}) => measure.kind],
  ['measure_name', ({measure}) => measure.name],
  ['currency', ({measure}) => measure.currency ?? null],
];

export const campaignColumns: readonly Column<Schemas['Campaign']>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['summary', ({summary}) => summary],
  ['unit', ({unit}) => unit.id],
  ['unit_name', ({unit}) => unit.name],
  ['unit_short_name', ({unit}) => unit.short_name],
  ['period_label', ({period}) => period.label],
  ['period_kind', ({period}) => period.kind],
  ['period_start', ({period}) => period.start],
  ['period_end', ({period}) => period.end],
  ['documents', ({documents}) => documents.join(BETWEEN)],
  ['articles', ({articles}) => articles],
];

export const unitColumns: readonly Column<Schemas['Unit']>[] = [
  ['id', ({id}) => id],
  ['name', ({name}) => name],
  ['short_name', (unit) => unit.short_name],
  ['kind', ({kind}) => kind],
  ['code', ({code}) => code],
  ['parent', ({parent}) => parent],
  ['valid_from', (unit) => unit.valid_from],
  ['valid_to', (unit) => unit.valid_to],
  ['successors', ({successors}) => successors.map(({id}) => id).join(BETWEEN)],
  ['phone', ({contact}) => contact.phone],
  ['address', ({contact}) => contact.address],
  ['website', ({contact}) => contact.website],
];
