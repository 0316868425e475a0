import type {Breakdown, Observation, ObservationList} from '../../api/types.js';
import {calendarPeriod, isCalendarKind, type Period, PERIOD_MONTHS} from '../../shared/period.js';
import {numberOf} from '../../vietnamese/quantity/amounts.js';
import type {ChartRow} from './charts/picture.js';
import {withoutTargets} from './observation.js';

/** The first month of a period, counted from the year 0; undefined where it has no days. */
function firstMonth({start}: Period): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})-/.exec(start ?? '') ?? [];
  return year && month ? Number(year) * 12 + Number(month) - 1 : undefined;
}

/** Two periods are the same if their days are, or, where they have none, their words. */
const periodKey = ({kind, start, end, label}: Period): string =>
  start && end ? `${start}/${end}${kind === 'recurring' ? ' recurring' : ''}` : label;

/** The order of time; what has no days comes last, in the order it had. */
function byTime(one: Period, other: Period): number {
  const rank = ({start, end}: Period) => `${start ?? '9'} ${end ?? '9'}`;
  const [a, b] = [rank(one), rank(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Longer gaps are not filled: a picture of them would be of gaps. */
const LONGEST = 120;

/** Periods in the order of time with those in between of which nothing was reported, where all are of one kind. */
export function withGaps(periods: readonly Period[]): Period[] {
  const sorted = [...periods].sort(byTime);
  const [first] = sorted;
  const from = first && firstMonth(first);
  const last = sorted.slice(-1)[0];
  const to = last && firstMonth(last);
  if (!first || from === undefined || to === undefined) return sorted;
  const {kind} = first;
  if (!isCalendarKind(kind) || sorted.some((period) => period.kind !== kind)) return sorted;
  const length = PERIOD_MONTHS[kind];
  const count = (to - from) / length + 1;
  if (!Number.isInteger(count) || count > LONGEST) return sorted;
  return [...Array(count).keys()].map((index) => {
    const month = from + index * length;
    return sorted.find((period) => firstMonth(period) === month) ?? calendarPeriod(kind, month);
  });
}

const collator = new Intl.Collator('vi', {numeric: true});

/** The order of names in Vietnamese: a, ă, â; d, đ; with numbers in them by their value. */
export const byName = (one: string, other: string): number => collator.compare(one, other);

/** What the rows of a table are. */
export type RowsAre = 'unit' | 'period' | 'observation';

/** A cell: words, or all observations that fall into it (commonly one), or none. */
export type Cell =
  | {readonly kind: 'text'; readonly text: string; readonly order: string}
  | {readonly kind: 'observations'; readonly observations: readonly Observation[]; readonly isMissing: boolean};

/** A column behind the head of the rows. */
export interface Column {
  readonly key: string;
  /** Words of the report; in a list of observations the name of what the column tells: `value`, `unit`, `period`. */
  readonly label: string;
  readonly kind: Cell['kind'];
  /** What all its observations count; undefined where they count different things, which have no order. */
  readonly measureName: string | undefined;
  readonly breakdown: Breakdown | undefined;
}

/** A row with its cells, as many as there are columns. */
export interface Row {
  readonly key: string;
  readonly label: string;
  /** By what the head of the row is sorted before its words. */
  readonly order: string;
  readonly cells: readonly Cell[];
}

/** Observations as a table, without a word of the widget's own. */
export interface ObservationTable {
  readonly rowsAre: RowsAre;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What a table is made for. */
export interface TableOptions {
  /** Units as rows, whatever else there is. */
  readonly byUnit: boolean;
  /** Periods as rows in the order of time, with those of which nothing was reported. */
  readonly overTime: boolean;
}

/** Items by a key, in the order in which the keys first appear. */
function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return found;
}

/** The first of each kind, in order. */
const distinct = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  [...groups(items, keyOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]));

const unitKey = ({unit}: Observation): string => unit.id;
const unitName = ({unit}: Observation): string => unit.short_name || unit.name;
const periodKeyOf = ({period}: Observation): string => periodKey(period);
const indicatorKey = ({indicator}: Observation): string => indicator;

function chooseRows(observations: readonly Observation[], {byUnit, overTime}: TableOptions): RowsAre {
  if (byUnit) return 'unit';
  if (overTime) return 'period';
  if (observations.length === distinct(observations, indicatorKey).length) return 'observation';
  if (observations.every(unitName) && distinct(observations, unitKey).length > 1) return 'unit';
  return observations.every(({period}) => period.label) && distinct(observations, periodKeyOf).length > 1
    ? 'period'
    : 'observation';
}

function sharedMeasure(observations: readonly Observation[]): string | undefined {
  const measures = distinct(observations, ({measure: {kind, name, currency}}) => `${kind} ${name} ${currency ?? ''}`);
  return measures.length === 1 ? measures[0]?.measure.name : undefined;
}

/** One row an observation, for observations that have nothing by which they could be laid side by side. */
function observationRows(
  observations: readonly Observation[],
  nameOf: (observation: Observation) => string,
): ObservationTable {
  const facts = [
    {key: 'unit', textOf: ({unit}: Observation) => unit.name, orderOf: ({unit}: Observation) => unit.name},
    {key: 'period', textOf: ({period}: Observation) => period.label, orderOf: periodKeyOf},
  ].filter(({textOf}) => observations.some((observation) => textOf(observation)));
  return {
    rowsAre: 'observation',
    columns: [
      {
        key: 'value',
        label: 'value',
        kind: 'observations',
        measureName: sharedMeasure(observations),
        breakdown: undefined,
      },
      ...facts.map(({key}): Column => ({
        key,
        label: key,
        kind: 'text',
        measureName: undefined,
        breakdown: undefined,
      })),
    ],
    rows: observations.map((observation) => ({
      key: observation.id,
      label: nameOf(observation),
      order: '',
      cells: [
        {kind: 'observations', observations: [observation], isMissing: false},
        ...facts.map(({textOf, orderOf}): Cell => ({
          kind: 'text',
          text: textOf(observation),
          order: orderOf(observation),
        })),
      ],
    })),
  };
}

/** By what the columns are told apart besides their indicator: periods where the rows are units, and the other way round. */
interface Across {
  readonly keyOf: (observation: Observation) => string;
  readonly nameOf: (observation: Observation) => string;
  readonly compare: (one: Observation, other: Observation) => number;
}

const ACROSS: Readonly<Record<'unit' | 'period', Across>> = {
  unit: {
    keyOf: periodKeyOf,
    nameOf: ({period}) => period.label,
    compare: (one, other) => byTime(one.period, other.period),
  },
  period: {keyOf: unitKey, nameOf: unitName, compare: (one, other) => byName(unitName(one), unitName(other))},
};

/** The columns with their observations, by indicator in the order of the report, then by period or unit. */
function columnsOf(
  list: ObservationList,
  observations: readonly Observation[],
  {keyOf, nameOf, compare}: Across,
): Map<Column, readonly Observation[]> {
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  const byIndicator = groups(observations, indicatorKey);
  const hasOthers = groups(observations, keyOf).size > 1;
  const columns = new Map<Column, readonly Observation[]>();
  for (const [indicator, ofIndicator] of byIndicator) {
    const byOther = [...groups(ofIndicator, keyOf).values()].flatMap((own) => (own[0] ? [{first: own[0], own}] : []));
    for (const {first, own} of byOther.sort((one, other) => compare(one.first, other.first))) {
      const name = byIndicator.size > 1 || !hasOthers ? [names.get(indicator) ?? first.measure.name] : [];
      const column: Column = {
        key: `${indicator} ${keyOf(first)}`,
        label: [...name, ...(hasOthers ? [nameOf(first)] : [])].join(', '),
        kind: 'observations',
        measureName: sharedMeasure(own),
        breakdown: list.breakdowns.find(
          (breakdown) => breakdown.indicator === indicator && periodKey(breakdown.period) === periodKeyOf(first),
        ),
      };
      columns.set(column, own);
    }
  }
  return columns;
}

interface RowHead {
  readonly key: string;
  readonly label: string;
  readonly order: string;
}

function unitHeads(observations: readonly Observation[]): RowHead[] {
  const heads = distinct(observations, unitKey).map((observation) => ({
    key: unitKey(observation),
    label: unitName(observation),
    order: '',
  }));
  return heads.sort((one, other) => byName(one.label, other.label));
}

function periodHeads(observations: readonly Observation[], {overTime}: TableOptions): RowHead[] {
  const periods = distinct(observations, periodKeyOf).map(({period}) => period);
  return (overTime ? withGaps(periods) : [...periods].sort(byTime)).map((period) => ({
    key: periodKey(period),
    label: period.label,
    order: `${period.start ?? '9'} ${period.end ?? '9'}`,
  }));
}

/** Units or periods as rows; indicators as columns, and what else tells observations of the same row apart. */
function grid(
  list: ObservationList,
  observations: readonly Observation[],
  rowsAre: 'unit' | 'period',
  options: TableOptions,
): ObservationTable {
  const columns = columnsOf(list, observations, ACROSS[rowsAre]);
  const isUnit = rowsAre === 'unit';
  const byRow = [...columns].map(([{breakdown}, own]) => ({
    missing: new Set(breakdown?.missing.map(({id}) => id)),
    rows: groups(own, isUnit ? unitKey : periodKeyOf),
  }));
  const isMissing = (missing: ReadonlySet<string>, key: string) =>
    isUnit ? missing.has(key) : options.overTime && list.page.next === null;
  return {
    rowsAre,
    columns: [...columns.keys()],
    rows: (isUnit ? unitHeads(observations) : periodHeads(observations, options)).map((head) => ({
      ...head,
      cells: byRow.map(({missing, rows}): Cell => {
        const here = rows.get(head.key) ?? [];
        return {kind: 'observations', observations: here, isMissing: here.length === 0 && isMissing(missing, head.key)};
      }),
    })),
  };
}

/** Lays observations out as a table: by units or periods where their indicators repeat, else one row an observation. */
export function tableOf(list: ObservationList, options: TableOptions): ObservationTable {
  const observations = withoutTargets(list.items);
  const rowsAre = chooseRows(observations, options);
  if (rowsAre !== 'observation') return grid(list, observations, rowsAre, options);
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  return observationRows(observations, ({indicator, measure}) => names.get(indicator) ?? measure.name);
}

/** The key of the head of the rows, by which a table can be sorted as by a column. */
export const ROW_HEAD = 'row';

/** By which column a table is sorted. */
export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

/** How a table is sorted before anybody has touched it; undefined in the order of the report. */
export function firstOrder({rowsAre}: ObservationTable): Order | undefined {
  return rowsAre === 'observation' ? undefined : {column: ROW_HEAD, isDescending: false};
}

/** The number to sort a cell by; undefined where nothing was reported, or no number was. */
export function cellNumber(cell: Cell): number | undefined {
  const [first] = cell.kind === 'observations' ? cell.observations : [];
  return first && numberOf(first.quantity);
}

/** Whether rows have an order by a column: observations of different measures have none. */
export function isSortable({columns}: ObservationTable, key: string): boolean {
  const column = columns.find((candidate) => candidate.key === key);
  return key === ROW_HEAD || column?.kind === 'text' || column?.measureName !== undefined;
}

/** The rows in an order. Rows without a number come last whichever way the numbers run. */
export function sortedRows(table: ObservationTable, order: Order | undefined): readonly Row[] {
  if (!order) return table.rows;
  const index = table.columns.findIndex(({key}) => key === order.column);
  if (index < 0 && order.column !== ROW_HEAD) return table.rows;
  const way = order.isDescending ? -1 : 1;
  return [...table.rows].sort((one, other) => {
    const [a, b] = [one.cells[index], other.cells[index]];
    if (!a || !b) return way * byWords(one, other);
    if (a.kind === 'text' && b.kind === 'text') return way * byName(a.order, b.order);
    const [x, y] = [cellNumber(a), cellNumber(b)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    return way * (x - y);
  });
}

/** Periods in the order of time, all other heads of rows in the order of names. */
const byWords = (one: Row, other: Row): number =>
  one.order === other.order ? byName(one.label, other.label) : one.order < other.order ? -1 : 1;

/** Whether some rows stand last only because they have no number in the column by which the table is sorted. */
export function hasUnordered(table: ObservationTable, order: Order | undefined): boolean {
  const index = table.columns.findIndex(({key, kind}) => key === order?.column && kind === 'observations');
  return index >= 0 && table.rows.some(({cells}) => cells[index] && cellNumber(cells[index]) === undefined);
}

/** What is drawn of a table: one measure only, for two have no common scale. */
export interface Chart {
  /** The head of the column, or of all columns where a trend has several lines; empty in a list of observations. */
  readonly title: string;
  readonly measureName: string;
  readonly rows: readonly ChartRow[];
  /** Whether the table has observations that are not drawn. */
  readonly isPartial: boolean;
}

/** Makes the text beside what is drawn of an observation. */
export type TextOf = (observation: Observation) => string;

const firstObservation = (cell: Cell | undefined): Observation | undefined =>
  cell?.kind === 'observations' ? cell.observations[0] : undefined;

/** Whether two observations have a scale in common: «giảm 60» is not 60 less than another 60. */
const isSame = (one: Observation, other: Observation): boolean =>
  one.measure.kind === other.measure.kind && one.measure.name === other.measure.name && one.change === other.change;

function chartRow(row: Row, cell: Cell | undefined, textOf: TextOf): ChartRow {
  const observation = firstObservation(cell);
  return {
    label: row.label,
    series: '',
    quantity: observation?.quantity ?? null,
    text: observation ? textOf(observation) : '',
  };
}

/** Observations of the measure that most of them have; the earlier one where two are equally common. */
function mainMeasure(observations: readonly Observation[]): Observation | undefined {
  const groups = new Map<string, {readonly first: Observation; count: number}>();
  for (const first of observations) {
    const key = `${first.measure.kind} ${first.measure.name}`;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, {first, count: 1});
  }
  const most = Math.max(0, ...[...groups.values()].map(({count}) => count));
  return [...groups.values()].find(({count}) => count === most)?.first;
}

/**
 * Bars for one column of a table, in the order of its rows.
 *
 * @param key the column; the first with observations if it is none of those
 * @returns undefined where there are not two bars to compare
 */
export function barsOf(table: ObservationTable, rows: readonly Row[], key: string, textOf: TextOf): Chart | undefined {
  const valueColumns = table.columns.filter(({kind}) => kind === 'observations');
  const column = valueColumns.find((candidate) => candidate.key === key) ?? valueColumns[0];
  if (!column) return undefined;
  const index = table.columns.indexOf(column);
  const observations = rows.flatMap(({cells}) => firstObservation(cells[index]) ?? []);
  const main = mainMeasure(observations);
  if (!main) return undefined;
  const drawn = rows.filter(({cells}) => {
    const observation = firstObservation(cells[index]);
    return observation ? isSame(observation, main) : cells[index]?.kind === 'observations' && cells[index].isMissing;
  });
  if (observations.filter((observation) => isSame(observation, main)).length < 2) return undefined;
  return {
    title: table.rowsAre === 'observation' ? '' : column.label,
    measureName: main.measure.name,
    rows: drawn.map((row) => chartRow(row, row.cells[index], textOf)),
    isPartial: valueColumns.length > 1 || observations.some((observation) => !isSame(observation, main)),
  };
}

/**
 * A line for each column of a table whose rows are periods, as far as it counts what the first one counts.
 *
 * @returns undefined where there are no two periods to join
 */
export function trendOf(table: ObservationTable, textOf: TextOf): Chart | undefined {
  const {columns, rows} = table;
  const main = mainMeasure(rows.flatMap(({cells}) => cells.flatMap((cell) => firstObservation(cell) ?? [])));
  if (table.rowsAre !== 'period' || !main) return undefined;
  const drawn = columns.filter((_column, index) => {
    const observations = rows.flatMap(({cells}) => firstObservation(cells[index]) ?? []);
    return observations.length > 0 && observations.every((observation) => isSame(observation, main));
  });
  // a year among its months would be drawn as one more of them
  const regular = rows.filter(({cells}) => {
    const observation = cells.map(firstObservation).find((candidate) => candidate !== undefined);
    return !observation || observation.period.kind === main.period.kind;
  });
  if (regular.length < 2) return undefined;
  return {
    title: drawn.map(({label}) => label).join('; '),
    measureName: main.measure.name,
    rows: drawn.flatMap((column) =>
      regular.map((row) => ({
        ...chartRow(row, row.cells[columns.indexOf(column)], textOf),
        series: drawn.length > 1 ? column.label : '',
      })),
    ),
    isPartial: drawn.length < columns.length || regular.length < rows.length,
  };
}
