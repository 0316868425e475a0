import type {Sum, Summand} from './types.js';

/** Adds figures up, or tells every reason why they cannot be added. */
export function sumQuantities(_summands: readonly Summand[]): Sum {
  return {quantity: null, refusals: ['nothing']};
}
