import type {components} from '../api/generated/contract.js';
import {isDay, lastDayOf} from './calendar.js';

/** No report is older; a smaller year is a slip of typing. */
export const EARLIEST_YEAR = 1900;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A day as `YYYY-MM-DD`. */
const dayOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;

/** Reads `2022-10-02` and `2/10/2022`; undefined for anything else, a day that no calendar has, and years before 1900. */
export function readDay(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year === undefined ? text : dayOf(Number(year), Number(month), Number(day));
  return isDay(iso) && Number(iso.slice(0, 4)) >= EARLIEST_YEAR ? iso : undefined;
}

/** `2/10/2022` for `2022-10-02`. */
export const vietnameseDay = (day: string): string => day.split('-').map(Number).reverse().join('/');

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

/** The periods into which the calendar is divided, with their length in months. */
export const PERIOD_MONTHS = {month: 1, quarter: 3, half_year: 6, year: 12} as const;
export type CalendarKind = keyof typeof PERIOD_MONTHS;

/** Whether periods of a kind follow one another in the calendar. */
export const isCalendarKind = (kind: string): kind is CalendarKind => Object.keys(PERIOD_MONTHS).includes(kind);

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

/** How reports name the periods of the calendar, by their place in the year from 0. */
const LABELS: Readonly<Record<CalendarKind, (place: number, year: number) => string>> = {
  month: (place, year) => `tháng ${place + 1}/${year}`,
  quarter: (place, year) => `quý ${QUARTERS[place] ?? ''}/${year}`,
  half_year: (place, year) => `6 tháng ${place === 0 ? 'đầu' : 'cuối'} năm ${year}`,
  year: (_place, year) => `năm ${year}`,
};

/**
 * The period of the calendar that begins with a month.
 *
 * @param month - counted from January of the year 0
 */
export function calendarPeriod(kind: CalendarKind, month: number): Period {
  const length = PERIOD_MONTHS[kind];
  const year = Math.floor(month / 12);
  const first = (month % 12) + 1;
  const last = first + length - 1;
  return {
    kind,
    start: dayOf(year, first, 1),
    end: dayOf(year, last, lastDayOf(year, last)),
    label: LABELS[kind](Math.floor((first - 1) / length), year),
  };
}

const SHORT = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/i;

function readCalendarPeriod(text: string): Period | undefined {
  const [, year, month, quarter, half] = SHORT.exec(text) ?? [];
  if (year === undefined) return undefined;
  const january = Number(year) * 12;
  if (month !== undefined) return calendarPeriod('month', january + Number(month) - 1);
  if (quarter !== undefined) return calendarPeriod('quarter', january + 3 * Number(quarter) - 3);
  if (half !== undefined) return calendarPeriod('half_year', january + 6 * Number(half) - 6);
  return calendarPeriod('year', january);
}

/**
 * Reads the short form of a period: `2026`, `2026-H1`, `2026-Q3`, `2026-09`, a span of two of them (`2016..2021`) or a day
 * (`2022-10-02`, `2/10/2022`), with the words that reports use for it. Undefined for anything else; a span may come out reversed.
 */
export function readPeriod(text: string): Period | undefined {
  const day = readDay(text);
  if (day !== undefined) return {kind: 'day', start: day, end: day, label: `ngày ${vietnameseDay(day)}`};
  const [first = '', last, ...more] = text.split('..');
  const start = readCalendarPeriod(first);
  if (!start || last === undefined) return start;
  const end = readCalendarPeriod(last);
  if (!end || more.length > 0) return undefined;
  const label =
    start.kind === 'year' && end.kind === 'year' ? `giai đoạn ${first}-${last}` : `${start.label} đến ${end.label}`;
  return {kind: 'range', start: start.start, end: end.end, label};
}

/** Whether a period ends before it begins. */
export const isReversed = ({start, end}: Period): boolean => start !== null && end !== null && start > end;
