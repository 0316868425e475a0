import type {components} from '../../../src/api/generated/contract.js';
import {dayOf, lastDayOf, readDay} from './days.js';

export type Period = components['schemas']['Period'];

/** The kinds of a period, as the contract names them. */
export const PERIOD_KINDS = [
  'range',
  'year',
  'half_year',
  'quarter',
  'month',
  'year_to_date',
  'plan',
  'day',
  'recurring',
] as const satisfies readonly Period['kind'][];

const SHORT = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/i;
const QUARTERS = ['I', 'II', 'III', 'IV'];

/**
 * Reads the short form of a period: `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2016..2021` or a day, with the words that reports
 * use for it. Undefined for anything else; a span may come out reversed.
 */
export function readPeriod(text: string): Period | undefined {
  const day = readDay(text);
  if (day !== undefined) return {kind: 'day', start: day, end: day, label: `ngày ${vietnameseDay(day)}`};
  const [first = '', last, ...more] = text.split('..');
  if (more.length > 0) return undefined;
  const start = readSpan(first);
  if (last === undefined || !start) return start;
  const end = readSpan(last);
  if (!end) return undefined;
  const label = [start, end].every(({kind}) => kind === 'year')
    ? `giai đoạn ${first}-${last}`
    : `${start.label} đến ${end.label}`;
  return {kind: 'range', start: start.start, end: end.end, label};
}

function readSpan(text: string): Period | undefined {
  const [matched, yearText, month, quarter, half] = SHORT.exec(text) ?? [];
  const year = Number(yearText);
  if (matched === undefined || year < 1900) return undefined;
  if (month !== undefined) return span('month', year, Number(month), 1, `tháng ${Number(month)}/${year}`);
  if (quarter !== undefined) {
    return span('quarter', year, 3 * Number(quarter) - 2, 3, `quý ${QUARTERS[Number(quarter) - 1] ?? ''}/${year}`);
  }
  if (half !== undefined) {
    return span('half_year', year, 6 * Number(half) - 5, 6, `6 tháng ${half === '1' ? 'đầu' : 'cuối'} năm ${year}`);
  }
  return span('year', year, 1, 12, `năm ${year}`);
}

function span(kind: Period['kind'], year: number, month: number, months: number, label: string): Period {
  const last = month + months - 1;
  return {kind, start: dayOf(year, month, 1), end: dayOf(year, last, lastDayOf(year, last)), label};
}

/** `2/10/2022` for `2022-10-02`. */
export function vietnameseDay(day: string): string {
  return day.split('-').map(Number).reverse().join('/');
}
