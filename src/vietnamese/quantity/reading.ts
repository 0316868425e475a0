import type {Decimal} from './decimal.js';

/** A number as it was read. */
export interface Reading {
  readonly value: Decimal;
  /** The power of ten of the scale word; 0 without one, or where ones stand behind it («hai nghìn ba trăm»). */
  readonly scale: number;
  /** The power of ten of the last digit that is written or spoken: 6 in «300 triệu», 8 in «15,3 tỷ». */
  readonly last: number;
  /** Whether it has a decimal sign, so that zeros behind it are meant. */
  readonly hasFraction: boolean;
  /** Whether another reading is in use; see `ParsedQuantity.confidence`. */
  readonly isDoubtful: boolean;
  /** The index of the token behind it. */
  readonly next: number;
}
