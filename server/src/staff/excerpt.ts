import {firstGraphemes} from '../../../src/vietnamese/graphemes.js';

/** No grapheme that a person writes is longer than this many UTF-16 units on average. */
const UNITS_EACH = 30;

/** The beginning of a text in one line, cut between what a reader sees as characters. */
export function excerptOf(text: string, graphemes: number): string {
  const line = text
    .slice(0, graphemes * UNITS_EACH)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return firstGraphemes(line, graphemes).trimEnd();
}
