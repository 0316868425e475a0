import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {PGlite} from '@electric-sql/pglite';
import {parse} from 'csv-parse/sync';
import pg from 'pg';
import {newDatabase} from '../test/faults/own-database.mjs';
import {freePort} from '../server/test/support/free-port.mjs';
import {KillableServer} from './faults/server.mjs';
import {median, printTable} from './table.mjs';

const ROWS = 10_000;
const ROUNDS = 3;
const IN_STATEMENT = 1000;
const HEAD = [
  ...[
    'campaign',
    'indicator',
    'indicator_name',
    'measure_kind',
    'measure_name',
    'label',
    'written_as',
    'period',
    'unit',
  ],
  ...['document', 'issuer', 'document_date', 'quote'],
];

const main = fileURLToPath(new URL('../server/dist/main.js', import.meta.url));

/** A year's figures of every unit and month, as a spreadsheet would save them; each round is about another year. */
function fileOf(units, campaign, round) {
  const rows = [];
  for (let at = 0; at < ROWS; at++) {
    const unit = units[at % units.length];
    const month = Math.floor(at / units.length) % 12;
    const indicator = `chi-tieu-do-${Math.floor(at / (units.length * 12))}`;
    rows.push([
      ...[campaign, indicator, `Chỉ tiêu đo ${indicator}`, 'occurrences', 'cuộc họp dân', 'được tổ chức'],
      ...[`hơn ${(1234 + at).toLocaleString('vi')}`, `${2001 + round}-${String(month + 1).padStart(2, '0')}`, unit],
      ...['Báo cáo tháng', 'Công an địa phương', '2/10/2022', `đã tổ chức hơn ${at} cuộc họp dân`],
    ]);
  }
  return `\uFEFF${[HEAD, ...rows].map((row) => row.join(';')).join('\r\n')}\r\n`;
}

/** Runs a command to its end. @returns how long it took in seconds, and the most memory it held in MB where that can be known */
async function run(environment, ...words) {
  const start = performance.now();
  const child = spawn(process.execPath, [main, ...words], {
    env: {PATH: process.env.PATH ?? '', ...environment},
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  let most = 0;
  child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const watch = setInterval(() => (most = Math.max(most, memoryOf(child.pid))), 20);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${words.join(' ')}: ${said}`);
  return {seconds: (performance.now() - start) / 1000, megabytes: most};
}

function memoryOf(pid) {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The same rows by hand: parsed and inserted as text into a table without a rule or an index, in one transaction. */
async function insertBare(environment, text) {
  const database = environment.DATABASE_URL
    ? new pg.Client({connectionString: environment.DATABASE_URL})
    : await PGlite.create(join(environment.DATA_DIR, 'database'));
  await database.connect?.();
  try {
    await database.query(`create table bare (${HEAD.map((name) => `${name} text`).join(', ')})`);
    const start = performance.now();
    const rows = parse(text, {bom: true, delimiter: ';', from_line: 2});
    await database.query('begin');
    for (let at = 0; at < rows.length; at += IN_STATEMENT) {
      const batch = rows.slice(at, at + IN_STATEMENT);
      const places = batch.map(
        (row, line) => `(${row.map((_, cell) => `$${line * row.length + cell + 1}`).join(',')})`,
      );
      await database.query(`insert into bare values ${places.join(',')}`, batch.flat());
    }
    await database.query('commit');
    const seconds = (performance.now() - start) / 1000;
    await database.query('drop table bare');
    return seconds;
  } finally {
    await (database.end ?? database.close).call(database);
  }
}

/** Fills a new database with the demo's content. @returns names of units in force, and a campaign */
async function fill(environment) {
  const port = await freePort();
  const server = new KillableServer({...environment, PORT: String(port)});
  await server.start();
  const read = async (path) => (await (await fetch(`http://127.0.0.1:${port}${path}`)).json()).items;
  const units = (await read('/v1/units')).filter(({kind, valid_to}) => kind === 'province' && valid_to === null);
  const [campaign] = await read('/v1/campaigns');
  await server.stop();
  return {units: units.map(({name}) => name), campaign: campaign.id};
}

async function measureOn(kind) {
  const own = await newDatabase(kind);
  if (!own) return [[kind, 'PostgreSQL is not installed', '', '', '', '']];
  const environment = {...own.environment, DANVAN_KEY: Buffer.alloc(32, 1).toString('base64')};
  try {
    const {units, campaign} = await fill(environment);
    const file = join(environment.DATA_DIR, 'so-lieu.csv');
    const [imports, opens, bare, memory] = [[], [], [], []];
    for (let round = 0; round < ROUNDS; round++) {
      const text = fileOf(units, campaign, round);
      await writeFile(file, text);
      opens.push((await run(environment, 'origin', 'list')).seconds);
      const {seconds, megabytes} = await run(environment, 'import', file);
      imports.push(seconds);
      memory.push(megabytes);
      bare.push(await insertBare(environment, text));
    }
    const [whole, opening, byHand] = [imports, opens, bare].map(median);
    const ours = ROWS / (whole - opening);
    const theirs = ROWS / byHand;
    const cells = [
      whole.toFixed(1),
      ours.toFixed(0),
      theirs.toFixed(0),
      (ours / theirs).toFixed(2),
      Math.max(...memory).toFixed(0),
    ];
    return [[kind, ...cells]];
  } finally {
    await own.remove();
  }
}

/** Prints how fast figures are imported, beside bare inserts of the same rows in the same run. */
export async function measure() {
  const rows = [...(await measureOn('embedded')), ...(await measureOn('postgres'))];
  printTable(
    `Import of ${ROWS} figures, median of ${ROUNDS} alternating rounds; rows/s without the opening of the database`,
    ['database', 'whole command s', 'rows/s', 'bare inserts rows/s', 'ratio', 'memory MB'],
    rows,
  );
}
