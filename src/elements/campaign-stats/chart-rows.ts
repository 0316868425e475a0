import type {Observation} from '../../api/types.js';
import type {ChartRow} from './charts/input.js';
import type {Cell, Column, FigureTable, Row} from './figure-table.js';

/** What is drawn of a table: one measure only, for two have no common scale. */
export interface Chart {
  /** The head of the column, or of all columns where a trend has several lines; empty in a list of figures. */
  readonly title: string;
  readonly measureName: string;
  readonly rows: readonly ChartRow[];
  /** Whether the table has figures that are not drawn. */
  readonly isPartial: boolean;
}

/** How the text beside a bar is made. */
export interface ChartWords {
  readonly textOf: (figure: Observation) => string;
  /** Said where a unit or period has reported nothing. */
  readonly missing: string;
}

const firstFigure = (cell: Cell | undefined): Observation | undefined =>
  cell?.kind === 'figures' ? cell.figures[0] : undefined;

/** Whether two figures have a scale in common: «giảm 60» is not 60 less than another 60. */
const isSame = (one: Observation, other: Observation): boolean =>
  one.measure.kind === other.measure.kind && one.measure.name === other.measure.name && one.change === other.change;

function chartRow(row: Row, column: Column, cell: Cell | undefined, {textOf, missing}: ChartWords): ChartRow {
  const figure = firstFigure(cell);
  return {
    key: `${row.key} ${column.key}`,
    label: row.label,
    series: '',
    quantity: figure?.quantity ?? null,
    text: figure ? textOf(figure) : missing,
  };
}

/** Figures of the measure that most of them have; the earlier one where two are equally common. */
function mainMeasure(figures: readonly Observation[]): Observation | undefined {
  const groups = new Map<string, {readonly first: Observation; count: number}>();
  for (const first of figures) {
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
 * @param key the column; the first with figures if it is none of those
 * @returns undefined where there are not two bars to compare
 */
export function barsOf(table: FigureTable, rows: readonly Row[], key: string, words: ChartWords): Chart | undefined {
  const figureColumns = table.columns.filter(({kind}) => kind === 'figures');
  const column = figureColumns.find((candidate) => candidate.key === key) ?? figureColumns[0];
  if (!column) return undefined;
  const index = table.columns.indexOf(column);
  const figures = rows.flatMap(({cells}) => firstFigure(cells[index]) ?? []);
  const main = mainMeasure(figures);
  if (!main) return undefined;
  const drawn = rows.filter(({cells}) => {
    const figure = firstFigure(cells[index]);
    return figure ? isSame(figure, main) : cells[index]?.kind === 'figures' && cells[index].isMissing;
  });
  if (figures.filter((figure) => isSame(figure, main)).length < 2) return undefined;
  return {
    title: table.rowsAre === 'figure' ? '' : column.label,
    measureName: main.measure.name,
    rows: drawn.map((row) => chartRow(row, column, row.cells[index], words)),
    isPartial: figureColumns.length > 1 || figures.some((figure) => !isSame(figure, main)),
  };
}

/**
 * A line for each column of a table whose rows are periods, as far as it counts what the first one counts.
 *
 * @returns undefined where there are no two periods to join
 */
export function trendOf(table: FigureTable, words: ChartWords): Chart | undefined {
  const {columns, rows} = table;
  const main = mainMeasure(rows.flatMap(({cells}) => cells.flatMap((cell) => firstFigure(cell) ?? [])));
  if (table.rowsAre !== 'period' || !main) return undefined;
  const drawn = columns.filter((_column, index) => {
    const figures = rows.flatMap(({cells}) => firstFigure(cells[index]) ?? []);
    return figures.length > 0 && figures.every((figure) => isSame(figure, main));
  });
  // a year among its months would be drawn as one more of them
  const regular = rows.filter(({cells}) => {
    const figure = cells.map(firstFigure).find((candidate) => candidate !== undefined);
    return !figure || figure.period.kind === main.period.kind;
  });
  if (regular.length < 2) return undefined;
  return {
    title: drawn.map(({label}) => label).join('; '),
    measureName: main.measure.name,
    rows: drawn.flatMap((column) =>
      regular.map((row) => ({
        ...chartRow(row, column, row.cells[columns.indexOf(column)], words),
        series: drawn.length > 1 ? column.label : '',
      })),
    ),
    isPartial: drawn.length < columns.length || regular.length < rows.length,
  };
}
