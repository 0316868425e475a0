import assert from 'node:assert/strict';
import {before, beforeEach, describe, test} from 'node:test';
import {emailOf, webhookBody} from '../../../src/feedback/notifications/content.js';
import {notifyOfHeldBack} from '../../../src/feedback/notifications/held-back.js';
import {claimDueNotices} from '../../../src/feedback/notifications/queue.js';
import {forEachDatabase} from '../../support/databases.js';
import {addEmailTarget} from '../../support/notice-targets.js';
import {giveToken, Officer, storeMessage} from '../../support/staff.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const HOUR = 3_600_000;
const inboxUrl = new URL('https://noibo.example.vn/can-bo.html');

forEachDatabase((_name, open) => {
  /** Seven in the morning in Vietnam, and so many hours later; past every change that the test makes. */
  const morning = Date.parse('2031-05-01T07:00:00+07:00');
  const at = (hours: number) => new Date(morning + hours * HOUR);
  const tell = (hours: number) => notifyOfHeldBack(sample.database.db, at(hours));
  const sample = withSampleApp({open});
  before(() => addEmailTarget(sample.database.db, at(0)));
  beforeEach(async () => {
    for (const table of ['feedback', 'notices', 'held_back_notices'] as const) {
      await sample.database.db.deleteFrom(table).execute();
    }
  });

  const hold = (parts: Parameters<typeof storeMessage>[1] = {}) =>
    storeMessage(sample.database, {spam: true, spam_reason: 'trap_filled', message: 'Chuyện riêng', ...parts});

  describe('what is held back', () => {
    test('is told once a day, in one notice with nothing but the count', async () => {
      await hold();
      await hold({name: null, received_at: at(-900)});
      await hold({status: 'withdrawn', withdrawn_at: at(-9), erased_at: at(-9), message: ''});
      await hold({unit_id: 'an-giang'});
      await storeMessage(sample.database);
      assert.equal(await tell(0), 1);
      assert.equal(await tell(23.9), 0);
      assert.equal(await tell(24), 1);
      const due = await claimDueNotices(sample.database.db, at(24), at(25), 10);
      assert.equal(due.length, 2);
      const [{content} = assert.fail('no notice')] = due;
      assert.deepEqual(content, {kind: 'held', unit: 'khanh-hoa', unitName: 'Công an Khánh Hòa', held: 2});
      const {subject, text} = emailOf(content, inboxUrl);
      assert.equal(subject, '2 phản hồi bị giữ lại');
      assert.match(text, /Công an Khánh Hòa có 2 phản hồi bị giữ lại.*https:\/\/noibo\.example\.vn\/can-bo\.html/s);
      assert.deepEqual(JSON.parse(webhookBody('7', content, inboxUrl)), {
        id: '7',
        type: 'feedback.held_back',
        unit: 'khanh-hoa',
        held_back: 2,
        link: inboxUrl.href,
      });
    });

    test('is told once although several servers look at once', async () => {
      await hold();
      const told = await Promise.all([tell(0), tell(0.1), tell(0.2)]);
      assert.deepEqual(told.sort(), [0, 0, 1]);
      assert.equal((await sample.database.db.selectFrom('notices').select('id').execute()).length, 1);
    });

    test('is nothing to tell when there is none, and to a unit that nobody wants to be told of', async () => {
      await storeMessage(sample.database, {spam_reason: 'too_fast'});
      await hold({unit_id: 'an-giang'});
      assert.equal(await tell(0), 0);
    });

    test('is no news any more once an officer agrees, until another is held back', async () => {
      const officer = new Officer(sample.app, await giveToken(sample.database));
      const code = await hold();
      const agreed = await officer.post(`feedback/${code}/status`, {version: 1, spam: true});
      assert.equal(agreed.statusCode, 200, agreed.body);
      assert.equal(await tell(0), 1, 'what an officer put away is told too');
      assert.equal(await tell(24), 0);
      await hold({spam_reason: 'marked_by_staff', updated_at: at(30)});
      assert.equal(await tell(48), 1);
      assert.equal(await tell(72), 0);
    });
  });
});
