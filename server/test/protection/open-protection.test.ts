import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {sql} from 'kysely';
import {KeyError} from '../../src/protection/key-error.js';
import {openProtection} from '../../src/protection/open-protection.js';
import type {Protection} from '../../src/protection/protection.js';
import {KEY_BYTES} from '../../src/protection/protection.js';
import {openDatabase, type OpenDatabase} from '../../src/store/database.js';
import {forEachDatabase} from '../support/databases.js';
import {databaseFolder, emptyFolder} from '../support/folders.js';
import {sampleApp} from '../support/sample-app.js';

const key = (fill: number) => Buffer.alloc(KEY_BYTES, fill);
const given = (current: number, ...old: number[]) => ({current: key(current), old: old.map(key)});

const personal = {
  name: 'Nguyễn Thị Bí Mật',
  phone: '0912 345 678',
  email: 'bi.mat@example.vn',
  address: {province: '56', commune: '22366'},
};
const PERSONAL_BYTES = /Bí Mật|0912345678|0912 345 678|bi\.mat@example|22366/;

async function sendOne(database: OpenDatabase, protection: Protection): Promise<string> {
  const app = await sampleApp(database, {protection});
  const response = await app.inject({
    method: 'POST',
    url: '/v1/feedback',
    headers: {'content-type': 'application/json', 'idempotency-key': randomUUID()},
    payload: JSON.stringify({
      ...personal,
      ...{form: 'gop-y', unit: 'ninh-thuan', topic: 'gop-y', message: 'Xin chào.', consent: {version: '2026-01'}},
    }),
  });
  await app.close();
  assert.equal(response.statusCode, 201, response.body);
  return response.json<{code: string}>().code;
}

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  before(async () => {
    database = await open();
  });

  const nameOf = async (protection: Protection, code: string) => {
    const row = await database.db
      .selectFrom('feedback')
      .select(['id', 'name'])
      .where('receipt_code', '=', code)
      .executeTakeFirstOrThrow();
    return protection.open(row.name ?? '', {field: 'feedback.name', row: row.id});
  };

  test('nothing that tells who wrote is readable in the tables', async () => {
    await sendOne(database, await openProtection(database.db, given(1)));
    const rows = await database.db.selectFrom('feedback').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.doesNotMatch(JSON.stringify(rows), PERSONAL_BYTES);
  });

  test('a wrong key is noticed at the start, before there is any message by it, and told in Vietnamese', async () => {
    await assert.rejects(openProtection(database.db, given(9)), (error: Error) => {
      return error instanceof KeyError && /DANVAN_KEY không phải là khóa đã mã hóa/.test(error.message);
    });
    await openProtection(database.db, given(1));
  });

  test('a new key takes over from the old one, which is not needed any more after that', async () => {
    const code = await sendOne(database, await openProtection(database.db, given(1)));
    const rotated = await openProtection(database.db, given(2, 1));
    assert.equal(await nameOf(rotated, code), personal.name);
    assert.equal(await nameOf(await openProtection(database.db, given(2)), code), personal.name);
    await assert.rejects(openProtection(database.db, given(1)), KeyError);
  });

  test('names from before there was a key are sealed at the start', async () => {
    const protection = await openProtection(database.db, given(2));
    const code = await sendOne(database, protection);
    // as a release without protection left it
    await sql`alter table feedback drop constraint name_is_ciphertext`.execute(database.db);
    await database.db.updateTable('feedback').set({name: 'Tên rõ'}).where('receipt_code', '=', code).execute();
    assert.equal(await nameOf(await openProtection(database.db, given(2)), code), 'Tên rõ');
  });
});

describe('the key file of a data folder', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await databaseFolder();
    file = join(folder, 'key');
  });
  after(() => rm(folder, {recursive: true, force: true}));

  const withDatabase = async <Result>(use: (database: OpenDatabase) => Promise<Result>): Promise<Result> => {
    const database = await openDatabase({dataDir: folder});
    try {
      return await use(database);
    } finally {
      await database.close();
    }
  };

  test('is made at the first start for its owner alone, and used from then on', async () => {
    const code = await withDatabase(async (database) => sendOne(database, await openProtection(database.db, {file})));
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^[A-Za-z0-9+/]{43}=\n$/);
    assert.match(code, /^NT-/);
    await withDatabase((database) => openProtection(database.db, {file}));
    assert.equal(readFileSync(file, 'utf8'), text);
  });

  test('keeps every byte of the folder free of who wrote', async () => {
    const entries = await readdir(folder, {recursive: true, withFileTypes: true});
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    assert.ok(files.length > 100);
    let found = 0;
    for (const path of files) {
      const bytes = await readFile(path);
      assert.ok(!PERSONAL_BYTES.test(bytes.toString('utf8')), path);
      if (bytes.includes('Xin chào.')) found += 1;
    }
    assert.ok(found > 0, 'the message itself is there to be found');
  });

  test('is not made anew when it was lost: that would lock the old messages away', async () => {
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    await withDatabase((database) =>
      assert.rejects(openProtection(database.db, {file}), (error: Error) => {
        return error instanceof KeyError && error.message.startsWith(`Không thấy tệp khóa ${file}`);
      }),
    );
    assert.ok(!existsSync(file));
    writeFileSync(file, 'hỏng');
    await withDatabase((database) => assert.rejects(openProtection(database.db, {file}), /Tệp khóa .* bị hỏng/));
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    await withDatabase((database) => openProtection(database.db, {file}));
  });

  test('of another folder is refused by name', async () => {
    const other = join(await emptyFolder(), 'key');
    writeFileSync(other, `${key(3).toString('base64')}\n`);
    await withDatabase((database) =>
      assert.rejects(openProtection(database.db, {file: other}), (error: Error) => {
        return error instanceof KeyError && error.message.startsWith(`Khóa trong tệp ${other} không phải`);
      }),
    );
    await rm(join(other, '..'), {recursive: true});
  });
});
