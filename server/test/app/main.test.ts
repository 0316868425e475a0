import assert from 'node:assert/strict';
import {randomInt, randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import {connect} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {openDatabase} from '../../src/database/database.js';
import {Encryption} from '../../src/feedback/encryption/encryption.js';
import {readKeyFile} from '../../src/feedback/encryption/key-file.js';
import {databaseFolder} from '../support/folders.js';
import {KILLS} from '../support/kills.js';
import {ServerProcess} from '../support/server-process.js';

const KEY = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

describe('the program', () => {
  let dataDir: string;
  let servers: ServerProcess[] = [];
  before(async () => {
    dataDir = await databaseFolder();
  });
  after(async () => {
    for (const server of servers) server.signal('SIGKILL');
    await Promise.all(servers.map((server) => server.ended()));
    await rm(dataDir, {recursive: true, force: true});
  });

  function start(environment: Record<string, string> = {}, ...words: string[]): ServerProcess {
    const server = new ServerProcess({DATA_DIR: dataDir, ...environment}, ...words);
    servers = [...servers, server];
    return server;
  }

  async function send(address: string, key: string, signal?: AbortSignal): Promise<Response> {
    const body = {
      form: 'gop-y',
      unit: 'ninh-thuan',
      topic: 'gop-y',
      message: `Góp ý ${key}`,
      name: 'Người gửi bí mật',
      consent: {version: '2026-01'},
    };
    return fetch(`${address}/v1/feedback`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'idempotency-key': key},
      body: JSON.stringify(body),
      ...(signal ? {signal} : {}),
    });
  }

  /** The receipt's code of an acknowledged message. */
  async function codeOf(response: Response): Promise<string> {
    const text = await response.text();
    assert.equal(response.status, 201, text);
    return /"code":"([^"]+)"/.exec(text)?.[1] ?? '';
  }

  describe('the server process', () => {
    test('fills a new database, says where it is, and Ctrl-C stops it with nothing lost', async () => {
      const server = start({LOG_LEVEL: 'info'});
      const address = await server.address();
      assert.match(server.output, /đã nạp nội dung mẫu/);
      assert.match(server.output, /trang mẫu: .*API: .*Ctrl-C/);
      const list = await (await fetch(`${address}/v1/articles?scope=national&limit=1`)).text();
      const article = /"id":"([^"]+)"/.exec(list)?.[1] ?? '';
      assert.equal((await fetch(`${address}/v1/articles?q=bi-mat-cua-toi`)).status, 200);
      const key = randomUUID();
      const code = await codeOf(await send(address, key));
      const view = {
        method: 'POST',
        body: article,
        headers: {'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/128.0'},
      };
      assert.equal((await fetch(`${address}/v1/views`, view)).status, 204);
      const before = await viewsOf(address, article);

      server.signal('SIGINT');
      assert.equal(await server.ended(), 0);
      assert.match(server.output, /"route":"\/v1\/articles"/);
      assert.doesNotMatch(
        server.output,
        /bi-mat|bí mật|127\.0\.0\.1"|Góp ý/,
        'the log holds what a person wrote or is',
      );

      const again = start();
      const addressAgain = await again.address();
      assert.doesNotMatch(again.output, /đã nạp nội dung mẫu/);
      assert.equal(await codeOf(await send(addressAgain, key)), code);
      assert.equal(await viewsOf(addressAgain, article), before + 1);
      again.signal('SIGTERM');
      assert.equal(await again.ended(), 0);
    });

    test('goes on when a second one is refused in words, and finishes the requests under way before it stops', async () => {
      const server = start();
      const address = await server.address();
      const second = start();
      assert.equal(await second.ended(), 1);
      assert.match(second.output, /^Không khởi động được: .*[à-ỹđ]/u);
      assert.doesNotMatch(second.output, /\n\s+at /);
      assert.equal((await fetch(`${address}/health`)).status, 200);
      const key = randomUUID();
      const code = await codeOf(await send(address, key));
      assert.equal(await codeOf(await send(address, key)), code);

      const {hostname, port} = new URL(address);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      const body = '{"form":"gop-y"}';
      const headers = [
        'POST /v1/feedback HTTP/1.1',
        `Host: ${hostname}`,
        'Content-Type: application/json',
        `Idempotency-Key: ${randomUUID()}`,
        `Content-Length: ${body.length}`,
      ];
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.write(`${headers.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
      // an answer to a later request shows that the server has read the beginning of this one
      await fetch(`${address}/health`);
      server.signal('SIGINT');
      await printed(server, /Đang dừng/);
      await assert.rejects(fetch(`${address}/health`));
      socket.write(body.slice(5));
      await once(socket, 'close');
      assert.match(answer, /^HTTP\/1\.1 422/);
      assert.equal(await server.ended(), 0);
    });

    test('a port in use, a wrong variable, a folder that cannot be used and an unknown word are told in one sentence', async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      const reasons: [ServerProcess, RegExp][] = [
        [start({PORT: 'abc'}), /PORT phải là số nguyên/],
        [start({DATA_DIR: '/dev/null/data'}), /\/dev\/null\/data/],
        [
          start({DATABASE_URL: 'postgresql://nobody:bi-mat@127.0.0.1:1/none', DANVAN_KEY: KEY}),
          /PostgreSQL ở 127\.0\.0\.1:1/,
        ],
        [start({DATABASE_URL: 'postgresql://nobody:bi-mat@127.0.0.1:1/none'}), /DANVAN_KEY phải được đặt/],
        [start({}, 'bake'), /không có lệnh «bake»/],
      ];
      // last, and alone with the data folder
      reasons.push([start({PORT: port}), new RegExp(`127\\.0\\.0\\.1:${port}: cổng này đang được`)]);
      for (const [server, reason] of reasons) {
        assert.equal(await server.ended(), 1, server.output);
        assert.match(server.output, reason);
        assert.doesNotMatch(server.output, /bi-mat|\n\s+at /);
      }
      other.close();
    });

    test(`killed ${KILLS} times while messages come in, it keeps every acknowledged one exactly once`, async () => {
      const acknowledged = new Map<string, string>();
      let unanswered: string[] = [];
      for (let round = 0; round < KILLS; round++) {
        const server = start({FEEDBACK_PER_MINUTE: '10000'});
        const address = await server.address();
        for (const key of unanswered) acknowledged.set(key, await codeOf(await send(address, key)));
        unanswered = [];
        for (const [key, code] of [...acknowledged].slice(-3))
          assert.equal(await codeOf(await send(address, key)), code);

        const killAfter = acknowledged.size + randomInt(3, 25);
        const sendUntilDeath = async () => {
          for (;;) {
            const key = randomUUID();
            try {
              acknowledged.set(key, await codeOf(await send(address, key)));
            } catch (error) {
              if (error instanceof assert.AssertionError) throw error;
              unanswered.push(key);
              return;
            }
            if (acknowledged.size >= killAfter) server.signal('SIGKILL');
          }
        };
        await Promise.all([sendUntilDeath(), sendUntilDeath(), sendUntilDeath()]);
        assert.equal(await server.ended(), null);
      }

      const {db, close} = await openDatabase({dataDir});
      const rows = await db
        .selectFrom('feedback')
        .select(['id', 'idempotency_key', 'receipt_code', 'message'])
        .execute();
      await close();
      const encryption = new Encryption(readKeyFile(join(dataDir, 'key')) ?? Buffer.alloc(0));
      for (const [key, code] of acknowledged) {
        const stored = rows
          .filter(({idempotency_key}) => idempotency_key === key)
          .map(({id, receipt_code, message}) => [
            receipt_code,
            encryption.decrypt(message, {field: 'feedback.message', row: id}),
          ]);
        assert.deepEqual(stored, [[code, `Góp ý ${key}`]]);
      }
      assert.equal(new Set(rows.map(({receipt_code}) => receipt_code)).size, rows.length);
      assert.ok(acknowledged.size >= 3 * KILLS);
    });
  });

  async function viewsOf(address: string, article: string): Promise<number> {
    const ranking = await (await fetch(`${address}/v1/most-viewed?window=24h&limit=50`)).text();
    const place = new RegExp(`"article":\\{"id":"${article}".*?"views":(\\d+)`).exec(ranking);
    return Number(place?.[1] ?? 0);
  }

  async function printed(server: ServerProcess, wanted: RegExp): Promise<void> {
    while (!wanted.test(server.output)) await server.more();
  }
});
