import {parseQuantity} from '../../../src/vietnamese/quantity/parse.js';
import type {Quantity} from '../../../src/vietnamese/quantity.js';
import {shortened} from './fault.js';
import {QUANTITY_REASONS} from './quantity-reasons.js';
import {otherReading, plain} from './readings.js';
import type {RowReader} from './row-reader.js';

/** The kinds of a quantity, as the contract names them. */
const QUALIFIERS = [
  'exact',
  'more_than',
  'less_than',
  'almost',
  'about',
  'at_least',
  'at_most',
  'magnitude',
  'range',
  'unquantified',
] as const satisfies readonly Quantity['qualifier'][];

const DECIMALS = ['amount', 'amount_max'] as const;
const INTEGERS = ['magnitude', 'scale', 'significant_digits'] as const;
const DECIMAL = /^-?\d{1,30}(\.\d{1,12})?$/;
const INTEGER = /^\d{1,3}$/;

type NumberColumn = (typeof DECIMALS)[number] | (typeof INTEGERS)[number];
type Reader = RowReader<'written_as' | 'qualifier' | NumberColumn>;

/** A quantity, and what its words say behind the number. */
export interface ReadQuantity {
  readonly quantity: Quantity;
  /** «lượt người»; empty where the wording ends with the number. */
  readonly rest: string;
}

/**
 * Reads the quantity from the words of the report. What the row gives beside them has to agree with them: the words are what is
 * known, and nothing is put in the place of what they do not say.
 *
 * @returns undefined after a refusal
 */
export function readQuantityCells(reader: Reader): ReadQuantity | undefined {
  const faults = reader.faults.length;
  const words = reader.required('written_as', 'Ghi số lượng đúng như báo cáo viết: «hơn 9,3 triệu», «hàng chục tỷ».');
  const qualifier = reader.choice('qualifier', QUALIFIERS);
  refuseWrongNumbers(reader);
  if (reader.faults.length > faults) return undefined;
  const read = qualifier === 'unquantified' ? uncounted(words) : readWords(reader, words);
  if (!read) return undefined;
  if (qualifier !== null) compare(reader, 'qualifier', qualifier, read.quantity.qualifier);
  for (const column of [...DECIMALS, ...INTEGERS]) compareNumber(reader, column, read.quantity);
  return reader.faults.length > faults ? undefined : read;
}

function refuseWrongNumbers(reader: Reader): void {
  for (const column of DECIMALS) {
    if (!DECIMAL.test(reader.text(column) ?? '0')) {
      reader.refuse(column, 'Chỉ ghi chữ số, dấu chấm là phần thập phân, không phân nhóm: 9300000 hoặc 0.5.');
    }
  }
  for (const column of INTEGERS) {
    if (!INTEGER.test(reader.text(column) ?? '0'))
      reader.refuse(column, 'Phải là số nguyên, ví dụ 6. Có thể bỏ trống ô này.');
  }
}

function uncounted(words: string): ReadQuantity {
  const nothing = {amount: null, amount_max: null, magnitude: null, scale: null, significant_digits: null};
  return {quantity: {qualifier: 'unquantified', written_as: words, ...nothing}, rest: ''};
}

function readWords(reader: Reader, words: string): ReadQuantity | undefined {
  const parsed = parseQuantity(words);
  if (!parsed.ok) {
    const at = parsed.at > 0 ? ` Chỗ vướng: «${shortened(words.slice(parsed.at))}».` : '';
    const hint = 'Nếu câu chữ không nêu số lượng, ghi qualifier là unquantified.';
    reader.refuse('written_as', `${QUANTITY_REASONS[parsed.reason]}${at} ${hint}`);
    return undefined;
  }
  const {quantity, rest, confidence} = parsed;
  if (confidence === 'certain') return {quantity, rest};
  const other = otherReading(quantity);
  const amount = reader.text('amount');
  if (amount === null) {
    const readings = [quantity, other].map((reading) => reading?.amount).filter((reading) => reading != null);
    reader.refuse(
      'written_as',
      `Có thể hiểu là ${readings.join(' hoặc ')}. Xem lại báo cáo rồi ghi con số đúng vào cột amount.`,
    );
    return undefined;
  }
  return {quantity: other && other.amount === plain(amount) ? other : quantity, rest};
}

function compareNumber(reader: Reader, column: NumberColumn, quantity: Quantity): void {
  const given = reader.text(column);
  if (given === null) return;
  const known = quantity[column];
  if (known === null && (column === 'amount' || column === 'amount_max') && quantity.amount === null) {
    reader.refuse(
      column,
      `«${shortened(quantity.written_as)}» không nêu con số, nên không được ghi số nào thay cho nó. Hãy bỏ trống ô này.`,
    );
    return;
  }
  compare(reader, column, plain(given), known === null ? null : plain(String(known)));
}

function compare(reader: Reader, column: NumberColumn | 'qualifier', given: string, read: string | null): void {
  if (given === read) return;
  const expected = read === null ? 'không có giá trị này' : `cho ra ${read}`;
  reader.refuse(column, `Không khớp: written_as ${expected}. Sửa một trong hai, hoặc bỏ trống ô này.`);
}
