import assert from 'node:assert/strict';
import {before, beforeEach, describe, test} from 'node:test';
import {contract} from '../../../src/http/contract.js';
import {makeToken} from '../../../src/feedback/staff/tokens.js';
import {forEachDatabase} from '../../support/databases.js';
import {assertAsPromised, problemOf} from '../../support/sample-app.js';
import {giveToken, Officer, storeMessage} from '../../support/staff.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const staffOperations = contract.operations.filter(({staff}) => staff);

forEachDatabase((_name, open) => {
  let code: string;
  const sample = withSampleApp({open});
  before(async () => {
    code = await storeMessage(sample.database, {contact: {name: 'Nguyễn Thị Ánh'}});
  });
  beforeEach(() => sample.database.db.deleteFrom('audit').execute());

  const trail = () => sample.database.db.selectFrom('audit').selectAll().orderBy('id').execute();
  const ask = (authorization?: string, url = `/v1/staff/feedback/${code}`, remoteAddress = '198.51.100.1') =>
    sample.app.inject({url, remoteAddress, headers: authorization === undefined ? {} : {authorization}});

  describe('the door to the staff', () => {
    for (const {id, method, path} of staffOperations) {
      test(`${id} is closed without a token`, async () => {
        const url = path.replace('{code}', code);
        const response = await sample.app.inject({method, url, remoteAddress: `198.51.100.${id.length}`});
        problemOf(response, 401);
        assertAsPromised(id, response);
        assert.match(String(response.headers['www-authenticate']), /^Bearer/);
        assert.equal(response.headers['cache-control'], 'no-store');
        assert.deepEqual(
          (await trail()).map(({actor, action}) => [actor, action]),
          [['—', 'refused']],
        );
      });
    }

    const bad: [string, () => Promise<string>, string, RegExp][] = [
      ['an unknown token', () => Promise.resolve(makeToken()), '—', /không đúng/],
      ['a malformed token', () => Promise.resolve('dv_x'), '—', /không đúng/],
      ['an expired token', () => giveToken(sample.database, {name: 'Cũ', days: -1}), 'Cũ', /hết hạn/],
      ['a revoked token', () => giveToken(sample.database, {name: 'Nghỉ', revoked: true}), 'Nghỉ', /thu hồi/],
    ];
    for (const [what, make, by, reason] of bad) {
      test(`${what} is refused, and the refusal recorded`, async () => {
        const response = await ask(`Bearer ${await make()}`);
        assert.match(problemOf(response, 401).detail ?? '', reason);
        assertAsPromised('getStaffFeedback', response);
        const [line, ...more] = await trail();
        assert.deepEqual([line?.actor, line?.action, more.length], [by, 'refused', 0]);
        assert.match(line?.detail ?? '', reason);
      });
    }

    test("another unit's message is none to them, and each try is recorded", async () => {
      const other = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Người An Giang', units: ['an-giang']}),
      );
      const none = 'KH-2222-2222';
      const about = async (asked: string) => [
        await other.get(`feedback/${asked}`),
        await other.post(`feedback/${asked}/status`, {version: 1, status: 'answered'}),
        await other.post(`feedback/${asked}/assignment`, {version: 1, assignee: 'Người An Giang'}),
        await other.post(`feedback/${asked}/reply`, {version: 1, text: 'Xin chào'}),
      ];
      const [theirs, nobodys] = [await about(code), await about(none)];
      for (const [index, response] of theirs.entries()) {
        problemOf(response, 404);
        assertAsPromised('getStaffFeedback', response);
        const {statusCode, headers, body} = nobodys[index] ?? response;
        assert.notEqual(body, response.body, 'each answer names the code that was asked for');
        assert.deepEqual([statusCode, body.replaceAll(none, code)], [404, response.body]);
        assert.deepEqual({...headers, date: null}, {...response.headers, date: null});
      }
      const lines = await trail();
      assert.deepEqual(
        lines.map((line) => [line.actor, line.action, line.code, line.unit_id]),
        [
          ...theirs.map(() => ['Người An Giang', 'refused', code, 'khanh-hoa']),
          ...nobodys.map(() => ['Người An Giang', 'refused', none, null]),
        ],
      );
      const row = await sample.database.db
        .selectFrom('feedback')
        .select(['status', 'version'])
        .executeTakeFirstOrThrow();
      assert.deepEqual(row, {status: 'received', version: 1});
    });

    test("another unit's lists and files are refused, and the refusal recorded with the unit", async () => {
      const other = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Người An Giang', units: ['an-giang']}),
      );
      for (const response of [
        await other.get('feedback?unit=khanh-hoa'),
        await other.get('export.csv?unit=khanh-hoa'),
        await other.get('export.jsonl?unit=khanh-hoa'),
      ]) {
        assert.match(problemOf(response, 403).detail ?? '', /đơn vị/);
        assert.doesNotMatch(response.body, /Ánh/);
      }
      assert.deepEqual(
        (await trail()).map((line) => [line.actor, line.action, line.unit_id]),
        Array.from({length: 3}, () => ['Người An Giang', 'refused', 'khanh-hoa']),
      );
    });

    test('a token outlives its units for nothing: it never becomes one for all', async () => {
      const unit = {
        id: 'tam-thoi',
        name: 'Công an Tạm Thời',
        short_name: 'Tạm Thời',
        kind: 'province',
        code: 'TT',
      } as const;
      await sample.database.db.insertInto('units').values(unit).execute();
      const both = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Hai nơi', units: [unit.id, 'an-giang']}),
      );
      const only = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Một nơi', role: 'manager', units: [unit.id]}),
      );
      assert.equal((await only.get('feedback')).statusCode, 200);
      await sample.database.db.deleteFrom('units').where('id', '=', unit.id).execute();
      for (const path of ['feedback', `feedback/${code}`, 'export.csv?personal=full', 'audit', 'me']) {
        assert.match(problemOf(await only.get(path), 401).detail ?? '', /đơn vị/);
      }
      problemOf(await both.get(`feedback/${code}`), 404);
      const me = await both.get('me');
      assert.deepEqual(
        me.json<{units: {id: string}[]}>().units.map(({id}) => id),
        ['an-giang'],
      );
    });

    test('a reader changes nothing, an officer sees neither the trail nor full exports, a manager does', async () => {
      const [reader, officer, manager] = await Promise.all(
        (['reader', 'officer', 'manager'] as const).map(
          async (role) => new Officer(sample.app, await giveToken(sample.database, {name: role, role})),
        ),
      );
      assert.ok(reader && officer && manager);
      problemOf(await reader.post(`feedback/${code}/status`, {version: 1, status: 'answered'}), 403);
      problemOf(await reader.post(`feedback/${code}/reply`, {version: 1, text: 'x'}), 403);
      problemOf(await officer.get('audit'), 403);
      const full = await officer.get('export.csv?personal=full');
      problemOf(full, 403);
      assertAsPromised('exportFeedbackCsv', full);
      assert.deepEqual(new Set((await trail()).map(({action}) => action)), new Set(['refused']));
      assert.equal((await reader.get(`feedback/${code}`)).statusCode, 200);
      assert.equal((await manager.get('audit')).statusCode, 200);
      assert.equal((await manager.get('export.csv?personal=full')).statusCode, 200);
    });

    test('who tries token after token has to wait; a colleague at the same address goes on', async () => {
      const statuses = [];
      for (let attempt = 0; attempt < 25; attempt++) {
        statuses.push((await ask(`Bearer ${makeToken()}`, undefined, '203.0.113.9')).statusCode);
      }
      assert.deepEqual(new Set(statuses.slice(0, 20)), new Set([401]));
      assert.deepEqual(new Set(statuses.slice(20)), new Set([429]));
      assert.equal((await trail()).length, 20);
      const waiting = await ask(`Bearer ${makeToken()}`, undefined, '203.0.113.9');
      assertAsPromised('getStaffFeedback', waiting);
      assert.match(String(waiting.headers['retry-after']), /^\d+$/);
      const valid = await ask(`Bearer ${await giveToken(sample.database)}`, undefined, '203.0.113.9');
      assert.equal(valid.statusCode, 200);
    });

    test('nothing in the database opens the door', async () => {
      const token = await giveToken(sample.database);
      const rows = JSON.stringify(await sample.database.db.selectFrom('staff_tokens').selectAll().execute());
      assert.ok(!rows.includes(token) && !rows.includes(token.slice(3)));
      for (const {token_hash} of await sample.database.db.selectFrom('staff_tokens').select('token_hash').execute()) {
        problemOf(await ask(`Bearer dv_${token_hash}`, undefined, token_hash.slice(0, 8)), 401);
      }
    });

    test('a page of another origin may ask with a token, and nobody keeps the answer', async () => {
      const preflight = await sample.app.inject({method: 'OPTIONS', url: '/v1/staff/feedback'});
      assert.match(String(preflight.headers['access-control-allow-headers']), /authorization/);
      assert.equal(preflight.headers['access-control-allow-origin'], '*');
      const officer = new Officer(
        sample.app,
        await giveToken(sample.database, {name: 'Lê Thị Sáu', units: ['khanh-hoa']}),
      );
      for (const path of ['me', 'feedback', `feedback/${code}`]) {
        const response = await officer.get(path);
        assert.equal(response.statusCode, 200, response.body);
        assert.equal(response.headers['cache-control'], 'no-store');
        assert.equal(response.headers['access-control-allow-origin'], '*');
        assert.equal(response.headers.etag, undefined);
      }
      const me = await officer.get('me');
      assertAsPromised('getStaffMember', me);
      const {name, role, units} = me.json<{name: string; role: string; units: {id: string}[]}>();
      assert.deepEqual([name, role, units.map(({id}) => id)], ['Lê Thị Sáu', 'officer', ['khanh-hoa']]);
    });
  });
});
