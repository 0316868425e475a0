import {createDecipheriv, randomBytes} from 'node:crypto';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import pg from 'pg';
import {newDataDir} from '../../scripts/serve-for-tests.mjs';
import {startPostgresCluster} from '../../server/test/support/postgres-cluster.mjs';

const ROWS = 'select id, idempotency_key as key, receipt_code as code, message from feedback';

/**
 * A database of a run's own.
 *
 * @typedef {object} OwnDatabase
 * @property {Record<string, string>} environment that leads a server to it
 * @property {() => Promise<{key: string, code: string, message: string}[]>} readMessages what is stored, once no server runs
 * @property {() => Promise<void>} remove
 */

/**
 * A new database for a run, embedded or on PostgreSQL: the server that TEST_DATABASE_URL names, else a cluster of its own.
 *
 * @param {'embedded' | 'postgres'} kind
 * @returns {Promise<OwnDatabase | undefined>} undefined where there is no PostgreSQL
 */
export async function newDatabase(kind) {
  return kind === 'postgres' ? onPostgres() : inFolder();
}

async function inFolder() {
  const folder = await newDataDir();
  return {
    environment: {DATA_DIR: folder},
    async readMessages() {
      const key = await readFile(join(folder, 'key'), 'utf8');
      // Not by the server's own code, so that a fault of that cannot hide one in the data.
      const database = await PGlite.create(join(folder, 'database'));
      try {
        return opened((await database.query(ROWS)).rows, key);
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
  const key = randomBytes(32).toString('base64');
  return {
    environment: {DATABASE_URL: own.href, DANVAN_KEY: key, DATA_DIR: folder},
    readMessages: async () => opened(await query(own.href, ROWS), key),
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

/** The rows with their messages open: AES-256-GCM in `v1.<key id>.<nonce, ciphertext and tag>`, bound to column and row. */
function opened(rows, key) {
  return rows.map(({id, message, ...row}) => {
    const bytes = Buffer.from(message.split('.')[2], 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(`feedback.message ${id}`)).setAuthTag(bytes.subarray(-16));
    return {...row, message: decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')};
  });
}
