import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {databaseFolder} from '../support/folders.js';
import {ServerProcess} from '../support/server-process.js';

const BODY_BYTES = 64 * 1024;
const AT_ONCE = 20;
const MOST_MORE_MB = 300;
/** What an honest reader waits for at most while hostile messages are refused; the bench measures how long it is. */
const PATIENCE_MS = 5000;

/** What is dear to count, to compose or to match, repeated. */
const PIECES = ['a', 'ấ', 'e\u0302\u0301', '\u0301\u0323', '📣', '👨‍👩‍👧', 'a@', '/', ' \n'];

const fields = (text: string) => ({
  form: 'gop-y',
  unit: 'ninh-thuan',
  topic: 'gop-y',
  message: text,
  name: text,
  phone: text,
  email: text,
  consent: {version: '2026-01'},
  page: {url: `https://a.vn/${text}`, title: text},
});

/** A body with a text in every field, as long as the server takes one. */
function bodyOf(piece: string, share: (text: string) => unknown): string {
  const lengthWith = (text: string) => Buffer.byteLength(JSON.stringify(share(text)));
  const empty = lengthWith('');
  return JSON.stringify(share(piece.repeat(Math.floor((BODY_BYTES - empty) / (lengthWith(piece) - empty)))));
}

describe('messages made to occupy the server', () => {
  let dataDir: string;
  let server: ServerProcess;
  let address: string;
  before(async () => {
    dataDir = await databaseFolder();
    server = new ServerProcess({DATA_DIR: dataDir});
    address = await server.address();
  });
  after(async () => {
    server.signal('SIGKILL');
    await server.ended();
    await rm(dataDir, {recursive: true, force: true});
  });

  const send = async (body: string) => {
    const response = await fetch(`${address}/v1/feedback`, {
      method: 'POST',
      headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()},
      body,
    });
    await response.arrayBuffer();
    return response.status;
  };
  const megabytes = () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

  for (const piece of PIECES) {
    test(`twenty at once, all «${JSON.stringify(piece)}», leave memory and readers alone`, async () => {
      const bodies = [
        bodyOf(piece, fields),
        bodyOf(piece, (message) => ({...fields(''), message})),
        bodyOf(piece, (url) => ({...fields(''), page: {url: `https://a.vn/${url}`}})),
      ];
      await send(bodies[0] ?? '');
      const before = megabytes();
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, megabytes())), 5);
      const statuses = Promise.all(Array.from({length: AT_ONCE}, (_, at) => send(bodies[at % bodies.length] ?? '')));
      const health = await fetch(`${address}/health`, {signal: AbortSignal.timeout(PATIENCE_MS)});
      for (const status of await statuses) assert.ok([422, 429].includes(status), `status ${status}`);
      clearInterval(watch);
      assert.equal(health.status, 200);
      assert.ok(most - before < MOST_MORE_MB, `${Math.round(most - before)} MB more`);
    });
  }
});
