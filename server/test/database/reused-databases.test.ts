import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sql} from 'kysely';
import type {OpenDatabase} from '../../src/database/database.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {giveBackEmbedded, takeEmbedded} from '../support/reused-databases.js';
import {sampleContent} from '../support/sample-content.js';
import {giveToken, storeMessage} from '../support/staff.js';

/** Everything that is in the tables, where the sequences stand, and what the session was told. */
async function stateOf({db}: OpenDatabase): Promise<unknown[]> {
  const {rows: tables} = await sql<{name: string}>`select tablename as name from pg_tables
    where schemaname = 'public' order by tablename`.execute(db);
  const contents: unknown[] = [];
  for (const {name} of tables.filter(({name}) => !name.startsWith('kysely_'))) {
    contents.push([name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows]);
  }
  const {rows: sequences} = await sql`select sequencename, last_value from pg_sequences order by 1`.execute(db);
  const {rows: settings} = await sql`select name, setting from pg_settings where source = 'session'`.execute(db);
  const {rows: locks} = await sql`select objid from pg_locks where locktype = 'advisory'`.execute(db);
  const {rows: tempTables} = await sql`select relname from pg_class where relpersistence = 't'`.execute(db);
  return [...contents, sequences, settings, locks, tempTables];
}

test('a database that a test gave back is like a new one', async () => {
  const database = await takeEmbedded();
  const {db} = database;
  const asNew = await stateOf(database);
  await fillWhenEmpty(db, sampleContent, new Date());
  await giveToken(database, {name: 'Sáu'});
  await storeMessage(database, {unit_id: 'ninh-thuan', message: 'Góp ý'});
  await sql`select nextval('audit_id_seq'), nextval('notices_id_seq')`.execute(db);
  await sql`update view_clock set hour = '2026-01-01T00:00:00Z'`.execute(db);
  await sql`set lock_timeout = 5`.execute(db);
  await sql`select pg_advisory_lock(5)`.execute(db);
  await sql`create temporary table tam (so integer)`.execute(db);
  assert.notDeepEqual(await stateOf(database), asNew);
  await giveBackEmbedded(database);
  const again = await takeEmbedded();
  assert.equal(again, database);
  assert.deepEqual(await stateOf(again), asNew);
  await giveBackEmbedded(again);
});

test('a database whose tables a test altered, or that it closed, is not given to another', async () => {
  const altered = await takeEmbedded();
  await sql`alter table categories add column them integer`.execute(altered.db);
  await giveBackEmbedded(altered);
  const closed = await takeEmbedded();
  assert.notEqual(closed, altered);
  await closed.close();
  await giveBackEmbedded(closed);
  const next = await takeEmbedded();
  assert.notEqual(next, closed);
  await next.ping();
  await giveBackEmbedded(next);
});
