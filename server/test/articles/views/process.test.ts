import assert from 'node:assert/strict';
import {afterEach, before, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {sql} from 'kysely';
import {type DatabaseOptions, openDatabase} from '../../../src/database/database.js';
import {fillWhenEmpty} from '../../../src/demo-site/fill.js';
import {forEachDatabase} from '../../support/databases.js';
import {sampleContent} from '../../support/sample-content.js';
import {ServerProcess} from '../../support/server-process.js';

const ARTICLE = 'hom-sau';
const AGENT = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
/** What a kill may lose: a second's worth; another second is left to a machine that does other things meanwhile. */
const LOST_MS = 2000;
/** Some two hundred readers come until the kill; more would tell no more of it. */
const BETWEEN_READERS_MS = 20;

forEachDatabase((_name, _open, tempDatabase) => {
  let options: DatabaseOptions;
  let servers: ServerProcess[] = [];

  before(async () => {
    options = await tempDatabase();
    const {db, close} = await openDatabase(options);
    await fillWhenEmpty(db, sampleContent, new Date());
    await close();
  });
  afterEach(async () => {
    servers.forEach((server) => server.signal('SIGKILL'));
    await Promise.all(servers.map((server) => server.ended()));
    servers = [];
  });

  const start = async () => {
    const place = 'url' in options ? {DATABASE_URL: options.url} : {DATA_DIR: options.dataDir};
    const key = Buffer.alloc(32, 1).toString('base64');
    const server = new ServerProcess({
      ...place,
      DANVAN_KEY: key,
      TRUSTED_PROXIES: '127.0.0.1',
      PUBLIC_URL: 'https://api.vn/',
    });
    servers.push(server);
    return {server, address: await server.address()};
  };

  /** What the database holds, read without a server: the hours and days, and the rolling row. */
  const stored = async () => {
    const {db, close} = await openDatabase(options);
    const {rows} = await sql<{counted: number; total: number; d1: number}>`
      select coalesce((select sum(views) from view_hours where article_id = ${ARTICLE}), 0)::int as counted,
        coalesce((select total from article_views where article_id = ${ARTICLE}), 0) as total,
        coalesce((select d1 from article_views where article_id = ${ARTICLE}), 0) as d1`.execute(db);
    await close();
    const [row] = rows;
    assert.ok(row);
    assert.deepEqual([row.total, row.d1], [row.counted, row.counted]);
    return row.counted;
  };

  let readers = 0;
  /** Sends a reading from somewhere nobody read before. @returns when it was taken */
  const read = async (address: string) => {
    readers += 1;
    const from = `100.${Math.floor(readers / 256)}.${readers % 256}.1`;
    const headers = {'user-agent': AGENT, 'x-forwarded-for': from, 'content-type': 'text/plain'};
    const response = await fetch(`${address}/v1/views`, {method: 'POST', body: ARTICLE, headers});
    assert.equal(response.status, 204);
    return Date.now();
  };

  test('an orderly stop loses no view, whoever of several processes counted it', async () => {
    const earlier = await stored();
    const running = [await start(), ...('url' in options ? [await start()] : [])];
    const times = 200;
    await Promise.all(
      running.map(async ({address}) => {
        for (let sent = 0; sent < times; sent += 10) await Promise.all(Array.from({length: 10}, () => read(address)));
      }),
    );
    running.forEach(({server}) => server.signal('SIGTERM'));
    assert.deepEqual(
      await Promise.all(running.map(({server}) => server.ended())),
      running.map(() => 0),
    );
    assert.equal(await stored(), earlier + running.length * times);
  });

  test('a kill loses at most what the last second counted', async () => {
    const earlier = await stored();
    const {server, address} = await start();
    const taken: number[] = [];
    for (const end = Date.now() + 5000; Date.now() < end;) {
      taken.push(await read(address));
      await pause(BETWEEN_READERS_MS);
    }
    const killed = Date.now();
    server.signal('SIGKILL');
    await server.ended();
    const kept = (await stored()) - earlier;
    const due = taken.filter((at) => at < killed - LOST_MS).length;
    assert.ok(due > 0 && kept >= due, `${kept} of ${taken.length} views are there, ${due} were due`);
    assert.ok(kept <= taken.length);
  });
});
