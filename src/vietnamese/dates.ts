/** Vietnam keeps +07:00 all year, so a shifted UTC date reads as its wall clock whatever zone the visitor is in. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

/** The months in English, shortened. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The languages in which dates are written. */
export type DateLanguage = 'vi' | 'en';

/** A number of two digits, such as «09». */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** What clock and calendar show in Vietnam at a moment. */
export function wallClock(date: Date) {
  const shifted = new Date(date.getTime() + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth(),
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    time: `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`,
    seconds: twoDigits(shifted.getUTCSeconds()),
  };
}

/** Writes the day in Vietnam: «12/06/2018», in English «12 Jun 2018». */
export function formatDay(date: Date, language: DateLanguage = 'vi'): string {
  const {year, month, day} = wallClock(date);
  return language === 'en' ? `${day} ${MONTHS[month]} ${year}` : `${twoDigits(day)}/${twoDigits(month + 1)}/${year}`;
}

/** Writes day and time in Vietnam: «12/06/2018, 08:55». */
export function formatDayTime(date: Date, language: DateLanguage = 'vi'): string {
  return `${formatDay(date, language)}, ${wallClock(date).time}`;
}

/** Writes the moment as RFC 3339 with Vietnam's offset: «2018-06-12T08:55:00+07:00». */
export function toRfc3339(date: Date): string {
  const {year, month, day, time, seconds} = wallClock(date);
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(day)}T${time}:${seconds}+07:00`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where only the day of a story is known, its moment is midnight sharp: of that, no hour can be told. */
export const isDayOnly = (date: Date): boolean => (date.getTime() + OFFSET_MS) % DAY_MS === 0;
