import {expect, nextFrame} from '@open-wc/testing';
import {createChallenge, verifySolution} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/web/pbkdf2';
import {attempt} from '../../src/api/outbox/attempt.js';
import {proofFor, solve} from '../../src/api/proof.js';
import {makeSolver} from '../../src/api/proof-solver.js';
import {stopTime} from '../support/fake-time.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {BASE, FEEDBACK, RECEIPT, waiting} from '../support/outbox.js';

const hmacSignatureSecret = 'only for this test';
const challengeOf = (changes: {keyLength?: number; counter?: number} = {}) =>
  createChallenge({algorithm: 'PBKDF2/SHA-256', cost: 200, counter: 40, deriveKey, hmacSignatureSecret, ...changes});
const never = () => new AbortController().signal;

describe('the proof of work', () => {
  let network: ReplacedNetwork | undefined;
  const RealWorker = window.Worker;
  afterEach(() => {
    network?.restore();
    window.Worker = RealWorker;
  });

  for (const [where, subtle] of [
    ['by the browser', crypto.subtle],
    ['in script, as on plain http', undefined],
  ] as const) {
    for (const keyLength of [32, 48]) {
      it(`is done ${where} (key of ${keyLength} bytes), and the protocol’s own library takes it`, async () => {
        const challenge = await challengeOf({keyLength});
        const solution = await makeSolver(subtle)(challenge.parameters, () => false);
        expect(solution.counter).to.equal(40);
        const {verified} = await verifySolution({challenge, solution, deriveKey, hmacSignatureSecret});
        expect(verified).to.equal(true);
      });
    }
  }

  /** Workers that do not what ours does, but what the script says. */
  const workerOf = (script: string): typeof Worker =>
    class extends RealWorker {
      constructor() {
        super(URL.createObjectURL(new Blob([script], {type: 'text/javascript'})));
        // what a worker dies of is written into the console of the page
        this.addEventListener('error', (event) => event.preventDefault());
      }
    };

  it('is done in a worker', async () => {
    const {parameters} = await challengeOf();
    let started = 0;
    window.Worker = class extends RealWorker {
      constructor(address: string | URL) {
        super(address);
        started += 1;
      }
    };
    expect((await solve(parameters, never())).counter).to.equal(40);
    expect(started).to.equal(1);
  });

  for (const [what, script] of [
    ['dies while it starts', `throw new Error('dies')`],
    ['dies at work', `postMessage('ready'); onmessage = () => { postMessage('working'); throw new Error('dies'); }`],
    ['says that it failed', `postMessage('ready'); onmessage = () => postMessage('failed')`],
    ['gives no solution', `postMessage('ready'); onmessage = () => postMessage({error: 'x'})`],
    ['gives a wrong one', `postMessage('ready'); onmessage = () => postMessage({counter: 7, derivedKey: 'abcdef'})`],
  ] as const) {
    it(`is done in the page when the worker ${what}`, async () => {
      const {parameters} = await challengeOf();
      window.Worker = workerOf(script);
      expect((await solve(parameters, never())).counter).to.equal(40);
    });
  }

  for (const [when, script] of [
    ['at once', ''],
    ['once it has the puzzle', `postMessage('ready'); onmessage = () => undefined`],
  ] as const) {
    it(`is done in the page when the worker falls silent ${when}`, async () => {
      const {parameters} = await challengeOf();
      window.Worker = workerOf(script);
      const time = stopTime();
      try {
        let counter: number | undefined;
        void solve(parameters, never()).then((solution) => (counter = solution.counter));
        while (counter === undefined) {
          time.pass(1_000);
          await nextFrame();
        }
        expect(counter).to.equal(40);
      } finally {
        time.restore();
      }
    });
  }

  it('waits for a worker that is slow but says that it works', async () => {
    const {parameters} = await challengeOf({counter: 2_000});
    let working = 0;
    window.Worker = class extends RealWorker {
      constructor(address: string | URL) {
        super(address);
        this.addEventListener('message', ({data}) => (working += data === 'working' ? 1 : 0));
      }
    };
    expect((await solve(parameters, never())).counter).to.equal(2_000);
    expect(working).to.be.above(0);
  });

  it('waits for it however long it works in all', async () => {
    const {parameters} = await challengeOf();
    const script = `let times = 0, challenge;
      onmessage = ({data}) => {
        challenge = data.keyPrefix ? data : challenge;
        postMessage((times += 1) < 6 ? 'working' : {counter: 99, derivedKey: challenge.keyPrefix});
      };
      postMessage('ready');`;
    const time = stopTime();
    window.Worker = class extends workerOf(script) {
      constructor() {
        super('');
        this.addEventListener('message', () => {
          time.pass(4_000);
          this.postMessage('go on');
        });
      }
    };
    try {
      expect((await solve(parameters, never())).counter).to.equal(99);
    } finally {
      time.restore();
    }
  });

  it('ends the worker when it is no longer wanted', async () => {
    const {parameters} = await challengeOf({counter: 4_000_000_000});
    let ended = 0;
    window.Worker = class extends RealWorker {
      override terminate() {
        super.terminate();
        ended += 1;
      }
    };
    const wanted = new AbortController();
    const failure = solve(parameters, wanted.signal).catch(String);
    wanted.abort();
    expect(await failure).to.equal('Error: Given up');
    expect(ended).to.equal(1);
  });

  it('is done in the page where the page’s policy forbids workers', async () => {
    const {parameters} = await challengeOf();
    window.Worker = class extends RealWorker {
      constructor() {
        super('data:,');
        throw new DOMException('forbidden', 'SecurityError');
      }
    };
    expect((await solve(parameters, never())).counter).to.equal(40);
  });

  it('stops when it is no longer wanted', async () => {
    const {parameters} = await challengeOf({counter: 4_000_000_000});
    const failure = makeSolver()(parameters, () => true).catch(String);
    expect(await failure).to.equal('Error: Given up');
  });

  it('goes along with the message once the API asks for it, under the same key, and changes nothing else', async () => {
    const challenge = await challengeOf();
    const sent: {key: string | null; body: unknown}[] = [];
    network = replaceNetwork((url, {headers, body}) => {
      if (url.endsWith('/v1/challenge')) return Promise.resolve(json(challenge));
      sent.push({
        key: new Headers(headers).get('idempotency-key'),
        body: typeof body === 'string' ? JSON.parse(body) : undefined,
      });
      const asked = {title: 'x', status: 422, errors: [{pointer: '#/proof', code: 'proof_required', detail: 'x'}]};
      return Promise.resolve(sent.length === 1 ? json(asked, 422) : json(RECEIPT, 201));
    });
    const record = waiting();
    const outcome = await attempt(record, never());
    expect(outcome).to.deep.equal({kind: 'sent', receipt: RECEIPT});
    expect(sent.map(({key}) => key)).to.deep.equal([record.key, record.key]);
    const [first, second] = sent.map(({body}) => body);
    expect(first).to.deep.equal(FEEDBACK);
    expect(second).to.deep.include(FEEDBACK).and.have.property('proof');
  });

  for (const [what, answer] of [
    ['the challenge is a proxy’s page', () => new Response('<!doctype html>')],
    ['the challenge is of another kind', () => json({parameters: {algorithm: 'ARGON2ID'}})],
    ['the proof is not taken either', () => json({title: 'x', status: 503}, 503)],
  ] as const) {
    it(`leaves the message waiting when ${what}`, async () => {
      const asked = {title: 'x', status: 422, errors: [{pointer: '#/proof', code: 'proof_required', detail: 'x'}]};
      network = replaceNetwork((url) => Promise.resolve(url.endsWith('/v1/challenge') ? answer() : json(asked, 422)));
      expect((await attempt(waiting(), never())).kind).to.equal('postponed');
    });
  }

  it('leaves the message waiting when the proof came too late, for a sender cannot correct that', async () => {
    const challenge = await challengeOf();
    const late = {title: 'x', status: 422, errors: [{pointer: '#/proof', code: 'proof_invalid', detail: 'x'}]};
    network = replaceNetwork((url) =>
      Promise.resolve(url.endsWith('/v1/challenge') ? json(challenge) : json(late, 422)),
    );
    expect((await attempt(waiting(), never())).kind).to.equal('postponed');
  });

  it('is short enough for the contract', async () => {
    const challenge = await challengeOf();
    network = replaceNetwork(() => Promise.resolve(json(challenge)));
    expect((await proofFor(BASE, never())).length).to.be.below(4000);
  });
});
