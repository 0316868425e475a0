import type {Quantity, QuantityLanguage, QuantityStyle} from './types.js';

/** Writes a quantity in every style but the spoken one. */
export function formatFigure(
  quantity: Quantity,
  _style: Exclude<QuantityStyle, 'spoken'>,
  _language: QuantityLanguage = 'vi',
): string {
  return quantity.written_as;
}
