import {normalized} from './normalized.js';

/** A tone over the first of the two vowels, and the second, in NFD: «hòa», «khỏe», «thủy» as older books spell them. */
const TONE_ON_FIRST =
  /(?:(o)([\u0300\u0301\u0303\u0309\u0323])([ae])|(u)([\u0300\u0301\u0303\u0309\u0323])(y))(?!\p{M})/gu;

/**
 * The form in which two texts are equal when a reader of Vietnamese sees the same words: composed, lower case, diacritics kept, and
 * both placements of a tone mark the same («hòa» is «hoà», «ủy» is «uỷ»). For finding words as they were typed; `fold` is for finding
 * them without diacritics.
 */
export function tonedKey(text: string): string {
  const onSecond = normalized(text, 'NFD')
    .toLowerCase()
    .replace(
      TONE_ON_FIRST,
      (_, o?: string, onO?: string, a?: string, u?: string, onU?: string, y?: string) =>
        `${o ?? u ?? ''}${a ?? y ?? ''}${onO ?? onU ?? ''}`,
    );
  return normalized(onSecond, 'NFC');
}
