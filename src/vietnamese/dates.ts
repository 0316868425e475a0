/** Vietnam keeps +07:00 all year, so a shifted UTC date reads as its wall clock whatever zone the visitor is in. */
const OFFSET_MS = 7 * 60 * 60 * 1000;

const WEEKDAYS = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** The languages in which dates are written. */
export type DateLanguage = keyof typeof WEEKDAYS;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function wallClock(date: Date) {
  const shifted = new Date(date.getTime() + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth(),
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    time: `${twoDigits(shifted.getUTCHours())}:${twoDigits(shifted.getUTCMinutes())}`,
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

/** Writes the date line of an article: «Thứ Ba, 12/06/2018, 08:55», the order that no `Intl` style gives. */
export function formatDateLine(date: Date, language: DateLanguage = 'vi'): string {
  return `${WEEKDAYS[language][wallClock(date).weekday]}, ${formatDayTime(date, language)}`;
}

/** Writes the moment as RFC 3339 with Vietnam's offset: «2018-06-12T08:55:00+07:00». */
export function toRfc3339(date: Date): string {
  return new Date(date.getTime() + OFFSET_MS).toISOString().replace(/(\.\d+)?Z$/, '+07:00');
}
