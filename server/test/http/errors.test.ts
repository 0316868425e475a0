import assert from 'node:assert/strict';
import {rm} from 'node:fs/promises';
import {describe, test} from 'node:test';
import {openDatabase} from '../../src/database/database.js';
import {databaseFolder} from '../support/folders.js';
import {assertAsPromised, faultsOf, problemOf, sampleApp} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

describe('what a client is told of an error', () => {
  const sample = withSampleApp({feedbackPerMinute: 3, viewsPerMinute: 3});

  const feedback = (headers: Record<string, string>, payload: string) =>
    sample.app.inject({method: 'POST', url: '/v1/feedback', headers, payload, remoteAddress: `10.0.0.${++caller}`});
  let caller = 0;
  const JSON_TYPE = {'content-type': 'application/json'};
  const KEYED = {...JSON_TYPE, 'idempotency-key': '0123456789abcdef'};

  describe('a parameter', () => {
    const refused: [string, string, number, string[]][] = [
      ['listArticles', '/v1/articles?ubit=ninh-thuan', 400, ['ubit unknown_parameter']],
      ['listUnits', '/v1/units?current=maybe&x=1', 400, ['x unknown_parameter', 'current invalid']],
      ['listArticles', '/v1/articles?limit=0&from=2026-02-30', 400, ['from invalid', 'limit invalid']],
      ['listArticles', '/v1/articles?limit=101', 400, ['limit invalid']],
      ['listArticles', '/v1/articles?limit=abc', 400, ['limit invalid']],
      ['listArticles', '/v1/articles?limit=1e9', 400, ['limit invalid']],
      ['listArticles', '/v1/articles?limit=1e999', 400, ['limit invalid']],
      ['listStatistics', `/v1/statistics?limit=-${'9'.repeat(400)}`, 400, ['limit invalid']],
      ['listMostViewed', '/v1/most-viewed?max_age=1e999&at_least=1e999', 400, ['at_least invalid', 'max_age invalid']],
      ['listArticles', '/v1/articles?unit=a&unit=b', 400, ['unit invalid']],
      ['listArticles', "/v1/articles?unit=';drop table units;--", 400, ['unit invalid']],
      ['listArticles', '/v1/articles?unit=Ninh-Thu%E1%BA%ADn', 400, ['unit invalid']],
      ['listArticles', '/v1/articles?q=', 400, ['q too_short']],
      ['listArticles', `/v1/articles?q=${'a'.repeat(201)}`, 400, ['q too_long']],
      ['listArticles', '/v1/articles?q=%00', 400, ['q invalid']],
      ['listArticles', '/v1/articles?document=%00', 400, ['document invalid']],
      ['listArticles', '/v1/articles?scope=province', 400, ['scope invalid']],
      ['listArticles', '/v1/articles?cursor=%FF', 400, ['cursor invalid']],
      ['listArticles', '/v1/articles?__proto__=1', 400, ['__proto__ unknown_parameter']],
      ['listArticles', `/v1/articles?exclude=${Array(52).join('a,')}a`, 400, ['exclude invalid']],
      ['listMostViewed', '/v1/most-viewed?window=1y&limit=51', 400, ['window invalid', 'limit invalid']],
      ['getArticle', '/v1/articles/KHONG', 400, ['id invalid']],
      ['getArticle', `/v1/articles/${'a'.repeat(121)}`, 400, ['id too_long']],
      ['listArticles', '/v1/articles?unit=khong-co', 404, ['unit unknown_unit']],
      ['listArticles', '/v1/articles?campaign=khong-co', 404, ['campaign unknown_campaign']],
      ['listMostViewed', '/v1/most-viewed?unit=khong-co', 404, ['unit unknown_unit']],
      ['listCampaigns', '/v1/campaigns?unit=khong-co', 404, ['unit unknown_unit']],
      [
        'listStatistics',
        '/v1/statistics?campaign=a&unit=b&indicator=c,xa-trong-diem',
        404,
        ['campaign unknown_campaign', 'unit unknown_unit', 'indicator unknown_indicator'],
      ],
      ['getArticle', '/v1/articles/khong-co', 404, ['id unknown_article']],
      ['getCampaign', '/v1/campaigns/khong-co', 404, ['id unknown_campaign']],
      ['getForm', '/v1/forms/khong-co', 404, ['id unknown_form']],
      ['getForm', '/v1/forms/gop-y?unit=khong-co', 404, ['unit unknown_unit']],
      ['getArticle', `/v1/articles/${'a'.repeat(9000)}`, 400, ['id too_long']],
      ['getArticle', '/v1/articles/%00', 400, ['id invalid']],
      ['getJsonFeed', '/feeds/ninh%0D%0Athuan.json', 400, ['unit invalid']],
      ['getRssFeed', '/feeds/ninh%E2%80%A8thuan.xml', 400, ['unit invalid']],
      ['getHealth', '/health?x=1', 400, ['x unknown_parameter']],
      ['getContract', '/v1/openapi.yaml?x=1', 400, ['x unknown_parameter']],
      ['getChallenge', '/v1/challenge?x=1', 400, ['x unknown_parameter']],
    ];
    for (const [operation, url, status, expected] of refused) {
      test(`${url.slice(0, 70)} is refused with ${status}`, async () => {
        const response = await sample.app.inject(url);
        assert.deepEqual(faultsOf(response, status), expected);
        assertAsPromised(operation, response);
      });
    }
  });

  describe('an address or a method', () => {
    test('unknown addresses of the API get a problem', async () => {
      for (const url of ['/v1/', '/v1/nothing', '/v1/articles/a/b', '/v1/articles/%E0%A4%A']) {
        const response = await sample.app.inject(url);
        problemOf(response, url.includes('%E0') ? 400 : 404);
      }
    });

    test('other methods get 405 with those that are allowed', async () => {
      const response = await sample.app.inject({method: 'DELETE', url: '/v1/articles/lua-dao'});
      problemOf(response, 405);
      assert.equal(response.headers.allow, 'GET, HEAD, OPTIONS');
      const put = await sample.app.inject({method: 'PUT', url: '/v1/feedback'});
      problemOf(put, 405);
      assert.equal(put.headers.allow, 'POST, OPTIONS');
    });
  });

  describe('a body', () => {
    test('without a key gets 400', async () => {
      assert.deepEqual(faultsOf(await feedback(JSON_TYPE, '{}'), 400), ['Idempotency-Key required']);
      const short = await feedback({...JSON_TYPE, 'idempotency-key': 'short'}, '{}');
      assert.deepEqual(faultsOf(short, 400), ['Idempotency-Key too_short']);
    });

    test('that is no JSON gets 400', async () => {
      for (const text of ['{', '', '{"a":1}}', '{"__proto__":{"x":1}}']) {
        const response = await feedback(KEYED, text);
        assert.deepEqual(faultsOf(response, 400), ['# invalid']);
        assertAsPromised('sendFeedback', response);
      }
    });

    test('of another type gets 415', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const response = await feedback({...KEYED, 'content-type': type}, 'a=b');
        problemOf(response, 415);
        assertAsPromised('sendFeedback', response);
      }
      problemOf(await sample.app.inject({method: 'POST', url: '/v1/views', headers: JSON_TYPE, payload: '"a"'}), 415);
    });

    test('too large gets 413', async () => {
      const response = await feedback(KEYED, JSON.stringify({message: 'a'.repeat(70_000)}));
      problemOf(response, 413);
      assertAsPromised('sendFeedback', response);
      const view = {method: 'POST', url: '/v1/views', headers: {'content-type': 'text/plain'}} as const;
      problemOf(await sample.app.inject({...view, payload: 'a'.repeat(2000)}), 413);
      problemOf(await sample.app.inject({...view, payload: 'Không phải mã'}), 400);
      problemOf(await sample.app.inject({...view, payload: ''}), 400);
    });
  });

  describe('many faults', () => {
    const many = (count: number, name: (at: number) => string) => Array.from({length: count}, (_, at) => name(at));
    const LONGEST_ANSWER = 16_000;

    test('of a body are told as far as anyone can use them, and how many there are', async () => {
      const names = many(6000, (at) => `t${at}`);
      const response = await feedback(KEYED, `{${names.map((name) => `"${name}":0`).join()}}`);
      const problem = problemOf(response, 422);
      assert.equal(problem.errors?.length, 20);
      // five fields are required
      assert.equal(problem.detail, 'Có 6005 chỗ cần sửa; 20 chỗ đầu được nêu trong errors.');
      assert.ok(response.body.length < LONGEST_ANSWER);
    });

    test('of an address are told as far as anyone can use them', async () => {
      const response = await sample.app.inject(`/v1/articles?${many(4000, (at) => `t${at}`).join('&')}`);
      const problem = problemOf(response, 400);
      assert.equal(problem.errors?.length, 20);
      assert.equal(problem.detail, 'Có 4000 chỗ cần sửa; 20 chỗ đầu được nêu trong errors.');
      assert.ok(response.body.length < LONGEST_ANSWER);
    });

    for (const [what, letters] of [
      ['of letters', 'ệ'],
      ['of signs beyond the first plane', '😀'],
      ['of control characters', '\u0001'],
      ['of halves of characters', '\ud800'],
      ['of what JSON pointers escape', '~/'],
    ] as const) {
      test(`with long names ${what} make no long answer`, async () => {
        const names = many(100, (at) => `${at}${letters.repeat(50)}`).concat(letters.repeat(2000));
        const response = await feedback(KEYED, JSON.stringify(Object.fromEntries(names.map((name) => [name, 0]))));
        assert.equal(problemOf(response, 422).errors?.length, 20);
        assert.ok(response.rawPayload.length < LONGEST_ANSWER, String(response.rawPayload.length));
      });
    }

    test('ids that name nothing are told as far as anyone can use them', async () => {
      const response = await sample.app.inject(`/v1/statistics?indicator=${'a'.repeat(9000)},${'b'.repeat(3000)}`);
      problemOf(response, 404);
      assert.ok(response.body.length < 1000);
    });
  });

  describe('many requests', () => {
    test('from one address get 429 with the time to wait, from another they do not', async () => {
      const send = (remoteAddress: string) =>
        sample.app.inject({method: 'POST', url: '/v1/feedback', headers: KEYED, payload: '{}', remoteAddress});
      for (let sent = 0; sent < 3; sent++) problemOf(await send('192.0.2.1'), 422);
      const response = await send('192.0.2.1');
      problemOf(response, 429);
      assertAsPromised('sendFeedback', response);
      assert.match(String(response.headers['retry-after']), /^[1-9]\d?$/);
      problemOf(await send('192.0.2.2'), 422);
    });

    test('of views from one address get 429 too', async () => {
      const view = {
        method: 'POST',
        url: '/v1/views',
        headers: {'content-type': 'text/plain'},
        payload: 'lua-dao',
      } as const;
      const statuses = [];
      for (let sent = 0; sent < 4; sent++) {
        statuses.push((await sample.app.inject({...view, remoteAddress: '192.0.2.3'})).statusCode);
      }
      assert.deepEqual(statuses, [204, 204, 204, 429]);
    });
  });

  describe('a fault inside', () => {
    test('is told without its cause, and not remembered', async () => {
      await sample.database.db.schema.alterTable('categories').renameTo('gone').execute();
      const response = await sample.app.inject('/v1/articles?q=bi-mat');
      await sample.database.db.schema.alterTable('gone').renameTo('categories').execute();
      const problem = problemOf(response, 500);
      assert.doesNotMatch(JSON.stringify(problem), /categories|relation|select|bi-mat/);
      assert.equal((await sample.app.inject('/v1/articles?q=bi-mat')).statusCode, 200);
    });

    test('a database that does not answer makes everything that needs it 503, with the time to wait', async () => {
      const other = await databaseFolder();
      const lost = await openDatabase({dataDir: other});
      const orphan = await sampleApp(lost);
      await lost.close();
      for (const url of ['/health', '/v1/articles', '/v1/forms/gop-y']) {
        const response = await orphan.inject(url);
        problemOf(response, 503);
        assert.equal(response.headers['retry-after'], '5');
      }
      await orphan.close();
      await rm(other, {recursive: true, force: true});
    });
  });
});
