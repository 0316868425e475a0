import assert from 'node:assert/strict';
import {type AddressInfo, connect} from 'node:net';
import {before, describe, test} from 'node:test';
import {contract} from '../../src/http/contract.js';
import type {ProblemDocument} from '../../src/http/errors.js';
import {withSampleApp} from '../support/with-sample-app.js';

describe('the server before it knows what is asked', () => {
  const sample = withSampleApp();
  before(async () => {
    await sample.app.listen({host: '127.0.0.1', port: 0});
  });

  interface Answer {
    readonly status: number;
    readonly headers: string;
    readonly body: string;
  }

  /** What comes back on a connection of its own until the server ends it. */
  async function send(...parts: (string | Buffer)[]): Promise<Answer> {
    const address = sample.app.server.address() as AddressInfo;
    const socket = connect(address.port, address.address).setEncoding('utf8');
    for (const part of parts) socket.write(part);
    let text = '';
    for await (const more of socket) text += String(more);
    const [head = '', body = ''] = text.split('\r\n\r\n', 2);
    return {status: Number(head.split(' ')[1]), headers: head.toLowerCase(), body};
  }

  const HOST = 'Host: congan.example.vn\r\n';
  const CLOSE = 'Connection: close\r\n';
  const POST = `POST /v1/feedback/lookup HTTP/1.1\r\n${HOST}${CLOSE}Content-Type: application/json\r\n`;

  describe('a request that cannot be read as HTTP', () => {
    const unreadable: [string, string, number][] = [
      ['with headers of 20 kB', `GET /health HTTP/1.1\r\n${HOST}X-A: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
      ['with an address of 20 kB', `GET /v1/articles?q=${'a'.repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`, 431],
      ['that is no HTTP', 'xin chào\r\n\r\n', 400],
      ['with a method that HTTP does not know', `XEM /health HTTP/1.1\r\n${HOST}\r\n`, 400],
      ['of another version', `GET /health HTTP/3.0\r\n${HOST}\r\n`, 400],
      ['with a space in its address', `GET /v1/articles?q=cong an HTTP/1.1\r\n${HOST}\r\n`, 400],
      ['with a header without a name', `GET /health HTTP/1.1\r\n${HOST}: x\r\n\r\n`, 400],
      ['with two lengths', `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 400],
      ['with a length that is no number', `${POST}Content-Length: hai\r\n\r\n{}`, 400],
      ['with a length and in chunks', `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
      ['with a chunk of no size', `${POST}Transfer-Encoding: chunked\r\n\r\nxx\r\n{}\r\n0\r\n\r\n`, 400],
      ['without a host', `GET /health HTTP/1.1\r\n${CLOSE}\r\n`, 400],
      ['for a tunnel', `CONNECT congan.example.vn:443 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ];
    for (const [name, text, status] of unreadable) {
      test(`${name} is refused with ${status} by a problem document`, async () => {
        const answer = await send(text);
        assert.equal(answer.status, status, answer.body);
        assert.match(answer.headers, /\r\ncontent-type: application\/problem\+json; charset=utf-8\r\n/);
        assert.match(answer.headers, /\r\naccess-control-allow-origin: \*\r\n/);
        assert.match(answer.headers, /\r\ncache-control: no-store\r\n/);
        const problem = JSON.parse(answer.body) as ProblemDocument;
        assert.equal(problem.status, status);
        assert.match(problem.detail ?? '', /[à-ỹđ]/u);
        for (const {id, answers} of contract.operations) assert.ok(answers.has(status), id);
      });
    }
  });

  describe('an unusual request that can be read', () => {
    const usual: [string, string, number][] = [
      [
        'with an address in absolute form',
        `GET http://congan.example.vn/v1/units HTTP/1.1\r\n${HOST}${CLOSE}\r\n`,
        200,
      ],
      ['of HTTP/1.0, which needs no host', 'GET /v1/units HTTP/1.0\r\n\r\n', 200],
      [
        'with an expectation that nobody knows',
        `GET /v1/units HTTP/1.1\r\n${HOST}${CLOSE}Expect: tra-loi\r\n\r\n`,
        200,
      ],
      [
        'that wants another protocol',
        `GET /v1/units HTTP/1.1\r\n${HOST}Connection: upgrade, close\r\nUpgrade: h2c\r\n\r\n`,
        200,
      ],
      ['for all there is', `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}\r\n`, 404],
      ['with a compressed body', `${POST}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`, 415],
    ];
    for (const [name, text, status] of usual) {
      test(`${name} is answered with ${status}`, async () => {
        const answer = await send(text);
        assert.equal(answer.status, status, answer.body);
      });
    }

    test('with a body after «100 Continue» is answered', async () => {
      const answer = await send(`${POST}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n`, '{}');
      assert.equal(answer.status, 100);
      assert.match(answer.body, /^HTTP\/1\.1 422 /);
    });
  });
});
