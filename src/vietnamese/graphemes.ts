const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('vi', {granularity: 'grapheme'}) : undefined;

/**
 * Counts what a reader sees as characters: graphemes after NFC. «phản hồi» is 8 however it was typed. Browsers without
 * `Intl.Segmenter` count code points, which differs for some emoji only.
 */
export function countGraphemes(text: string): number {
  const composed = text.normalize('NFC');
  return segmenter ? [...segmenter.segment(composed)].length : [...composed].length;
}
