const OFFSET_HOURS = 7;
const HOUR = 3_600_000;
const EARLIEST = Date.parse('1900-01-01T00:00:00+07:00');
const LATEST = Date.parse('9999-01-01T00:00:00+07:00');

/** A moment as RFC 3339 in Vietnamese time: `2026-11-23T08:55:00.000+07:00`. */
export function toLocalTime(moment: Date): string {
  return new Date(moment.getTime() + OFFSET_HOURS * HOUR).toISOString().replace('Z', '+07:00');
}

/** The day of a moment in Vietnam: `2026-11-23`. */
export function localDay(moment: Date): string {
  return toLocalTime(moment).slice(0, 10);
}

/**
 * The moment at which a day (`YYYY-MM-DD`) begins in Vietnam, or the day so many days later. Days before 1900 and after 9998
 * count as those: the databases do not read every year that a calendar can write.
 */
export function startOfDay(day: string, plusDays = 0): Date {
  const start = Date.parse(`${day}T00:00:00+07:00`) + plusDays * 24 * HOUR;
  return new Date(Math.min(Math.max(start, EARLIEST), LATEST));
}
