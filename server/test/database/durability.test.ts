import assert from 'node:assert/strict';
import fs from 'node:fs';
import {rm} from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, mock, test} from 'node:test';
import type {PGlite} from '@electric-sql/pglite';
import {compiledPostgres} from '../../src/database/embedded/compiled-postgres.js';
import {openDurably} from '../../src/database/embedded/durable-postgres.js';
import {databaseFolder} from '../support/folders.js';

describe('a row in the embedded database', () => {
  const watch = () => mock.method(fs, 'fsyncSync');
  let fsync: ReturnType<typeof watch>;
  let folder: string;
  let database: PGlite;
  before(async () => {
    fsync = watch();
    syncBuiltinESMExports();
    folder = await databaseFolder();
    database = await openDurably(join(folder, 'database'), await compiledPostgres());
    await database.query('create table ghi (so integer)');
  });
  after(async () => {
    await database.close();
    fsync.mock.restore();
    syncBuiltinESMExports();
    await rm(folder, {recursive: true});
  });

  test('is on the disk before it is acknowledged, so that a power cut takes none', async () => {
    for (let so = 0; so < 3; so += 1) {
      fsync.mock.resetCalls();
      await database.query('insert into ghi values ($1)', [so]);
      assert.ok(fsync.mock.callCount() > 0);
    }
  });

  test('is read without touching the disk', async () => {
    fsync.mock.resetCalls();
    await database.query('select * from ghi');
    assert.equal(fsync.mock.callCount(), 0);
  });
});
