import {formatFigure} from './format.js';
import {speakQuantity} from './spoken.js';
import type {Quantity, QuantityLanguage, QuantityStyle} from './types.js';

/** Writes a quantity in any style: see `formatFigure`, and `speakQuantity` for «spoken», which is Vietnamese in any language. */
export function formatQuantity(quantity: Quantity, style: QuantityStyle, language: QuantityLanguage = 'vi'): string {
  return style === 'spoken' ? speakQuantity(quantity) : formatFigure(quantity, style, language);
}
