import {spawn} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {fillArticles, fillViews, fold, openBeside, storedViews, SYLLABLES} from './content/fill.mjs';
import {newDatabase} from '../test/faults/own-database.mjs';
import {freePort} from '../server/test/support/free-port.mjs';
import {KillableServer} from './faults/server.mjs';
import {median, printTable} from './table.mjs';

const FEW = 1000;
const MANY = Number(process.env.BENCH_ARTICLES ?? 100_000);
const VIEWS = Number(process.env.BENCH_VIEWS ?? 1_000_000);
const ROUNDS = 15;

const [common, rare] = [SYLLABLES[10], SYLLABLES[800]];
/** What is asked, and how many times its cost with few articles it may cost with many. A share needs all views of all units. */
const ASKED = [
  {name: 'list, whole country', path: '/v1/articles?scope=national&limit=20', limit: 3},
  {name: 'list, one unit', path: '/v1/articles?unit=khanh-hoa&limit=10', limit: 3},
  {name: 'search, a rare word', path: `/v1/articles?limit=20&q=${encodeURIComponent(rare)}`, limit: 10},
  {name: 'search, a rare word untoned', path: `/v1/articles?limit=20&q=${fold(rare)}`, limit: 10},
  {
    name: 'search, a common and a rare word',
    path: `/v1/articles?limit=20&q=${encodeURIComponent(`${common} ${rare}`)}`,
    limit: 10,
  },
  {name: 'ranking, 24 hours', path: '/v1/most-viewed?window=24h', limit: 5},
  {name: 'ranking, 7 days', path: '/v1/most-viewed?window=7d', limit: 5},
  {name: 'ranking, 30 days', path: '/v1/most-viewed?window=30d', limit: 5},
  {name: 'ranking, 7 days, one unit', path: '/v1/most-viewed?window=7d&unit=khanh-hoa', limit: 5},
  {name: 'ranking, 7 days, by share', path: '/v1/most-viewed?window=7d&rank=share', limit: 20},
];

let asked = 0;

/** The median cost in milliseconds of an answer that is not kept: each round asks what nobody asked before. */
async function costOf(address, path) {
  const times = [];
  for (let round = 0; round < ROUNDS + 2; round++) {
    const start = performance.now();
    const response = await fetch(`${address}${path}&exclude=khong-co-${asked++}`);
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    if (round >= 2) times.push(performance.now() - start);
  }
  return median(times);
}

async function costs(address) {
  const found = [];
  for (const {path} of ASKED) found.push(await costOf(address, path));
  return found;
}

function sendViews(address, views) {
  const path = fileURLToPath(new URL('content/send-views.mjs', import.meta.url));
  const child = spawn(process.execPath, [path, address, String(views), String(MANY)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`send-views: ${code}`))));
  });
}

async function beside(environment, work) {
  const database = await openBeside(environment);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function measureOn(kind) {
  const own = await newDatabase(kind);
  if (!own) return console.log(`\n${kind}: PostgreSQL is not installed`);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const {environment} = own;
  const key = Buffer.alloc(32, 1).toString('base64');
  const server = new KillableServer({
    ...environment,
    DANVAN_KEY: key,
    TRUSTED_PROXIES: '127.0.0.1',
    PUBLIC_URL: address,
    PORT: String(port),
  });
  const served = async (work) => {
    await server.start();
    try {
      return await work();
    } finally {
      await server.stop();
    }
  };
  try {
    await served(() => undefined);
    await beside(environment, async (database) => {
      await fillArticles(database, 0, FEW);
      await fillViews(database, FEW, VIEWS / 100);
    });
    const few = await served(() => costs(address));
    const begin = performance.now();
    const before = await beside(environment, async (database) => {
      await fillArticles(database, FEW, MANY);
      await fillViews(database, MANY, VIEWS);
      return storedViews(database);
    });
    const filled = (performance.now() - begin) / 1000;
    const sent = await served(async () => {
      const moved = performance.now();
      await (await fetch(`${address}/v1/most-viewed?window=24h&limit=1`)).text();
      console.log(
        `\n${kind}: filled in ${filled.toFixed(0)} s, all windows counted anew in ${((performance.now() - moved) / 1000).toFixed(1)} s`,
      );
      report(kind, few, await costs(address));
      return sendViews(address, VIEWS);
    });
    const after = await beside(environment, storedViews);
    reportViews(kind, sent, before, after);
  } finally {
    await server.stop();
    await own.remove();
  }
}

function report(kind, few, many) {
  const rows = ASKED.map(({name, limit}, index) => {
    const times = many[index] / few[index];
    if (times > limit) process.exitCode = 1;
    const cells = [few[index].toFixed(1), many[index].toFixed(1), times.toFixed(1), `≤ ${limit}`];
    return [name, ...cells, times > limit ? 'TOO MUCH' : ''];
  });
  const title = `Content at scale on ${kind}: answers that are not kept, ms, median of ${ROUNDS}`;
  printTable(title, ['asked', `${FEW} articles`, `${MANY} articles`, 'times', 'limit', ''], rows);
}

function reportViews(kind, {taken, perSecond}, before, after) {
  const lost = taken - (after.buckets - before.buckets);
  const differing = after.buckets - after.totals;
  if (lost !== 0 || differing !== 0 || taken !== VIEWS) process.exitCode = 1;
  printTable(
    `Views on ${kind}, each from another reader, over ${MANY} articles, then an orderly stop`,
    ['sent', 'taken', 'views/s', 'lost', 'buckets and totals differ by'],
    [[String(VIEWS), String(taken), perSecond.toFixed(0), String(lost), String(differing)]],
  );
}

/** Prints what lists, searches and rankings cost with 100 000 articles beside 1 000, and counts views; ends with 1 where a limit is passed. */
export async function measure() {
  for (const kind of (process.env.BENCH_DATABASES ?? 'embedded postgres').split(' ')) await measureOn(kind);
}
