import assert from 'node:assert/strict';
import {before, beforeEach, describe, test} from 'node:test';
import {alarmInactiveSites, recordSite} from '../../../src/feedback/sites.js';
import {forEachDatabase} from '../../support/databases.js';
import {addEmailTarget} from '../../support/notice-targets.js';
import {withSampleApp} from '../../support/with-sample-app.js';

const HOUR = 3_600_000;
const SITE = 'https://congan.khanhhoa.example';

forEachDatabase((_name, open) => {
  const start = Date.parse('2026-05-01T00:00:00Z');
  const at = (hours: number) => new Date(start + hours * HOUR);
  const sample = withSampleApp({open});
  before(() => addEmailTarget(sample.database.db, at(0)));
  beforeEach(async () => {
    await sample.database.db.deleteFrom('sites').execute();
    await sample.database.db.deleteFrom('notices').execute();
  });

  const sendEvery = async (hours: number, times: number, from = 0) => {
    for (let time = 0; time < times; time++)
      await recordSite(sample.database.db, 'khanh-hoa', SITE, at(from + time * hours));
  };
  const alarms = (hours: number) => alarmInactiveSites(sample.database.db, at(hours));

  describe('a site that used to send', () => {
    test('gives one alarm after two quiet days, and another only after it has sent again', async () => {
      await sendEvery(1, 6);
      assert.equal(await alarms(5 + 47.9), 0);
      assert.equal(await alarms(5 + 48.1), 1);
      assert.equal(await alarms(5 + 49), 0);
      assert.equal(await alarms(5 + 1000), 0);
      const queued = await sample.database.db.selectFrom('notices').selectAll().execute();
      assert.equal(queued.length, 1);
      assert.deepEqual([queued[0]?.payload['kind'], queued[0]?.payload['origin']], ['quiet', SITE]);
      await sendEvery(1, 1, 1100);
      assert.equal(await alarms(1101), 0);
      assert.equal(await alarms(1100 + 2000), 1);
    });

    test('is given three of its usual gaps when it sends seldom', async () => {
      await sendEvery(100, 6);
      assert.equal(await alarms(500 + 299), 0);
      assert.equal(await alarms(500 + 301), 1);
    });

    test('needs a habit first', async () => {
      await sendEvery(1, 4);
      assert.equal(await alarms(1000), 0);
    });

    test('gives one alarm although several servers look at once', async () => {
      await sendEvery(1, 6);
      const found = await Promise.all([alarms(100), alarms(100), alarms(100)]);
      assert.equal(
        found.reduce((sum, each) => sum + each, 0),
        1,
      );
    });
  });
});
