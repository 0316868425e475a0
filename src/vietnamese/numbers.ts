import type {DateLanguage} from './dates.js';

const formats = {
  vi: new Intl.NumberFormat('vi-VN'),
  en: new Intl.NumberFormat('en-GB'),
} as const;

/** Writes a whole number with the language's grouping: «12.930», in English «12,930». */
export function formatCount(value: number, language: DateLanguage = 'vi'): string {
  return formats[language].format(value);
}
