import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {parse} from 'csv-parse/sync';
import type {components} from '../../../src/api/generated/contract.js';
import {type ObservationContent, writeIndicators, writeObservations} from '../../src/statistics/writing.js';
import {forEachDatabase} from '../support/databases.js';
import {withSampleApp} from '../support/with-sample-app.js';

type List = components['schemas']['ObservationList'];

const content: Omit<ObservationContent, 'id' | 'unit_id'> = {
  ...{campaign_id: 'moi-nhat', indicator: 'cuoc-hop', label: 'được tổ chức'},
  ...{qualifier: 'exact', amount: '30', amount_max: null, magnitude: null, written_as: '30', scale: 0},
  ...{significant_digits: 2, measure_kind: 'occurrences', measure_name: 'cuộc họp', currency: null},
  ...{change: null, status: 'reported', period_kind: 'month', period_start: '2026-01-01', period_end: '2026-01-31'},
  ...{period_label: 'tháng 1/2026', part_of: null, coverage_kind: null, coverage_note: null},
  ...{actors: null, target: null, document: 'Báo cáo', issuer: 'Công an', document_date: '2026-02-01'},
  ...{document_url: null, article_id: null, quote: null},
};
const magnitude = {qualifier: 'magnitude', amount: null, magnitude: 2, written_as: 'hàng trăm'} as const;

/** For each indicator the figures of two units and what is said of their sum. */
const cases: [
  name: string,
  changes: [string, Partial<ObservationContent>][],
  sum: string | null,
  refusals: string[],
][] = [
  [
    'hai-so',
    [
      ['an-giang', {}],
      ['da-nang', {amount: '12', written_as: '12'}],
    ],
    '42',
    [],
  ],
  [
    'da-sua',
    [
      ['an-giang', {}],
      ['da-nang', {status: 'revised'}],
    ],
    '60',
    [],
  ],
  [
    'co-chi-tieu',
    [
      ['an-giang', {}],
      ['an-giang', {status: 'target', amount: '99'}],
    ],
    '30',
    [],
  ],
  [
    'de-nghi',
    [
      ['an-giang', {}],
      ['da-nang', {status: 'proposed'}],
    ],
    null,
    ['mixed_statuses'],
  ],
  [
    'do-lon',
    [
      ['an-giang', {}],
      ['da-nang', magnitude],
    ],
    null,
    ['without_amount'],
  ],
  [
    'tang-va-co',
    [
      ['an-giang', {change: 'increase'}],
      ['da-nang', {}],
    ],
    null,
    ['mixed_changes'],
  ],
  [
    'don-vi-do',
    [
      ['an-giang', {}],
      ['da-nang', {measure_name: 'buổi họp'}],
    ],
    null,
    ['mixed_measures'],
  ],
  [
    'hai-lan',
    [
      ['an-giang', {}],
      ['an-giang', {}],
    ],
    null,
    ['overlapping'],
  ],
];

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});
  before(async () => {
    const indicators = cases.map(([id]) => ({
      ...({id, name: id, measure_kind: 'occurrences', measure_name: 'cuộc họp'} as const),
    }));
    const rows = cases.flatMap(([indicator, figures]) =>
      figures.map(([unit_id, change], at) => ({...content, ...change, id: `${indicator}-${at}`, indicator, unit_id})),
    );
    const formula = {
      ...content,
      id: 'cong-thuc',
      indicator: 'hai-so',
      unit_id: 'dien-bien',
      period_kind: 'day',
    } as const;
    const day = {period_start: '2026-01-01', period_end: '2026-01-01', amount: '-5', written_as: '-5', label: '=1+1'};
    await sample.database.db.transaction().execute(async (transaction) => {
      await writeIndicators(transaction, indicators);
      const terms = {recordedAt: new Date('2026-02-01T00:00:00Z'), note: 'Sửa'};
      await writeObservations(transaction, [...rows, {...formula, ...day}], terms);
    });
  });

  const breakdown = async (indicator: string) => {
    const response = await sample.app.inject(`/v1/statistics?breakdown=unit&period=2026-01&indicator=${indicator}`);
    assert.equal(response.statusCode, 200, response.body);
    return response.json<List>().breakdowns.filter(({period}) => period.kind === 'month');
  };

  for (const [indicator, , sum, refusals] of cases) {
    test(`the figures of «${indicator}» ${sum === null ? 'are not added, and why is said' : 'are added'}`, async () => {
      const [found] = await breakdown(indicator);
      assert.ok(found);
      assert.equal(found.sum.quantity?.amount ?? null, sum);
      assert.deepEqual(
        found.sum.refusals.map(({code}) => code),
        refusals,
      );
      for (const {detail} of found.sum.refusals) assert.match(detail, /^Không cộng .+\.$/);
    });
  }

  test('a target is no report: its unit is missing until it reports', async () => {
    const [found] = await breakdown('co-chi-tieu');
    assert.equal(found?.reported, 1);
    const asked = await sample.app.inject('/v1/statistics?breakdown=unit&indicator=co-chi-tieu&status=target');
    assert.equal(asked.json<List>().breakdowns[0]?.sum.quantity?.amount, '99');
  });

  test('a superseded revision is told with what was known beside it while it stood', async () => {
    const unit_id = 'khanh-hoa';
    const month = {period_start: '2026-02-01', period_end: '2026-02-28', period_label: 'tháng 2/2026'};
    const january = {...content, id: 'thang-1', unit_id, indicator: 'hai-so'};
    const february = {...january, ...month, id: 'thang-2'};
    const written = [
      ['2026-03-01', [january, february]],
      ['2026-03-02', [{...january, written_as: '31', amount: '31'}]],
      ['2026-03-03', [{...february, written_as: '41', amount: '41'}]],
      ['2026-03-04', [{...january, written_as: '32', amount: '32'}]],
    ] as const;
    for (const [day, rows] of written) {
      const terms = {recordedAt: new Date(`${day}T08:00:00+07:00`), note: 'Sửa'};
      await sample.database.db.transaction().execute((transaction) => writeObservations(transaction, rows, terms));
    }
    const {items} = (await sample.app.inject('/v1/statistics/thang-2/revisions')).json<List>();
    assert.deepEqual(
      items.map(({quantity, previous}) => [quantity.written_as, previous?.quantity.written_as]),
      [
        ['41', '32'],
        ['30', '31'],
      ],
    );
  });

  test('a table runs no formula, and a negative number stays a number', async () => {
    const {body} = await sample.app.inject('/v1/statistics.csv?indicator=hai-so&unit=dien-bien');
    const [row]: Record<string, string>[] = parse(body, {bom: true, columns: true});
    assert.deepEqual([row?.['label'], row?.['amount']], [`'=1+1`, '-5']);
  });
});
