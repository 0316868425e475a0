import {expect} from '@open-wc/testing';
import {readPeriod} from '../../src/shared/period.js';
import {isPeriodQuery} from '../../src/shared/calendar.js';

describe('a period', () => {
  for (const [text, told] of [
    ['2026', 'year 2026-01-01 2026-12-31 năm 2026'],
    ['2026-H1', 'half_year 2026-01-01 2026-06-30 6 tháng đầu năm 2026'],
    ['2026-h2', 'half_year 2026-07-01 2026-12-31 6 tháng cuối năm 2026'],
    ['2026-Q1', 'quarter 2026-01-01 2026-03-31 quý I/2026'],
    ['2026-q3', 'quarter 2026-07-01 2026-09-30 quý III/2026'],
    ['2024-02', 'month 2024-02-01 2024-02-29 tháng 2/2024'],
    ['2016..2021', 'range 2016-01-01 2021-12-31 giai đoạn 2016-2021'],
    ['2025-11..2026-10', 'range 2025-11-01 2026-10-31 tháng 11/2025 đến tháng 10/2026'],
    ['2025-Q4..2026', 'range 2025-10-01 2026-12-31 quý IV/2025 đến năm 2026'],
    ['2026-09-15', 'day 2026-09-15 2026-09-15 ngày 15/9/2026'],
    ['11/6/2018', 'day 2018-06-11 2018-06-11 ngày 11/6/2018'],
  ] as const) {
    it(`is read: ${text}`, () => {
      const {kind, start, end, label} = readPeriod(text) ?? {};
      expect([kind, start, end, label].join(' ')).to.equal(told);
    });
  }

  for (const text of [
    '',
    'latest',
    '26',
    '2026-13',
    '2026-Q5',
    '2016..',
    '..2016',
    '1..2..3',
    '2016-2021',
    '29/2/2025',
  ]) {
    it(`is not read: «${text}»`, () => expect(readPeriod(text)).to.equal(undefined));
  }

  for (const text of ['latest', '2026', '2026-H1', '2026-Q4', '2026-09', '2016..2021', '2025-11..2026-10']) {
    it(`may be asked for: ${text}`, () => expect(isPeriodQuery(text)).to.equal(true));
  }
  for (const text of [
    '',
    'Latest',
    '26',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-H3',
    '2016-2021',
    '2016...2021',
    '2026 ',
  ]) {
    it(`may not be asked for: «${text}»`, () => expect(isPeriodQuery(text)).to.equal(false));
  }
});
