import {fold} from '../../../src/vietnamese/fold.js';

/**
 * The key under which all spellings of a document's number meet: «25-NQ/TW» and «25/NQ-TW» differ in nothing but their
 * separators, «08-CTHĐ/TU» and «08-cthd/tu» in nothing a reader would mind.
 */
export function documentKey(number: string): string {
  return fold(number)
    .split(/[-/\s.]+/)
    .filter(Boolean)
    .join('-');
}
