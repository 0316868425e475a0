import {normalized} from './normalized.js';

const SEPARATORS = /[\s.()-]/g;

/**
 * Brings a Vietnamese phone number to its national form: «+84 912.345.678» becomes «0912345678». Mobile numbers have ten
 * digits, land lines ten or eleven with their area code.
 *
 * @returns the number, or null when the text is none.
 */
export function parsePhone(text: string): string | null {
  const compact = normalized(text, 'NFKC').replace(SEPARATORS, '');
  const national = compact.replace(/^(\+84|0084|84(?=[1-9]\d{8,9}$))0?/, '0');
  return /^0[1-9]\d{8,9}$/.test(national) ? national : null;
}
