import {expect, waitUntil} from '@open-wc/testing';
import type {Outbox} from '../../../src/api/outbox/outbox.js';
import {LONGEST_WAIT_MS} from '../../../src/api/outbox/attempt.js';
import {mayBeWaiting} from '../../../src/api/device-storage.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../../support/network.js';
import {FEEDBACK, onlyRecord, RECEIPT, tabs, waiting} from '../../support/outbox.js';

interface Attempt {
  readonly key: string | null;
  readonly body: unknown;
}

const stored = () => Promise.resolve(json(RECEIPT, 201));
const lost = () => Promise.reject(new TypeError('Failed to fetch'));
const problem = (status: number, code = 'invalid', headers: Record<string, string> = {}) =>
  Promise.resolve(
    new Response(
      JSON.stringify({type: 'about:blank', title: 'x', status, errors: [{pointer: '#/message', code, detail: 'x'}]}),
      {
        status,
        headers: {'content-type': 'application/problem+json', ...headers},
      },
    ),
  );
const page = (status: number) => Promise.resolve(new Response('<!doctype html><h1>Proxy</h1>', {status}));

const parsed = (body: unknown): unknown => (typeof body === 'string' ? JSON.parse(body) : undefined);

describe('the outbox', () => {
  let network: ReplacedNetwork | undefined;
  let site = tabs();
  const realNow = Date.now;

  beforeEach(() => {
    site = tabs();
  });
  afterEach(() => {
    Date.now = realNow;
    site.closeAll();
    network?.restore();
  });

  /** Answers each attempt with the next answer, the last one for ever, and records what was sent. */
  function answering(...answers: readonly (() => Promise<Response>)[]): Attempt[] {
    const attempts: Attempt[] = [];
    network = replaceNetwork((_url, init) => {
      attempts.push({key: new Headers(init.headers).get('idempotency-key'), body: parsed(init.body)});
      const answer = answers[Math.min(attempts.length, answers.length) - 1];
      return answer ? answer() : lost();
    });
    return attempts;
  }

  async function putAndFlush(outbox: Outbox) {
    const record = waiting();
    await outbox.put(record);
    await outbox.flush({first: record.key});
    return record;
  }

  it('stores first: the message is kept before anything is sent', async () => {
    const outbox = site.open();
    network = replaceNetwork(async () => {
      expect(await onlyRecord(outbox)).to.include({state: 'waiting'});
      return stored();
    });
    await putAndFlush(outbox);
    expect(network.asked).to.have.length(1);
    const record = await onlyRecord(outbox);
    expect(record.state === 'sent' && record.receipt).to.deep.equal(RECEIPT);
    expect(record.state === 'sent' && record.secret).to.equal(FEEDBACK.lookup_secret);
  });

  const passing: readonly [string, () => Promise<Response>][] = [
    ['no network', lost],
    ['a failing service', () => problem(500)],
    ['a service that is down', () => problem(503)],
    ['a proxy’s page with 502', () => page(502)],
    ['a proxy’s page with 200', () => page(200)],
    ['a proxy’s page with 403', () => page(403)],
    ['a proxy’s page with 404', () => page(404)],
    ['a sign-in page of a wireless network', () => page(511)],
    ['a 200 with a wrong body', () => Promise.resolve(json({ok: true}))],
    ['a 201 with an empty body', () => Promise.resolve(new Response('', {status: 201}))],
    ['too many requests', () => problem(429)],
    ['the same key under way', () => problem(409)],
    ['a reply after the time-out', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
  ];
  for (const [what, answer] of passing) {
    it(`keeps a message waiting after ${what}, and sends the same under the same key`, async () => {
      const attempts = answering(answer, stored);
      const outbox = site.open();
      const {key} = await putAndFlush(outbox);
      const record = await onlyRecord(outbox);
      expect(record).to.include({state: 'waiting', key, attempts: 1});
      await outbox.flush({first: key});
      expect((await onlyRecord(outbox)).state).to.equal('sent');
      expect(attempts.map((attempt) => attempt.key)).to.deep.equal([key, key]);
      expect(attempts.map((attempt) => attempt.body)).to.deep.equal([FEEDBACK, FEEDBACK]);
    });
  }

  for (const status of [400, 403, 404, 413, 415, 422]) {
    it(`brings the message back with its reasons when the API refuses it for good (${status})`, async () => {
      const attempts = answering(() => problem(status, 'too_long'));
      const outbox = site.open();
      await putAndFlush(outbox);
      const record = await onlyRecord(outbox);
      expect(record.state).to.equal('refused');
      expect(record.state === 'refused' && record.errors.map(({code}) => code)).to.deep.equal(['too_long']);
      expect(record.state === 'refused' && record.feedback).to.deep.equal(FEEDBACK);
      await outbox.flush();
      expect(attempts).to.have.length(1);
    });
  }

  it('waits as long as a busy service asks', async () => {
    answering(() => problem(429, 'invalid', {'retry-after': '120'}));
    const outbox = site.open();
    await putAndFlush(outbox);
    const record = await onlyRecord(outbox);
    expect(record.state === 'waiting' && record.nextAttemptAt - Date.now()).to.be.within(119_000, 122_500);
  });

  it('leaves what is not due alone, until the network is back', async () => {
    const attempts = answering(lost, stored);
    const outbox = site.open();
    await outbox.put(waiting({nextAttemptAt: Date.now() + 60_000, attempts: 4, lastError: 'network'}));
    await outbox.flush();
    expect(attempts).to.have.length(0);
    await outbox.flush({isBackOnline: true});
    expect(attempts).to.have.length(1);
  });

  it('tries again by itself when the next attempt is due', async () => {
    answering(lost, stored);
    const outbox = site.open();
    await putAndFlush(outbox);
    let isSent = false;
    outbox.subscribe(() => {
      void outbox.records().then((records) => (isSent = records[0]?.state === 'sent'));
    });
    await waitUntil(() => isSent, 'never sent', {timeout: 10_000});
  });

  it('sends what a closed tab left behind', async () => {
    const attempts = answering(lost, stored);
    const closed = site.open();
    const {key} = await putAndFlush(closed);
    closed.close();
    const next = site.open();
    await next.flush({isBackOnline: true});
    expect((await onlyRecord(next)).state).to.equal('sent');
    expect(attempts.map((attempt) => attempt.key)).to.deep.equal([key, key]);
  });

  it('sends once when two tabs flush at once, and both see the receipt', async () => {
    const attempts = answering(stored);
    const [one, other] = [site.open(), site.open()];
    let told = 0;
    other.subscribe(() => (told += 1));
    await one.put(waiting());
    await Promise.all([one.flush(), other.flush(), one.flush()]);
    expect(attempts).to.have.length(1);
    expect((await onlyRecord(other)).state).to.equal('sent');
    await waitUntil(() => told > 0);
  });

  it('sends the oldest first, one at a time', async () => {
    let underWay = 0;
    const seen: unknown[] = [];
    network = replaceNetwork(async (_url, {body}) => {
      underWay += 1;
      expect(underWay).to.equal(1);
      seen.push(parsed(body));
      const answer = await stored();
      underWay -= 1;
      return answer;
    });
    const outbox = site.open();
    const now = Date.now();
    for (const age of [1, 3, 2]) {
      const createdAt = now - age * 1000;
      await outbox.put(waiting({createdAt, feedback: {...FEEDBACK, message: String(age)}}));
    }
    await outbox.flush();
    expect(
      seen.map((body) => (typeof body === 'object' && body && 'message' in body ? body.message : '')),
    ).to.deep.equal(['3', '2', '1']);
  });

  it('lets no message that always fails hold up the others', async () => {
    network = replaceNetwork((_url, {body}) =>
      typeof body === 'string' && body.includes('hỏng') ? problem(500) : stored(),
    );
    const outbox = site.open();
    await outbox.put(waiting({createdAt: Date.now() - 1000, feedback: {...FEEDBACK, message: 'hỏng'}}));
    await outbox.put(waiting());
    await outbox.flush();
    expect((await outbox.records()).map(({state}) => state)).to.deep.equal(['waiting', 'sent']);
  });

  for (const year of [1970, 2009, 2090]) {
    it(`sends also while the clock says ${year}, and after it is set right again`, async () => {
      const attempts = answering(lost, lost, stored);
      const outbox = site.open();
      await putAndFlush(outbox);
      Date.now = () => Date.UTC(year, 0);
      await outbox.flush({isBackOnline: true});
      expect(attempts).to.have.length(2);
      Date.now = realNow;
      await outbox.flush({isBackOnline: true});
      expect((await onlyRecord(outbox)).state).to.equal('sent');
    });
  }

  it('takes an attempt noted for a far future as due', async () => {
    const attempts = answering(stored);
    const outbox = site.open();
    await outbox.put(waiting({nextAttemptAt: Date.now() + LONGEST_WAIT_MS * 1000}));
    await outbox.flush();
    expect(attempts).to.have.length(1);
  });

  it('erases everything, and what is under way does not come back', async () => {
    const outbox = site.open();
    network = replaceNetwork(async () => {
      await outbox.eraseAll();
      return problem(503);
    });
    await putAndFlush(outbox);
    expect(await outbox.records()).to.deep.equal([]);
    expect(await mayBeWaiting()).to.equal(false);
  });

  it('tells pages by a flag whether there is anything to load it for', async () => {
    answering(lost, stored);
    const outbox = site.open();
    const {key} = await putAndFlush(outbox);
    expect(await mayBeWaiting()).to.equal(true);
    await outbox.flush({first: key});
    expect(await mayBeWaiting()).to.equal(false);
  });
});
