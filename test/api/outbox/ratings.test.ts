import {expect} from '@open-wc/testing';
import {mayBeWaiting} from '../../../src/api/device-storage.js';
import {memoryStorage, openRecordStore} from '../../../src/api/outbox/storage.js';
import {KEEP_MS, newRating, type RatingRecord} from '../../../src/api/outbox/record.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../../support/network.js';
import {BASE, RECEIPT, tabs, waiting} from '../../support/outbox.js';

const RATING = {unit: 'khanh-hoa', article: 'tin-so-1', rating: 'no'} as const;
const PROBLEM = {type: 'about:blank', title: 'x'};
const rating = (changes: Partial<RatingRecord> = {}): RatingRecord => ({...newRating(BASE, RATING, false), ...changes});

const counted = () => Promise.resolve(new Response(null, {status: 204}));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const problem = (status: number) => () =>
  Promise.resolve(
    new Response(JSON.stringify({...PROBLEM, status}), {status, headers: {'content-type': 'application/problem+json'}}),
  );
const signInPage = () => Promise.resolve(new Response('<!doctype html><h1>Wi-Fi</h1>', {status: 200}));

interface Attempt {
  readonly path: string;
  readonly key: string | null;
  readonly body: unknown;
}

describe('an answer to «Bài viết có hữu ích?» in the outbox', () => {
  let network: ReplacedNetwork | undefined;
  let site = tabs();

  beforeEach(() => {
    site = tabs();
  });
  afterEach(() => {
    site.closeAll();
    network?.restore();
  });

  /** Answers each attempt at an answer with the next, the last one for ever, and takes every message. */
  function answering(...answers: readonly (() => Promise<Response>)[]): Attempt[] {
    const attempts: Attempt[] = [];
    let at = 0;
    network = replaceNetwork((url, init) => {
      const path = new URL(url).pathname.replace('/outbox/', '');
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      attempts.push({path, key: new Headers(init.headers).get('idempotency-key'), body});
      if (path !== 'v1/ratings') return Promise.resolve(json(RECEIPT, 201));
      return (answers[Math.min(at++, answers.length - 1)] ?? lost)();
    });
    return attempts;
  }

  it('is sent with nothing but what it is about, and nothing of it is kept then', async () => {
    const attempts = answering(counted);
    const outbox = site.open();
    const record = rating();
    await outbox.put(record);
    expect(await mayBeWaiting()).to.equal(true);
    expect(await site.store.all()).to.deep.equal([record]);
    await outbox.flush();
    expect(attempts).to.deep.equal([{path: 'v1/ratings', key: record.key, body: RATING}]);
    expect(await site.store.all()).to.deep.equal([]);
    expect(await mayBeWaiting()).to.equal(false);
  });

  for (const [what, answer] of [
    ['no network', lost],
    ['a service that is down', problem(503)],
    ['too many answers', problem(429)],
    ['a sign-in page of a wireless network', signInPage],
    ['an answer in another shape', () => Promise.resolve(json({ok: true}))],
  ] as const) {
    it(`waits after ${what}, and goes from another tab under the same key`, async () => {
      const attempts = answering(answer, counted);
      const record = rating();
      const first = site.open();
      await first.put(record);
      await first.flush();
      const [kept] = await site.store.all();
      expect(kept).to.include({state: 'rating', key: record.key, attempts: 1});
      first.close();
      await site.store.put({...record, nextAttemptAt: Date.now()});
      await site.open().flush();
      expect(attempts.map(({key}) => key)).to.deep.equal([record.key, record.key]);
      expect(await site.store.all()).to.deep.equal([]);
    });
  }

  for (const status of [400, 403, 404, 422]) {
    it(`is dropped in silence when the API will never take it (${status})`, async () => {
      const attempts = answering(problem(status));
      const outbox = site.open();
      await outbox.put(rating());
      await outbox.flush();
      await outbox.flush({isBackOnline: true});
      expect(attempts).to.have.length(1);
      expect(await site.store.all()).to.deep.equal([]);
      expect(await mayBeWaiting()).to.equal(false);
    });
  }

  it('is no message: none of the forms shows it', async () => {
    answering(lost);
    const outbox = site.open();
    await outbox.put(rating());
    await outbox.flush();
    expect(await outbox.records()).to.deep.equal([]);
    expect(await site.store.all()).to.have.length(1);
  });

  it('lets messages go first, and holds none back when it is sent away', async () => {
    const attempts = answering(problem(429));
    const outbox = site.open();
    await outbox.put(rating({createdAt: Date.now() - 60_000}));
    await outbox.put(waiting());
    await outbox.flush();
    expect(attempts.map(({path}) => path)).to.deep.equal(['v1/feedback', 'v1/ratings']);
    expect((await outbox.records()).map(({state}) => state)).to.deep.equal(['sent']);
  });

  it('is the last one given, also when its reader changes their mind while the first is on its way', async () => {
    const outbox = site.open();
    const record = rating();
    const attempts = answering(async () => {
      await outbox.put({...record, rating: 'yes'});
      return counted();
    }, counted);
    await outbox.put(record);
    await outbox.flush();
    expect(await site.store.all()).to.have.length(1);
    await outbox.flush();
    expect(attempts.map(({body}) => body)).to.deep.equal([RATING, {...RATING, rating: 'yes'}]);
    expect(attempts[1]?.key).to.equal(attempts[0]?.key);
    expect(await site.store.all()).to.deep.equal([]);
  });

  it('stays on the page where nothing may be kept, and goes as long as the page is open', async () => {
    const device = memoryStorage();
    const attempts = answering(lost, counted);
    const store = openRecordStore([device]);
    const outbox = tabs(store).open();
    await outbox.put(rating({isForPage: true}));
    await outbox.flush();
    expect(await device.all()).to.deep.equal([]);
    expect(await mayBeWaiting()).to.equal(false);
    await outbox.flush({isBackOnline: true});
    expect(attempts).to.have.length(2);
    expect(await store.all()).to.deep.equal([]);
    outbox.close();
  });

  it('is given up after fourteen days', async () => {
    const attempts = answering(counted);
    await site.store.put(rating({createdAt: Date.now() - KEEP_MS}));
    await site.open().flush();
    expect(attempts).to.deep.equal([]);
    expect(await site.store.all()).to.deep.equal([]);
  });
});
