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

/** Writes the date line of an article: «Thứ Ba, 12/06/2018, 08:55», the order that no `Intl` style gives. */
export function formatDateLine(date: Date, language: DateLanguage = 'vi'): string {
  return `${WEEKDAYS[language][wallClock(date).weekday]}, ${formatDayTime(date, language)}`;
}

/** Writes the moment as RFC 3339 with Vietnam's offset: «2018-06-12T08:55:00+07:00». */
export function toRfc3339(date: Date): string {
  const {year, month, day, time, seconds} = wallClock(date);
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(day)}T${time}:${seconds}+07:00`;
}

/**
 * The spellings of dates found on Vietnamese sites, by name: `tuong-doi` «3 giờ trước» · `ngay` «28/09/2020» · `ngay-ngan`
 * «11/6/2018» · `van-ban` «03/6/2013», as official documents are dated · `thu-ngay` «Chủ Nhật, 2/10/2022» · `day-du`
 * «Thứ Ba, 12/06/2018, 08:55 [GMT+7]» · `gach` «23-9-2019» · `ngay-thang` «26-9».
 */
export const DATE_STYLES = [
  'tuong-doi',
  'ngay',
  'ngay-ngan',
  'van-ban',
  'thu-ngay',
  'day-du',
  'gach',
  'ngay-thang',
] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where only the day of a story is known, its moment is midnight sharp: of that, no hour can be told. */
const isDayOnly = (date: Date): boolean => (date.getTime() + OFFSET_MS) % DAY_MS === 0;

function ago(date: Date, now: Date, language: DateLanguage): string | undefined {
  const passed = now.getTime() - date.getTime();
  if (!(passed >= 0 && passed < DAY_MS) || isDayOnly(date)) return undefined;
  if (passed < MINUTE_MS) return language === 'en' ? 'just now' : 'vừa xong';
  const [count, word] =
    passed < HOUR_MS
      ? [Math.floor(passed / MINUTE_MS), {vi: 'phút', en: 'minute'}[language]]
      : [Math.floor(passed / HOUR_MS), {vi: 'giờ', en: 'hour'}[language]];
  return language === 'en' ? `${count} ${word}${count === 1 ? '' : 's'} ago` : `${count} ${word} trước`;
}

/**
 * Writes how long ago a moment was: «vừa xong», «5 phút trước», «3 giờ trước»; from 24 hours on the day, as for a moment that is
 * yet to come and for midnight sharp, which stands for a day without a time.
 */
export function formatRelative(date: Date, now: Date, language: DateLanguage = 'vi'): string {
  return ago(date, now, language) ?? formatDay(date, language);
}

/** The styles of Vietnam, day before month; Nghị định 30/2020/NĐ-CP writes a zero before days under 10 and the months 1 and 2. */
function inVietnamese(date: Date, style: Exclude<DateStyle, 'tuong-doi'>, isThisYear: boolean): string {
  const {year, month: index, day, weekday} = wallClock(date);
  const month = index + 1;
  switch (style) {
    case 'ngay':
      return formatDay(date);
    case 'ngay-ngan':
      return `${day}/${month}/${year}`;
    case 'van-ban':
      return `${twoDigits(day)}/${month < 3 ? twoDigits(month) : month}/${year}`;
    case 'thu-ngay':
      return `${WEEKDAYS.vi[weekday]}, ${day}/${month}/${year}`;
    case 'day-du':
      return isDayOnly(date) ? `${WEEKDAYS.vi[weekday]}, ${formatDay(date)}` : `${formatDateLine(date)} [GMT+7]`;
    case 'gach':
      return `${day}-${month}-${year}`;
    case 'ngay-thang':
      return isThisYear ? `${day}-${month}` : `${day}-${month}-${year}`;
  }
}

function inEnglish(date: Date, style: Exclude<DateStyle, 'tuong-doi'>, isThisYear: boolean): string {
  const {month, day, weekday} = wallClock(date);
  const written = formatDay(date, 'en');
  switch (style) {
    case 'thu-ngay':
      return `${WEEKDAYS.en[weekday]}, ${written}`;
    case 'day-du':
      return isDayOnly(date) ? `${WEEKDAYS.en[weekday]}, ${written}` : `${formatDateLine(date, 'en')} [GMT+7]`;
    case 'gach':
      return written.replaceAll(' ', '-');
    case 'ngay-thang':
      return isThisYear ? `${day} ${MONTHS[month]}` : written;
    default:
      return written;
  }
}

/**
 * Writes a date in one of the {@link DATE_STYLES}, always by the clock of Vietnam.
 *
 * @param now for `tuong-doi`; and `ngay-thang` leaves out only this year, since a reader would take another for it
 */
export function formatDateStyle(
  date: Date,
  style: DateStyle,
  language: DateLanguage = 'vi',
  now: Date = new Date(),
): string {
  if (style === 'tuong-doi') return formatRelative(date, now, language);
  const isThisYear = wallClock(date).year === wallClock(now).year;
  return language === 'en' ? inEnglish(date, style, isThisYear) : inVietnamese(date, style, isThisYear);
}
