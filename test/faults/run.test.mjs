import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {runFaults} from './fault-run.mjs';
import {isClean, judge} from './verdict.mjs';

describe('no message is lost or stored twice by a faulty network and a server that is killed', () => {
  for (const database of ['embedded', 'postgres']) {
    test(database, async (t) => {
      const run = await runFaults({messages: 60, kills: 1, senders: 24, seed: 20_261_123, database});
      if (!run) return t.skip('PostgreSQL 15 or later is not installed, and TEST_DATABASE_URL is not set');
      assert.deepEqual(run.refusals, []);
      assert.ok(isClean(run.verdict), JSON.stringify(run.verdict));
      assert.equal(run.verdict.stored, 60);
      assert.ok(run.kills >= 1);
      assert.ok(run.attempts > 60, 'the network was faulty');
    });
  }
});

describe('the verdict on a run', () => {
  const outcomes = [
    {key: 'one', message: 'Một', code: 'NT-2222-2222'},
    {key: 'two', message: 'Hai', code: 'NT-3333-3333'},
  ];
  const rows = outcomes.map(({key, message, code}) => ({key, message, code}));
  const [one, two] = rows;

  test('is clean when each message is stored once under its receipt', () => {
    assert.ok(isClean(judge(outcomes, rows)));
  });

  for (const [fault, stored, sent = outcomes] of [
    ['lost', [one]],
    ['doubled', [one, two, {...two, code: 'NT-4444-4444'}]],
    ['codes given twice', [one, {...two, code: one.code}]],
    ['texts altered', [one, {...two, message: 'Hai'.normalize('NFC') + ' '}]],
    ['receipts differing', [one, {...two, code: 'NT-4444-4444'}]],
    ['without sender', [...rows, {key: 'three', message: 'Ba', code: 'NT-4444-4444'}]],
    ['refused', rows, [outcomes[0], {...outcomes[1], refusal: '422'}]],
    ['unanswered', rows, [outcomes[0], {key: 'two', message: 'Hai'}]],
  ]) {
    test(`tells of a message ${fault}`, () => {
      const verdict = judge(sent, stored);
      assert.equal(verdict[fault], 1);
      assert.ok(!isClean(verdict));
    });
  }
});
