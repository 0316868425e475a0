import type {LanguageCode} from '../../locale/words.js';
import {formatDay} from '../../vietnamese/dates.js';

/** Writes the day of a date (`2026-06-30`) or of a moment of the API in the reader's way; what is neither stays as it stands. */
export function dayText(date: string, language: LanguageCode): string {
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00+07:00` : date);
  return Number.isNaN(moment.getTime()) ? date : formatDay(moment, language);
}
