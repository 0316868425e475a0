import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, before, describe, test} from 'node:test';
import {solveChallenge} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import type {FastifyInstance} from 'fastify';
import {contract} from '../../src/http/contract.js';
import type {OpenDatabase} from '../../src/database/database.js';
import {addressPrefix, TokenBuckets} from '../../src/http/limits.js';
import {forEachDatabase} from '../support/databases.js';
import {challengeOf, encodeProof as encode, proofFrom} from '../support/proof.js';
import {assertAsPromised, faultsOf, problemOf, sampleApp} from '../support/sample-app.js';

const message = {
  form: 'gop-y',
  unit: 'ninh-thuan',
  topic: 'gop-y',
  message: 'Xin cảm ơn.',
  name: 'An',
  consent: {version: '2026-01'},
};
const WIDE = {soft: 1000, hard: 1000};
/** More than most operations answer in a minute, and fewer than a household has networks. */
const AT_ONCE = 64;
/** What is counted only when it is well-formed. */
const PAYLOADS: Readonly<Record<string, string>> = {
  countView: 'khong-co',
  rateArticle: JSON.stringify({unit: 'khong-co', article: 'khong-co', rating: 'yes'}),
};
/** All operations that tell someone to wait; those for staff are asked without a token. */
const limited = contract.operations.filter(({answers, planned}) => !planned && answers.has(429));

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  let apps: FastifyInstance[] = [];
  before(async () => {
    database = await open();
  });
  after(() => Promise.all(apps.map((app) => app.close())));

  const appWith = async (network: {soft: number; hard: number}, unit: {soft: number; hard: number} = WIDE) => {
    const app = await sampleApp(database, {feedbackLimits: {network, unit}});
    apps = [...apps, app];
    return app;
  };
  const send = (app: FastifyInstance, parts: object = {}, remoteAddress = '192.0.2.1', key: string = randomUUID()) =>
    app.inject({
      method: 'POST',
      url: '/v1/feedback',
      headers: {'content-type': 'application/json', 'idempotency-key': key},
      payload: JSON.stringify({...message, ...parts}),
      remoteAddress,
    });

  test('a rising rate asks for a proof, and takes the same message with it', async () => {
    const app = await appWith({soft: 1, hard: 1000});
    const key = randomUUID();
    assert.equal((await send(app)).statusCode, 201);
    const asked = await send(app, {}, '192.0.2.99', key);
    assert.deepEqual(faultsOf(asked, 422), ['#/proof proof_required']);
    assertAsPromised('sendFeedback', asked);
    assert.equal((await send(app, {}, '198.51.100.1')).statusCode, 201, 'another network is not asked');
    const taken = await send(app, {proof: await proofFrom(app)}, '192.0.2.99', key);
    assert.equal(taken.statusCode, 201, taken.body);
    const repeated = await send(app, {}, '192.0.2.99', key);
    assert.deepEqual([repeated.statusCode, repeated.json()], [201, taken.json()]);
  });

  test('a proof is good for one message, and only as it was set', async () => {
    const app = await appWith({soft: 1, hard: 1000});
    await send(app);
    const proof = await proofFrom(app);
    assert.equal((await send(app, {proof})).statusCode, 201);
    assert.deepEqual(faultsOf(await send(app, {proof}), 422), ['#/proof proof_invalid']);
    const challenge = await challengeOf(app);
    const cheap = {...challenge, parameters: {...challenge.parameters, cost: 1}};
    const forged = [
      'không phải bằng chứng',
      encode({challenge, solution: {counter: 1, derivedKey: '00'.repeat(32)}}),
      encode({
        challenge: cheap,
        solution: await solveChallenge({
          challenge: {...cheap, parameters: {...cheap.parameters, keyPrefix: '00'}},
          deriveKey,
        }),
      }),
      encode({challenge: {parameters: challenge.parameters}, solution: {counter: 1, derivedKey: '00'}}),
    ];
    for (const one of forged) assert.deepEqual(faultsOf(await send(app, {proof: one}), 422), ['#/proof proof_invalid']);
  });

  test('a proof set by one process is good in another, once', async () => {
    const [one, other] = [await appWith({soft: 1, hard: 1000}), await appWith({soft: 1, hard: 1000})];
    await Promise.all([send(one), send(other)]);
    const proof = await proofFrom(one);
    assert.equal((await send(other, {proof})).statusCode, 201);
    assert.deepEqual(faultsOf(await send(one, {proof}), 422), ['#/proof proof_invalid']);
  });

  test('a flood is refused with the time to wait, from a network and to a unit; a repeated message is not', async () => {
    for (const app of [await appWith({soft: 2, hard: 2}), await appWith(WIDE, {soft: 2, hard: 2})]) {
      const key = randomUUID();
      assert.equal((await send(app, {}, '192.0.2.1', key)).statusCode, 201);
      assert.equal((await send(app, {}, '192.0.2.2')).statusCode, 201);
      const refused = await send(app, {}, '192.0.2.3');
      problemOf(refused, 429);
      assert.match(String(refused.headers['retry-after']), /^\d+$/);
      assert.equal((await send(app, {}, '192.0.2.1', key)).statusCode, 201);
    }
  });

  describe('a household with a network of IPv6 is one place', () => {
    let app: FastifyInstance;
    before(async () => {
      app = await sampleApp(database, {
        feedbackPerMinute: 50,
        viewsPerMinute: 50,
        feedbackLimits: {network: WIDE, unit: WIDE},
      });
      apps = [...apps, app];
    });
    for (const [place, {id, method, path, bodies}] of limited.entries()) {
      test(`to ${id}`, async () => {
        const headers = {
          'content-type': [...bodies.keys()].join(),
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0',
          'idempotency-key': randomUUID(),
        };
        const ask = (remoteAddress: string) =>
          app.inject({
            method,
            url: path.replace('{code}', 'KH-2222-2222'),
            remoteAddress,
            ...(bodies.size === 0 ? {} : {headers, payload: PAYLOADS[id] ?? '{}'}),
          });
        const group = (host: number) => `2001:db8:${place.toString(16)}:1${(host % 256).toString(16).padStart(2, '0')}`;
        let statuses: number[] = [];
        for (let host = 0; host < 320 && !statuses.includes(429); host += AT_ONCE) {
          const hosts = Array.from({length: AT_ONCE}, (_, next) => host + next);
          const answers = await Promise.all(hosts.map((host) => ask(`${group(host)}::${host.toString(16)}`)));
          statuses = answers.map(({statusCode}) => statusCode);
        }
        assert.ok(statuses.includes(429), `never asked to wait: ${[...new Set(statuses)].join()}`);
        assert.notEqual(
          (await ask(`2001:db8:${place.toString(16)}:2ff::1`)).statusCode,
          429,
          'a neighbour has to wait',
        );
      });
    }
  });

  test('every reader gets a challenge of their own', async () => {
    const app = await appWith(WIDE);
    const challenges = await Promise.all(Array.from({length: 5}, () => challengeOf(app)));
    assert.equal(new Set(challenges.map(({signature}) => signature)).size, 5);
  });
});

describe('a network', () => {
  const same: [string, string, boolean][] = [
    ['192.0.2.1', '192.0.2.254', true],
    ['192.0.2.1', '192.0.3.1', false],
    ['::ffff:192.0.2.1', '192.0.2.9', true],
    ['2001:db8:1:100::1', '2001:db8:1:1ff:2:3:4:5', true],
    ['2001:db8:1:100::1', '2001:db8:1:200::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '2001::1', false],
  ];
  for (const [one, other, expected] of same) {
    test(`of ${one} is ${expected ? '' : 'not '}that of ${other}`, () => {
      assert.equal(addressPrefix(one) === addressPrefix(other), expected);
    });
  }
});

describe('a token bucket', () => {
  test('is refilled evenly, and a clock set back takes nothing away', () => {
    const buckets = new TokenBuckets(2);
    const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000);
    assert.deepEqual(
      [buckets.take('a', at(0)), buckets.take('a', at(0)), buckets.take('a', at(0))],
      [true, true, false],
    );
    assert.equal(buckets.secondsUntilToken('a', at(0)), 30);
    assert.equal(buckets.take('a', at(-3600)), false);
    assert.equal(buckets.take('b', at(0)), true);
    assert.equal(buckets.take('a', at(-3570)), true);
  });
});
