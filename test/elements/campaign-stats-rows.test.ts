import {expect} from '@open-wc/testing';
import type {Observation} from '../../src/api/types.js';
import {periodOf} from '../../src/elements/campaign-stats/inline.js';
import {
  barsOf,
  firstOrder,
  isSortable,
  ROW_HEAD,
  sortedRows,
  tableOf,
  trendOf,
  withGaps,
} from '../../src/elements/campaign-stats/table-model.js';
import {month, TREND} from '../support/fake-api/figures-by-unit.js';
import {observationList} from '../support/fake-api/statistics-answers.js';
import {magnitude, observation, OBSERVATIONS, quantity} from '../support/fake-api/statistics-content.js';

const unit = (name: string) => ({id: name, name: `Công an tỉnh ${name}`, short_name: name});
const of = (name: string, value: Observation['quantity'], changes: Partial<Observation> = {}) =>
  observation(`${name}-${value.written_as}`, {indicator: 'x', unit: unit(name), quantity: value, ...changes});
const exact = (amount: string) => quantity(amount, amount);
const textOf = ({quantity: {written_as}}: Observation) => written_as;
const table = (items: readonly Observation[], overTime = false) =>
  tableOf(observationList(items), {byUnit: !overTime, overTime});

describe('periods', () => {
  it('are read from a page, and any other words stay words', () => {
    expect(periodOf('2024-02')).to.deep.equal({
      kind: 'month',
      start: '2024-02-01',
      end: '2024-02-29',
      label: 'tháng 2/2024',
    });
    expect(periodOf('2026-Q3').label).to.equal('quý III/2026');
    expect(periodOf('2026-H2')).to.deep.include({
      start: '2026-07-01',
      end: '2026-12-31',
      label: '6 tháng cuối năm 2026',
    });
    expect(periodOf('2026').end).to.equal('2026-12-31');
    expect(periodOf('2016..2021')).to.deep.equal({
      kind: 'range',
      start: '2016-01-01',
      end: '2021-12-31',
      label: 'giai đoạn 2016-2021',
    });
    for (const words of [' 9 tháng đầu năm ', '2021..2016', '2026-13', '2016..', '29/2/2025', '']) {
      expect(periodOf(words)).to.deep.equal({kind: 'range', start: null, end: null, label: words.trim()});
    }
  });

  it('have their gaps filled over the turn of a year', () => {
    const labels = withGaps([month('2026-02'), month('2025-11')]).map(({label}) => label);
    expect(labels).to.deep.equal(['tháng 11/2025', 'tháng 12/2025', 'tháng 1/2026', 'tháng 2/2026']);
  });

  it('of several kinds are put in order and filled with nothing', () => {
    const labels = withGaps([month('2026-03'), periodOf('2025'), periodOf('bất kỳ')]).map(({label}) => label);
    expect(labels).to.deep.equal(['năm 2025', 'tháng 3/2026', 'bất kỳ']);
  });
});

describe('rows of a table', () => {
  it('have the order of Vietnamese letters', () => {
    const names = [
      'Đắk Lắk',
      'Đà Nẵng',
      'Điện Biên',
      'Cà Mau',
      'Cao Bằng',
      'Cần Thơ',
      'Lâm Đồng',
      'Lạng Sơn',
      'Lào Cai',
      'Dĩ An',
    ];
    const {rows} = table(names.map((name) => of(name, exact('1'))));
    expect(rows.map(({label}) => label)).to.deep.equal([
      ...[
        'Cà Mau',
        'Cao Bằng',
        'Cần Thơ',
        'Dĩ An',
        'Đà Nẵng',
        'Đắk Lắk',
        'Điện Biên',
        'Lạng Sơn',
        'Lào Cai',
        'Lâm Đồng',
      ],
    ]);
  });

  it('sort by number and not by letters, a range by its lower end, and keep magnitudes last both ways', () => {
    const made = table([
      of('A', exact('9')),
      of('B', magnitude('hàng nghìn', 3, 3)),
      of('C', exact('1000')),
      of('D', quantity('khoảng 20-30', '20', {qualifier: 'range', amount_max: '30'})),
    ]);
    const key = made.columns[0]?.key ?? '';
    const sorted = (isDescending: boolean) =>
      sortedRows(made, {column: key, isDescending})
        .map(({label}) => label)
        .join('');
    expect([sorted(false), sorted(true)]).to.deep.equal(['ADCB', 'CDAB']);
  });

  it('have their columns in the order of time, whichever unit reported first', () => {
    const at = (name: string, text: string) => of(name, exact('1'), {id: name + text, period: month(text)});
    const made = table([at('A', '2026-03'), at('B', '2026-01'), at('A', '2026-02')]);
    expect(made.columns.map(({label}) => label)).to.deep.equal(['tháng 1/2026', 'tháng 2/2026', 'tháng 3/2026']);
    expect(
      made.rows.map(({cells}) =>
        cells.map((cell) => (cell.kind === 'observations' ? cell.observations.length : '')).join(''),
      ),
    ).to.deep.equal(['011', '100']);
  });

  it('keep every figure that falls into the same cell', () => {
    const made = table([of('A', exact('92')), of('A', exact('4'), {status: 'proposed'})]);
    expect(made.rows[0]?.cells[0]).to.have.property('observations').with.length(2);
  });

  it('are in the order of the report where each is another figure, of which only words can be sorted', () => {
    const made = tableOf(observationList(OBSERVATIONS), {byUnit: false, overTime: false});
    expect(made.rowsAre).to.equal('observation');
    expect(firstOrder(made)).to.equal(undefined);
    expect([ROW_HEAD, 'value', 'unit', 'period'].map((key) => isSortable(made, key))).to.deep.equal([
      true,
      false,
      true,
      true,
    ]);
  });

  it('do not claim that a report is missing when the answer was cut', () => {
    const page = {next: 'c1', limit: 1, as_of: ''};
    const made = tableOf(observationList(TREND, {page}), {byUnit: false, overTime: true});
    expect(
      made.rows.flatMap(({cells}) => cells).filter((cell) => cell.kind === 'observations' && cell.isMissing),
    ).to.have.length(0);
  });
});

describe('rows of a chart', () => {
  it('have no number for a magnitude and nothing for a missing report', () => {
    const chart = trendOf(table(TREND, true), textOf);
    const rowOf = (label: string) => chart?.rows.find((row) => row.label === label);
    expect(chart?.rows).to.have.length(12);
    expect(rowOf('tháng 4/2026')).to.deep.include({text: 'hàng chục', series: ''});
    expect(rowOf('tháng 4/2026')?.quantity?.amount).to.equal(null);
    expect(rowOf('tháng 7/2026')).to.deep.include({text: '', quantity: null});
  });

  it('make a line for each unit', () => {
    const other = TREND.slice(0, 3).map((figure) => ({...figure, id: `${figure.id}-2`, unit: unit('Huế')}));
    const chart = trendOf(table([...TREND, ...other], true), textOf);
    expect(new Set(chart?.rows.map(({series}) => series))).to.deep.equal(new Set(['Khánh Hòa', 'Huế']));
  });

  it('leave a year out from among the months', () => {
    const chart = trendOf(
      table(
        [
          ...TREND,
          {
            ...of('Khánh Hòa', exact('1400')),
            indicator: 'hop-dan-thang',
            unit: TREND[0]?.unit ?? unit(''),
            period: periodOf('2026'),
          },
        ],
        true,
      ),
      textOf,
    );
    expect(chart?.rows.some(({label}) => label === 'năm 2026')).to.equal(false);
    expect(chart?.isPartial).to.equal(true);
  });

  it('put on one scale only what counts the same, and neither a level beside a decrease', () => {
    const made = tableOf(
      observationList([
        observation('a', {quantity: exact('5')}),
        observation('b', {quantity: exact('7')}),
        observation('c', {quantity: exact('6'), change: 'decrease'}),
        observation('d', {measure: {kind: 'occurrences', name: 'lượt người'}}),
      ]),
      {byUnit: false, overTime: false},
    );
    const chart = barsOf(made, made.rows, '', textOf);
    expect(chart?.rows.map(({text}) => text)).to.deep.equal(['5', '7']);
    expect(chart?.isPartial).to.equal(true);
  });

  it('are none where there are no two figures to compare', () => {
    const made = tableOf(observationList(OBSERVATIONS.slice(0, 3)), {byUnit: false, overTime: false});
    expect(barsOf(made, made.rows, '', textOf)).to.equal(undefined);
  });
});
