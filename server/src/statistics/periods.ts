import {isCalendarKind, isReversed, type Period, PERIOD_MONTHS, readPeriod} from '../../../src/shared/period.js';

/** Two days as `YYYY-MM-DD` and all between them. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads a period as it is asked for: a year, half, quarter or month, or a span of two of them (`2016..2021`).
 *
 * @returns undefined for a span that runs backwards, and for all else
 */
export function readSpan(text: string): Span | undefined {
  // The databases know no year 0.
  const period = readPeriod(text.replaceAll(/\b0000\b/g, '0001'));
  if (!period || period.start === null || period.end === null || isReversed(period)) return undefined;
  return {from: period.start, to: period.end};
}

/** A day of the calendar; months and days beyond their range count on into the years and months beside. */
function dayOf(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}

/**
 * The days of the period directly before: the month, quarter, half or year before, or the same months of the year before for a
 * year to date.
 *
 * @returns undefined for other kinds of periods, and for one without both days
 */
export function periodBefore({kind, start, end}: Omit<Period, 'label'>): Span | undefined {
  if (start === null || end === null) return undefined;
  if (kind === 'year_to_date') return {from: sameDay(start, -12), to: sameDay(end, -12)};
  if (!isCalendarKind(kind)) return undefined;
  return {from: sameDay(start, -PERIOD_MONTHS[kind]), to: dayBefore(start)};
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
