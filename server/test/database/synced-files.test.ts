import assert from 'node:assert/strict';
import fs from 'node:fs';
import {cp, open, rm} from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, mock, test} from 'node:test';
import {compiledPostgres} from '../../src/database/embedded/compiled-postgres.js';
import {openDurably} from '../../src/database/embedded/durable-postgres.js';
import {SyncedFiles} from '../../src/database/embedded/synced-files.js';
import {databaseFolder, emptyFolder} from '../support/folders.js';

describe('a database folder after a kill', () => {
  const toDisk = fs.fsyncSync;
  const synced = new Set<number>();
  const watch = () =>
    mock.method(fs, 'fsyncSync', (descriptor: number) => {
      synced.add(fs.fstatSync(descriptor).ino);
      toDisk(descriptor);
    });
  let fsync: ReturnType<typeof watch>;
  let folder: string;
  /** A copy of the files as a kill leaves them: with a table whose rows are in the log alone. */
  let killed: string;
  before(async () => {
    fsync = watch();
    syncBuiltinESMExports();
    folder = await databaseFolder();
    killed = await emptyFolder();
    const database = await openDurably(join(folder, 'database'), await compiledPostgres());
    await database.query('create table ghi (so integer)');
    await database.query('insert into ghi select generate_series(1, 1000)');
    await cp(join(folder, 'database'), join(killed, 'database'), {recursive: true});
    await database.close();
  });
  after(async () => {
    fsync.mock.restore();
    syncBuiltinESMExports();
    await Promise.all([folder, killed].map((path) => rm(path, {recursive: true})));
  });

  test('has each file brought to the disk, which then needs no fsync until it is written to or made anew', async () => {
    const files = new SyncedFiles();
    await files.bringToDisk(join(killed, 'database'));
    const version = await open(join(killed, 'database/PG_VERSION'), 'r+');
    const control = await open(join(killed, 'database/global/pg_control'), 'r+');
    assert.deepEqual([files.has(version.fd), files.has(control.fd)], [true, true]);
    files.strikeOut(version.fd);
    assert.deepEqual([files.has(version.fd), files.has(control.fd)], [false, true]);
    files.strikeOut(join(killed, 'database/global/pg_control'));
    assert.equal(files.has(control.fd), false);
    await Promise.all([version.close(), control.close()]);
  });

  test('is recovered whole without waiting for the disk file by file', async () => {
    fsync.mock.resetCalls();
    synced.clear();
    const database = await openDurably(join(killed, 'database'), await compiledPostgres());
    const recovering = fsync.mock.callCount();
    const {rows} = await database.query('select count(*)::int as count, sum(so)::int as sum from ghi');
    assert.deepEqual(rows, [{count: 1000, sum: 500_500}]);
    // What recovery itself writes still goes to the disk.
    assert.ok(recovering < 200, `${recovering} calls`);
    assert.ok(synced.has(fs.statSync(join(killed, 'database/global/pg_control')).ino));
    fsync.mock.resetCalls();
    await database.query('insert into ghi values (0)');
    assert.ok(fsync.mock.callCount() > 0, 'a row is on the disk before it is acknowledged');
    await database.close();
  });

  test('has nothing brought to the disk where the database was shut down in order', async () => {
    const files = new SyncedFiles();
    await files.bringToDisk(join(folder, 'database'));
    const version = await open(join(folder, 'database/PG_VERSION'), 'r');
    assert.equal(files.has(version.fd), false);
    await version.close();
  });
});
