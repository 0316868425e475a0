/**
 * Quantities as Vietnamese reports tell them: read, written and computed with. For users of the package; inside it, the files of
 * `quantity/` are imported one by one, so that a widget that only writes figures does not bring the reader of number words.
 */
export {boundsOf, isExact, numberOf, type Qualifier, type Quantity} from './quantity/amounts.js';
export {
  type Change,
  changeBetween,
  checkParts,
  type ComparisonRefusal,
  type CountedMeasure,
  type PartsResult,
  type Progress,
  progressToward,
  type Sum,
  sumQuantities,
  type SumRefusal,
  type Summand,
} from './quantity/arithmetic.js';
export type {QuantityLanguage, QuantityStyle} from './quantity/format.js';
export {type ParsedQuantity, parseQuantity} from './quantity/parse.js';
export {formatQuantity} from './quantity/spoken.js';
export type {QuantityFault} from './quantity/read-number.js';
