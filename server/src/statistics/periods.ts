import type {components} from '../../../src/api/generated/contract.js';

type Period = components['schemas']['Period'];

/** Two days as `YYYY-MM-DD` and all between them. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const CALENDAR = /^(\d{4})(?:-(?:(\d{2})|Q(\d)|H(\d)))?$/;

/**
 * Reads a year (`2019`), half (`2019-H1`), quarter (`2019-Q3`) or month (`2019-09`), or a span of two of them (`2016..2021`).
 *
 * @returns undefined for a span that runs backwards, and for all else
 */
export function readSpan(text: string): Span | undefined {
  const [first = '', last = first] = text.split('..');
  const [start, end] = [calendarPeriod(first), calendarPeriod(last)];
  return start && end && start.from <= end.to ? {from: start.from, to: end.to} : undefined;
}

function calendarPeriod(text: string): Span | undefined {
  const [matched, year, month, quarter, half] = CALENDAR.exec(text) ?? [];
  if (matched === undefined) return undefined;
  if (month !== undefined) return monthsFrom(Number(year), Number(month) - 1, 1);
  if (quarter !== undefined) return monthsFrom(Number(year), 3 * Number(quarter) - 3, 3);
  if (half !== undefined) return monthsFrom(Number(year), 6 * Number(half) - 6, 6);
  return monthsFrom(Number(year), 0, 12);
}

/** So many whole months; the databases know no year 0. */
function monthsFrom(year: number, month: number, count: number): Span {
  return {from: dayOf(Math.max(year, 1), month, 1), to: dayOf(Math.max(year, 1), month + count, 0)};
}

/** A day of the calendar; months and days beyond their range count on into the years and months beside. */
function dayOf(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}

const MONTHS: Readonly<Partial<Record<Period['kind'], number>>> = {month: 1, quarter: 3, half_year: 6, year: 12};

/**
 * The days of the period directly before: the month, quarter, half or year before, or the same months of the year before for a
 * year to date.
 *
 * @returns undefined for other kinds of periods, and for one without both days
 */
export function periodBefore({kind, start, end}: Omit<Period, 'label'>): Span | undefined {
  if (start === null || end === null) return undefined;
  if (kind === 'year_to_date') return {from: sameDay(start, -12), to: sameDay(end, -12)};
  const months = MONTHS[kind];
  return months === undefined ? undefined : {from: sameDay(start, -months), to: dayBefore(start)};
}

/** The same day so many months later, or the last of that month: 29 February has no counterpart in most years. */
function sameDay(day: string, months: number): string {
  const [year, month, date] = partsOf(day);
  const last = dayOf(year, month + months + 1, 0);
  const wasLast = dayOf(year, month + 1, 0) === day;
  return wasLast || date > partsOf(last)[2] ? last : dayOf(year, month + months, date);
}

function dayBefore(day: string): string {
  const [year, month, date] = partsOf(day);
  return dayOf(year, month, date - 1);
}

/** Year, month from 0, and day of the month. */
function partsOf(day: string): [number, number, number] {
  const date = new Date(`${day}T00:00:00Z`);
  return [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
}
