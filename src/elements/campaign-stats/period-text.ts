import type {Period} from '../../api/types.js';
import type {LanguageCode} from '../../widget/language.js';
import {formatDay} from '../../vietnamese/dates.js';

const QUARTER_MONTHS = 3;

/**
 * Names a period inside a sentence of the widget: by the report's own words in Vietnamese, by the calendar in English where the
 * calendar has a name for it.
 */
export function periodText({kind, start, label}: Period, language: LanguageCode): string {
  const first = language === 'en' && start ? /^(\d{4})-(\d{2})-\d{2}$/.exec(start) : null;
  if (!first) return label;
  const [, year = '', month = ''] = first;
  switch (kind) {
    case 'year':
      return year;
    case 'half_year':
      return `${month === '01' ? 'the first' : 'the second'} half of ${year}`;
    case 'quarter':
      return `Q${Math.ceil(Number(month) / QUARTER_MONTHS)} ${year}`;
    case 'month':
      return formatDay(new Date(`${year}-${month}-01T00:00:00+07:00`), 'en').replace(/^\d+ /, '');
    default:
      return label;
  }
}
