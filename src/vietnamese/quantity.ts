/**
 * Quantities as Vietnamese reports tell them: read, written and computed with. For users of the package; inside it, the files of
 * `quantity/` are imported one by one, so that a widget that only writes figures does not bring the reader of number words.
 */
export {boundsOf, isExact, numberOf} from './quantity/bounds.js';
export {changeBetween, progressToward} from './quantity/arithmetic.js';
export {formatQuantity} from './quantity/spoken.js';
export {parseQuantity} from './quantity/parse.js';
export {checkParts} from './quantity/arithmetic.js';
export {sumQuantities} from './quantity/arithmetic.js';
export type * from './quantity/types.js';
