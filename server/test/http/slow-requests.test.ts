import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {connect} from 'node:net';
import {before, describe, test} from 'node:test';
import {withSampleApp} from '../support/with-sample-app.js';

const TIMEOUT_MS = 600;
/** Where nothing is ever ended, a test fails after this long. */
const timeout = 60_000;

describe('a request that comes slowly', () => {
  let port: number;
  const sample = withSampleApp({requestTimeoutMs: TIMEOUT_MS});
  before(async () => {
    await sample.app.listen({host: '127.0.0.1', port: 0});
    const address = sample.app.server.address();
    assert.ok(typeof address === 'object' && address);
    port = address.port;
  });

  /** Sends what is given and then a byte now and again. @returns all that is answered until the server ends the connection */
  async function trickle(start: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => {});
    socket.write(start);
    const drops = setInterval(() => socket.write('a'), TIMEOUT_MS / 20);
    await once(socket, 'close');
    clearInterval(drops);
    return answer;
  }

  const head = [
    'POST /v1/feedback HTTP/1.1',
    'Host: a',
    'Content-Type: application/json',
    `Idempotency-Key: ${randomUUID()}`,
    'Content-Length: 60000',
  ];

  test('is ended within its time, with a problem document that says so', {timeout}, async () => {
    const answers = await Promise.all(Array.from({length: 4}, () => trickle([...head, '', '{'].join('\r\n'))));
    for (const answer of answers) {
      const [status] = answer.split('\r\n', 1);
      assert.match(status ?? '', /^HTTP\/1.1 408 /);
      assert.match(answer, /\r\ncontent-type: application\/problem\+json/i);
      assert.match(answer, /"status":408/);
    }
    const open = await new Promise((resolve) => sample.app.server.getConnections((_error, count) => resolve(count)));
    assert.equal(open, 0);
  });

  test('is ended when its headers never end', {timeout}, async () => {
    assert.match(await trickle(`${head.join('\r\n')}\r\nX-Slow: `), /^HTTP\/1.1 408 /);
  });

  test('does not keep others from an answer, nor from a second one on the same connection', async () => {
    const slow = trickle([...head, '', '{'].join('\r\n'));
    const statuses = [];
    for (let asked = 0; asked < 2; asked++) statuses.push((await fetch(`http://127.0.0.1:${port}/health`)).status);
    assert.deepEqual(statuses, [200, 200]);
    await slow;
  });
});
