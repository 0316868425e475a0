import type {Day} from '../store/schema.js';

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const VIETNAMESE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** The last day of a month, counted from 1. */
export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A day as `YYYY-MM-DD`. */
export function dayOf(year: number, month: number, day: number): Day {
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

/** Reads `2022-10-02` and `2/10/2022`; undefined for anything else, a day that no calendar has, and years before 1900. */
export function readDay(text: string): Day | undefined {
  const iso = ISO.exec(text)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0] = iso ?? VIETNAMESE.exec(text)?.slice(1).map(Number).reverse() ?? [];
  const exists = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
  return exists ? dayOf(year, month, day) : undefined;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
