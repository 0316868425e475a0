import assert from 'node:assert/strict';
import {createHmac, randomUUID} from 'node:crypto';
import {afterEach, beforeEach, describe, test} from 'node:test';
import {claimDueNotices} from '../../../src/feedback/notifications/queue.js';
import {
  NotificationSender,
  type NotificationSettings,
  secretField,
} from '../../../src/feedback/notifications/sender.js';
import {addNoticeTarget} from '../../../src/feedback/notifications/targets.js';
import {forEachDatabase} from '../../support/databases.js';
import {proofFrom} from '../../support/proof.js';
import {type Receiver, startMailServer, startReceiver} from '../../support/receiver.js';
import {sampleApp, sampleEncryption} from '../../support/sample-app.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const SECRET = 'bi-mat-chung';
const HOUR = 3_600_000;
const inboxUrl = new URL('https://noibo.example.vn/can-bo.html');

forEachDatabase((_name, open) => {
  let receiver: Receiver;
  const sample = withSampleApp({open});
  beforeEach(async () => {
    receiver = await startReceiver();
    await sample.database.db.deleteFrom('notice_targets').execute();
    await sample.database.db.deleteFrom('audit').execute();
  });
  afterEach(() => receiver.stop());

  const watch = async (kind: 'webhook' | 'email', address: string, unit_id = 'khanh-hoa') => {
    const id = randomUUID();
    const secret = kind === 'webhook' ? sampleEncryption.encrypt(SECRET, secretField(id)) : null;
    await addNoticeTarget(sample.database.db, {id, unit_id, kind, address, secret, created_at: new Date()});
  };
  const send = async (parts: object = {}, through = sample.app) => {
    const body = {
      form: 'gop-y',
      unit: 'khanh-hoa',
      topic: 'gop-y',
      message: 'Chuyện riêng của tôi.',
      name: 'Nguyễn Thị Ánh',
      phone: '0912345678',
      email: 'anh@example.vn',
      consent: {version: '2026-01'},
      ...parts,
    };
    const response = await through.inject({
      method: 'POST',
      url: '/v1/feedback',
      headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()},
      payload: JSON.stringify(body),
    });
    assert.equal(response.statusCode, 201, response.body);
    return response.json<{code: string}>().code;
  };
  const senderWith = (settings: Partial<NotificationSettings> = {}) =>
    new NotificationSender(sample.database.db, {
      settings: {inboxUrl, smtp: undefined, allowPrivate: true, ...settings},
      encryption: sampleEncryption,
      shared: false,
      onFailure: assert.ifError,
    });
  const waiting = () => sample.database.db.selectFrom('notices').selectAll().where('sent_at', 'is', null).execute();
  const later = (ms: number) => new Date(Date.now() + ms);

  describe('a webhook', () => {
    test('is told of a message, signed, and of nothing personal', async () => {
      await watch('webhook', receiver.url);
      const code = await send();
      await senderWith().deliverDue(later(1));
      const [{headers, body} = {headers: {}, body: ''}, ...more] = receiver.received;
      assert.equal(more.length, 0);
      const [, timestamp = '', signature] =
        /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['danvan-signature'])) ?? [];
      assert.equal(signature, createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex'));
      assert.ok(Math.abs(Number(timestamp) - Date.now() / 1000) < 60);
      const {id, received_at, ...rest} = readNotice(body);
      assert.deepEqual(rest, {
        type: 'feedback.received',
        code,
        unit: 'khanh-hoa',
        topic: 'gop-y',
        link: `${inboxUrl.href}#${code}`,
      });
      assert.equal(id, headers['danvan-notice-id']);
      assert.match(String(received_at), /\+07:00$/);
      const trail = await sample.database.db.selectFrom('audit').select(['action', 'code', 'detail']).execute();
      assert.deepEqual(trail, [{action: 'notify', code, detail: 'webhook'}]);
    });

    test('that fails is tried again later with the same notice, and never after it has taken it', async () => {
      await watch('webhook', receiver.url);
      await send();
      receiver.statuses.push(500, 302, 404);
      const start = Date.now() + 10;
      const sender = senderWith();
      for (const seconds of [0, 29, 31, 60, 92, 215, 216]) await sender.deliverDue(new Date(start + seconds * 1000));
      assert.equal(receiver.received.length, 4);
      assert.equal(new Set(receiver.received.map(({headers}) => headers['danvan-notice-id'])).size, 1);
      await senderWith().deliverDue(later(48 * HOUR));
      assert.equal(receiver.received.length, 4, 'sent again after a restart');
    });

    test('is told although the sender was killed on the way', async () => {
      await watch('webhook', receiver.url);
      await send();
      assert.equal((await claimDueNotices(sample.database.db, later(1), later(60_000), 10)).length, 1);
      await senderWith().deliverDue(later(59_000));
      assert.equal(receiver.received.length, 0);
      await senderWith().deliverDue(later(61_000));
      assert.equal(receiver.received.length, 1);
    });

    test('is told once of each message by several senders at once', async () => {
      await watch('webhook', receiver.url);
      const codes = await Promise.all(Array.from({length: 25}, () => send()));
      const now = later(1);
      await Promise.all([senderWith(), senderWith(), senderWith()].map((sender) => sender.deliverDue(now)));
      const told = receiver.received.map(({body}) => /"code":"([^"]+)"/.exec(body)?.[1]);
      assert.deepEqual(told.sort(), codes.sort());
    });

    test('that is gone for a day is given up, and the trail says so', async () => {
      await watch('webhook', receiver.url);
      const code = await send();
      receiver.statuses.push(...Array.from({length: 100}, () => 503));
      const sender = senderWith();
      for (let minutes = 0; minutes < 27 * 60; minutes += 10) await sender.deliverDue(later(minutes * 60_000));
      assert.deepEqual(await waiting(), []);
      assert.ok(receiver.received.length > 12 && receiver.received.length < 30);
      const [line] = await sample.database.db.selectFrom('audit').selectAll().execute();
      assert.deepEqual([line?.action, line?.code], ['notify', code]);
      assert.match(line?.detail ?? '', /không gửi được sau 24 giờ \(503\)/);
    });

    test('in an inner network is not asked unless allowed, by address or by name', async () => {
      await watch('webhook', receiver.url);
      await watch('webhook', receiver.url.replace('127.0.0.1', 'localhost'));
      await watch('webhook', receiver.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'));
      await send();
      await senderWith({allowPrivate: false}).deliverDue(later(1));
      assert.equal(receiver.received.length, 0);
      assert.deepEqual(
        (await waiting()).map(({last_error}) => last_error),
        ['EPRIVATE', 'EPRIVATE', 'EPRIVATE'],
      );
    });

    test('hears nothing of other units', async () => {
      await watch('webhook', receiver.url);
      await send({unit: 'an-giang'});
      assert.deepEqual(await waiting(), []);
    });

    test('is told of a message that needed a proof of work as of any other', async () => {
      await watch('webhook', receiver.url);
      await send({seconds_taken: 0, proof: await proofFrom(sample.app)});
      await send({website: '1', proof: await proofFrom(sample.app)});
      assert.equal((await waiting()).length, 2);
    });

    test('is told at once by a running server', async () => {
      await watch('webhook', receiver.url);
      const notices = {inboxUrl: undefined, smtp: undefined, allowPrivate: true};
      const running = await sampleApp(sample.database, {notices});
      await running.ready();
      await send({}, running);
      await receiver.got(1);
      await running.close();
      assert.match(receiver.received[0]?.body ?? '', /"link":null/);
    });
  });

  describe('a mailbox', () => {
    test('is told in Vietnamese and of nothing personal', async () => {
      const mail = await startMailServer();
      await watch('email', 'truc-ban@example.vn');
      const code = await send();
      const sender = senderWith({smtp: {url: mail.url, from: 'gop-y@example.vn'}});
      await sender.deliverDue(later(1));
      await sender.close();
      mail.stop();
      assert.equal(mail.letters.length, 1);
      const [letter = ''] = mail.letters;
      assert.match(letter, /^To: truc-ban@example\.vn$/m);
      assert.match(letter, /^From: gop-y@example\.vn$/m);
      assert.match(letter, new RegExp(code));
      assert.doesNotMatch(letter, /0912345678|anh@example/);
      assert.deepEqual(await waiting(), []);
    });

    test('waits where no mail server is set, and the reason is to be seen', async () => {
      await watch('email', 'truc-ban@example.vn');
      await send();
      await senderWith().deliverDue(later(1));
      assert.deepEqual(
        (await waiting()).map(({last_error}) => last_error),
        ['NO_SMTP_URL'],
      );
    });
  });
});

function readNotice(body: string): Readonly<Record<string, unknown>> {
  const notice: unknown = JSON.parse(body);
  assert.ok(typeof notice === 'object' && notice !== null);
  return {...notice};
}
