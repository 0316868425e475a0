import type {Quantity, QuantityFault} from '../../../../src/vietnamese/quantity.js';
import {parseQuantity} from '../../../../src/vietnamese/quantity/parse.js';
import {type RowReader, shortened} from './rows.js';

/** Why words are no quantity, and what to write instead. */
const QUANTITY_REASONS: Readonly<Record<QuantityFault, string>> = {
  empty: 'Còn trống. Ghi số lượng đúng như báo cáo viết.',
  no_number: 'Không thấy con số hay độ lớn nào ở đầu ô. Chỉ ghi số lượng: «294.075», «hơn 9,3 triệu», «hàng trăm».',
  broken_number: 'Con số viết không theo cách nào đọc được. Dấu chấm phân nhóm ba chữ số, dấu phẩy là phần thập phân.',
  ambiguous: 'Con số đọc được theo nhiều cách và không cách nào đúng hẳn. Hãy xem lại báo cáo và viết rõ.',
  range_order: 'Khoảng có số sau nhỏ hơn số trước. Hãy đổi lại hai đầu.',
  not_a_quantity: 'Đây là ngày, số điện thoại hoặc số văn bản, không phải số lượng.',
};

const ZEROS_BEHIND = /(?<!0)0+$/;
const ONE_SIGN = /^\D*(\d+)[.,](\d+)\D*$/;

/** `7200000000` for 7.2 and 9: a plain decimal without needless zeros. */
function shifted(whole: string, fraction: string, power: number): string {
  const digits = fraction.padEnd(power, '0');
  return plain(`${whole}${digits.slice(0, power)}.${digits.slice(power)}`);
}

/** A decimal as it is compared: without zeros in front and behind. */
export function plain(decimal: string): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal) ?? [];
  if (whole === undefined) return decimal;
  const vouched = fraction.replace(ZEROS_BEHIND, '');
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${vouched === '' ? '' : `.${vouched}`}`;
}

/**
 * The quantity with its number read the other way: the sign in «1.500» taken for a decimal sign where it was taken for grouping,
 * and the reverse. Undefined where the words have no single such sign.
 */
export function otherReading({amount_max, ...quantity}: Quantity): Quantity | undefined {
  const [, whole, fraction] = ONE_SIGN.exec(quantity.written_as) ?? [];
  if (whole === undefined || fraction === undefined || amount_max !== null || quantity.amount === null)
    return undefined;
  const scale = quantity.scale ?? 0;
  const readings = [
    {amount: shifted(whole, fraction, scale), significant_digits: (whole + fraction).replace(/^0+/, '').length || 1},
    {amount: shifted(whole + fraction, '', scale), significant_digits: grouped(whole + fraction, quantity)},
  ];
  const other = readings.find(({amount}) => amount !== plain(quantity.amount ?? ''));
  return other && {...quantity, amount_max, ...other};
}

/** Zeros at the end of a whole number are vouched for only where it is exact. */
function grouped(digits: string, {qualifier}: Pick<Quantity, 'qualifier'>): number {
  const counted = digits.replace(/^0+/, '');
  return (qualifier === 'exact' ? counted : counted.replace(ZEROS_BEHIND, '')).length || 1;
}

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
interface ReadQuantity {
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
  const errors = reader.errors.length;
  const words = reader.required('written_as', 'Ghi số lượng đúng như báo cáo viết: «hơn 9,3 triệu», «hàng chục tỷ».');
  const qualifier = reader.choice('qualifier', QUALIFIERS);
  refuseWrongNumbers(reader);
  if (reader.errors.length > errors) return undefined;
  const read = qualifier === 'unquantified' ? uncounted(words) : readWords(reader, words);
  if (!read) return undefined;
  if (qualifier !== null) compare(reader, 'qualifier', qualifier, read.quantity.qualifier);
  for (const column of [...DECIMALS, ...INTEGERS]) compareNumber(reader, column, read.quantity);
  return reader.errors.length > errors ? undefined : read;
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
