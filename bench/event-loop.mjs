import {execFile} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {get} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {environmentOf, serve} from '../scripts/serve-for-tests.mjs';
import {printTable} from './table.mjs';

/** No request may keep the others waiting for longer. */
const MOST_MS = 50;
/** Other programs and the collection of garbage come between: what counts is the least of so many. */
const ROUNDS = 5;
const MESSAGE_BYTES = 64 * 1024;
const LOOKUP_BYTES = 4 * 1024;
/** A whole decree is shorter. */
const BODY_CHARACTERS = 400_000;

/** What is dear to count, to compose or to match, repeated. */
const PIECES = ['a', 'ấ', 'e\u0302\u0301', '\u0301\u0323', '📣', '👨‍👩‍👧', 'a@', '/', ' \n'];

const main = fileURLToPath(new URL('../server/dist/main.js', import.meta.url));
const monitor = new URL('event-loop/monitor.mjs', import.meta.url).href;

/** JSON with a text of repeated pieces, of so many bytes. */
function filled(bytes, piece, share) {
  const lengthWith = (text) => Buffer.byteLength(JSON.stringify(share(text)));
  const empty = lengthWith('');
  return JSON.stringify(share(piece.repeat(Math.floor((bytes - empty) / (lengthWith(piece) - empty)))));
}

const form = {form: 'gop-y', unit: 'khanh-hoa', topic: 'gop-y', message: 'a', consent: {version: '2026-01'}};
const SHARES = {
  'a message, in all fields': (text) => ({...form, message: text, name: text, phone: text, email: text}),
  'a message, in its text': (message) => ({...form, message}),
  'a message, in its page': (url) => ({...form, page: {url: `https://a.vn/${url}`, title: url}}),
  'a message, in unknown names': (text) => ({...form, [text]: 1}),
};

const post = (path, body) => ({
  path,
  options: {method: 'POST', headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()}, body},
});

/** By name, the requests of which each may hold the event loop; of each round others, since answers are kept. */
function requestsOf(round, articles) {
  const messages = Object.entries(SHARES).map(([name, share]) => ({
    name,
    requests: PIECES.map((piece) => post('/v1/feedback', filled(MESSAGE_BYTES, piece, share))),
  }));
  const names = Object.fromEntries(Array.from({length: 6000}, (_, at) => [`n${at}`, 1]));
  const search = (piece) => encodeURIComponent(piece.repeat(200).slice(0, 198) + round);
  return [
    ...messages,
    {
      name: 'a message, nested',
      requests: ['{"a":'.repeat(10_000), '['.repeat(60_000)].map((body) => post('/v1/feedback', body)),
    },
    {name: 'a message, thousands of names', requests: [post('/v1/feedback', JSON.stringify(names))]},
    {
      name: 'a look-up',
      requests: PIECES.map((piece) =>
        post(
          '/v1/feedback/lookup',
          filled(LOOKUP_BYTES, piece, (code) => ({code, secret: code})),
        ),
      ),
    },
    {name: 'a search', requests: PIECES.map((piece) => ({path: `/v1/articles?q=${search(piece)}`}))},
    {
      name: 'an address of a page',
      requests: [{path: `/v1/articles?url=${encodeURIComponent(`https://a.vn/${'/'.repeat(1900)}${round}`)}`}],
    },
    {name: 'thousands of parameters', requests: [{path: `/v1/articles?${'a&'.repeat(7000)}${round}`}]},
    {name: 'an article of 400 000 characters', requests: [{path: `/v1/articles/${articles[round]}`}]},
  ];
}

async function heldSince(socketPath) {
  return new Promise((resolve, reject) => {
    get({socketPath, path: '/'}, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve(Number(text));
    }).on('error', reject);
  });
}

/** Brings in an article for each round, as long as feeds may have them, and tells their ids. */
async function ingestLongArticles(dataDir) {
  await (await serve(dataDir)).stop();
  const file = join(dataDir, 'dai.json');
  const items = Array.from({length: ROUNDS}, (_, round) => ({
    id: String(round),
    url: `https://congan.vidu.vn/dai-${round}`,
    title: `Bài dài số ${round}`,
    date_published: '2026-01-01T08:00:00+07:00',
    content_html: `<p>Công an xã <b>số ${round}</b> &amp; nhân dân</p>`.repeat(BODY_CHARACTERS / 45),
  }));
  await writeFile(file, JSON.stringify({version: 'https://jsonfeed.org/version/1.1', title: 'Tin', items}));
  const args = [main, 'ingest', file, '--unit', 'khanh-hoa', '--category', 'tin-hoat-dong'];
  await promisify(execFile)(process.execPath, args, {env: environmentOf(dataDir)});
}

/**
 * Prints for how long each kind of hostile request keeps the server's event loop from everybody else.
 *
 * @throws Error when it is longer than 50 ms
 */
export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'danvan-bench-'));
  const socketPath = join(dataDir, 'event-loop.sock');
  const rows = [];
  const tooLong = [];
  let api;
  try {
    await ingestLongArticles(dataDir);
    api = await serve(dataDir, 0, {
      EVENT_LOOP_SOCKET: socketPath,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${monitor}`,
      FEEDBACK_PER_MINUTE: '100000',
    });
    const found = await fetch(`${api.address}/v1/articles?unit=khanh-hoa&from=2026-01-01&to=2026-01-01`);
    const articles = (await found.json()).items.map(({id}) => id);
    if (articles.length !== ROUNDS) throw new Error(`${articles.length} long articles`);
    const rounds = Array.from({length: ROUNDS}, (_, round) => requestsOf(round, articles));
    for (const [at, {name, requests}] of rounds[0].entries()) {
      let [held, status] = [0, 0];
      for (const place of requests.keys()) {
        let least = Infinity;
        for (const round of rounds) {
          const {path, options} = round[at].requests[place];
          await heldSince(socketPath);
          const response = await fetch(api.address + path, options);
          await response.arrayBuffer();
          least = Math.min(least, await heldSince(socketPath));
          status = response.status;
        }
        held = Math.max(held, least);
      }
      if (held > MOST_MS) tooLong.push(name);
      rows.push([name, held.toFixed(1), String(status)]);
    }
  } finally {
    await api?.stop();
    await rm(dataDir, {recursive: true, force: true});
  }
  printTable(`For how long one request holds the event loop; at most ${MOST_MS} ms`, ['request', 'ms', 'status'], rows);
  if (tooLong.length > 0) throw new Error(`Others wait too long: ${tooLong.join(', ')}`);
}
