import {randomBytes} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import pg from 'pg';
import {startPostgresCluster} from '../../server/test/support/postgres-cluster.mjs';

const ROWS = 'select idempotency_key as key, receipt_code as code, message from feedback';

/**
 * Where a run's messages are stored.
 *
 * @typedef {object} Room
 * @property {Record<string, string>} environment that leads a server to it
 * @property {() => Promise<{key: string, code: string, message: string}[]>} read what is stored, once no server runs
 * @property {() => Promise<void>} remove
 */

/**
 * A new place for a run, in a folder or on PostgreSQL: the server that TEST_DATABASE_URL names, else a cluster of its own.
 *
 * @param {'embedded' | 'postgres'} kind
 * @returns {Promise<Room | undefined>} undefined where there is no PostgreSQL
 */
export async function findRoom(kind) {
  return kind === 'postgres' ? onPostgres() : inFolder();
}

async function inFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'danvan-faults-'));
  return {
    environment: {DATA_DIR: folder},
    async read() {
      // Not by the server's own code, so that a fault of that cannot hide one in the data.
      const database = await PGlite.create(join(folder, 'database'));
      try {
        return (await database.query(ROWS)).rows;
      } finally {
        await database.close();
      }
    },
    remove: () => rm(folder, {recursive: true, force: true}),
  };
}

async function onPostgres() {
  const cluster = process.env.TEST_DATABASE_URL ? undefined : await startPostgresCluster();
  const url = process.env.TEST_DATABASE_URL || cluster?.url;
  if (!url) return undefined;
  const name = `danvan_faults_${randomBytes(8).toString('hex')}`;
  await query(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const folder = await mkdtemp(join(tmpdir(), 'danvan-faults-'));
  return {
    environment: {DATABASE_URL: own.href, DATA_DIR: folder},
    read: () => query(own.href, ROWS),
    async remove() {
      await query(url, `drop database ${name} with (force)`);
      await cluster?.stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function query(url, statement) {
  const client = new pg.Client({connectionString: url});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
