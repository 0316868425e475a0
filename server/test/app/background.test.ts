import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, mock, test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {BackgroundLoop} from '../../src/background.js';

const HOUR = 3_600_000;

describe('work beside the answering of requests', () => {
  let runs = 0;
  const failures: unknown[] = [];
  const loopOf = (work: () => Promise<number | undefined>) =>
    new BackgroundLoop(
      () => {
        runs += 1;
        return work();
      },
      {onFailure: (error) => failures.push(error), retryMs: HOUR},
    );
  const passes = async (ms: number) => {
    mock.timers.tick(ms);
    await setImmediate();
  };
  beforeEach(() => {
    runs = 0;
    failures.length = 0;
    mock.timers.enable({apis: ['setTimeout']});
  });
  afterEach(() => mock.timers.reset());

  test('is done at the start and after as long as the last run said', async () => {
    const loop = loopOf(() => Promise.resolve(2 * HOUR));
    loop.start();
    await passes(0);
    assert.equal(runs, 1);
    await passes(2 * HOUR - 1);
    assert.equal(runs, 1);
    await passes(1);
    assert.equal(runs, 2);
    await loop.close();
  });

  test('is done sooner when it is woken, and no later when it is woken for later', async () => {
    const loop = loopOf(() => Promise.resolve(undefined));
    loop.wake(HOUR);
    loop.wake(1000);
    loop.wake(2 * HOUR);
    await passes(1000);
    assert.equal(runs, 1);
    await passes(3 * HOUR);
    assert.equal(runs, 1);
    await loop.close();
  });

  test('is never done twice at once', async () => {
    let end: (() => void) | undefined;
    const loop = loopOf(() => new Promise((resolve) => (end = () => resolve(undefined))));
    loop.start();
    loop.wake(0);
    await passes(1);
    assert.equal(runs, 1);
    end?.();
    await setImmediate();
    assert.equal(runs, 2);
    end?.();
    await loop.close();
  });

  test('is done again some time after it failed, which is told', async () => {
    const loop = loopOf(() => Promise.reject(new Error('Mất mạng')));
    loop.start();
    await passes(0);
    assert.match(String(failures[0]), /Mất mạng/);
    await passes(HOUR);
    assert.equal(runs, 2);
    await loop.close();
  });

  test('is finished by a stop, after which nothing begins', async () => {
    let isDone = false;
    const loop = loopOf(async () => {
      await setImmediate();
      isDone = true;
      return 1;
    });
    loop.start();
    await loop.close();
    assert.ok(isDone);
    loop.wake(0);
    await passes(HOUR);
    assert.equal(runs, 1);
  });
});
