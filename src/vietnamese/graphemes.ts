import {normalized} from './normalized.js';

/** Makes the segmenter when it is first wanted: that takes a phone a tenth of a second, and few texts in Vietnamese need it. */
function lazySegmenter(): () => Intl.Segmenter {
  let segmenter: Intl.Segmenter | undefined;
  return () => (segmenter ??= new Intl.Segmenter('vi', {granularity: 'grapheme'}));
}
const segmenter = typeof Intl.Segmenter === 'function' ? lazySegmenter() : undefined;
/** Characters that are a grapheme each unless a mark follows; nearly all that a Vietnamese text is made of. */
const PLAIN = /[\n\u0020-\u007E\u00A1-\u00AC\u00AE-\u02FF\u1E00-\u1EFF]+/y;
/**
 * So much is segmented at once, since some engines copy the whole text for each segment. What is longer without an end, a letter with
 * hundreds of marks, nobody writes; it counts once for each so much of it.
 */
const WINDOW = 512;

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** A part of a text that ends with a grapheme; one of several graphemes has them of one UTF-16 unit each. */
interface Part {
  readonly end: number;
  readonly count: number;
}

/** The parts of a text, found no further than they are asked for. */
function* partsOf(text: string): Generator<Part> {
  let at = 0;
  while (at < text.length) {
    PLAIN.lastIndex = at;
    const end = PLAIN.test(text) ? PLAIN.lastIndex : at;
    // what comes behind the last plain one may be a mark on it
    const count = end === text.length ? end - at : end - at - 1;
    if (count > 0) {
      at += count;
      yield {end: at, count};
      continue;
    }
    // half a character would be a grapheme of its own
    const cut = at + WINDOW + (isLowSurrogate(text.charCodeAt(at + WINDOW)) ? 1 : 0);
    const window = text.slice(at, cut);
    let last = 0;
    for (const start of startsIn(window)) {
      if (start > 0) yield {end: at + start, count: 1};
      last = start;
    }
    const mayGoOn = last > 0 && cut < text.length;
    // the last may go on behind the window
    at += mayGoOn ? last : window.length;
    if (!mayGoOn) yield {end: at, count: 1};
  }
}

/** Where graphemes begin. Without a segmenter each code point is one. */
function* startsIn(text: string): Generator<number> {
  if (segmenter) {
    for (const {index} of segmenter().segment(text)) yield index;
  } else {
    let at = 0;
    for (const character of text) {
      yield at;
      at += character.length;
    }
  }
}

/**
 * Counts what a reader sees as characters: graphemes after NFC. «phản hồi» is 8 however it was typed. Browsers without
 * `Intl.Segmenter` count code points, which differs for some emoji only. The time grows with the length of the text alone.
 *
 * @param limit - where counting may stop: the answer is then one more
 */
export function countGraphemes(text: string, limit = Infinity): number {
  let total = 0;
  for (const {count} of partsOf(segmenter ? text : normalized(text, 'NFC'))) {
    total += count;
    if (total > limit) return limit + 1;
  }
  return total;
}

/** The beginning of a text, at most so many graphemes. */
export function firstGraphemes(text: string, most: number): string {
  let [total, length] = [0, 0];
  for (const {end, count} of partsOf(text)) {
    if (total + count >= most) return text.slice(0, count === 1 ? end : end - (total + count - most));
    total += count;
    length = end;
  }
  return text.slice(0, length);
}
