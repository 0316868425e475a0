import {expect} from '@open-wc/testing';
import {
  boundsOf,
  changeBetween,
  checkParts,
  isExact,
  numberOf,
  progressToward,
  sumQuantities,
} from '../../../src/vietnamese/quantity.js';
import type {Summand} from '../../../src/vietnamese/quantity.js';
import {meetings, read} from './figure.js';

const sumOf = (...texts: string[]) => sumQuantities(texts.map((text) => meetings(text))).quantity;
const refusals = (...summands: Summand[]) => sumQuantities(summands).refusals;

describe('what a quantity vouches for', () => {
  it('is drawn by its number, and has none where the report has none', () => {
    expect(numberOf(read('hơn 9,3 triệu'))).to.equal(9_300_000);
    expect(numberOf(read('20-30'))).to.equal(20);
    expect(numberOf(read('hàng chục tỷ'))).to.be.undefined;
    expect(boundsOf(read('hàng chục tỷ'))).to.be.undefined;
    expect(numberOf({...read('20'), amount: 'abc'}), 'a broken answer').to.be.undefined;
    expect(numberOf({...read('20-30'), amount: '40'}), 'a range that runs downward').to.be.undefined;
  });

  it('is open where the report leaves it open', () => {
    expect(boundsOf(read('20'))).to.deep.equal({min: 20, max: 20});
    expect(boundsOf(read('hơn 20'))).to.deep.equal({min: 20, max: undefined});
    expect(boundsOf(read('gần 20'))).to.deep.equal({min: undefined, max: 20});
    expect(boundsOf(read('không quá 20'))).to.deep.equal({min: undefined, max: 20});
    expect(boundsOf(read('20-30'))).to.deep.equal({min: 20, max: 30});
    expect(boundsOf(read('khoảng 20'))).to.deep.equal({min: undefined, max: undefined});
  });

  it('is exact only without a qualifier', () => {
    expect(isExact(read('06'))).to.be.true;
    for (const text of ['hơn 20', '20-30', 'khoảng 20', 'hàng trăm']) expect(isExact(read(text)), text).to.be.false;
  });
});

describe('sumQuantities', () => {
  it('adds exact figures exactly, however long', () => {
    expect(sumOf('294.075', '12')).to.deep.equal(read('294.087'));
    expect(sumOf('0,1', '0,2')?.amount).to.equal('0.3');
    expect(sumOf('9.007.199.254.740.993', '2')?.amount).to.equal('9007199254740995');
    expect(sumOf('300 triệu', '15,3 tỷ')).to.deep.include({written_as: '15,6 tỷ', amount: '15600000000', scale: 9});
  });

  it('keeps what the words of the summands mean', () => {
    const written: readonly (readonly [string, string, string])[] = [
      ['20', 'hơn 500', 'hơn 520'],
      ['20', 'gần 60', 'gần 80'],
      ['gần 60', 'gần 300', 'gần 360'],
      ['20', 'dưới 60', 'dưới 80'],
      ['gần 20', 'dưới 60', 'dưới 80'],
      ['ít nhất 20', 'hơn 500', 'hơn 520'],
      ['ít nhất 20', '30', 'ít nhất 50'],
      ['không quá 20', '30', 'không quá 50'],
      ['hơn 500', 'gần 60', 'khoảng 560'],
      ['khoảng 20', '30', 'khoảng 50'],
      ['20-30', '5', '25–35'],
      ['20-30', '100-200', '120–230'],
      ['20-30', 'hơn 500', 'hơn 520'],
      ['20-30', 'gần 60', 'dưới 90'],
      ['20-30', 'khoảng 50', 'khoảng 75'],
    ];
    for (const [a, b, sum] of written) expect(sumOf(a, b)?.written_as, `${a} + ${b}`).to.equal(sum);
  });

  it('is no more precise than its coarsest rounded summand, and loses no proven number', () => {
    expect(sumOf('hơn 9,3 triệu', '294.075')).to.deep.equal({
      qualifier: 'more_than',
      amount: '9594075',
      amount_max: null,
      magnitude: null,
      written_as: 'hơn 9,5 triệu',
      scale: 6,
      significant_digits: 2,
    });
    expect(sumOf('hơn 36 tỷ', 'hơn 16 tỷ', '300 triệu')?.written_as).to.equal('hơn 52 tỷ');
    expect(sumOf('gần 1.000', 'gần 300')?.written_as, 'a single digit keeps the next').to.equal('gần 1.300');
  });

  it('gives a single figure back as it is', () => {
    expect(sumOf('hơn  9.3 triệu')?.written_as).to.equal('hơn  9.3 triệu');
  });

  it('refuses what cannot be added, with the reason', () => {
    const persons = {measure: {kind: 'persons', name: 'người'}};
    expect(refusals()).to.deep.equal(['nothing']);
    expect(refusals(meetings('1'), meetings('2', persons))).to.deep.equal(['mixed_measures']);
    const named = (name: string) => meetings('1', {measure: {kind: 'occurrences', name}});
    expect(refusals(named('cuộc họp'), named('cuộc thanh tra'))).to.deep.equal(['mixed_measures']);
    const money = (currency: string) => meetings('1', {measure: {kind: 'money', name: 'đồng', currency}});
    expect(refusals(money('VND'), money('USD'))).to.deep.equal(['mixed_measures']);
    for (const status of ['proposed', 'planned', 'target', 'withdrawn']) {
      expect(refusals(meetings('1'), meetings('2', {status})), status).to.deep.equal(['mixed_statuses']);
    }
    expect(refusals(meetings('1'), meetings('2', {change: 'increase'}))).to.deep.equal(['mixed_changes']);
    const unsaid: Summand = {
      quantity: read('3'),
      measure: meetings('1').measure,
      status: 'reported',
      period: meetings('1').period,
    };
    expect(refusals(unsaid, meetings('1', {change: 'increase'}), meetings('2', {change: 'decrease'}))).to.deep.equal([
      'mixed_changes',
    ]);
    const nextYear = {period: {kind: 'year', start: '2019-01-01', end: '2019-12-31', label: 'năm 2018'}};
    expect(refusals(meetings('1'), meetings('2', nextYear))).to.deep.equal(['mixed_periods']);
    expect(refusals(meetings('1'), meetings('hàng trăm'))).to.deep.equal(['without_amount']);
    expect(refusals(meetings('3', {id: 'all'}), meetings('2', {id: 'part', part_of: 'all'}))).to.deep.equal([
      'overlapping',
    ]);
    expect(refusals(meetings('3', {id: 'all'}), meetings('3', {id: 'all'}))).to.deep.equal(['overlapping']);
  });

  it('tells all reasons, not the first', () => {
    const other = meetings('hàng trăm', {
      measure: {kind: 'persons', name: 'người'},
      status: 'proposed',
      change: 'decrease',
      period: {kind: 'plan', start: null, end: null, label: '2022-2026'},
      id: 'b',
      part_of: 'a',
    });
    expect(refusals(meetings('1', {id: 'a'}), other)).to.deep.equal([
      'mixed_measures',
      'mixed_statuses',
      'mixed_changes',
      'mixed_periods',
      'without_amount',
      'overlapping',
    ]);
  });

  it('takes a corrected figure as a reported one, and names that differ in case and white space as one', () => {
    const corrected = meetings('2', {
      status: 'revised',
      measure: {kind: 'occurrences', name: ' Cuộc  HỌP'.normalize('NFD')},
    });
    expect(sumQuantities([meetings('1'), corrected]).quantity?.amount).to.equal('3');
    const undated = (label: string) => meetings('1', {period: {kind: 'recurring', start: null, end: null, label}});
    expect(sumQuantities([undated('hằng tuần'), undated('Hằng tuần')]).quantity?.amount).to.equal('2');
    expect(refusals(undated('hằng tuần'), undated('hằng tháng'))).to.deep.equal(['mixed_periods']);
  });
});

describe('checkParts', () => {
  const check = (whole: string, ...parts: string[]) =>
    checkParts(
      meetings(whole, {id: 'whole'}),
      parts.map((part) => meetings(part, {part_of: 'whole'})),
    );

  it('compares by what the reports vouch for', () => {
    expect(check('550', '300', '250')).to.equal('agree');
    expect(check('560', '300', '250')).to.equal('incomplete');
    expect(check('540', '300', '250')).to.equal('exceed');
    expect(check('hơn 500', '300', '250')).to.equal('agree');
    expect(check('hơn 500', '300', '200')).to.equal('incomplete');
    expect(check('gần 500', '300', '200')).to.equal('exceed');
    expect(check('500', 'hơn 300', '200')).to.equal('exceed');
    expect(check('500', 'hơn 300', '150')).to.equal('agree');
    expect(check('20-30', '25')).to.equal('agree');
  });

  it('proves nothing wrong by «khoảng»', () => {
    expect(check('khoảng 500', '300', '190')).to.equal('agree');
    expect(check('khoảng 500', '300', '10')).to.equal('incomparable');
  });

  it('does not compare what cannot be added, or not to this whole', () => {
    expect(check('500')).to.equal('incomparable');
    expect(check('500', 'hàng trăm')).to.equal('incomparable');
    expect(check('hàng trăm', '300')).to.equal('incomparable');
    const houses = meetings('75', {measure: {kind: 'things', name: 'căn nhà'}});
    expect(checkParts(meetings('15,3 tỷ', {measure: {kind: 'money', name: 'đồng'}}), [houses])).to.equal(
      'incomparable',
    );
  });
});

describe('changeBetween', () => {
  const year = (number: number) => ({
    kind: 'year',
    start: `${number}-01-01`,
    end: `${number}-12-31`,
    label: `năm ${number}`,
  });
  const change = (before: string, after: string, fields: Partial<Summand> = {}) =>
    changeBetween(meetings(before, {period: year(2017)}), meetings(after, fields));

  it('gives numbers for exact figures', () => {
    expect(change('80', '100')).to.deep.equal({direction: 'increase', amount: '20', percent: 25, isExact: true});
    expect(change('100', '93')).to.deep.equal({direction: 'decrease', amount: '7', percent: 7, isExact: true});
    expect(change('100', '100')).to.deep.equal({direction: 'same', amount: '0', percent: 0, isExact: true});
    expect(change('0', '5')).to.deep.equal({direction: 'increase', amount: '5', percent: null, isExact: true});
  });

  it('gives a direction where the words prove one, and nothing where they do not', () => {
    const proven = (direction: string) => ({direction, amount: null, percent: null, isExact: false});
    expect(change('gần 60', 'hơn 70')).to.deep.equal(proven('increase'));
    expect(change('gần 60', '60')).to.deep.equal(proven('increase'));
    expect(change('hơn 60', '60')).to.deep.equal(proven('decrease'));
    expect(change('20-30', '31-40')).to.deep.equal(proven('increase'));
    for (const [before, after] of [
      ['hơn 60', 'hơn 70'],
      ['20-30', '30-40'],
      ['khoảng 20', 'khoảng 900'],
      ['không quá 60', '60'],
    ] as const) {
      expect(change(before, after), `${before}, ${after}`).to.deep.equal({refusal: 'unproven'});
    }
  });

  it('compares only like with like', () => {
    expect(change('1', '2', {measure: {kind: 'persons', name: 'người'}})).to.deep.equal({refusal: 'mixed_measures'});
    expect(change('1', '2', {status: 'proposed'})).to.deep.equal({refusal: 'mixed_statuses'});
    expect(change('1', '2', {change: 'increase'})).to.deep.equal({refusal: 'mixed_changes'});
    expect(change('1', 'hàng trăm')).to.deep.equal({refusal: 'without_amount'});
    const units = [meetings('1', {unit: {id: 'ninh-thuan'}}), meetings('2', {unit: {id: 'khanh-hoa'}})] as const;
    expect(changeBetween(...units)).to.deep.equal({refusal: 'mixed_units'});
    const toDate = (end: string) => ({kind: 'year_to_date', start: '2018-01-01', end, label: ''});
    const nineMonths = meetings('1', {period: toDate('2018-09-30')});
    expect(changeBetween(nineMonths, meetings('2', {period: toDate('2018-06-30')}))).to.deep.equal({
      refusal: 'mixed_periods',
    });
    expect(changeBetween(nineMonths, meetings('2'))).to.deep.equal({refusal: 'mixed_periods'});
  });
});

describe('progressToward', () => {
  const progress = (value: string, target: string, fields: Partial<Summand> = {}) =>
    progressToward(meetings(value), meetings(target, {status: 'target', ...fields}));

  it('is the share that is reached, beyond one too', () => {
    expect(progress('60', '80')).to.deep.equal({ratio: 0.75, isExact: true});
    expect(progress('120', '80')).to.deep.equal({ratio: 1.5, isExact: true});
    expect(progress('60', 'ít nhất 80')).to.deep.equal({ratio: 0.75, isExact: true});
    expect(progress('hơn 60', '80')).to.deep.equal({ratio: 0.75, isExact: false});
    expect(progress('20-40', 'khoảng 60')).to.deep.equal({ratio: 0.5, isExact: false});
  });

  it('is none between unlike figures', () => {
    expect(progress('60', '80', {measure: {kind: 'persons', name: 'người'}})).to.deep.equal({
      refusal: 'mixed_measures',
    });
    expect(progress('60', '80', {status: 'reported'})).to.deep.equal({refusal: 'mixed_statuses'});
    expect(progress('60', '0')).to.deep.equal({refusal: 'zero_target'});
    expect(progress('hàng trăm', '80')).to.deep.equal({refusal: 'without_amount'});
    const elsewhere = meetings('80', {status: 'target', unit: {id: 'long-an'}});
    expect(progressToward(meetings('60', {unit: {id: 'can-tho'}}), elsewhere)).to.deep.equal({refusal: 'mixed_units'});
  });
});
