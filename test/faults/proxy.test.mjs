import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {connect} from 'node:net';
import {after, afterEach, before, beforeEach, describe, test} from 'node:test';
import {FaultyProxy, WEIGHTS} from './proxy.mjs';
import {pick, randomFrom} from './random.mjs';

const BODY = JSON.stringify({message: 'Đường làng ngõ xóm'});
const ANSWER = JSON.stringify({code: 'NT-7F3K-92QD', note: 'Đã nhận'});

describe('the faulty network', () => {
  /** What reached the server: whole bodies, and requests that broke off. */
  let seen;
  let server;
  let proxy;
  before(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      try {
        for await (const part of request.setEncoding('utf8')) body += part;
      } catch {
        seen.brokenOff += 1;
        return server.emit('seen');
      }
      seen.bodies.push(body);
      seen.keys.push(request.headers['idempotency-key']);
      response.writeHead(201, {'content-type': 'application/json'}).end(ANSWER);
      server.emit('seen');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(() => server.close());
  beforeEach(() => (seen = {bodies: [], keys: [], brokenOff: 0}));
  afterEach(() => proxy.close());

  /** A proxy that does nothing but the one fault. */
  async function only(fault) {
    proxy = new FaultyProxy({upstream: server.address().port, random: randomFrom(1), weights: {[fault]: 1}});
    return proxy.listen();
  }
  const post = (api, signal) =>
    fetch(`${api}/v1/feedback`, {method: 'POST', headers: {'idempotency-key': 'ma-1'}, body: BODY, signal});

  /** How the connection ends for a sender: by `FIN`, or by the code of its error. */
  async function endOf(api) {
    const socket = connect(Number(new URL(api).port), '127.0.0.1');
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${Buffer.byteLength(BODY)}\r\n\r\n${BODY}`);
    socket.on('data', () => {});
    return new Promise((resolve) => {
      socket.once('end', () => resolve('FIN')).once('error', ({code}) => resolve(code));
    });
  }

  for (const fault of ['pass', 'delay']) {
    test(`${fault}: brings the request and the answer as they are`, async () => {
      const response = await post(await only(fault));
      assert.equal(response.status, 201);
      assert.equal(await response.text(), ANSWER);
      assert.deepEqual(seen, {bodies: [BODY], keys: ['ma-1'], brokenOff: 0});
    });
  }

  for (const [fault, end, reached] of [
    ['drop-before', 'FIN', 0],
    ['reset-before', 'ECONNRESET', 0],
    ['drop-after', 'FIN', 1],
    ['reset-after', 'ECONNRESET', 1],
  ]) {
    test(`${fault}: ends with ${end} after the server saw ${reached} requests`, async () => {
      assert.equal(await endOf(await only(fault)), end);
      assert.equal(seen.bodies.length, reached);
    });
  }

  test('half-request: the server sees a request that breaks off, the sender no answer', async () => {
    const reached = once(server, 'seen');
    await assert.rejects(post(await only('half-request')));
    await reached;
    assert.deepEqual(seen, {bodies: [], keys: [], brokenOff: 1});
  });

  test('half-answer: the answer begins and breaks off', async () => {
    const response = await post(await only('half-answer'));
    assert.equal(response.status, 201);
    await assert.rejects(response.text());
    assert.equal(seen.bodies.length, 1);
  });

  test('no-answer: the server has the request, the sender waits until it gives up', async () => {
    const givingUp = new AbortController();
    const reached = once(server, 'seen');
    const answer = post(await only('no-answer'), givingUp.signal);
    await reached;
    givingUp.abort();
    await assert.rejects(answer, {name: 'AbortError'});
  });

  for (const [fault, status, type, retryAfter] of [
    ['status-500', 500, 'text/plain', null],
    ['html-502', 502, 'text/html', null],
    ['html-200', 200, 'text/html', null],
    ['busy-429', 429, null, '1'],
  ]) {
    test(`${fault}: answers ${status} itself`, async () => {
      const response = await post(await only(fault));
      assert.deepEqual(
        [response.status, response.headers.get('content-type'), response.headers.get('retry-after')],
        [status, type, retryAfter],
      );
      await response.text();
      assert.equal(seen.bodies.length, 0);
    });
  }

  for (const fault of ['duplicate', 'echo']) {
    test(`${fault}: the server sees the same request twice, the sender one answer`, async () => {
      const response = await post(await only(fault));
      assert.equal(await response.text(), ANSWER);
      while (seen.bodies.length < 2) await once(server, 'seen');
      assert.deepEqual(seen.bodies, [BODY, BODY]);
      assert.deepEqual(seen.keys, ['ma-1', 'ma-1']);
    });
  }

  test('ends the connection where the server is down, and says so', async () => {
    const gone = createServer();
    await once(gone.listen(0, '127.0.0.1'), 'listening');
    const {port} = gone.address();
    await new Promise((resolve) => gone.close(resolve));
    proxy = new FaultyProxy({upstream: port, random: randomFrom(1), weights: {pass: 1}});
    assert.equal(await endOf(await proxy.listen()), 'FIN');
    assert.equal(proxy.unreachable, 1);
  });

  test('does the same again for the same seed, and every fault in its turn', async () => {
    const plan = (seed) => {
      const random = randomFrom(seed);
      return Array.from({length: 1000}, () => pick(random, WEIGHTS));
    };
    proxy = new FaultyProxy({upstream: 1, random: randomFrom(1)});
    await proxy.listen();
    assert.deepEqual(plan(7), plan(7));
    assert.notDeepEqual(plan(7), plan(8));
    assert.deepEqual(new Set(plan(7)), new Set(Object.keys(WEIGHTS)));
  });
});
