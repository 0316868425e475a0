import type {components} from '../../../src/api/generated/contract.js';
import type {Column} from '../../../src/shared/csv.js';

type Schemas = components['schemas'];

/** Between the values of a cell that tells a list. */
const BETWEEN = '; ';

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
