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

/** The first of each kind, in order. */
function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const found = new Map<string, Item>();
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item);
  return [...found.values()];
}

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

/** Units or periods as rows; indicators as columns, and what else tells figures of the same row apart. */
function grid(list: ObservationList, figures: readonly Observation[], rowsAre: 'unit' | 'period', wish: TableWish) {
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  const isByUnit = rowsAre === 'unit';
  const acrossKey = isByUnit ? periodKeyOf : unitKey;
  const acrossName = isByUnit ? ({period}: Observation) => period.label : unitName;
  const hasNames = distinct(figures, indicatorKey).length > 1;
  const hasOthers = distinct(figures, acrossKey).length > 1;
  const columnKey = (figure: Observation) => `${figure.indicator} ${acrossKey(figure)}`;

  const columns = distinct(figures, columnKey).map((first): Column => ({
    key: columnKey(first),
    label: [
      ...(hasNames || !hasOthers ? [names.get(first.indicator) ?? first.measure.name] : []),
      ...(hasOthers ? [acrossName(first)] : []),
    ].join(', '),
    kind: 'figures',
    measureName: sharedMeasure(figures.filter((figure) => columnKey(figure) === columnKey(first))),
    breakdown: list.breakdowns.find(
      ({indicator, period}) => indicator === first.indicator && periodKey(period) === periodKeyOf(first),
    ),
  }));

  const cellsOf = (own: readonly Observation[], isMissing: (column: Column) => boolean) =>
    columns.map((column): Cell => {
      const here = own.filter((figure) => columnKey(figure) === column.key);
      return {kind: 'figures', figures: here, isMissing: here.length === 0 && isMissing(column)};
    });

  if (isByUnit) {
    const rows = distinct(figures, unitKey).map((first) => ({
      key: unitKey(first),
      label: unitName(first),
      order: '',
      cells: cellsOf(
        figures.filter((figure) => unitKey(figure) === unitKey(first)),
        ({breakdown}) => breakdown?.missing.some(({id}) => id === unitKey(first)) ?? false,
      ),
    }));
    return {rowsAre, columns, rows: rows.sort((one, other) => byName(one.label, other.label))};
  }
  const periods = distinct(figures, periodKeyOf).map(({period}) => period);
  const shown = wish.overTime ? withGaps(periods) : [...periods].sort(byTime);
  const rows = shown.map((period) => ({
    key: periodKey(period),
    label: period.label,
    order: `${period.start ?? '9'} ${period.end ?? '9'}`,
    cells: cellsOf(
      figures.filter((figure) => periodKeyOf(figure) === periodKey(period)),
      () => wish.overTime && list.page.next === null,
    ),
  }));
  return {rowsAre, columns, rows};
}

/** Lays figures out as a table: by units or periods where their indicators repeat, else one row a figure. */
export function tableOf(list: ObservationList, wish: TableWish): FigureTable {
  const figures = withoutTargets(list.items);
  const rowsAre = chooseRows(figures, wish);
  if (rowsAre !== 'figure') return grid(list, figures, rowsAre, wish);
  const names = new Map(list.indicators.map(({id, name}) => [id, name]));
  return figureRows(figures, ({indicator, measure}) => names.get(indicator) ?? measure.name);
}
