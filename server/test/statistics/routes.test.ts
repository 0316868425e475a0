import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {FastifyInstance} from 'fastify';
import type {KyselyPlugin} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {readDemoContent} from '../../src/demo-site/content.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {forEachDatabase} from '../support/databases.js';
import {assertAsPromised, faultsOf, sampleApp} from '../support/sample-app.js';

type Schemas = components['schemas'];
type List = Schemas['ObservationList'];

/** Counts the statements that a database is asked, without those that keep the counts of views meanwhile. */
class StatementCounter implements KyselyPlugin {
  statements = 0;

  transformQuery({node}: Parameters<KyselyPlugin['transformQuery']>[0]): typeof node {
    if (!/_views|view_/.test(JSON.stringify(node))) this.statements += 1;
    return node;
  }

  transformResult({result}: Parameters<KyselyPlugin['transformResult']>[0]): Promise<typeof result> {
    return Promise.resolve(result);
  }
}

forEachDatabase((_name, open) => {
  const counter = new StatementCounter();
  let app: FastifyInstance;
  before(async () => {
    const database = await open();
    await fillWhenEmpty(database.db, readDemoContent(), new Date());
    app = await sampleApp({...database, db: database.db.withPlugin(counter)});
  });
  after(() => app.close());

  const get = async <T = List>(url: string): Promise<T> => {
    const response = await app.inject(url);
    assert.equal(response.statusCode, 200, `${url}: ${response.body}`);
    return response.json<T>();
  };
  const list = (query: string) => get(`/v1/statistics?limit=1000&${query}`);
  const wordsOf = async (query: string) => (await list(query)).items.map(({quantity}) => quantity.written_as);
  const find = (id: string, query = '') => get<Schemas['Observation']>(`/v1/statistics/${id}${query}`);

  describe('the past', () => {
    const august = 'indicator=vi-du-tin-bao&period=2026-08';

    test('is told as it was known at the end of a day, before a correction and after it', async () => {
      assert.deepEqual(await wordsOf(`${august}&as_of=2026-09-04`), []);
      assert.deepEqual(await wordsOf(`${august}&as_of=2026-09-05`), ['412']);
      assert.deepEqual(await wordsOf(`${august}&as_of=2026-09-19`), ['412']);
      assert.deepEqual(await wordsOf(`${august}&as_of=2026-09-20`), ['421']);
      assert.deepEqual(await wordsOf(august), ['421']);
    });

    test('says of a corrected figure why and since when', async () => {
      const {revision, revision_note, recorded_at, status} = await find('vi-du-tin-bao-2026-08');
      assert.deepEqual([revision, status], [2, 'revised']);
      assert.match(revision_note ?? '', /bổ sung 9 tin báo/);
      assert.equal(recorded_at, '2026-09-20T09:00:00.000+07:00');
      const first = await find('vi-du-tin-bao-2026-08', '?as_of=2026-09-19');
      assert.deepEqual([first.revision, first.revision_note, first.quantity.amount], [1, null, '412']);
    });

    test('has no figure before it was known', async () => {
      const response = await app.inject('/v1/statistics/vi-du-tin-bao-2026-08?as_of=2026-09-04');
      assert.equal(response.statusCode, 404);
      assertAsPromised('getObservation', response);
    });

    test('keeps every revision, the newest first', async () => {
      const {items, indicators} = await get('/v1/statistics/vi-du-tin-bao-2026-08/revisions');
      assert.deepEqual(
        items.map(({revision, quantity}) => [revision, quantity.written_as]),
        [
          [2, '421'],
          [1, '412'],
        ],
      );
      assert.deepEqual(
        indicators.map(({id}) => id),
        ['vi-du-tin-bao'],
      );
      assert.equal((await app.inject('/v1/statistics/khong-co/revisions')).statusCode, 404);
    });

    test('leaves a withdrawn figure out unless it is asked for', async () => {
      const july = 'indicator=vi-du-tin-bao&period=2026-07';
      assert.deepEqual(await wordsOf(july), []);
      assert.deepEqual(await wordsOf(`${july}&as_of=2026-08-17`), ['2.140']);
      const {items} = await list(`${july}&status=withdrawn`);
      assert.deepEqual(
        items.map(({status, revision}) => [status, revision]),
        [['withdrawn', 2]],
      );
      assert.match((await find('vi-du-tin-bao-2026-07')).revision_note ?? '', /Thu hồi/);
      // Nor is it what the month after is compared with; when it was believed, it was.
      assert.equal((await find('vi-du-tin-bao-2026-08')).previous, null);
      assert.equal((await find('vi-du-tin-bao-2026-07', '?as_of=2026-08-17')).previous?.quantity.written_as, '430');
    });
  });

  describe('periods', () => {
    const spans: [period: string, count: number][] = [
      ['2026', 9 + 5],
      ['2026-H1', 6],
      ['2026-Q3', 3 + 5],
      ['2026-09', 1 + 5],
      ['2026-08..2026-09', 2 + 5],
      ['2025..2026', 9 + 5],
      ['2027', 0],
      ['0000', 0],
    ];
    for (const [period, count] of spans) {
      test(`${period} holds ${count} figures of meetings`, async () => {
        assert.equal((await list(`indicator=vi-du-cuoc-hop-dan&period=${period}`)).items.length, count);
      });
    }

    test('a plan of five years is no figure of one of them', async () => {
      const query = 'campaign=phoi-hop-dan-van-tphcm-2016-2021&indicator=giai-doan-tiep-theo';
      assert.deepEqual(await wordsOf(`${query}&period=2024`), []);
      assert.deepEqual(await wordsOf(`${query}&period=2022..2026`), ['giai đoạn 2022-2026']);
    });

    test('latest keeps the last month of each indicator and unit, and goes by what was reported', async () => {
      const {items} = await list('indicator=vi-du-cuoc-hop-dan&unit=bo-cong-an&period=latest');
      assert.deepEqual(
        items.map(({id}) => id),
        ['vi-du-cuoc-hop-dan-2026-09'],
      );
      const toDate = await list('indicator=vi-du-cuoc-hop-dan-luy-ke&period=latest');
      assert.deepEqual(
        toDate.items.map(({id}) => id),
        ['vi-du-cuoc-hop-dan-9-thang-2026'],
      );
      const past = await list('indicator=vi-du-cuoc-hop-dan&unit=bo-cong-an&period=latest&as_of=2026-06-30');
      assert.deepEqual(
        past.items.map(({period}) => period.label),
        ['tháng 5/2026'],
      );
    });

    test('the latest figures of a campaign stand at an address of their own', async () => {
      const latest = await get('/v1/campaigns/vi-du-so-lieu-theo-thang/latest');
      const listed = await list('campaign=vi-du-so-lieu-theo-thang&period=latest');
      assert.deepEqual(latest.items, listed.items);
      assert.equal(latest.page.next, null);
      assert.ok(latest.items.some(({unit, period}) => unit.id === 'ninh-thuan' && period.label === 'tháng 6/2025'));
      assert.deepEqual(faultsOf(await app.inject('/v1/campaigns/khong-co/latest'), 404), ['id unknown_campaign']);
    });
  });

  describe('units', () => {
    test('a unit shows the figures of those that merged into it, under the names they had', async () => {
      const query = 'campaign=dan-van-kheo-ninh-thuan-2020&unit=khanh-hoa';
      assert.deepEqual((await list(query)).items, []);
      const {items} = await list(`${query}&predecessors=true`);
      assert.equal(items.length, 6);
      for (const {unit} of items) assert.equal(unit.name, 'Công an tỉnh Ninh Thuận');
    });

    test('a breakdown tells who has reported, who reported zero, and who is missing', async () => {
      const {items, breakdowns} = await list('breakdown=unit&indicator=vi-du-cuoc-hop-dan&period=2026-09');
      assert.deepEqual(items.map(({unit, quantity}) => `${unit.short_name} ${quantity.written_as}`).sort(), [
        'Hà Nội 148',
        'Khánh Hòa 96',
        'TP. Hồ Chí Minh 171',
        'Điện Biên 0',
        'Đà Nẵng 83',
      ]);
      const [breakdown] = breakdowns;
      assert.equal(breakdowns.length, 1);
      assert.deepEqual([breakdown?.expected, breakdown?.reported], [34, 5]);
      const missing = breakdown?.missing.map(({short_name}) => short_name) ?? [];
      assert.equal(missing.length, 29);
      assert.deepEqual(missing.slice(0, 7), [
        'An Giang',
        'Bắc Ninh',
        'Cà Mau',
        'Cao Bằng',
        'Cần Thơ',
        'Đắk Lắk',
        'Đồng Nai',
      ]);
      assert.ok(!missing.includes('Điện Biên'));
      assert.deepEqual([breakdown?.sum.quantity?.amount, breakdown?.sum.quantity?.qualifier], ['498', 'exact']);
      assert.deepEqual(breakdown?.sum.refusals, []);
    });

    test('a breakdown expects the units of its own time', async () => {
      const {breakdowns} = await list('breakdown=unit&indicator=vi-du-ho-ky-cam-ket&period=2025');
      assert.deepEqual(
        breakdowns.map(({period, expected, reported}) => [period.label, expected, reported]),
        Array.from({length: 12}, (_, at) => [`tháng ${at + 1}/2025`, at < 6 ? 63 : 34, at < 6 ? 63 : 34]),
      );
      const past = await list('breakdown=unit&indicator=vi-du-ho-ky-cam-ket&period=2025-12&as_of=2026-01-04');
      assert.deepEqual(past.breakdowns, []);
    });

    test('a breakdown counts all pages, whatever the page', async () => {
      const query = 'breakdown=unit&indicator=vi-du-cuoc-hop-dan&period=2026-09&limit=2';
      const first = await get(`/v1/statistics?${query}`);
      const second = await get(`/v1/statistics?${query}&cursor=${first.page.next}`);
      assert.deepEqual([first.items.length, second.items.length], [2, 2]);
      assert.deepEqual(first.breakdowns, second.breakdowns);
      assert.equal(first.breakdowns[0]?.reported, 5);
    });

    test('a unit without units below it has nothing to break down', async () => {
      const {items, breakdowns} = await list('breakdown=unit&unit=khanh-hoa&indicator=vi-du-ho-ky-cam-ket');
      assert.deepEqual([items, breakdowns], [[], []]);
    });
  });

  describe('beside a figure', () => {
    test('stands the period before: the month, or the same months of the year before', async () => {
      const september = await find('vi-du-cuoc-hop-dan-2026-09');
      assert.deepEqual(
        [september.previous?.id, september.previous?.period.label],
        ['vi-du-cuoc-hop-dan-2026-08', 'tháng 8/2026'],
      );
      const toDate = await find('vi-du-cuoc-hop-dan-9-thang-2026');
      assert.equal(toDate.previous?.period.label, '9 tháng đầu năm 2025');
      assert.equal((await find('vi-du-cuoc-hop-dan-2026-01')).previous, null);
      assert.equal((await find('vi-du-ho-ky-cam-ket-khanh-hoa-2025-03')).previous?.unit.id, 'khanh-hoa');
      assert.equal((await find('tphcm-cuoc-hop-dan')).previous, null);
    });

    test('stands its target, of whatever measure', async () => {
      const {target} = await find('vi-du-cuoc-hop-dan-9-thang-2026');
      assert.deepEqual([target?.quantity.amount, target?.status], ['12000', 'target']);
      const other = await find('vi-du-luot-nguoi-9-thang-2026');
      assert.deepEqual([other.target?.measure.kind, other.measure.kind], ['persons', 'occurrences']);
    });

    test('stands whether its parts make it up; a figure is marked, not hidden', async () => {
      const check = async (id: string) => (await find(id)).check;
      assert.equal((await check('vi-du-suat-qua-9-thang-2026'))?.result, 'agree');
      const exceeding = await check('vi-du-buoi-tuyen-truyen-9-thang-2026');
      assert.equal(exceeding?.result, 'exceed');
      assert.match(exceeding.detail, /lớn hơn .* chưa đúng\.$/);
      const partial = await check('vi-du-cuoc-hop-dan-2026-09');
      assert.equal(partial?.result, 'incomplete');
      assert.match(partial.detail, /báo cáo cho biết: Mới có 5 trong 34 đơn vị báo cáo riêng\.$/);
      const houses = await check('long-an-2018-tong-kinh-phi');
      assert.equal(houses?.result, 'incomparable');
      assert.match(houses.detail, /báo cáo không nêu kinh phí từng phần\.$/);
      assert.equal(await check('tphcm-cuoc-hop-dan'), null);
    });

    test('parts count though they are on another page', async () => {
      const {items} = await get('/v1/statistics?indicator=vi-du-buoi-tuyen-truyen&limit=1');
      assert.deepEqual(
        items.map(({check}) => check?.result),
        ['exceed'],
      );
    });

    test('stands where it can be read: the document, or else the article', async () => {
      const {provenance} = await find('tphcm-cuoc-hop-dan');
      assert.equal(provenance.url, `/bai-viet/${provenance.article}`);
    });

    test('all of it costs no more statements for a thousand figures than for one', async () => {
      const cost = async (limit: number) => {
        const start = counter.statements;
        const {items} = await get(`/v1/statistics?campaign=vi-du-so-lieu-theo-thang&limit=${limit}`);
        return {statements: counter.statements - start, items: items.length};
      };
      const [one, many] = [await cost(40), await cost(1000)];
      assert.ok(many.items > 600);
      assert.equal(many.statements, one.statements);
      assert.ok(many.statements <= 7, String(many.statements));
    });
  });

  describe('lists', () => {
    for (const query of ['', 'period=latest', 'breakdown=unit&indicator=vi-du-ho-ky-cam-ket', 'as_of=2022-12-31']) {
      test(`every figure of «${query}» is on one page, in one order`, async () => {
        const whole = (await list(query)).items.map(({id}) => id);
        const seen: string[] = [];
        for (let next: string | null = ''; next !== null;) {
          const page: List = await get(`/v1/statistics?limit=97&${query}${next && `&cursor=${next}`}`);
          seen.push(...page.items.map(({id}) => id));
          next = page.page.next;
        }
        assert.ok(whole.length > 30);
        assert.equal(new Set(seen).size, seen.length);
        assert.deepEqual(seen, whole);
      });
    }

    test('name the indicators of their figures', async () => {
      const {items, indicators} = await list('campaign=phoi-hop-dan-van-tphcm-2016-2021');
      assert.deepEqual(
        indicators.map(({id}) => id),
        items.map(({indicator}) => indicator),
      );
      assert.deepEqual(indicators[0], {
        ...{id: 'cuoc-hop-dan', name: 'Cuộc họp dân', definition: null},
        measure: {kind: 'occurrences', name: 'cuộc họp dân'},
      });
    });

    test('of indicators stand in Vietnamese order, all or those of a campaign', async () => {
      const {items} = await get<Schemas['IndicatorList']>('/v1/indicators?campaign=dan-van-kheo-ninh-thuan-2020');
      assert.deepEqual(
        items.map(({name}) => name),
        [
          'Đơn vị máu hiến tặng',
          'Học sinh được giúp qua “Cùng em đến trường”',
          '“Ngày thứ 7 tình nguyện”',
          '“Nồi cháo tình thương”',
          'Suất cháo trao mỗi tuần',
          'Xã trọng điểm',
        ],
      );
      assert.equal((await get<Schemas['IndicatorList']>('/v1/indicators')).items.length, 52);
    });
  });

  const refusals: [query: string, status: number, faults: string[]][] = [
    [
      'campaign=khong-co&unit=khong-co&indicator=khong-co',
      404,
      ['campaign unknown_campaign', 'unit unknown_unit', 'indicator unknown_indicator'],
    ],
    ['predecessors=true', 400, ['predecessors invalid']],
    ['breakdown=unit', 400, ['breakdown invalid']],
    ['period=2021..2016', 400, ['period invalid']],
    ['period=2019-Q3..2019-02&breakdown=unit', 400, ['breakdown invalid', 'period invalid']],
    ['period=2019-13', 400, ['period invalid']],
    ['as_of=2026-02-30', 400, ['as_of invalid']],
    ['status=wrong', 400, ['status invalid']],
    ['indicators=a', 400, ['indicators unknown_parameter']],
    ['limit=1001', 400, ['limit invalid']],
  ];
  for (const [query, status, faults] of refusals) {
    test(`${query} is refused and every fault named`, async () => {
      for (const address of query.startsWith('limit') ? ['/v1/statistics'] : ['/v1/statistics', '/v1/statistics.csv']) {
        const response = await app.inject(`${address}?${query}`);
        assert.deepEqual(faultsOf(response, status), faults);
        assert.match(response.json<Schemas['Problem']>().detail ?? '', /[à-ỹđ]/u);
      }
    });
  }
});
