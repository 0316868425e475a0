import assert from 'node:assert/strict';
import {rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import {sql} from 'kysely';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {ConnectionLostError, DeadlineError} from '../../src/database/errors.js';
import {forEachDatabase} from '../support/databases.js';
import {databaseFolder} from '../support/folders.js';

const endless = sql`select count(*) from generate_series(1, 1000000000000) as number where number % 2 = 3`;
const deadlineMs = 1_000;
/** What the embedded database says when it cuts a statement. */
const DEADLINE_ERROR = {
  name: 'DeadlineError',
  message: 'Cơ sở dữ liệu không trả lời trong 1 giây; câu lệnh đã bị ngắt.',
};

function add({db}: OpenDatabase, id: string) {
  return db.insertInto('categories').values({id, name: id}).execute();
}

async function ids({db}: OpenDatabase): Promise<string[]> {
  const rows = await db.selectFrom('categories').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

forEachDatabase((name, _open, tempDatabase) => {
  let database: OpenDatabase;
  before(async () => {
    database = await openDatabase({...(await tempDatabase()), deadlineMs});
  });
  after(() => database.close());
  beforeEach(() => database.db.deleteFrom('categories').execute());

  test('a statement that never ends is cut; those after it are answered and find what was there', async () => {
    await add(database, 'truoc');
    const cut = assert.rejects(endless.execute(database.db), {
      code: '57014',
      ...(name === 'embedded' ? DEADLINE_ERROR : {}),
    });
    const later = Promise.all([add(database, 'sau-1'), add(database, 'sau-2')]);
    await cut;
    await later;
    assert.deepEqual(await ids(database), ['sau-1', 'sau-2', 'truoc']);
  });

  test('a transaction that is cut leaves nothing of itself, whatever it does afterwards', async () => {
    await assert.rejects(
      database.db.transaction().execute(async (transaction) => {
        await add({...database, db: transaction}, 'dau');
        await assert.rejects(endless.execute(transaction), {code: '57014'});
        await add({...database, db: transaction}, 'cuoi');
      }),
    );
    assert.deepEqual(await ids(database), []);
  });
});

describe('the embedded database', () => {
  let dataDir: string;
  let database: OpenDatabase;
  before(async () => {
    dataDir = await databaseFolder();
    database = await openDatabase({dataDir, waitMs: 200});
  });
  after(async () => {
    await database.close();
    await rm(dataDir, {recursive: true});
  });

  test('does not wait for ever behind a transaction that is never ended', async () => {
    const forgotten = await database.db.startTransaction().execute();
    await assert.rejects(database.ping(), DeadlineError);
    await forgotten.rollback().execute();
    await database.ping();
  });

  test('is opened anew when it gives itself up, with all that was stored', async () => {
    await add(database, 'da-luu');
    const [log, aside] = [join(dataDir, 'database', 'pg_wal'), join(dataDir, 'aside')];
    // Without room for its log PostgreSQL stops at once, as it does on a full disk.
    await rename(log, aside);
    await sql`select pg_switch_wal()`.execute(database.db);
    await assert.rejects(add(database, 'khong-luu-duoc'), ConnectionLostError);
    await rename(aside, log);
    assert.deepEqual(await ids(database), ['da-luu']);
  });
});
