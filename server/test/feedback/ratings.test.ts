import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, beforeEach, describe, test} from 'node:test';
import type {FastifyInstance} from 'fastify';
import type {components} from '../../../src/api/generated/contract.js';
import {storeRating} from '../../src/feedback/ratings.js';
import {eraseOld} from '../../src/feedback/retention.js';
import {addOrigin} from '../../src/units/origins.js';
import {forEachDatabase} from '../support/databases.js';
import {assertAsPromised, faultsOf, problemOf, sampleApp} from '../support/sample-app.js';
import {giveToken, Officer, type StaffFeedback, storeMessage} from '../support/staff.js';
import {withSampleApp} from '../support/with-sample-app.js';

type ArticleRatingsList = components['schemas']['ArticleRatingsList'];

const BROWSER =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36';
const ABOUT = {unit: 'khanh-hoa', article: 'lua-dao'} as const;
const FREE = {place: 100_000, article: 100_000};

forEachDatabase((_name, open) => {
  let second: FastifyInstance;
  const sample = withSampleApp({open, ratingLimits: FREE});
  before(async () => {
    second = await sampleApp(sample.database, {ratingLimits: FREE});
  });
  after(async () => {
    await second.close();
  });
  beforeEach(async () => {
    await sample.database.db.deleteFrom('article_ratings').execute();
    await sample.database.db.deleteFrom('rating_keys').execute();
    await sample.database.db.deleteFrom('audit').execute();
  });

  interface Sent {
    readonly key?: string;
    readonly to?: FastifyInstance;
    readonly address?: string;
    readonly headers?: Record<string, string>;
  }
  const rate = (body: object, {key = randomUUID(), to = sample.app, address = '192.0.2.1', headers = {}}: Sent = {}) =>
    to.inject({
      method: 'POST',
      url: '/v1/ratings',
      remoteAddress: address,
      headers: {'user-agent': BROWSER, 'content-type': 'application/json', 'idempotency-key': key, ...headers},
      payload: JSON.stringify({...ABOUT, ...body}),
    });
  const counts = async () => {
    const rows = await sample.database.db
      .selectFrom('article_ratings')
      .select(['unit_id', 'article_id', 'yes', 'no'])
      .orderBy('unit_id')
      .orderBy('article_id')
      .execute();
    return rows.map(({unit_id, article_id, yes, no}) => `${unit_id} ${article_id} ${yes}/${no}`);
  };

  describe('an answer to «Bài viết có hữu ích?»', () => {
    test('is counted for the article and the unit whose page it was given on', async () => {
      const response = await rate({rating: 'yes'});
      assert.equal(response.statusCode, 204, response.body);
      assertAsPromised('rateArticle', response);
      assert.equal(response.headers['access-control-allow-origin'], '*');
      await rate({rating: 'no'});
      await rate({rating: 'no', unit: 'ninh-thuan'});
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 1/1', 'ninh-thuan lua-dao 0/1']);
    });

    test('is counted once, however often and to however many processes it is sent', async () => {
      const key = randomUUID();
      const sent = await Promise.all(
        Array.from({length: 20}, (_, index) => rate({rating: 'no'}, {key, to: index % 2 ? sample.app : second})),
      );
      assert.deepEqual([...new Set(sent.map(({statusCode}) => statusCode))], [204]);
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 0/1']);
    });

    test('moves with a change of mind, also when the requests of both come at once', async () => {
      const key = randomUUID();
      for (const rating of ['yes', 'no', 'no', 'yes', 'no']) await rate({rating}, {key});
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 0/1']);
      const keys = Array.from({length: 5}, () => randomUUID());
      await Promise.all(
        keys.flatMap((one) =>
          ['yes', 'no', 'yes', 'no'].map((rating, index) =>
            rate({rating}, {key: one, to: index % 2 ? sample.app : second}),
          ),
        ),
      );
      const [row] = await sample.database.db.selectFrom('article_ratings').select(['yes', 'no']).execute();
      assert.equal((row?.yes ?? 0) + (row?.no ?? 0), 6);
    });

    test('leaves nothing of its reader: a hash, the answer and a day', async () => {
      const key = randomUUID();
      await rate({rating: 'yes'}, {key, headers: {origin: 'https://congan.example.vn', cookie: 'a=b'}});
      const rows = await sample.database.db.selectFrom('rating_keys').selectAll().execute();
      assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['day', 'key_hash', 'rating']);
      const day = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      assert.deepEqual([rows.length, rows[0]?.rating, rows[0]?.day], [1, 'yes', day]);
      assert.ok(!JSON.stringify(rows).includes(key));
    });

    test('is no matter of privacy settings, but what a program sends is not counted and not told so', async () => {
      assert.equal((await rate({rating: 'yes'}, {headers: {'sec-gpc': '1'}})).statusCode, 204);
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 1/0']);
      for (const headers of [
        {'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'},
        {'user-agent': ''},
        {'sec-purpose': 'prefetch'},
        {'sec-fetch-site': 'none'},
      ]) {
        assert.equal((await rate({rating: 'no'}, {headers})).statusCode, 204);
      }
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 1/0']);
    });

    test('is refused for good where there is no such article, no longer one, no such unit, or a foreign page', async () => {
      const refused = await rate({rating: 'yes', article: 'khong-co'});
      assert.deepEqual(faultsOf(refused, 404), ['#/article unknown_article']);
      assertAsPromised('rateArticle', refused);
      assert.deepEqual(faultsOf(await rate({rating: 'yes', unit: 'khong-co'}), 404), ['#/unit unknown_unit']);
      await addOrigin(sample.database.db, 'an-giang', 'https://angiang.example.vn');
      const foreign = {headers: {origin: 'https://khac.example.vn'}};
      assert.deepEqual(faultsOf(await rate({rating: 'yes', unit: 'an-giang'}, foreign), 403), [
        'Origin origin_not_allowed',
      ]);
      const {db} = sample.database;
      await db.updateTable('articles').set({withdrawn_at: new Date()}).where('id', '=', 'lua-dao').execute();
      assert.deepEqual(faultsOf(await rate({rating: 'yes'}), 404), ['#/article unknown_article']);
      await db.updateTable('articles').set({withdrawn_at: null}).where('id', '=', 'lua-dao').execute();
      assert.deepEqual(await counts(), []);
    });

    test('is refused when it is none', async () => {
      assert.equal((await rate({rating: 'maybe'})).statusCode, 422);
      assert.equal((await rate({})).statusCode, 422);
      assert.equal((await rate({rating: 'yes', name: 'Nguyễn Văn A'})).statusCode, 422);
      assert.equal((await rate({rating: 'yes'}, {key: 'ngan'})).statusCode, 400);
      assert.equal((await rate({rating: 'yes', article: 'x'.repeat(2000)})).statusCode, 413);
      assert.equal((await rate({rating: 'yes'}, {headers: {'content-type': 'text/plain'}})).statusCode, 415);
      assert.deepEqual(await counts(), []);
    });

    test('may be sent from any page: the preflight allows it', async () => {
      const {headers, statusCode} = await sample.app.inject({method: 'OPTIONS', url: '/v1/ratings'});
      assert.equal(statusCode, 204);
      assert.equal(headers['access-control-allow-headers'], 'content-type, idempotency-key');
    });

    test('waits in a flood and is told how long; elsewhere others go on', async () => {
      const narrow = await sampleApp(sample.database, {ratingLimits: {place: 3, article: 4}});
      try {
        const from = (address: string, article = 'lua-dao') => rate({rating: 'yes', article}, {to: narrow, address});
        const answers = await Promise.all(Array.from({length: 10}, () => from('192.0.2.1')));
        assert.equal(answers.filter(({statusCode}) => statusCode === 204).length, 3);
        const refused = answers.find(({statusCode}) => statusCode === 429);
        assert.ok(refused);
        problemOf(refused, 429);
        assert.match(String(refused.headers['retry-after']), /^[1-9]\d*$/);
        assert.equal((await from('192.0.2.2')).statusCode, 204, 'another place of the network');
        assert.equal((await from('192.0.2.3')).statusCode, 429, 'the network’s answers about this article are used up');
        assert.equal((await from('192.0.2.3', 'hoa-binh')).statusCode, 204, 'about another article');
        assert.equal((await from('198.51.100.1')).statusCode, 204, 'from another network');
        assert.deepEqual(await counts(), ['khanh-hoa hoa-binh 1/0', 'khanh-hoa lua-dao 5/0']);
      } finally {
        await narrow.close();
      }
    });

    test('is not counted again by the message that follows it', async () => {
      await rate({rating: 'no'});
      const response = await sample.app.inject({
        method: 'POST',
        url: '/v1/feedback',
        headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()},
        payload: JSON.stringify({
          ...ABOUT,
          form: 'gop-y',
          topic: 'gop-y',
          message: 'Bài thiếu giờ làm việc.',
          name: 'Nguyễn Thị Mẫu',
          rating: 'no',
          consent: {version: '2026-01'},
        }),
      });
      assert.equal(response.statusCode, 201, response.body);
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 0/1']);
    });

    test('is told from its repetition for 30 days; then only the counts are left', async () => {
      const now = new Date('2026-11-30T12:00:00+07:00');
      const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
      await storeRating(sample.database.db, {...ABOUT, rating: 'yes', key: 'cu'}, daysAgo(31));
      await storeRating(sample.database.db, {...ABOUT, rating: 'no', key: 'moi'}, daysAgo(30));
      assert.equal((await eraseOld(sample.database.db, now, 365)).keys, 1);
      await storeRating(sample.database.db, {...ABOUT, rating: 'no', key: 'moi'}, now);
      assert.deepEqual(await counts(), ['khanh-hoa lua-dao 1/1']);
      assert.deepEqual(await sample.database.db.selectFrom('rating_keys').select('rating').execute(), [{rating: 'no'}]);
    });
  });

  describe('officers see the counts', () => {
    let officer: Officer;
    before(async () => {
      officer = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Lê Thị Sáu', role: 'reader', units: ['khanh-hoa']}),
      );
    });
    const give = async (unit: string, article: string, yes: number, no: number) => {
      for (let index = 0; index < yes + no; index++) {
        const rating = index < yes ? 'yes' : 'no';
        await storeRating(
          sample.database.db,
          {unit, article, rating, key: randomUUID()},
          new Date('2026-11-20T17:00:00Z'),
        );
      }
    };
    const list = async (query = '', who = officer) => {
      const response = await who.get(`ratings${query}`);
      assert.equal(response.statusCode, 200, response.body);
      assertAsPromised('listStaffRatings', response);
      return response.json<ArticleRatingsList>();
    };
    const told = ({items}: ArticleRatingsList) =>
      items.map(({article, ratings}) => `${article.id} ${ratings.yes}/${ratings.no}`);

    test('of their own units’ pages, the most «Không» first, page by page', async () => {
      await give('khanh-hoa', 'lua-dao', 1, 2);
      await give('khanh-hoa', 'hoa-binh', 3, 2);
      await give('khanh-hoa', 'hom-sau', 1, 0);
      await give('an-giang', 'lua-dao', 7, 7);
      const all = await list();
      assert.deepEqual(told(all), ['hoa-binh 3/2', 'lua-dao 1/2', 'hom-sau 1/0']);
      assert.equal(all.items[0]?.last_day, '2026-11-21');
      const seen: string[] = [];
      let page = await list('?limit=1');
      for (;;) {
        seen.push(...told(page));
        if (page.page.next === null) break;
        page = await list(`?limit=1&cursor=${page.page.next}`);
      }
      assert.deepEqual(seen, told(all));
    });

    test('of all units together for one who sees them all', async () => {
      await give('khanh-hoa', 'lua-dao', 1, 2);
      await give('an-giang', 'lua-dao', 7, 7);
      const everybody = new Officer(sample.app, await giveToken(sample.database, {role: 'manager'}));
      assert.deepEqual(told(await list('', everybody)), ['lua-dao 8/9']);
      assert.deepEqual(told(await list('?unit=an-giang', everybody)), ['lua-dao 7/7']);
    });

    test('only with a token and only of their units, each reading with its line', async () => {
      assert.equal((await sample.app.inject({url: '/v1/staff/ratings'})).statusCode, 401);
      problemOf(await officer.get('ratings?unit=an-giang'), 403);
      problemOf(await officer.get('ratings?cursor=abc'), 400);
      await sample.database.db.deleteFrom('audit').execute();
      await list();
      const lines = await sample.database.db
        .selectFrom('audit')
        .select(['actor', 'action', 'unit_id', 'detail'])
        .execute();
      assert.deepEqual(lines, [
        {actor: 'Lê Thị Sáu', action: 'list', unit_id: 'khanh-hoa', detail: 'bài viết có hữu ích'},
      ]);
    });

    test('beside a message about the article, without tying the two', async () => {
      await give('khanh-hoa', 'lua-dao', 3, 2);
      await give('an-giang', 'lua-dao', 7, 7);
      const about = await storeMessage(sample.database, {article_id: 'lua-dao', rating: 'no'});
      const other = await storeMessage(sample.database);
      const ratingsOf = async (code: string) => {
        const response = await officer.get(`feedback/${code}`);
        assertAsPromised('getStaffFeedback', response);
        return response.json<StaffFeedback>().article_ratings;
      };
      assert.deepEqual(await ratingsOf(about), {yes: 3, no: 2});
      assert.equal(await ratingsOf(other), null);
    });
  });
});
