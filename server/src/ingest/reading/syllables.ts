import {normalized} from '../../../../src/vietnamese/normalized.js';

/** How a text reads as Vietnamese, by its words with letters beyond ASCII. */
export interface Reading {
  /** Words that are Vietnamese syllables with a diacritic. */
  readonly syllables: number;
  /** Words with such letters that are none. */
  readonly strange: number;
}

/** Enough words to tell an encoding by. */
const SAMPLE = 400;
const WORD = /[A-Za-z\u0080-\uFFFF]+/g;
const BEYOND_ASCII = /[\u0080-\uFFFF]/;
/** Marks of punctuation that stand at a word without a space. */
const MARKS = '\\u00A0«»\\u2010-\\u203A\\uFEFF';
const PUNCTUATION = new RegExp(`^[${MARKS}]+|(?<![${MARKS}])[${MARKS}]+$`, 'g');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const ONSET = '(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?';
const NUCLEUS = [
  ...['iêu', 'yêu', 'oai', 'oao', 'oay', 'oeo', 'uây', 'uôi', 'uya', 'uyê', 'uyu', 'ươi', 'ươu'],
  ...['ai', 'ao', 'au', 'ay', 'âu', 'ây', 'eo', 'êu', 'ia', 'iê', 'iu', 'oa', 'oă', 'oe', 'oi', 'oo', 'ôi', 'ơi'],
  ...['ua', 'uâ', 'uê', 'ui', 'uô', 'uơ', 'uy', 'ưa', 'ưi', 'ươ', 'ưu', 'yê', '[aăâeêioôơuưy]'],
].join('|');
const SYLLABLE = new RegExp(`^${ONSET}(?:${NUCLEUS})(?:ch|ng|nh|[cmnpt])?$`);

/** Counts the Vietnamese syllables among the words that are not plain ASCII. */
export function readAsVietnamese(text: string): Reading {
  let [syllables, strange] = [0, 0];
  for (const [found] of text.matchAll(WORD)) {
    if (!BEYOND_ASCII.test(found)) continue;
    const word = found.replaceAll(PUNCTUATION, '');
    if (!BEYOND_ASCII.test(word)) continue;
    if (isSyllable(word)) syllables += 1;
    else strange += 1;
    if (syllables + strange === SAMPLE) break;
  }
  return {syllables, strange};
}

/** The part of those words that are syllables, from 0 to 1; 0 where there are none. */
export function vietnameseShare({syllables, strange}: Reading): number {
  return syllables === 0 ? 0 : syllables / (syllables + strange);
}

function isSyllable(word: string): boolean {
  if (word.length > 12) return false;
  const apart = normalized(word.toLowerCase(), 'NFD');
  const tones = apart.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(normalized(apart.replaceAll(TONES, ''), 'NFC'));
}
