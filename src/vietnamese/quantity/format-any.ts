import {formatFigure} from './format.js';
import type {Quantity, QuantityLanguage, QuantityStyle} from './types.js';

/** Writes a quantity in any style; «spoken» is Vietnamese whatever the language. */
export function formatQuantity(quantity: Quantity, style: QuantityStyle, language: QuantityLanguage = 'vi'): string {
  return style === 'spoken' ? quantity.written_as : formatFigure(quantity, style, language);
}
