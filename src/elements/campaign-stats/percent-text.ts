import type {LanguageCode} from '../../widget/language.js';

const formats = {
  vi: new Intl.NumberFormat('vi-VN', {maximumFractionDigits: 1}),
  en: new Intl.NumberFormat('en-GB', {maximumFractionDigits: 1}),
} as const;

/** Writes a number of per cent with at most one decimal: «12,5%», in English «12.5%». */
export function percentText(percent: number, language: LanguageCode): string {
  return `${formats[language].format(percent)}%`;
}
