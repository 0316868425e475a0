import {fold} from './fold.js';
import {normalized} from './normalized.js';

const isWordStart = (text: string, at: number): boolean => at === 0 || /[\s.,()-]/.test(text.charAt(at - 1));

/** How well a name matches, the smaller the better; undefined when it does not. */
function rankOf(name: string, toned: string, folded: string): number | undefined {
  const plain = fold(name);
  let at = plain.indexOf(folded);
  if (at < 0) return undefined;
  while (!isWordStart(plain, at)) {
    const next = plain.indexOf(folded, at + 1);
    if (next < 0) break;
    at = next;
  }
  const isToned = toned === folded || normalized(name, 'NFC').toLowerCase().includes(toned);
  return (isToned ? 0 : 2) + (isWordStart(plain, at) ? 0 : 1);
}

/**
 * Finds what a reader means among named things, with or without diacritics: «nha trang» and «Nha Trang» find the same. Where the
 * reader did type tones, names with those tones come first; then those in which a word begins with what was typed. Else the order
 * stays.
 */
export function findNames<Named extends {readonly name: string}>(items: readonly Named[], typed: string): Named[] {
  const toned = normalized(typed, 'NFC').trim().toLowerCase();
  const folded = fold(toned);
  if (!folded) return [...items];
  const ranked: {item: Named; rank: number}[] = [];
  for (const item of items) {
    const rank = rankOf(item.name, toned, folded);
    if (rank !== undefined) ranked.push({item, rank});
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({item}) => item);
}
