import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {after, before, describe} from 'node:test';
import pg from 'pg';
import {type DatabaseOptions, openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {databaseFolder, schemaVersion} from './folders.js';
import {findPostgres, type PostgresCluster, startPostgresCluster} from './postgres-cluster.mjs';
import {giveBackEmbedded, takeEmbedded} from './reused-databases.js';

/** Opens a new database with today's tables and nothing in them. */
export type OpenFresh = () => Promise<OpenDatabase>;
/** Makes a new database with today's tables and nothing in them, for a test that opens it itself. */
export type TempDatabase = () => Promise<DatabaseOptions>;
/** The tests to run on a database. What they open by `open` is closed, and what they made is removed, after their own hooks. */
export type DatabaseTests = (name: OpenDatabase['kind'], open: OpenFresh, tempDatabase: TempDatabase) => void;

/** Opens a database that is expected to be refused; one that is not is closed, or the failed test would never end. */
export async function openAndClose(options: DatabaseOptions): Promise<void> {
  await (await openDatabase(options)).close();
}

/**
 * Runs the tests on the embedded database and on PostgreSQL: the server named by TEST_DATABASE_URL, else a cluster
 * started for this file. Where neither is to be had, the run says so instead of passing in silence.
 */
export function forEachDatabase(tests: DatabaseTests): void {
  describe('embedded', () => onEmbedded(tests));
  if (process.env['TEST_DATABASE_URL'] ?? findPostgres()) {
    describe('postgresql', () => onPostgres(tests));
  } else {
    const notice = 'NOT RUN on PostgreSQL: install release 15 or later, or set TEST_DATABASE_URL';
    console.error(`\n*** ${notice} ***\n`);
    describe('postgresql', {skip: notice}, () => {});
  }
}

function onEmbedded(tests: DatabaseTests): void {
  const folders: string[] = [];
  const tempDatabase = async () => {
    const dataDir = await databaseFolder();
    folders.push(dataDir);
    return {dataDir};
  };
  const taken: OpenDatabase[] = [];
  const open = async () => {
    const database = await takeEmbedded();
    taken.push(database);
    return database;
  };
  tests('embedded', open, tempDatabase);
  after(() => Promise.all(taken.map(giveBackEmbedded)));
  after(() => Promise.all(folders.map((folder) => rm(folder, {recursive: true, force: true}))));
}

function onPostgres(tests: DatabaseTests): void {
  let url = process.env['TEST_DATABASE_URL'];
  let cluster: PostgresCluster | undefined;
  const names: string[] = [];
  before(async () => {
    if (url === undefined) {
      cluster = await startPostgresCluster();
      url = cluster?.url;
    }
  });
  const tempDatabase = async () => {
    const name = `danvan_test_${randomUUID().replaceAll('-', '')}`;
    const server = url ?? '';
    await administer(server, async (client) => {
      const template = await templateDatabase(server, client);
      await client.query(`create database ${name} template ${template}`);
    });
    names.push(name);
    return {url: databaseAt(server, name)};
  };
  const opened: OpenDatabase[] = [];
  const open = async () => {
    const database = await openDatabase(await tempDatabase());
    opened.push(database);
    return database;
  };
  tests('postgresql', open, tempDatabase);
  after(() => Promise.all(opened.map((database) => database.close())));
  after(async () => {
    await administer(url ?? '', async (client) => {
      for (const name of names) await client.query(`drop database ${name} with (force)`);
    });
    await cluster?.stop();
  });
}

/** Any number, the same for all who make templates. */
const TEMPLATE_LOCK = 20_261_130;

/** The name of the database with today's tables that new ones are copied from; made once on each server. */
async function templateDatabase(server: string, client: pg.Client): Promise<string> {
  const name = `danvan_template_${schemaVersion}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const {rowCount} = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    const draft = `${name}_draft`;
    await client.query(`drop database if exists ${draft}`);
    await client.query(`create database ${draft}`);
    await (await openDatabase({url: databaseAt(server, draft)})).close();
    await client.query(`alter database ${draft} rename to ${name}`);
  }
  await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  return name;
}

function databaseAt(server: string, name: string): string {
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

async function administer(server: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({connectionString: server});
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
