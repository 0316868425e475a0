import type {ParsedQuantity} from './types.js';

/** Reads the one quantity that stands at the start of a text. Never throws. */
export function parseQuantity(text: string): ParsedQuantity {
  return {ok: false, reason: text.trim() === '' ? 'empty' : 'no_number', at: 0};
}
