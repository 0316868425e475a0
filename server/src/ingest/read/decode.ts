import {normalized} from '../../../../src/vietnamese/normalized.js';
import {fromLegacy, fromWindows1252, readAsVietnamese, recogniseLegacy, vietnameseShare} from './legacy-encodings.js';

/** Text and the encoding it stood in. */
export interface Decoded {
  readonly text: string;
  /** A label of the Encoding Standard, or a name of a legacy encoding. */
  readonly encoding: string;
}

/** Where a document says its own encoding. */
const HEAD_BYTES = 2_048;
const XML_ENCODING = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META_CHARSET = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
const HEADER_CHARSET = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i;
/** Labels that are written without thought, so that the letters must confirm them. */
const UNSURE = new Set(['utf-8', 'windows-1252', 'windows-1258']);
/** Of so many letters one may be damaged before the bytes are no UTF-8. */
const DAMAGED = 1 / 100;
/** The legacy encodings that bytes may be in. */
const LEGACY = ['tcvn3', 'vni'] as const;
/** Enough to tell the encoding of the rest by. */
const SAMPLE_BYTES = 500_000;
const COMBINED = /\p{L}[\u0300\u0301\u0303\u0309\u0323]+/gu;

/**
 * Turns bytes into text, by what they are before what is said of them: a byte order mark, else valid UTF-8, else the declared encoding
 * where the letters confirm it, else the one of Windows-1258, Windows-1252, TCVN3 and VNI in which the words are Vietnamese. Text that
 * was encoded as UTF-8 twice, or typed for TCVN3 or VNI fonts and then stored as UTF-8, is put right.
 *
 * @param contentType the header, if there was one
 * @returns undefined where no reading makes sense
 */
export function decode(bytes: Uint8Array, contentType: string | null): Decoded | undefined {
  const marked = byMark(bytes);
  if (marked) return repaired({text: decodeAs(bytes, marked) ?? '', encoding: marked});
  const valid = decodeAs(bytes, 'utf-8', true);
  if (valid !== undefined) return repaired({text: valid, encoding: 'utf-8'});
  const declared = declaredEncoding(bytes, contentType);
  if (declared !== undefined && !UNSURE.has(declared)) {
    const text = decodeAs(bytes, declared, true);
    if (text !== undefined) return repaired({text, encoding: declared});
  }
  const decoded = byLetters(bytes, declared);
  return decoded && repaired(decoded);
}

/** The encoding by byte order mark, or by the zero bytes around the first ASCII character. */
function byMark(bytes: Uint8Array): string | undefined {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const isMarkup = (byte: number) => byte === 0x3c || byte === 0x7b;
  if (isMarkup(first) && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && isMarkup(second) && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

function decodeAs(bytes: Uint8Array, encoding: string, fatal = false): string | undefined {
  try {
    if (encoding === 'windows-1252') return fromWindows1252(bytes);
    const text = new TextDecoder(encoding, {fatal}).decode(bytes);
    // Windows-1258 writes tones as characters of their own; the document as a whole is left alone, for `>` takes marks too
    return encoding === 'windows-1258' ? text.replaceAll(COMBINED, (letter) => normalized(letter, 'NFC')) : text;
  } catch {
    return undefined;
  }
}

/** The header goes before the document, as on the web; a label that nobody knows is none. */
function declaredEncoding(bytes: Uint8Array, contentType: string | null): string | undefined {
  const head = fromWindows1252(bytes.subarray(0, HEAD_BYTES));
  const labels = [HEADER_CHARSET.exec(contentType ?? ''), XML_ENCODING.exec(head), META_CHARSET.exec(head)];
  for (const label of labels.map((match) => match?.[1])) {
    try {
      if (label !== undefined) return new TextDecoder(label).encoding;
    } catch {
      continue;
    }
  }
  return undefined;
}

/** The reading that gives most Vietnamese; where none does, the declared one, or UTF-8 with a little damage. */
function byLetters(bytes: Uint8Array, declared: string | undefined): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const damaged = decodeAs(sample, 'utf-8') ?? '';
  const lost = damaged.match(/\uFFFD/g)?.length ?? 0;
  const whole = damaged.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  if (lost <= whole * DAMAGED) return {text: decodeAs(bytes, 'utf-8') ?? '', encoding: 'utf-8'};
  const western = fromWindows1252(sample);
  const readings = [
    {encoding: 'windows-1258', text: decodeAs(sample, 'windows-1258') ?? ''},
    {encoding: 'windows-1252', text: western},
    ...LEGACY.map((encoding) => ({encoding, text: fromLegacy(western, encoding)})),
  ];
  const shares = readings.map(({text}) => vietnameseShare(readAsVietnamese(text)));
  const best = shares.indexOf(Math.max(...shares));
  const chosen =
    (shares[best] ?? 0) > 0.5
      ? readings[best]?.encoding
      : readings.find(({encoding}) => encoding === declared)?.encoding;
  const legacy = LEGACY.find((encoding) => encoding === chosen);
  if (legacy) return {text: fromLegacy(fromWindows1252(bytes), legacy), encoding: legacy};
  return chosen === undefined ? undefined : {text: decodeAs(bytes, chosen) ?? '', encoding: chosen};
}

/** Text that went through a wrong encoding before it was stored, put right. */
function repaired(decoded: Decoded): Decoded {
  const legacy = recogniseLegacy(decoded.text);
  return legacy ? {text: fromLegacy(decoded.text, legacy), encoding: legacy} : decoded;
}
