import {BYTE_ORDER_MARK, csvLine} from '../../../src/shared/csv.js';
import type {Fault} from '../statistics/import/rows.js';

/** All faults as a table that a spreadsheet opens. */
export function reportOf(faults: readonly Fault[]): string {
  const lines = faults.map(({place, column, found, reason}) => csvLine([place, column, found, reason]));
  return BYTE_ORDER_MARK + csvLine(['Vị trí', 'Cột', 'Nội dung', 'Lý do và cách sửa']) + lines.join('');
}
