import type {DateLanguage} from './dates.js';

const formats = {
  vi: new Intl.NumberFormat('vi-VN'),
  en: new Intl.NumberFormat('en-GB'),
} as const;

/** Writes a whole number with the language's grouping: «12.930», in English «12,930». */
export function formatCount(value: number, language: DateLanguage = 'vi'): string {
  return formats[language].format(value);
}

const rounded = {
  vi: {format: new Intl.NumberFormat('vi-VN', {maximumFractionDigits: 1}), thousand: 'nghìn', million: 'triệu'},
  en: {format: new Intl.NumberFormat('en-GB', {maximumFractionDigits: 1}), thousand: 'thousand', million: 'million'},
} as const;

/**
 * Writes a whole number as people say it, rounded to the nearest: «94», «1,2 nghìn», «12,9 nghìn», «294 nghìn», «1,3 triệu»; in
 * English «1.2 thousand». `Intl` would write «12,9 N» or lose the decimal.
 */
export function formatRoundedCount(value: number, language: DateLanguage = 'vi'): string {
  if (value < 1000) return formatCount(value, language);
  const {format, thousand, million} = rounded[language];
  // from here on, thousands would round up to a thousand thousands
  const [size, word] = value < 999_500 ? [1e3, thousand] : [1e6, million];
  const scaled = value / size;
  return `${format.format(scaled < 99.95 ? scaled : Math.round(scaled))}\u00a0${word}`;
}
