import type {LanguageCode} from '../../widget/language.js';
import {formatDay} from '../../vietnamese/dates.js';

/** Browsers also read much that is no date, and take «đầu năm 2018» for a day in January. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;

/** Writes the day of a date (`2026-06-30`) or of a moment of the API in the reader's way; what is neither stays as it stands. */
export function dayText(date: string, language: LanguageCode): string {
  if (!DAY.test(date) && !MOMENT.test(date)) return date;
  const moment = new Date(DAY.test(date) ? `${date}T00:00:00+07:00` : date);
  return Number.isNaN(moment.getTime()) ? date : formatDay(moment, language);
}
