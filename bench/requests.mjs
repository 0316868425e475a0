import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {listen, serve} from '../scripts/serve-for-tests.mjs';
import {median, printTable} from './table.mjs';

const SECONDS = 2;
const ROUNDS = 5;
const CONNECTIONS = 16;
const LIST = '/v1/articles?scope=national&limit=20';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** The same bytes and headers from the barest server that Node can be. */
function startBare(body, headers) {
  return listen((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
}

/** Sends requests from a process of its own, so that what is measured shares no thread with what measures. */
function load(url) {
  const child = spawn(process.execPath, [path('./load.mjs'), url, String(CONNECTIONS), String(SECONDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`load: ${code}`))));
  });
}

/** Prints how many article lists a second the API gives, beside a bare `node:http` answer of the same bytes in the same run. */
export async function measure() {
  const dataDir = await mkdtemp(join(tmpdir(), 'danvan-bench-'));
  const api = await serve(dataDir);
  try {
    const answer = await fetch(api.address + LIST);
    const headers = Object.fromEntries(
      [...answer.headers].filter(([name]) => !/^(connection|keep-alive|date)$/.test(name)),
    );
    const bare = await startBare(Buffer.from(await answer.arrayBuffer()), headers);
    const rates = {api: [], bare: []};
    await load(api.address + LIST);
    await load(bare.address + LIST);
    for (let round = 0; round < ROUNDS; round++) {
      rates.bare.push((await load(bare.address + LIST)).perSecond);
      rates.api.push((await load(api.address + LIST)).perSecond);
    }
    bare.close();
    const [ours, theirs] = [median(rates.api), median(rates.bare)];
    printTable(
      `Article list of 20, ${CONNECTIONS} connections, median of ${ROUNDS} alternating rounds of ${SECONDS} s`,
      ['answer', 'requests/s', 'ratio'],
      [
        ['bare node:http', theirs.toFixed(0), '1.00'],
        ['common API', ours.toFixed(0), (ours / theirs).toFixed(2)],
      ],
    );
  } finally {
    await api.stop();
    await rm(dataDir, {recursive: true, force: true});
  }
}
