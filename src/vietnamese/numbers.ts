import type {DateLanguage} from './dates.js';

// `Intl.NumberFormat` takes up to 18 ms to make on a phone, and groups as three lines do.

/** Writes a whole number with the language's grouping: «12.930», in English «12,930». */
export function formatCount(value: number, language: DateLanguage = 'vi'): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, language === 'en' ? ',' : '.');
}

const UNITS = {vi: ['nghìn', 'triệu'], en: ['thousand', 'million']} as const;

/**
 * Writes a whole number as people say it, rounded to the nearest: «94», «1,2 nghìn», «12,9 nghìn», «294 nghìn», «1,3 triệu»; in
 * English «1.2 thousand». `Intl` would write «12,9 N» or lose the decimal.
 */
export function formatRoundedCount(value: number, language: DateLanguage = 'vi'): string {
  if (value < 1000) return formatCount(value, language);
  const [thousand, million] = UNITS[language];
  // from here on, thousands would round up to a thousand thousands
  const [size, word] = value < 999_500 ? [1e3, thousand] : [1e6, million];
  const tenths = Math.round((value / size) * 10);
  const [whole, tenth] = tenths < 1000 ? [Math.floor(tenths / 10), tenths % 10] : [Math.round(value / size), 0];
  const decimal = tenth === 0 ? '' : `${language === 'en' ? '.' : ','}${tenth}`;
  return `${formatCount(whole, language)}${decimal}\u00a0${word}`;
}
