import {normalized} from '../vietnamese/normalized.js';

/** What stands before the name of a place or a body and tells only its kind; «nhân dân» is part of a name. */
const KIND =
  /^(?:công an(?! nhân dân)|ủy ban nhân dân|ubnd|bộ chỉ huy|trang thông tin điện tử|cổng thông tin điện tử|thành phố|tỉnh|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu|tp\.?)\s+|^tp\./iu;
const LONGEST = 4;
/** In characters; no unit is called by more. */
const LONGEST_NAME = 300;
/** What feeds set between their own name and that of their site. */
const APART = /\s+[–—:]\s+|\s*\|\s*/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** «Ấp Bắc» is ÂB: the mark of a tone is left out, that of a vowel belongs to the letter. */
const firstLetter = (word: string): string =>
  normalized(normalized(word, 'NFD').replace(TONES, ''), 'NFC').slice(0, 1).toUpperCase();

/** Initials to know a unit by, four at most: «KH» for «Công an tỉnh Khánh Hòa», «BRVT» for «Bà Rịa - Vũng Tàu»; none of no letters. */
export function initials(name: string): string {
  let rest = (normalized(name.slice(0, LONGEST_NAME), 'NFC').split(APART)[0] ?? '').trim();
  for (let shorter = rest.replace(KIND, ''); shorter !== rest && shorter; shorter = rest.replace(KIND, '')) {
    rest = shorter.trim();
  }
  const words = rest.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const [only = ''] = words;
  if (words.length === 1 && only === only.toUpperCase()) return only.slice(0, LONGEST);
  return words.map(firstLetter).slice(0, LONGEST).join('');
}
