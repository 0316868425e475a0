import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {readDay, readPeriod} from '../../../../src/shared/period.js';
import {readPeriodCells} from '../../../src/statistics/import/period-cells.js';
import {readQuantityCells} from '../../../src/statistics/import/quantity-cells.js';
import {type Column, RowReader} from '../../../src/statistics/import/rows.js';
import {type NamedUnit, readUnitCell, UnitNames} from '../../../src/statistics/import/unit-cell.js';

type Cells = Partial<Record<Column, string>>;
const readerOf = (cells: Cells) =>
  new RowReader<Column>({place: 'dòng 2', cell: (column) => cells[column], nameOf: (column) => column});
/** What a reader makes of the cells: its result, or the columns and reasons it refuses. */
function outcome<Result>(read: (reader: RowReader<Column>) => Result, cells: Cells): Result | string[] {
  const reader = readerOf(cells);
  const result = read(reader);
  return reader.errors.length > 0 ? reader.errors.map(({column, reason}) => `${column ?? ''}: ${reason}`) : result;
}
function refusedFor(read: (reader: RowReader<Column>) => unknown, cells: Cells, ...reasons: readonly RegExp[]): void {
  const errors = outcome(read, cells);
  assert.ok(Array.isArray(errors), `not refused: ${JSON.stringify(cells)}`);
  assert.equal(errors.length, reasons.length, errors.join('\n'));
  reasons.forEach((reason, at) => assert.match(String(errors[at]), reason));
}

test('days are read as Vietnamese and as ISO dates, and only such as the calendar has', () => {
  assert.deepEqual(['2/10/2022', '02-10-2022', '2022-10-02', '2.10.2022'].map(readDay), Array(4).fill('2022-10-02'));
  for (const text of ['29/2/2025', '31/4/2026', '10/2022', '2022-13-01', '1/1/22', '44836'])
    assert.equal(readDay(text), undefined);
  assert.equal(readDay('29/2/2024'), '2024-02-29');
});

describe('a period', () => {
  test('has short forms with the words that reports use', () => {
    const told = (text: string) => Object.values(readPeriod(text) ?? {}).join(' ');
    assert.equal(told('2026'), 'year 2026-01-01 2026-12-31 năm 2026');
    assert.equal(told('2026-H1'), 'half_year 2026-01-01 2026-06-30 6 tháng đầu năm 2026');
    assert.equal(told('2026-Q3'), 'quarter 2026-07-01 2026-09-30 quý III/2026');
    assert.equal(told('2024-02'), 'month 2024-02-01 2024-02-29 tháng 2/2024');
    assert.equal(told('2016..2021'), 'range 2016-01-01 2021-12-31 giai đoạn 2016-2021');
    assert.equal(told('11/6/2018'), 'day 2018-06-11 2018-06-11 ngày 11/6/2018');
    for (const text of ['2026-13', '2026-Q5', 'Sep-26', '2016..', '1..2..3', 'quý III'])
      assert.equal(readPeriod(text), undefined);
  });

  test('may be told in full, with the label of the report', () => {
    const period = {
      period_label: '9 tháng đầu năm 2019',
      period_kind: 'year_to_date',
      period_start: '1/1/2019',
      period_end: '30/9/2019',
    };
    assert.deepEqual(outcome(readPeriodCells, period), {
      ...{kind: 'year_to_date', label: '9 tháng đầu năm 2019', start: '2019-01-01', end: '2019-09-30'},
    });
    assert.deepEqual(outcome(readPeriodCells, {period_label: 'hằng tuần', period_kind: 'recurring'}), {
      ...{kind: 'recurring', label: 'hằng tuần', start: null, end: null},
    });
  });

  test('is refused where it runs backward, contradicts itself or is not what its kind says', () => {
    refusedFor(readPeriodCells, {period: '2021..2016'}, /^period: Kỳ kết thúc trước/);
    refusedFor(
      readPeriodCells,
      {period: '2026-09', period_end: '31/10/2026'},
      /^period_end: Không khớp với kỳ «2026-09»/,
    );
    refusedFor(readPeriodCells, {}, /^period: Còn trống/);
    refusedFor(readPeriodCells, {period_kind: 'plan'}, /^period_label: Còn trống/);
    const cells = (period_kind: string, period_start: string, period_end: string) => ({
      period_label: 'kỳ',
      period_kind,
      period_start,
      period_end,
    });
    refusedFor(readPeriodCells, cells('range', '2/1/2026', '1/1/2026'), /^period_end: Kỳ kết thúc trước/);
    refusedFor(readPeriodCells, cells('day', '1/1/2026', '2/1/2026'), /^period_end: Kỳ là một ngày/);
    refusedFor(
      readPeriodCells,
      cells('month', '15/1/2026', '14/2/2026'),
      /trọn theo lịch: 1\/1\/2026 đến 31\/1\/2026.*range/,
    );
    refusedFor(readPeriodCells, cells('quarter', '1/2/2026', '30/4/2026'), /Một quý tính trọn/);
  });
});

describe('a unit', () => {
  const unit = (id: string, name: string, short_name: string, more: Partial<NamedUnit> = {}): NamedUnit => ({
    ...{id, name, short_name, kind: 'province', valid_from: null, valid_to: null, successors: []},
    ...more,
  });
  const khanhHoa = unit('khanh-hoa', 'Công an tỉnh Khánh Hòa', 'Khánh Hòa');
  const units = new UnitNames([
    khanhHoa,
    unit('ninh-thuan', 'Công an tỉnh Ninh Thuận', 'Ninh Thuận', {valid_to: '2025-06-30', successors: [khanhHoa]}),
    unit('hue', 'Công an thành phố Huế', 'Huế', {valid_from: '2025-01-01'}),
    unit('tp-ho-chi-minh', 'Công an Thành phố Hồ Chí Minh', 'TP. Hồ Chí Minh'),
    unit('bo-cong-an', 'Bộ Công an', 'Bộ Công an', {kind: 'ministry'}),
    unit('tan-phu-dong-nai', 'Công an xã Tân Phú', 'Xã Tân Phú', {kind: 'commune'}),
    unit('tan-phu-vinh-long', 'Công an xã Tân Phú', 'Xã Tân Phú', {kind: 'commune'}),
    unit('tan-phu-can-tho', 'Công an xã Tấn Phú', 'Xã Tấn Phú', {kind: 'commune'}),
  ]);
  const readUnit = (reader: RowReader<Column>) => readUnitCell(reader, units, readPeriod(reader.text('period') ?? ''));

  test('is found by its id and by its names, with or without what stands before them', () => {
    const found = (text: string) => outcome(readUnit, {unit: text});
    for (const text of [
      'khanh-hoa',
      'Khánh Hòa',
      'Khánh Hoà',
      'khanh hoa',
      'Công an tỉnh Khánh Hòa',
      'CA Khánh Hòa',
      'tỉnh Khánh Hòa',
    ]) {
      assert.equal(found(text), 'khanh-hoa', text);
    }
    for (const text of ['TP. Hồ Chí Minh', 'Công an TP.Hồ Chí Minh', 'Thành phố Hồ Chí Minh', 'hồ chí minh']) {
      assert.equal(found(text), 'tp-ho-chi-minh', text);
    }
    assert.equal(found('Ninh Thuận'), 'ninh-thuan');
    assert.equal(found('Bộ Công an'), 'bo-cong-an');
    assert.equal(found('xã Tấn Phú'), 'tan-phu-can-tho');
  });

  test('is refused where several bear the name, none does, or it was not in force then', () => {
    refusedFor(
      readUnit,
      {unit: 'Xã Tân Phú'},
      /ghi mã: tan-phu-dong-nai \(Công an xã Tân Phú\), tan-phu-vinh-long \([^)]*\)\.$/,
    );
    refusedFor(readUnit, {unit: 'Quận 1'}, /\/v1\/units\.csv/);
    refusedFor(readUnit, {unit: 'Ninh Thuận', period: '2026-Q1'}, /đến 30\/6\/2025.*kế tục: khanh-hoa/);
    refusedFor(readUnit, {unit: 'Huế', period: '2024'}, /từ 1\/1\/2025/);
    assert.equal(outcome(readUnit, {unit: 'Ninh Thuận', period: '2025'}), 'ninh-thuan');
  });
});

describe('a quantity', () => {
  const refusedAmount = (cells: Cells, ...reasons: readonly RegExp[]) =>
    refusedFor(readQuantityCells, cells, ...reasons);

  test('is read from the words of the report, and what stands beside them may say the same', () => {
    const cells = {written_as: 'hơn 9,3 triệu lượt người', qualifier: 'more_than', amount: '9300000.0', scale: '6'};
    assert.deepEqual(outcome(readQuantityCells, cells), {
      quantity: {
        ...{qualifier: 'more_than', amount: '9300000', amount_max: null, magnitude: null},
        ...{written_as: 'hơn 9,3 triệu', scale: 6, significant_digits: 2},
      },
      rest: 'lượt người',
    });
    assert.match(
      JSON.stringify(outcome(readQuantityCells, {written_as: 'hằng tuần', qualifier: 'unquantified'})),
      /"amount":null/,
    );
  });

  test('is refused where the columns say something else, each of them', () => {
    refusedAmount(
      {written_as: 'gần 60', qualifier: 'exact', amount: '59', significant_digits: '2'},
      ...[/^qualifier: .*almost/, /^amount: .*60/, /^significant_digits: .*1/],
    );
    refusedAmount({written_as: '12', amount: '12,5'}, /^amount: Chỉ ghi chữ số/);
  });

  test('that can be read in two ways is read as the amount beside it says', () => {
    const read = (written_as: string, amount: string) => {
      const read = outcome(readQuantityCells, {written_as, amount});
      assert.ok(read && 'quantity' in read, JSON.stringify(read));
      return [read.quantity.amount, read.quantity.scale, read.quantity.significant_digits];
    };
    assert.deepEqual(read('1.500 tỷ', '1500000000000'), ['1500000000000', 9, 4]);
    assert.deepEqual(read('1.500 tỷ', '1500000000'), ['1500000000', 9, 4]);
    assert.deepEqual(read('hơn 3,000', '3000'), ['3000', 0, 1]);
    assert.deepEqual(read('hơn 3,000', '3'), ['3', 0, 4]);
    refusedAmount({written_as: '1.500 tỷ'}, /^written_as: Có thể hiểu là 1500000000000 hoặc 1500000000\./);
    refusedAmount({written_as: '1.500 tỷ', amount: '15'}, /^amount: Không khớp/);
  });

  test('has no number where the report names only a magnitude', () => {
    refusedAmount({written_as: 'hàng chục tỷ', amount: '10000000000'}, /^amount: «hàng chục tỷ» không nêu con số/);
    refusedAmount({written_as: 'hàng trăm', amount: '0', amount_max: '999'}, /^amount: /, /^amount_max: /);
    refusedAmount(
      {written_as: 'giai đoạn 2022-2026', qualifier: 'unquantified', amount: '5'},
      /^amount: .*không nêu con số/,
    );
    refusedAmount({written_as: 'nhiều người'}, /^written_as: .*unquantified/);
  });
});
