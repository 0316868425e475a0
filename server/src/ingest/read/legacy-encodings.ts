import {normalized} from '../../../../src/vietnamese/normalized.js';

/** How a text reads as Vietnamese, by its words with letters beyond ASCII. */
interface Reading {
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
  if (!BEYOND_ASCII.test(text)) return {syllables, strange};
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

/** Ways to write Vietnamese that stand in a text as if it were Western European, each with the reading of it. */
const READERS = {tcvn3: fromTcvn3, vni: fromVni, 'utf-8 twice': fromDoubledUtf8} as const;

/** The name of such a way. */
type LegacyEncoding = keyof typeof READERS;

/**
 * TCVN 5712:1993 (fonts of the «ABC» family): the letters of the positions A1 to FE, a full stop where there is none. Of the toned
 * capitals only these exist; the fonts whose names end in «H» draw the small letters large.
 */
const TCVN3 = 'ĂÂÊÔƠƯĐăâêôơưđẰ.....àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ';
const TCVN3_FIRST = 0xa1;
const TCVN3_PIECE = 4096;

/** VNI-Windows: the second byte of a letter and the marks that it adds to the first. Capitals have the same in upper case. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ...{ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323'},
  ...{â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323'},
  ...{ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323'},
};
/** VNI-Windows: letters of one byte. `ô` and `ö` may be followed by the mark of a tone. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ...{í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', ô: 'ơ', ö: 'ư', î: 'ỵ', ñ: 'đ'},
};
const VNI_PAIR = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[íìæóòôöîñ]/gi;

/** Windows-1252 for the bytes 80 to 9F, of which five are the controls of the same number; above, each byte is its character. */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const FOLLOWING = `[\u0080-\u00BF${WINDOWS_1252_HIGH.replaceAll(/[\u0080-\u00FF]/g, '')}]`;
const UTF8_AS_1252 = new RegExp(
  `[\u00C2-\u00DF]${FOLLOWING}|[\u00E0-\u00EF]${FOLLOWING}{2}|[\u00F0-\u00F4]${FOLLOWING}{3}`,
  'g',
);
const utf8 = new TextDecoder('utf-8', {fatal: true});

/**
 * Recognises a text that is Vietnamese only when it is read in an old way: the letters of its words, counted, must form no
 * Vietnamese as they stand and Vietnamese in that reading. A text that is Vietnamese already, or no Vietnamese at all, gives undefined.
 */
export function recogniseLegacy(text: string): LegacyEncoding | undefined {
  const plain = readAsVietnamese(text);
  if (plain.strange < 3 || vietnameseShare(plain) >= 0.5) return undefined;
  let [best, bestShare]: [LegacyEncoding | undefined, number] = [undefined, 0.8];
  for (const encoding of ['tcvn3', 'vni', 'utf-8 twice'] as const) {
    const reading = readAsVietnamese(fromLegacy(text, encoding));
    const share = vietnameseShare(reading);
    if (reading.syllables >= 3 && reading.syllables > 2 * plain.syllables && share > bestShare) {
      [best, bestShare] = [encoding, share];
    }
  }
  return best;
}

/** Reads text in an old way, letter by letter; what is no letter of it stays. */
export function fromLegacy(text: string, encoding: LegacyEncoding): string {
  return READERS[encoding](text);
}

/**
 * Reads bytes as Windows-1252. Node's decoder of that name leaves the bytes 80 to 9F as controls in the versions before 22.13.
 */
export function fromWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replaceAll(/[\u0080-\u009F]/g, (char) => WINDOWS_1252_HIGH.charAt(char.charCodeAt(0) - 0x80));
}

function fromTcvn3(text: string): string {
  const pieces: string[] = [];
  // of tens of thousands of letters at once the engine makes tables that cost more than the letters
  for (let at = 0; at < text.length; at += TCVN3_PIECE) {
    pieces.push(text.slice(at, at + TCVN3_PIECE).replaceAll(/[\u00A1-\u00FE]/g, tcvn3Letter));
  }
  return pieces.join('');
}

function tcvn3Letter(char: string): string {
  const letter = TCVN3[char.charCodeAt(0) - TCVN3_FIRST];
  return letter === undefined || letter === '.' ? char : letter;
}

function fromVni(text: string): string {
  return text.replaceAll(VNI_PAIR, (pair, base: string | undefined, mark: string | undefined) => {
    if (base === undefined || mark === undefined) return vniLetter(pair);
    const letter = normalized(`${vniLetter(base)}${VNI_MARKS[mark.toLowerCase()] ?? ''}`, 'NFC');
    // a pair that is no letter is a letter and, perhaps, another one
    return letter.length === 1 ? letter : `${vniLetter(base)}${vniLetter(mark)}`;
  });
}

function vniLetter(char: string): string {
  const small = char.toLowerCase();
  const letter = VNI_LETTERS[small] ?? small;
  return char === small ? letter : letter.toUpperCase();
}

function fromDoubledUtf8(text: string): string {
  return text.replaceAll(UTF8_AS_1252, (sequence) => {
    const bytes = [...sequence].map((char) =>
      char > '\u00FF' ? 0x80 + WINDOWS_1252_HIGH.indexOf(char) : char.charCodeAt(0),
    );
    try {
      return utf8.decode(Uint8Array.from(bytes));
    } catch {
      return sequence;
    }
  });
}
