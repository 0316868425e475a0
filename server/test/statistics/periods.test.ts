import assert from 'node:assert/strict';
import {test} from 'node:test';
import {periodBefore, readSpan} from '../../src/statistics/related.js';

const spans: [text: string, days: string | undefined][] = [
  ['2019', '2019-01-01 2019-12-31'],
  ['2019-H2', '2019-07-01 2019-12-31'],
  ['2019-Q3', '2019-07-01 2019-09-30'],
  ['2024-02', '2024-02-01 2024-02-29'],
  ['2016..2021', '2016-01-01 2021-12-31'],
  ['2019-Q4..2020-02', '2019-10-01 2020-02-29'],
  ['2021..2016', undefined],
  ['2019-02..2019-01', undefined],
  ['0000', '0001-01-01 0001-12-31'],
  ['9999', '9999-01-01 9999-12-31'],
  ['latest', undefined],
];
for (const [text, days] of spans) {
  test(`${text} is ${days ?? 'no span'}`, () => {
    const span = readSpan(text);
    assert.equal(span && `${span.from} ${span.to}`, days);
  });
}

type Kind = Parameters<typeof periodBefore>[0]['kind'];
const befores: [kind: Kind, start: string | null, end: string | null, days: string | undefined][] = [
  ['month', '2026-01-01', '2026-01-31', '2025-12-01 2025-12-31'],
  ['month', '2024-03-01', '2024-03-31', '2024-02-01 2024-02-29'],
  ['quarter', '2026-01-01', '2026-03-31', '2025-10-01 2025-12-31'],
  ['half_year', '2026-07-01', '2026-12-31', '2026-01-01 2026-06-30'],
  ['year', '2026-01-01', '2026-12-31', '2025-01-01 2025-12-31'],
  ['year_to_date', '2026-01-01', '2026-09-30', '2025-01-01 2025-09-30'],
  ['year_to_date', '2025-01-01', '2025-02-28', '2024-01-01 2024-02-29'],
  ['year_to_date', '2024-01-01', '2024-02-29', '2023-01-01 2023-02-28'],
  ['year_to_date', '2026-01-01', '2026-11-14', '2025-01-01 2025-11-14'],
  ['range', '2016-01-01', '2021-12-31', undefined],
  ['plan', '2022-01-01', '2026-12-31', undefined],
  ['day', '2018-06-11', '2018-06-11', undefined],
  ['recurring', null, null, undefined],
  ['year', '2018-01-01', null, undefined],
];
for (const [kind, start, end, days] of befores) {
  test(`before the ${kind} from ${start} to ${end} comes ${days ?? 'nothing'}`, () => {
    const before = periodBefore({kind, start, end});
    assert.equal(before && `${before.from} ${before.to}`, days);
  });
}
