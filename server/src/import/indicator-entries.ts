import {shortened, type Fault} from './fault.js';
import type {Indicator, Known, Measure} from './known.js';
import {RowReader} from './row-reader.js';
import {faultAt, type IndicatorColumn, type SourceRows} from './source-row.js';

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
  readonly faults: readonly Fault[];
}

/**
 * Finds the indicators that a file declares: in a list of its own, or in the first row that gives a new one a name. A list may
 * rename a known indicator or define it anew; what it counts stays.
 */
export function readIndicators({indicators, rows}: SourceRows, known: Known['indicators']): Indicators {
  const declared = new Map<string, Indicator>();
  const faults: Fault[] = [];
  const declare = <Name extends string>(reader: RowReader<Name>, id: Name, indicator: Indicator | undefined) => {
    if (indicator && declared.has(indicator.id))
      reader.refuse(id, 'Chỉ tiêu này đã được khai báo ở trên. Hãy bỏ một trong hai.');
    else if (indicator) declared.set(indicator.id, indicator);
    faults.push(...reader.faults);
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
      faults.push(faultAt(row, 'indicator_name', reason));
    }
  }
  return {byId: new Map([...known, ...declared]), declared: [...declared.values()], faults};
}

function readEntry(reader: RowReader<IndicatorColumn>, known: Known['indicators']): Indicator | undefined {
  if (!reader.has('id')) reader.refuse('id', 'Còn trống. Ghi mã của chỉ tiêu.');
  const id = reader.slug('id');
  const name = reader.required('name', 'Ghi tên của chỉ tiêu.');
  const definition = reader.text('definition');
  const measure = readMeasure(reader);
  if (id === null || !measure || reader.faults.length > 0) return undefined;
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
  if (id === null) reader.faults.length = 0;
  const name = reader.text('indicator_name');
  const definition = reader.text('indicator_definition');
  const measure = readMeasure(reader);
  return id !== null && name !== null && measure ? {id, name, definition, measure} : undefined;
}

type MeasureColumn = 'measure_kind' | 'measure_name' | 'currency';
type DeclaringColumn = MeasureColumn | 'indicator' | 'indicator_name' | 'indicator_definition';

function readMeasure(reader: RowReader<MeasureColumn>): Measure | undefined {
  const faults = reader.faults.length;
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
  if (kind === null || reader.faults.length > faults) return undefined;
  return {kind, name, ...(currency === null ? {} : {currency})};
}
