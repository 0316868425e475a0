import assert from 'node:assert/strict';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {Maintenance} from '../../src/database/embedded/maintenance.js';
import {Mutex} from '../../src/database/embedded/mutex.js';
import {DatabaseSession} from '../../src/database/embedded/session.js';
import {databaseFolder, filesWith} from '../support/folders.js';

describe('the upkeep of the embedded database', () => {
  const mutex = new Mutex();
  let folder: string;
  let session: DatabaseSession;
  let maintenance: Maintenance;
  before(async () => {
    folder = await databaseFolder();
    session = new DatabaseSession(join(folder, 'database'));
    await run('create table luot_xem (luot integer)');
    maintenance = new Maintenance(session, mutex, {lookEveryMs: 20, vacuumEveryMs: 20});
  });
  after(async () => {
    await maintenance.stop();
    await session.close();
    await rm(folder, {recursive: true});
  });

  async function run<Row>(sql: string): Promise<Row[]> {
    await mutex.acquire(10_000, () => new Error('no turn'));
    try {
      return (await session.run<Row>(sql, [], {deadlineMs: 10_000})).rows;
    } finally {
      mutex.release();
    }
  }

  /** Asks until the answer is yes; the time limit of the run ends it otherwise. */
  async function until(question: string): Promise<void> {
    const [row] = await run<{yes: boolean}>(`select (${question}) as yes`);
    return row?.yes ? undefined : until(question);
  }

  test('what was written gets out of the log by itself', {timeout: 30_000}, async () => {
    await run('insert into luot_xem select * from generate_series(1, 1000)');
    const [written] = await run<{place: string}>('select pg_current_wal_lsn()::text as place');
    assert.ok(written);
    await until(`(select redo_lsn from pg_control_checkpoint()) >= '${written.place}'::pg_lsn`);
  });

  test('the room of changed rows is given back', {timeout: 30_000}, async () => {
    await run('delete from luot_xem');
    await until(`pg_relation_size('luot_xem') = 0`);
  });

  /** Stores a text and takes it out again, as a withdrawal does. */
  async function storeAndErase(text: string): Promise<void> {
    await run(`insert into feedback values ('${text}')`);
    await run('checkpoint');
    await run('update feedback set message = null');
    assert.notDeepEqual(await filesWith(folder, [text]), []);
  }

  test('what was erased is gone from every file soon after', {timeout: 60_000}, async () => {
    await run('drop table feedback');
    await run('create table feedback (message text)');
    await storeAndErase('da-rut-lai-mot');
    maintenance.purgeSoon();
    while ((await filesWith(folder, ['da-rut-lai-mot'])).length > 0) await run('select 1');
  });

  test('what was erased just before the end is gone after it', async () => {
    await maintenance.stop();
    await storeAndErase('da-rut-lai-hai');
    maintenance.purgeSoon();
    await maintenance.finish();
    assert.deepEqual(await filesWith(folder, ['da-rut-lai-hai']), []);
  });
});
