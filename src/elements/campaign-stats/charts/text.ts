import {normalized} from '../../../vietnamese/normalized.js';

/*
 * How wide a text will be, without a document to measure in. The page chooses the font, so the widths are those of the wide ones
 * (Verdana, DejaVu): in others a text ends earlier than was kept free for it, and never later.
 */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\u0300-\u036f]/, 0],
  [/[ijl.,:;'!|()[\]]/, 0.4],
  [/[ftr \-/"“”‘’]/, 0.42],
  [/[mM%@]/, 0.98],
  [/[wW—…]/, 1],
  [/[\p{Lu}_+=<>~#&]/u, 0.76],
  [/./su, 0.64],
];
const known = new Map<string, number>();

function widthOfLetter(letter: string): number {
  let width = known.get(letter);
  if (width === undefined) {
    width = CLASSES.find(([letters]) => letters.test(letter))?.[1] ?? 1;
    known.set(letter, width);
  }
  return width;
}

/** The width to keep free for a text of a size, in the unit of the size. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of normalized(text, 'NFD')) width += widthOfLetter(letter);
  return width * size;
}

/** As much of a text as fits, with an ellipsis at the cut. */
function cut(text: string, width: number, size: number): string {
  const letters = [...normalized(text, 'NFC')];
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/**
 * Breaks a text into lines at its spaces; what has no room even so ends in an ellipsis.
 *
 * @param most lines at most; the last one takes the rest and is cut
 */
export function wrap(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && (lines.length === most || widthOf(longer, size) <= width))
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => (widthOf(line, size) <= width ? line : cut(line, width, size)));
}

/** The width to keep free for the widest of several texts. */
export function widest(texts: readonly string[], size: number): number {
  return texts.reduce((width, text) => Math.max(width, widthOf(text, size)), 0);
}
