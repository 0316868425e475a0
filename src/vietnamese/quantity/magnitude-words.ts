import {DOZEN, HUNDRED, isHalf, SCALE_WORDS} from './number-words.js';
import {key, keys, type Tokens} from './tokens.js';

/** A magnitude as it was read: `power` of ten, of which `scale` is the scale word's. */
export interface MagnitudeReading {
  readonly power: number;
  readonly scale: number;
  readonly next: number;
}

const OF = key('hàng');
const SEVERAL = ['một vài', 'vài ba', 'dăm ba', 'dăm bảy', 'vài', 'dăm', 'mấy', 'nhiều', 'cả'].map(keys);
const SPELT_OUT = new Set(['k', 'tr']);

/** The powers of «chục», «trăm», «chục nghìn», «nghìn tỷ» …; undefined where none of them begins. */
function readPlace(tokens: Tokens, index: number): MagnitudeReading | undefined {
  let next = index;
  const word = tokens.at(next).key;
  const inner = word === DOZEN ? 1 : word === HUNDRED ? 2 : 0;
  if (inner > 0) next += 1;
  let scale = 0;
  let lower = 0;
  for (;;) {
    const {key: scaleWord} = tokens.at(next);
    const power = SPELT_OUT.has(scaleWord) ? undefined : SCALE_WORDS.get(scaleWord);
    if (power === undefined) break;
    if (power <= lower) return tokens.fail('broken_number', next);
    lower = power;
    scale += power;
    next += 1;
  }
  if (next === index) return undefined;
  return {power: inner + scale, scale, next};
}

/**
 * Reads «hàng chục nghìn», «vài trăm», «cả nghìn», and behind a qualifier also the bare «chục» of «hơn chục»: none of them names a
 * number. «hơn tỷ rưỡi» does, and is left to the reader of numbers.
 */
export function readMagnitude(tokens: Tokens, index: number, isQualified: boolean): MagnitudeReading | undefined {
  if (tokens.at(index).key === OF) return readPlace(tokens, index + 1);
  const several = SEVERAL.find((words) => tokens.has(index, words));
  if (several) {
    const next = index + several.length;
    return readPlace(tokens, tokens.at(next).key === OF ? next + 1 : next);
  }
  const place = isQualified ? readPlace(tokens, index) : undefined;
  return place && isHalf(tokens.at(place.next).key) ? undefined : place;
}

/** Whether a magnitude begins here with a word of its own. */
export const beginsMagnitude = (tokens: Tokens, index: number): boolean =>
  readMagnitude(tokens, index, false) !== undefined;
