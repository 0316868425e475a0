import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, test} from 'node:test';
import type {components} from '../../../src/api/generated/contract.js';
import {record} from '../../src/feedback/staff/audit.js';
import {addOrigin} from '../../src/units/origins.js';
import {forEachDatabase} from '../support/databases.js';
import {proofFrom} from '../support/proof.js';
import {assertAsPromised, faultsOf, json, problemOf, sampleEncryption} from '../support/sample-app.js';
import {withSampleApp} from '../support/with-sample-app.js';

type Request = components['schemas']['FeedbackRequest'];
type Status = components['schemas']['FeedbackStatus'];

const SECRET = 'K4WN-7QXD-M2PT';
const personal = {
  name: 'Nguyễn Thị Ánh',
  phone: '0912 345 678',
  email: 'anh@example.vn',
  address: {province: '56', commune: '22366'},
};
const message: Request = {
  form: 'gop-y',
  unit: 'ninh-thuan',
  topic: 'gop-y',
  message: 'Xin cảm ơn các đồng chí.',
  ...personal,
  consent: {version: '2026-01'},
  lookup_secret: SECRET,
};

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open, wrongSecretsPerMinute: 5});

  const post = (url: string, body: unknown, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    sample.app.inject({
      method: 'POST',
      url,
      remoteAddress,
      headers: {'content-type': 'application/json', ...headers},
      payload: JSON.stringify(body),
    });
  const send = (parts: Partial<Request> = {}, headers: Record<string, string> = {}) =>
    post('/v1/feedback', {...message, ...parts}, {'idempotency-key': randomUUID(), ...headers});
  const stored = async (parts: Partial<Request> = {}, headers: Record<string, string> = {}) => {
    const response = await send(parts, headers);
    assert.equal(response.statusCode, 201, response.body);
    assertAsPromised('sendFeedback', response);
    return rowOf(response.json<{code: string}>().code);
  };
  const rowOf = (code: string) =>
    sample.database.db.selectFrom('feedback').selectAll().where('receipt_code', '=', code).executeTakeFirstOrThrow();
  const lookUp = (code: string, secret: string = SECRET) => post('/v1/feedback/lookup', {code, secret});
  const withdraw = (code: string, secret: string = SECRET) => post('/v1/feedback/withdraw', {code, secret});

  describe('an anonymous message', () => {
    test('is taken without a name although the form asks for one', async () => {
      const {name, phone, email, address, ...bare} = message;
      const response = await post('/v1/feedback', {...bare, anonymous: true}, {'idempotency-key': randomUUID()});
      assert.equal(response.statusCode, 201, response.body);
      assert.deepEqual([name, phone, email, address], Object.values(personal));
    });

    test('loses what tells who wrote, whatever it is, before it is stored', async () => {
      const row = await stored({anonymous: true, phone: 'không phải số'});
      assert.deepEqual([row.anonymous, row.name, row.phone, row.email, row.address], [true, null, null, null, null]);
    });

    test('is refused where the form does not take it', async () => {
      await sample.database.db.updateTable('forms').set({anonymous: false}).execute();
      const response = await send({anonymous: true});
      await sample.database.db.updateTable('forms').set({anonymous: true}).execute();
      assert.deepEqual(faultsOf(response, 422), ['#/anonymous not_allowed']);
    });
  });

  describe('an address', () => {
    const wrong: [string, Request['address'], string][] = [
      ['an unknown province', {province: '99'}, '#/address/province unknown_area'],
      ['an unknown commune', {province: '56', commune: '99999'}, '#/address/commune unknown_area'],
      ['a commune of another province', {province: '01', commune: '22366'}, '#/address/commune unknown_area'],
    ];
    for (const [what, address, fault] of wrong) {
      test(`with ${what} is to be chosen again`, async () => {
        const response = await send(address ? {address} : {});
        assert.deepEqual(faultsOf(response, 422), [fault]);
        assertAsPromised('sendFeedback', response);
      });
    }
  });

  describe('what looks like a program', () => {
    const signs: [string, Partial<Request>, string][] = [
      ['a box filled in that people do not see', {website: 'anh@example.vn'}, 'trap_filled'],
      ['a message sent faster than anyone types', {seconds_taken: 2}, 'too_fast'],
    ];
    for (const [what, parts, reason] of signs) {
      test(`${what}: needs a proof of work, and is then a message like any other`, async () => {
        const key = {'idempotency-key': randomUUID()};
        const asked = await send(parts, key);
        assert.deepEqual(faultsOf(asked, 422), ['#/proof proof_required']);
        assertAsPromised('sendFeedback', asked);
        const row = await stored({...parts, proof: await proofFrom(sample.app)}, key);
        assert.deepEqual([row.spam, row.spam_reason], [false, reason]);
        assert.doesNotMatch(JSON.stringify({...row, email: null}), /anh@example/, 'what stood in the box is stored');
        const again = await send(parts, key);
        assert.deepEqual([again.statusCode, again.json<Status>().code], [201, row.receipt_code]);
      });
    }

    test('is not a blank box, nor three seconds, nor nothing said of either', async () => {
      const rows = [await stored({website: ' ', seconds_taken: 3}), await stored({rating: 'no'})];
      assert.deepEqual(
        rows.map(({spam, spam_reason, rating}) => [spam, spam_reason, rating]),
        [
          [false, null, null],
          [false, null, 'no'],
        ],
      );
    });
  });

  describe('the origin of a message', () => {
    test('is free until the unit registers any, then others are refused by name', async () => {
      const unit = 'khanh-hoa';
      assert.equal((await stored({unit}, {origin: 'https://bat-ky.example'})).origin, 'https://bat-ky.example');
      await addOrigin(sample.database.db, unit, 'https://congan.example.vn');
      const refused = await send({unit}, {origin: 'https://bat-ky.example'});
      assert.deepEqual(faultsOf(refused, 403), ['Origin origin_not_allowed']);
      assertAsPromised('sendFeedback', refused);
      assert.match(
        problemOf(refused, 403).detail ?? '',
        /https:\/\/bat-ky\.example .*Công an Khánh Hòa.*server\/README/,
      );
      assert.equal((await stored({unit}, {origin: 'https://congan.example.vn'})).origin, 'https://congan.example.vn');
      assert.equal((await stored({unit})).origin, null);
      assert.equal((await stored({unit}, {origin: 'http://localhost:80'})).origin, 'http://localhost', 'a frame');
      problemOf(await send({unit}, {origin: 'http://localhost:81'}), 403);
      problemOf(await send({unit}, {origin: 'null'}), 403);
      assert.equal((await stored({}, {origin: 'https://bat-ky.example'})).unit_id, 'ninh-thuan');
    });

    test('tells the site it came from, also of what needed a proof', async () => {
      const origin = 'https://trang.example.vn';
      for (let sent = 0; sent < 3; sent++) await stored({}, {origin});
      await stored({website: 'x', proof: await proofFrom(sample.app)}, {origin});
      const site = await sample.database.db
        .selectFrom('sites')
        .selectAll()
        .where('origin', '=', origin)
        .executeTakeFirst();
      assert.deepEqual([site?.unit_id, site?.messages], ['ninh-thuan', 4]);
      assert.ok((site?.usual_gap_hours ?? -1) >= 0);
    });
  });

  const encryptedReply = (row: string, text: string) =>
    sampleEncryption.encrypt(text, {field: 'feedback.reply_text', row});

  describe('looking a message up', () => {
    test('tells how far it has come, and the answer', async () => {
      const {id, receipt_code: code, received_at, unit_id} = await stored();
      const at = new Date(received_at.getTime() + 60_000);
      const replied_at = new Date(received_at.getTime() + 120_000);
      await record(
        sample.database.db,
        {at, by: 'Cán bộ', action: 'assignment', code, unit: unit_id, detail: 'Cán bộ'},
        {at, by: 'Cán bộ', action: 'status', code, unit: unit_id, detail: 'assigned'},
        {at: replied_at, by: 'Cán bộ', action: 'status', code, unit: unit_id, detail: 'answered'},
      );
      await sample.database.db
        .updateTable('feedback')
        .set({status: 'answered', reply_text: encryptedReply(id, 'Cảm ơn bạn.'), replied_at, replied_by: 'Cán bộ'})
        .where('receipt_code', '=', code)
        .execute();
      const response = await lookUp(code);
      assertAsPromised('lookUpFeedback', response);
      const status = response.json<Status>();
      assert.deepEqual([status.code, status.status, status.unit.id], [code, 'answered', 'ninh-thuan']);
      assert.deepEqual(
        status.history.map((entry) => [entry.status, Date.parse(entry.at)]),
        [
          ['received', received_at.getTime()],
          ['assigned', at.getTime()],
          ['answered', replied_at.getTime()],
        ],
      );
      assert.equal(status.reply?.text, 'Cảm ơn bạn.');
      assert.doesNotMatch(response.body, /Cán bộ|Ánh|0912/);
    });

    test('says the same of an unknown code and of a wrong secret', async () => {
      const {receipt_code: code} = await stored();
      const {lookup_secret, ...secretless} = message;
      const bare = await post('/v1/feedback', secretless, {'idempotency-key': randomUUID()});
      assert.equal(lookup_secret, SECRET);
      const answers = [
        await lookUp(code, 'AAAA-AAAA-AAAA'),
        await lookUp('NT-AAAA-AAAA'),
        await lookUp(bare.json<{code: string}>().code),
        await withdraw(code, 'AAAA-AAAA-AAAA'),
        await withdraw('NT-AAAA-AAAA'),
      ];
      for (const answer of answers) {
        problemOf(answer, 404);
        assert.deepEqual(json(answer), json(answers[0] ?? answer));
      }
      assert.equal((await rowOf(code)).status, 'received');
      assert.equal((await lookUp(code.toLowerCase())).statusCode, 422);
    });

    test('with wrong secrets has to wait soon, but never whoever has the right one', async () => {
      const {receipt_code: code} = await stored();
      const stranger = (url: string, remoteAddress: string) =>
        post(url, {code, secret: 'AAAA-AAAA-AAAA'}, {}, remoteAddress);
      for (const [network, url] of ['/v1/feedback/lookup', '/v1/feedback/withdraw'].entries()) {
        const asked = Array.from({length: 20}, (_, host) => stranger(url, `198.51.${network}.${host}`));
        const answers = await Promise.all(asked);
        assert.equal(answers.filter(({statusCode}) => statusCode === 404).length, 5);
        const refused = await stranger(url, `198.51.${network}.99`);
        problemOf(refused, 429);
        assert.match(String(refused.headers['retry-after']), /^[1-9]\d?$/);
        const [lookedUp, elsewhere] = [
          await post('/v1/feedback/lookup', {code, secret: SECRET}, {}, `198.51.${network}.7`),
          await lookUp(code),
        ];
        assert.deepEqual([lookedUp.statusCode, elsewhere.statusCode], [200, 200]);
      }
      assert.equal((await post('/v1/feedback/withdraw', {code, secret: SECRET}, {}, '198.51.1.7')).statusCode, 200);
    });
  });

  describe('withdrawing a message', () => {
    test('erases at once what it says and who wrote, and leaves a line in the trail', async () => {
      const {receipt_code: code} = await stored({
        page: {url: 'https://a.vn/bai', title: 'Bài của Ánh'},
        article: 'lua-dao',
        rating: 'no',
      });
      const response = await withdraw(code);
      assertAsPromised('withdrawFeedback', response);
      const status = response.json<Status>();
      assert.deepEqual(
        [status.status, status.history.map((entry) => entry.status)],
        ['withdrawn', ['received', 'withdrawn']],
      );
      const row = await rowOf(code);
      assert.deepEqual([row.name, row.phone, row.email, row.address, row.page_title], [null, null, null, null, null]);
      assert.deepEqual([row.message, row.search_tokens, row.version], ['', '', 2]);
      assert.deepEqual([row.page_url, row.article_id, row.origin, row.rating], [null, null, null, null]);
      assert.ok(row.erased_at && row.withdrawn_at);
      assert.doesNotMatch(JSON.stringify(row), /cảm ơn|Ánh/i);
      const lines = await sample.database.db.selectFrom('audit').selectAll().where('code', '=', code).execute();
      assert.deepEqual(
        lines.map(({action, actor, unit_id}) => [action, actor, unit_id]),
        [['withdraw', 'người gửi', 'ninh-thuan']],
      );
    });

    test('takes its answer with it, which often repeats what it answers', async () => {
      const {id, receipt_code: code} = await stored();
      await sample.database.db
        .updateTable('feedback')
        .set({
          status: 'answered',
          reply_text: encryptedReply(id, 'Chào chị Ánh.'),
          replied_at: new Date(),
          replied_by: 'Cán bộ',
        })
        .where('receipt_code', '=', code)
        .execute();
      assert.equal((await withdraw(code)).json<Status>().reply, null);
      const {reply_text, replied_at, replied_by} = await rowOf(code);
      assert.deepEqual([reply_text, replied_at, replied_by], [null, null, null]);
    });

    test('twice is the same as once', async () => {
      const {receipt_code: code} = await stored();
      const [first, second] = [await withdraw(code), await withdraw(code)];
      assert.equal(second.statusCode, 200);
      assert.deepEqual(json(second), json(first));
      const lines = await sample.database.db.selectFrom('audit').selectAll().where('code', '=', code).execute();
      assert.equal(lines.length, 1);
    });

    test('lets a repeated sending have its receipt still', async () => {
      const key = {'idempotency-key': randomUUID()};
      const {receipt_code: code} = await stored({}, key);
      await withdraw(code);
      const again = await send({}, key);
      assert.deepEqual([again.statusCode, again.json<Status>().status], [201, 'withdrawn']);
    });
  });
});
