import {parseQuantity} from '../../../src/vietnamese/quantity.js';
import type {Quantity, Summand} from '../../../src/vietnamese/quantity.js';

/** The quantity that a report writes like this. */
export function read(text: string): Quantity {
  const parsed = parseQuantity(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason} at ${parsed.at}`);
  return parsed.quantity;
}

/** A reported number of meetings in 2018. */
export function meetings(quantity: string | Quantity, fields: Partial<Summand> = {}): Summand {
  return {
    quantity: typeof quantity === 'string' ? read(quantity) : quantity,
    measure: {kind: 'occurrences', name: 'cuộc họp'},
    status: 'reported',
    change: null,
    period: {kind: 'year', start: '2018-01-01', end: '2018-12-31', label: 'năm 2018'},
    ...fields,
  };
}
