import {type DateLanguage, formatDay, isDayOnly} from './dates.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

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
