import assert from 'node:assert/strict';
import {beforeEach, describe, test} from 'node:test';
import {sql} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {recountViews} from '../../src/articles/views/clock.js';
import {forEachDatabase} from '../support/databases.js';
import {assertAsPromised, sampleApp} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

type MostViewed = components['schemas']['MostViewed'];

const HOUR = 3_600_000;
const DAY = 24;

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});

  /** Lets nothing have been read but this: article, hours ago, views. */
  const haveBeenRead = async (...read: [article: string, hoursAgo: number, views: number][]) => {
    const hour = Math.floor(Date.now() / HOUR) * HOUR;
    await sample.database.db.transaction().execute(async (transaction) => {
      await sql`truncate view_hours, view_days, article_views`.execute(transaction);
      await transaction
        .insertInto('view_hours')
        .values(read.map(([article_id, ago, views]) => ({article_id, hour: new Date(hour - ago * HOUR), views})))
        .execute();
      await recountViews(transaction);
    });
  };

  const ask = async (query: string): Promise<MostViewed> => {
    const response = await sample.app.inject(`/v1/most-viewed?${query}`);
    assertAsPromised('listMostViewed', response);
    assert.equal(response.statusCode, 200, response.body);
    return response.json<MostViewed>();
  };
  const places = async (query: string) =>
    (await ask(query)).items.map(({rank, previous_rank, article, views}) => [rank, previous_rank, article.id, views]);
  const pin = (id: string, hours: number) =>
    sample.database.db
      .updateTable('articles')
      .set({pinned_until: new Date(Date.now() + hours * HOUR)})
      .where('id', '=', id)
      .execute();

  beforeEach(async () => {
    await sample.database.db.updateTable('articles').set({pinned_until: null, withdrawn_at: null}).execute();
  });

  describe('ranks', () => {
    test('tell the place in the window before, among all that were read then', async () => {
      await haveBeenRead(
        ['lua-dao', 1, 10],
        ['hoa-binh', 2, 8],
        ['hom-sau', 3, 6],
        ['hoa-binh', DAY + 2, 5],
        ['lich-su', DAY + 2, 7],
        ['hom-sau', DAY + 20, 9],
        ['hom-sau', 2 * DAY + 2, 90],
      );
      assert.deepEqual(await places('window=24h'), [
        [1, null, 'lua-dao', 10],
        [2, 3, 'hoa-binh', 8],
        [3, 1, 'hom-sau', 6],
      ]);
      assert.deepEqual((await places('window=7d'))[0], [1, null, 'hom-sau', 105]);
    });

    test('of equal views the newer article stands first, in the window before too', async () => {
      await haveBeenRead(
        ...['hoa-binh', 'lua-dao', 'hom-sau'].flatMap((id): [string, number, number][] => [
          [id, 1, 4],
          [id, 30 * DAY + 1, 4],
        ]),
      );
      assert.deepEqual(await places('window=30d'), [
        [1, 1, 'lua-dao', 4],
        [2, 2, 'hoa-binh', 4],
        [3, 3, 'hom-sau', 4],
      ]);
    });

    test('leave out what is withdrawn, now and before', async () => {
      await haveBeenRead(['lua-dao', 1, 10], ['hoa-binh', 1, 8], ['lua-dao', DAY + 1, 10], ['hoa-binh', DAY + 1, 8]);
      await sample.database.db
        .updateTable('articles')
        .set({withdrawn_at: new Date()})
        .where('id', '=', 'lua-dao')
        .execute();
      assert.deepEqual(await places('window=24h'), [[1, 1, 'hoa-binh', 8]]);
    });
  });

  describe('the share', () => {
    test('lets the small unit’s story stand before the large one’s, and the barely read out', async () => {
      await haveBeenRead(
        // Khánh Hòa has 1000 views, Đà Nẵng 20, Bộ Công an 9.
        ['lua-dao', 1, 600],
        ['hoa-binh', 1, 400],
        ['hom-sau', 1, 15],
        ['cung-luc-a', 1, 5],
        ['cung-luc-c', 1, 9],
        ['hom-sau', DAY + 1, 10],
        ['cung-luc-a', DAY + 1, 30],
      );
      const {items, rank} = await ask('window=24h&rank=share');
      assert.equal(rank, 'share');
      assert.deepEqual(
        items.map(({article, share, rank: place, previous_rank}) => [place, previous_rank, article.id, share]),
        [
          [1, 2, 'hom-sau', 0.75],
          [2, null, 'lua-dao', 0.6],
          [3, null, 'hoa-binh', 0.4],
        ],
      );
    });

    test('is told of every place and counts all that the unit’s readers read', async () => {
      await haveBeenRead(['lua-dao', 1, 3], ['hoa-binh', 1, 1], ['cu-moi-doc', 1, 4]);
      const {items} = await ask('window=24h&exclude=cu-moi-doc');
      assert.deepEqual(
        items.map(({share}) => share),
        [0.375, 0.125],
      );
    });
  });

  describe('too few articles', () => {
    const read = () => haveBeenRead(['cung-luc-b', 1, 9], ['lua-dao', 1, 5], ['hoa-binh', 1, 4], ['hom-sau', 1, 2]);
    const reach = async (query: string) => {
      const {scope, items} = await ask(`window=24h&${query}`);
      return [scope, items.map(({article}) => article.id)];
    };

    test('widen the scope step by step, and the answer tells where it ended', async () => {
      await read();
      assert.deepEqual(await reach('unit=phuong-nha-trang&at_least=1'), ['unit', ['cung-luc-b']]);
      assert.deepEqual(await reach('unit=phuong-nha-trang&at_least=2'), [
        'province',
        ['cung-luc-b', 'lua-dao', 'hoa-binh'],
      ]);
      assert.deepEqual(await reach('unit=phuong-nha-trang&at_least=4'), [
        'national',
        ['cung-luc-b', 'lua-dao', 'hoa-binh', 'hom-sau'],
      ]);
      assert.deepEqual(await reach('unit=phuong-nha-trang&at_least=50'), [
        'national',
        ['cung-luc-b', 'lua-dao', 'hoa-binh', 'hom-sau'],
      ]);
    });

    test('are counted beyond the limit, which holds all the same', async () => {
      await read();
      assert.deepEqual(await reach('unit=khanh-hoa&scope=province&at_least=3&limit=1'), ['province', ['cung-luc-b']]);
    });

    test('stay few without at_least', async () => {
      await read();
      assert.deepEqual(await reach('unit=phuong-nha-trang'), ['unit', ['cung-luc-b']]);
      assert.deepEqual(await reach('unit=an-giang'), ['unit', []]);
    });
  });

  describe('a pinned story', () => {
    test('is told apart and takes no place', async () => {
      await haveBeenRead(['lua-dao', 1, 5], ['hoa-binh', 1, 4]);
      await pin('lua-dao', 1);
      const {pinned, items} = await ask('window=24h&unit=khanh-hoa');
      assert.equal(pinned?.id, 'lua-dao');
      assert.deepEqual(
        items.map(({rank, article}) => [rank, article.id]),
        [[1, 'hoa-binh']],
      );
    });

    test('is the one pinned longest, and none when its time is over, it is excluded or withdrawn', async () => {
      await haveBeenRead(['lua-dao', 1, 5]);
      await pin('hoa-binh', 2);
      await pin('lua-dao', 1);
      assert.equal((await ask('unit=khanh-hoa')).pinned?.id, 'hoa-binh');
      assert.equal((await ask('unit=khanh-hoa&exclude=hoa-binh')).pinned?.id, 'lua-dao');
      await sample.database.db
        .updateTable('articles')
        .set({withdrawn_at: new Date()})
        .where('id', '=', 'hoa-binh')
        .execute();
      await pin('lua-dao', -0.001);
      assert.equal((await ask('unit=khanh-hoa')).pinned, null);
    });

    test('of another unit does not come in where the scope is widened', async () => {
      await haveBeenRead(['cung-luc-b', 1, 9], ['lua-dao', 1, 5]);
      await pin('lua-dao', 1);
      const {pinned, items, scope} = await ask('window=24h&unit=phuong-nha-trang&at_least=2');
      assert.deepEqual([scope, pinned], ['province', null]);
      assert.deepEqual(
        items.map(({article}) => article.id),
        ['cung-luc-b', 'lua-dao'],
      );
    });
  });

  test('what is read now is ranked after the next write', async () => {
    await haveBeenRead(['lua-dao', 1, 2]);
    const other = await sampleApp(sample.database);
    const headers = {'content-type': 'text/plain', 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/120.0.0.0'};
    const view = (remoteAddress: string, more = {}) =>
      other.inject({
        method: 'POST',
        url: '/v1/views',
        payload: 'hoa-binh',
        remoteAddress,
        headers: {...headers, ...more},
      });
    const sent = [
      ...['192.0.2.1', '192.0.2.2', '198.51.100.3', '192.0.2.1'].map((address) => view(address)),
      view('203.0.113.1', {'sec-gpc': '1'}),
      view('203.0.113.2', {'user-agent': 'Googlebot/2.1'}),
    ];
    for (const response of await Promise.all(sent)) {
      assertAsPromised('countView', response);
      assert.equal(response.statusCode, 204);
    }
    await other.close();
    assert.deepEqual(await places('window=24h'), [
      [1, null, 'hoa-binh', 3],
      [2, null, 'lua-dao', 2],
    ]);
  });
});
