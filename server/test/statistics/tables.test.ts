import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {parse} from 'csv-parse/sync';
import type {FastifyInstance} from 'fastify';
import {readDemoContent} from '../../src/demo-site/content.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {forEachDatabase} from '../support/databases.js';
import {faultsOf, sampleApp} from '../support/sample-app.js';

/** Where a column's value stands in the JSON, if not under the same name. */
const PATHS: Readonly<Record<string, string>> = {
  ...inside('quantity', [
    'written_as',
    'qualifier',
    'amount',
    'amount_max',
    'magnitude',
    'scale',
    'significant_digits',
  ]),
  ...inside('target.quantity', ['written_as', 'qualifier', 'amount', 'amount_max'], 'target_'),
  ...inside('previous.quantity', ['written_as', 'qualifier', 'amount', 'amount_max'], 'previous_'),
  ...{target_measure_name: 'target.measure.name', target_period_label: 'target.period.label'},
  ...{previous_measure_name: 'previous.measure.name', previous_period_label: 'previous.period.label'},
  ...{measure_kind: 'measure.kind', measure_name: 'measure.name', currency: 'measure.currency'},
  ...{period_label: 'period.label', period_kind: 'period.kind', period_start: 'period.start', period_end: 'period.end'},
  ...{unit: 'unit.id', unit_name: 'unit.name', unit_short_name: 'unit.short_name', target: 'target.id'},
  ...{coverage_kind: 'coverage.kind', coverage_note: 'coverage.note', previous_id: 'previous.id'},
  ...{document: 'provenance.document', issuer: 'provenance.issuer', document_date: 'provenance.date'},
  ...{article: 'provenance.article', url: 'provenance.url', quote: 'provenance.quote'},
  ...{check_result: 'check.result', check_detail: 'check.detail'},
  ...{phone: 'contact.phone', address: 'contact.address', website: 'contact.website'},
};

function inside(path: string, names: readonly string[], prefix = ''): Record<string, string> {
  const paths: Record<string, string> = {};
  for (const name of names) paths[`${prefix}${name}`] = `${path}.${name}`;
  return paths;
}

/** What a cell must hold for a value of the JSON: nothing for a missing one, a list by its members. */
function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) {
    assert.equal(value ?? null, null);
    return '';
  }
  return value.map((one: unknown) => cellOf(isRecord(one) ? one['id'] : one)).join('; ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueAt(item: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), item);
}

forEachDatabase((_name, open) => {
  let app: FastifyInstance;
  before(async () => {
    const database = await open();
    await fillWhenEmpty(database.db, readDemoContent(), new Date());
    app = await sampleApp(database);
  });
  after(() => app.close());

  const table = async (url: string) => {
    const response = await app.inject(url);
    assert.equal(response.statusCode, 200, response.body);
    assert.equal(response.headers['content-type'], 'text/csv; charset=utf-8');
    assert.ok(
      response.rawPayload.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])),
      'begins with a byte order mark',
    );
    const rows: Record<string, string>[] = parse(response.body, {bom: true, columns: true});
    return {rows, headers: response.headers};
  };

  const twins: [address: string, query: string, fileName: string][] = [
    ['/v1/statistics', '', 'so-lieu.csv'],
    [
      '/v1/statistics',
      '?campaign=vi-du-so-lieu-theo-thang&period=2026-09',
      'so-lieu-vi-du-so-lieu-theo-thang-2026-09.csv',
    ],
    ['/v1/statistics', '?breakdown=unit&indicator=vi-du-cuoc-hop-dan', 'so-lieu-theo-don-vi-vi-du-cuoc-hop-dan.csv'],
    ['/v1/statistics', '?as_of=2022-12-31', 'so-lieu-den-2022-12-31.csv'],
    ['/v1/statistics/vi-du-tin-bao-2026-08/revisions', '', 'so-lieu-vi-du-tin-bao-2026-08-cac-lan-dinh-chinh.csv'],
    ['/v1/campaigns/nam-dan-van-chinh-quyen-2018/latest', '', 'chuong-trinh-nam-dan-van-chinh-quyen-2018-moi-nhat.csv'],
    ['/v1/campaigns', '?unit=bo-cong-an', 'chuong-trinh-bo-cong-an.csv'],
    ['/v1/indicators', '', 'chi-tieu.csv'],
    ['/v1/units', '?current=false', 'don-vi-cu.csv'],
  ];
  for (const [address, query, fileName] of twins) {
    test(`${address}.csv${query} tells what the JSON tells, field for field`, async () => {
      const limit = address === '/v1/statistics' ? `${query === '' ? '?' : '&'}limit=1000` : '';
      const {items} = (await app.inject(`${address}${query}${limit}`)).json<{items: unknown[]}>();
      const {rows, headers} = await table(`${address}.csv${query}`);
      assert.ok(items.length > 0);
      assert.equal(rows.length, items.length);
      rows.forEach((row, at) => {
        for (const [name, cell] of Object.entries(row)) {
          const item = items[at];
          // A unit's own columns are named as a figure's, and are its fields.
          const path = isRecord(item) && name in item && !isRecord(item[name]) ? name : (PATHS[name] ?? name);
          assert.equal(cell, cellOf(valueAt(item, path)), `${name} of row ${at}`);
        }
      });
      assert.equal(headers['content-disposition'], `attachment; filename="${fileName}"`);
    });
  }

  test('a figure without an amount has none in any cell, and no number is put in its place', async () => {
    const {rows} = await table('/v1/statistics.csv');
    const powers = rows.filter(({qualifier}) => qualifier === 'magnitude' || qualifier === 'unquantified');
    const assets = powers.find(({written_as}) => written_as === 'hàng chục tỷ');
    assert.ok(powers.length >= 10 && assets);
    for (const row of powers)
      assert.deepEqual([row['amount'], row['amount_max'], row['significant_digits']], ['', '', '']);
    const numbers = Object.entries(assets).filter(([, cell]) => /\d/.test(cell) && /^[\d.,\s]+$/.test(cell));
    assert.deepEqual(numbers.sort(), [
      ['magnitude', '10'],
      ['revision', '1'],
      ['scale', '9'],
    ]);
    for (const cell of Object.values(assets)) assert.doesNotMatch(cell, /0{6}/);
    const json = (await app.inject('/v1/statistics/tphcm-tri-gia-tai-san')).body;
    assert.doesNotMatch(json, /0{6}/);
    assert.match(json, /"amount":null,"amount_max":null,"magnitude":10,/);
  });

  test('a whole number stays the text it is, and a table is kept and asked for again as JSON is', async () => {
    const {rows, headers} = await table('/v1/statistics.csv?indicator=tong-kinh-phi');
    assert.deepEqual([rows[0]?.['amount'], rows[0]?.['written_as']], ['15300000000', '15.3 tỷ']);
    assert.match(String(headers['cache-control']), /^public, max-age=60/);
    const again = await app.inject({
      url: '/v1/statistics.csv?indicator=tong-kinh-phi',
      headers: {'if-none-match': String(headers['etag'])},
    });
    assert.equal(again.statusCode, 304);
  });

  test('a table has neither pages nor parameters unknown to it', async () => {
    assert.deepEqual(faultsOf(await app.inject('/v1/statistics.csv?limit=5'), 400), ['limit unknown_parameter']);
    assert.deepEqual(faultsOf(await app.inject('/v1/units.csv?unit=a'), 400), ['unit unknown_parameter']);
  });
});
