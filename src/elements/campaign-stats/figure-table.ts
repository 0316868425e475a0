import type {Breakdown, Observation, ObservationList} from '../../api/types.js';
import {byTime, periodKey, withGaps} from './periods.js';
import {byName} from './row-order.js';

/** What the rows of a table are. */
export type RowsAre = 'unit' | 'period' | 'figure';

/** A cell: words, or all figures that fall into it (commonly one), or none. */
export type Cell =
  | {readonly kind: 'text'; readonly text: string; readonly order: string}
  | {readonly kind: 'figures'; readonly figures: readonly Observation[]; readonly isMissing: boolean};

/** A column behind the head of the rows. */
export interface Column {
  readonly key: string;
  /** Words of the report; in a list of figures the name of what the column tells: `value`, `unit`, `period`. */
  readonly label: string;
  readonly kind: Cell['kind'];
  /** What all its figures count; undefined where they count different things, which have no order. */
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

/** Figures as a table, without a word of the widget's own. */
export interface FigureTable {
  readonly rowsAre: RowsAre;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What a table is made for. */
export interface TableWish {
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

/** A target that is told beside its figure needs no place of its own. */
export function withoutTargets(observations: readonly Observation[]): Observation[] {
  const told = new Set(observations.map(({target}) => target?.id));
  return observations.filter(({id}) => !told.has(id));
}

function chooseRows(figures: readonly Observation[], {byUnit, overTime}: TableWish): RowsAre {
  if (byUnit) return 'unit';
  if (overTime) return 'period';
  if (figures.length === distinct(figures, indicatorKey).length) return 'figure';
  if (figures.every(unitName) && distinct(figures, unitKey).length > 1) return 'unit';
  return figures.every(({period}) => period.label) && distinct(figures, periodKeyOf).length > 1 ? 'period' : 'figure';
}

function sharedMeasure(figures: readonly Observation[]): string | undefined {
  const measures = distinct(figures, ({measure: {kind, name, currency}}) => `${kind} ${name} ${currency ?? ''}`);
  return measures.length === 1 ? measures[0]?.measure.name : undefined;
}

/** One row a figure, for figures that have nothing by which they could be laid side by side. */
function figureRows(figures: readonly Observation[], nameOf: (figure: Observation) => string): FigureTable {
  const facts = [
    {key: 'unit', textOf: ({unit}: Observation) => unit.name, orderOf: ({unit}: Observation) => unit.name},
    {key: 'period', textOf: ({period}: Observation) => period.label, orderOf: periodKeyOf},
  ].filter(({textOf}) => figures.some((figure) => textOf(figure)));
  return {
    rowsAre: 'figure',
    columns: [
      {key: 'value', label: 'value', kind: 'figures', measureName: sharedMeasure(figures), breakdown: undefined},
      ...facts.map(({key}): Column => ({
        key,
        label: key,
        kind: 'text',
        measureName: undefined,
        breakdown: undefined,
      })),
    ],
    rows: figures.map((figure) => ({
      key: figure.id,
      label: nameOf(figure),
      order: '',
      cells: [
        {kind: 'figures', figures: [figure], isMissing: false},
        ...facts.map(({textOf, orderOf}): Cell => ({kind: 'text', text: textOf(figure), order: orderOf(figure)})),
      ],
    })),
  };
}

/** By what the columns are told apart besides their indicator: periods where the rows are units, and the other way round. */
interface Across {
  readonly keyOf: (figure: Observation) => string;
  readonly nameOf: (figure: Observation) => string;
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

/** The columns with their figures, by indicator in the order of the report, then by period or unit. */
function columnsOf(
  list: ObservationList,
  figures: readonly Observation[],
  {keyOf, nameOf, compare}: Across,
): Map<Column, readonly Observation[]> {
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  const byIndicator = groups(figures, indicatorKey);
  const hasOthers = groups(figures, keyOf).size > 1;
  const columns = new Map<Column, readonly Observation[]>();
  for (const [indicator, ofIndicator] of byIndicator) {
    const byOther = [...groups(ofIndicator, keyOf).values()].flatMap((own) => (own[0] ? [{first: own[0], own}] : []));
    for (const {first, own} of byOther.sort((one, other) => compare(one.first, other.first))) {
      const name = byIndicator.size > 1 || !hasOthers ? [names.get(indicator) ?? first.measure.name] : [];
      const column: Column = {
        key: `${indicator} ${keyOf(first)}`,
        label: [...name, ...(hasOthers ? [nameOf(first)] : [])].join(', '),
        kind: 'figures',
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

function unitHeads(figures: readonly Observation[]): RowHead[] {
  const heads = distinct(figures, unitKey).map((figure) => ({
    key: unitKey(figure),
    label: unitName(figure),
    order: '',
  }));
  return heads.sort((one, other) => byName(one.label, other.label));
}

function periodHeads(figures: readonly Observation[], {overTime}: TableWish): RowHead[] {
  const periods = distinct(figures, periodKeyOf).map(({period}) => period);
  return (overTime ? withGaps(periods) : [...periods].sort(byTime)).map((period) => ({
    key: periodKey(period),
    label: period.label,
    order: `${period.start ?? '9'} ${period.end ?? '9'}`,
  }));
}

/** Units or periods as rows; indicators as columns, and what else tells figures of the same row apart. */
function grid(
  list: ObservationList,
  figures: readonly Observation[],
  rowsAre: 'unit' | 'period',
  wish: TableWish,
): FigureTable {
  const columns = columnsOf(list, figures, ACROSS[rowsAre]);
  const isUnit = rowsAre === 'unit';
  const byRow = [...columns].map(([{breakdown}, own]) => ({
    missing: new Set(breakdown?.missing.map(({id}) => id)),
    rows: groups(own, isUnit ? unitKey : periodKeyOf),
  }));
  const isMissing = (missing: ReadonlySet<string>, key: string) =>
    isUnit ? missing.has(key) : wish.overTime && list.page.next === null;
  return {
    rowsAre,
    columns: [...columns.keys()],
    rows: (isUnit ? unitHeads(figures) : periodHeads(figures, wish)).map((head) => ({
      ...head,
      cells: byRow.map(({missing, rows}): Cell => {
        const here = rows.get(head.key) ?? [];
        return {kind: 'figures', figures: here, isMissing: here.length === 0 && isMissing(missing, head.key)};
      }),
    })),
  };
}

/** Lays figures out as a table: by units or periods where their indicators repeat, else one row a figure. */
export function tableOf(list: ObservationList, wish: TableWish): FigureTable {
  const figures = withoutTargets(list.items);
  const rowsAre = chooseRows(figures, wish);
  if (rowsAre !== 'figure') return grid(list, figures, rowsAre, wish);
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  return figureRows(figures, ({indicator, measure}) => names.get(indicator) ?? measure.name);
}
