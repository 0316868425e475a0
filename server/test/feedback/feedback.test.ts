import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import type {FastifyInstance} from 'fastify';
import type {KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs, QueryId, Selectable} from 'kysely';
import type {components} from '../../../src/api/generated/contract.js';
import {type DatabaseOptions, openDatabase, type OpenDatabase} from '../../src/database/database.js';
import type {FeedbackTable} from '../../src/database/schema.js';
import {forEachDatabase} from '../support/databases.js';
import {assertAsPromised, faultsOf, problemOf, sampleApp, sampleEncryption} from '../support/sample-app.js';
import {hostileText} from '../support/sample-content.js';

type Request = components['schemas']['FeedbackRequest'];
type Receipt = components['schemas']['FeedbackReceipt'];

const message: Request = {
  form: 'gop-y',
  unit: 'ninh-thuan',
  topic: 'gop-y',
  message: 'Xin cảm ơn các đồng chí.',
  name: 'Nguyễn Thị Ánh',
  consent: {version: '2026-01'},
};

/** Holds back the database's answer to the first insert, as a slow disk would. */
class InsertPause implements KyselyPlugin {
  #first: QueryId | undefined;
  #reach: () => void = () => {};
  end: () => void = () => {};
  readonly reached = new Promise<void>((resolve) => (this.#reach = resolve));
  readonly #ended = new Promise<void>((resolve) => (this.end = resolve));

  transformQuery({node, queryId}: PluginTransformQueryArgs) {
    if (node.kind === 'InsertQueryNode') this.#first ??= queryId;
    return node;
  }

  async transformResult({queryId, result}: PluginTransformResultArgs) {
    if (queryId === this.#first) {
      this.#reach();
      await this.#ended;
    }
    return result;
  }
}

forEachDatabase((_name, _open, tempDatabase) => {
  let options: DatabaseOptions;
  let database: OpenDatabase;
  let app: FastifyInstance;
  before(async () => {
    options = await tempDatabase();
    database = await openDatabase(options);
    app = await sampleApp(database);
  });
  after(async () => {
    await app.close();
    await database.close();
  });

  const send = (body: unknown, key: string = randomUUID(), headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/v1/feedback',
      headers: {'content-type': 'application/json', 'idempotency-key': key, ...headers},
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const storedUnder = (key: string) =>
    database.db.selectFrom('feedback').selectAll().where('idempotency_key', '=', key).execute();

  type Encrypted = 'name' | 'phone' | 'email' | 'address' | 'message' | 'page_url' | 'page_title';
  const opened = (row: Selectable<FeedbackTable> | undefined, column: Encrypted) => {
    const encrypted = row?.[column];
    return encrypted && sampleEncryption.decrypt(encrypted, {field: `feedback.${column}`, row: row.id});
  };

  describe('a message', () => {
    test('is stored with the words its sender agreed to and answered with a receipt', async () => {
      const key = randomUUID();
      const full = {
        ...message,
        phone: '+84 912.345.678',
        email: 'anh@example.vn',
        language: 'en',
        article: 'lua-dao',
        page: {url: 'https://congan.example.vn/bai', title: 'Trang'},
        lookup_secret: 'K4WN-7QXD-M2PT',
        address: {province: '56', commune: '22366'},
      };
      const response = await send(full, key);
      assert.equal(response.statusCode, 201, response.body);
      assertAsPromised('sendFeedback', response);
      const {code, received_at} = response.json<Receipt>();
      assert.match(code, /^NT-/);
      const [row] = await storedUnder(key);
      assert.equal(row?.receipt_code, code);
      assert.equal(row.received_at.getTime(), Date.parse(received_at));
      assert.deepEqual([row.consent_version, row.consent_text, row.language], ['2026-01', 'I agree.', 'en']);
      assert.deepEqual([opened(row, 'name'), opened(row, 'phone')], ['Nguyễn Thị Ánh', '0912345678']);
      assert.deepEqual([opened(row, 'email'), row.article_id], ['anh@example.vn', 'lua-dao']);
      assert.deepEqual(JSON.parse(opened(row, 'address') ?? ''), {province: '56', commune: '22366'});
      assert.deepEqual([opened(row, 'page_url'), opened(row, 'page_title')], [full.page.url, full.page.title]);
      assert.doesNotMatch(JSON.stringify(row), /K4WN|0912345678|Ánh|anh@|22366|cảm ơn|cam on|congan\.example|Trang/i);
    });

    test('keeps hostile text as text', async () => {
      const key = randomUUID();
      const response = await send({...message, message: hostileText, name: "Robert'); drop table feedback;--"}, key);
      assert.equal(response.statusCode, 201, response.body);
      const [row] = await storedUnder(key);
      assert.deepEqual(
        [opened(row, 'message'), opened(row, 'name')],
        [hostileText, "Robert'); drop table feedback;--"],
      );
    });

    test('loses an invisible zero byte, not its text', async () => {
      const key = randomUUID();
      assert.equal((await send({...message, message: 'Xin\0 chào'}, key)).statusCode, 201);
      assert.equal(opened((await storedUnder(key))[0], 'message'), 'Xin chào');
    });

    test('is taken although the article it was written under is gone', async () => {
      assert.equal((await send({...message, article: 'da-go'})).statusCode, 201);
    });

    test('is in the database after a restart', async () => {
      const key = randomUUID();
      const {code} = (await send(message, key)).json<Receipt>();
      await app.close();
      await database.close();
      database = await openDatabase(options);
      app = await sampleApp(database);
      assert.equal((await storedUnder(key))[0]?.receipt_code, code);
    });
  });

  describe('the key of a message', () => {
    test('gives the same receipt for the same message, in whatever order its fields come', async () => {
      const key = randomUUID();
      const first = await send(message, key);
      const {consent, ...rest} = message;
      const second = await send({consent, ...rest}, key);
      assert.equal(second.statusCode, 201);
      assert.deepEqual(second.json(), first.json());
      assert.equal((await storedUnder(key)).length, 1);
    });

    test('gives the same receipt although the form has changed since', async () => {
      const key = randomUUID();
      const first = await send(message, key);
      await database.db.updateTable('forms').set({consent_version: '2027-01'}).execute();
      const repeated = await send(message, key);
      await database.db.updateTable('forms').set({consent_version: '2026-01'}).execute();
      assert.equal(repeated.statusCode, 201, repeated.body);
      assert.deepEqual(repeated.json(), first.json());
    });

    test('is refused with another message', async () => {
      const key = randomUUID();
      await send(message, key);
      const other = await send({...message, message: 'Nội dung khác'}, key);
      assert.deepEqual(faultsOf(other, 422), ['Idempotency-Key idempotency_key_reused']);
      assert.equal(opened((await storedUnder(key))[0], 'message'), message.message);
    });

    test('stores one message however many send it at once; who is told to wait is told how long', async () => {
      const key = randomUUID();
      const responses = await Promise.all(Array.from({length: 20}, () => send(message, key)));
      const codes = responses.filter(({statusCode}) => statusCode === 201).map((one) => one.json<Receipt>().code);
      assert.equal(new Set(codes).size, 1);
      for (const response of responses.filter(({statusCode}) => statusCode !== 201)) {
        problemOf(response, 409);
        assert.equal(response.headers['retry-after'], '1');
      }
      assert.equal((await storedUnder(key)).length, 1);
      assert.equal((await send(message, key)).json<Receipt>().code, codes[0]);
    });

    test('makes a second sender wait while the first is being stored', async () => {
      const pause = new InsertPause();
      const slow = await sampleApp({...database, db: database.db.withPlugin(pause)});
      const key = randomUUID();
      const request = {
        method: 'POST',
        url: '/v1/feedback',
        headers: {'content-type': 'application/json', 'idempotency-key': key},
        payload: JSON.stringify(message),
      } as const;
      const first = slow.inject(request).then((response) => response);
      await pause.reached;
      const second = await slow.inject({...request, payload: JSON.stringify({...message, message: 'Khác'})});
      pause.end();
      const response = await first;
      await slow.close();
      problemOf(second, 409);
      assert.equal(second.headers['retry-after'], '1');
      assertAsPromised('sendFeedback', second);
      assert.equal(response.statusCode, 201);
    });

    test('stores one message when two servers get it at once', async () => {
      const twin = await sampleApp(database);
      const key = randomUUID();
      const request = {
        method: 'POST',
        url: '/v1/feedback',
        headers: {'content-type': 'application/json', 'idempotency-key': key},
        payload: JSON.stringify(message),
      } as const;
      const [one, other] = await Promise.all([app.inject(request), twin.inject(request)]);
      await twin.close();
      assert.deepEqual([one.statusCode, other.statusCode], [201, 201]);
      assert.deepEqual(one.json(), other.json());
      assert.equal((await storedUnder(key)).length, 1);
    });
  });

  describe('what is wrong with a message', () => {
    test('is told at once and by field', async () => {
      const wrong = {form: 'gop-y', unit: 'ninh-thuan', topic: 'xa-la', phone: '12', email: 'a@', name: '  ', extra: 1};
      assert.deepEqual(faultsOf(await send(wrong), 422).sort(), [
        '#/consent consent_required',
        '#/email invalid_email',
        '#/extra unknown_field',
        '#/message required',
        '#/name required',
        '#/phone invalid_phone',
        '#/topic unknown_topic',
      ]);
    });

    const faults: [string, Record<string, unknown>, number, string[]][] = [
      ['a blank message', {message: ' \n\0'}, 422, ['#/message required']],
      ['a message too long', {message: 'ế'.repeat(101)}, 422, ['#/message too_long']],
      ['a message far too long', {message: 'a'.repeat(20_001)}, 422, ['#/message too_long']],
      [
        'a name far too long, with a fault elsewhere',
        {name: 'a'.repeat(401), phone: '1'},
        422,
        ['#/phone invalid_phone', '#/name too_long'],
      ],
      ['a number for a message', {message: 5}, 422, ['#/message invalid']],
      ['an outdated consent', {consent: {version: '2020'}}, 422, ['#/consent/version consent_outdated']],
      ['an address with a query', {page: {url: 'https://a.vn/?q=1'}}, 422, ['#/page/url invalid']],
      ['an unknown unit', {unit: 'khong-co'}, 404, ['#/unit unknown_unit']],
      ['an unknown form', {form: 'khong-co'}, 404, ['#/form unknown_form']],
      ['a unit that is no id', {unit: '../\0'}, 404, ['#/unit unknown_unit']],
    ];
    for (const [what, parts, status, expected] of faults) {
      test(`${what} is refused`, async () => {
        const response = await send({...message, ...parts});
        assert.deepEqual(faultsOf(response, status), expected);
        assertAsPromised('sendFeedback', response);
      });
    }

    test('length is counted as readers count it', async () => {
      const decomposed = 'ế'.normalize('NFD').repeat(100);
      assert.equal((await send({...message, message: decomposed})).statusCode, 201);
    });

    test('something that is no object is refused', async () => {
      assert.deepEqual(faultsOf(await send('[]'), 422), ['# invalid']);
      assert.deepEqual(faultsOf(await send('"x"'), 422), ['# invalid']);
      assert.deepEqual(faultsOf(await send('null'), 422), ['# invalid']);
    });
  });

  describe('views', () => {
    const views = async (id: string) => {
      const rows = await database.db.selectFrom('view_hours').select('views').where('article_id', '=', id).execute();
      return rows.reduce((sum, row) => sum + row.views, 0);
    };

    test('are counted, each reader’s once, and written when the server stops', async () => {
      const before = await views('hom-sau');
      const other = await sampleApp(database);
      const beacon = (body: string, reader: number) =>
        other.inject({
          method: 'POST',
          url: '/v1/views',
          headers: {'content-type': 'text/plain;charset=UTF-8', 'user-agent': 'Mozilla/5.0 (Android 10) Firefox/128.0'},
          remoteAddress: `192.0.2.${reader}`,
          payload: body,
        });
      const sent = ['hom-sau', 'hom-sau', 'khong-co', 'hom-sau'];
      for (const response of await Promise.all(sent.map(beacon))) {
        assert.equal(response.statusCode, 204);
        assertAsPromised('countView', response);
      }
      await other.close();
      assert.equal(await views('hom-sau'), before + 3);
    });
  });
});
