import type {components} from '../api/generated/contract.js';
import type {Column, CsvCell} from './csv.js';

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
