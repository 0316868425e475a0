// Apart from period.ts: every page that loads the widgets has this file, and of other periods know only those with observations.

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The last day of a month, counted from 1. */
export function lastDayOf(year: number, month: number): number {
  const day = new Date(0);
  // The constructor takes the years 0 to 99 for those of the 20th century.
  day.setUTCFullYear(year, month, 0);
  return day.getUTCDate();
}

/** Whether a text is a day of the calendar, `2022-10-02`. */
export function isDay(text: string): boolean {
  const [, year = NaN, month = NaN, day = NaN] = ISO.exec(text)?.map(Number) ?? [];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month);
}

/** Whether a text is a period as the API is asked for it: `latest`, `2026`, `2026-H1`, `2026-Q3`, `2026-09`, `2016..2021`. */
export function isPeriodQuery(text: string): boolean {
  const ends = text.split('..');
  const isPeriod = (end: string) => /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/.test(end);
  return text === 'latest' || (ends.length < 3 && ends.every(isPeriod));
}
