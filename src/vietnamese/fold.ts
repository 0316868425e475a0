import {normalized} from './normalized.js';

const MARKS = /\p{M}+/gu;

/**
 * Folds text for searching: lower case, without tone and vowel marks, đ as d. «Công an», «công an» and «cong an» fold to the
 * same, as do both placements of a tone mark («hòa», «hoà»). Not for sorting: `Intl.Collator('vi')` does that rightly.
 */
export function fold(text: string): string {
  return normalized(normalized(text, 'NFD').replace(MARKS, '').toLowerCase().replaceAll('đ', 'd'), 'NFC');
}
