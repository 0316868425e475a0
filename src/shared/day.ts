const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const VIETNAMESE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
/** No report is older; a smaller year is a slip of typing. */
export const EARLIEST_YEAR = 1900;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The last day of a month, counted from 1. */
export function lastDayOf(year: number, month: number): number {
  const day = new Date(0);
  // The constructor takes the years 0 to 99 for those of the 20th century.
  day.setUTCFullYear(year, month, 0);
  return day.getUTCDate();
}

/** A day as `YYYY-MM-DD`. */
export function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

const exists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);

/** Whether a text is a day of the calendar, `2022-10-02`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = ISO.exec(text) ?? [];
  return exists(Number(year), Number(month), Number(day));
}

/** Reads `2022-10-02` and `2/10/2022`; undefined for anything else, a day that no calendar has, and years before 1900. */
export function readDay(text: string): string | undefined {
  const iso = ISO.exec(text)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0] = iso ?? VIETNAMESE.exec(text)?.slice(1).map(Number).reverse() ?? [];
  return year >= EARLIEST_YEAR && exists(year, month, day) ? dayOf(year, month, day) : undefined;
}

/** `2/10/2022` for `2022-10-02`. */
export function vietnameseDay(day: string): string {
  return day.split('-').map(Number).reverse().join('/');
}
