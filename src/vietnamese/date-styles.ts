import {type DateLanguage, formatDay, formatDayTime, isDayOnly, MONTHS, twoDigits, wallClock} from './dates.js';
import {formatRelative} from './relative-date.js';

const WEEKDAYS = {
  vi: ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** Writes the date line of an article: «Thứ Ba, 12/06/2018, 08:55», the order that no `Intl` style gives. */
export function formatDateLine(date: Date, language: DateLanguage = 'vi'): string {
  return `${WEEKDAYS[language][wallClock(date).weekday]}, ${formatDayTime(date, language)}`;
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
