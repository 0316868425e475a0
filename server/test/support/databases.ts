import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {after, before, describe} from 'node:test';
import pg from 'pg';
import {type DatabaseOptions, openDatabase, type OpenDatabase} from '../../src/store/database.js';
import {databaseFolder} from './folders.js';
import {findPostgres, type PostgresCluster, startPostgresCluster} from './postgres-cluster.mjs';

/** Opens a new database with today's tables and nothing in them. */
export type OpenFresh = () => Promise<OpenDatabase>;
/** Finds room for a new database, for a test that opens it itself. */
export type FindRoom = () => Promise<DatabaseOptions>;
/** The tests to run on a database. What they open by `open` is closed, and all room removed, after their own hooks. */
export type DatabaseTests = (name: OpenDatabase['kind'], open: OpenFresh, findRoom: FindRoom) => void;

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
  const findRoom = async () => {
    const dataDir = await databaseFolder();
    folders.push(dataDir);
    return {dataDir};
  };
  runThenClose('embedded', tests, findRoom);
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
  const findRoom = async () => {
    const name = `danvan_test_${randomUUID().replaceAll('-', '')}`;
    await administer(url, `create database ${name}`);
    names.push(name);
    const address = new URL(url ?? '');
    address.pathname = `/${name}`;
    return {url: address.href};
  };
  runThenClose('postgresql', tests, findRoom);
  after(async () => {
    for (const name of names) {
      await administer(url, `drop database ${name} with (force)`);
    }
    await cluster?.stop();
  });
}

function runThenClose(name: OpenDatabase['kind'], tests: DatabaseTests, findRoom: FindRoom): void {
  const opened: OpenDatabase[] = [];
  const open = async () => {
    const database = await openDatabase(await findRoom());
    opened.push(database);
    return database;
  };
  tests(name, open, findRoom);
  after(() => Promise.all(opened.map((database) => database.close())));
}

async function administer(url: string | undefined, statement: string): Promise<void> {
  const client = new pg.Client({connectionString: url});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
