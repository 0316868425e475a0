import assert from 'node:assert/strict';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import {sql} from 'kysely';
import {openDatabase} from '../../src/database/database.js';
import {
  AccessRefusedError,
  DatabaseOpenError,
  FolderUnusableError,
  IncompatibleDataError,
  ServerTooOldError,
  ServerUnreachableError,
} from '../../src/database/errors.js';
import {forEachDatabase, openAndClose} from '../support/databases.js';
import {type FakeGreeting, startFakePostgres} from '../support/fake-postgres.js';
import {emptyFolder} from '../support/folders.js';

forEachDatabase((_name, _open, tempDatabase) => {
  test('what was stored is there when the database is opened again', async () => {
    const options = await tempDatabase();
    const first = await openDatabase(options);
    await first.db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin tức'}).execute();
    await first.close();
    const second = await openDatabase(options);
    assert.deepEqual(await second.db.selectFrom('categories').selectAll().execute(), [
      {id: 'tin-tuc', name: 'Tin tức'},
    ]);
    await second.close();
  });

  test('tables made by a newer program are left alone', async () => {
    const options = await tempDatabase();
    const newer = await openDatabase(options);
    await sql`insert into kysely_migration values ('9999-mai-sau', now())`.execute(newer.db);
    await newer.close();
    await assert.rejects(openAndClose(options), (error: Error) => {
      assert.ok(error instanceof IncompatibleDataError);
      assert.match(error.message, /phiên bản mới hơn của chương trình.*9999-mai-sau/);
      return true;
    });
  });
});

test('a folder that nobody can make is refused with the reason, also where the system is no disk', async (t) => {
  const folder = await emptyFolder();
  t.after(() => rmSync(folder, {recursive: true}));
  const file = join(folder, 'tep');
  writeFileSync(file, '');
  for (const folder of [join(file, 'du-lieu'), '/proc/du-lieu']) {
    await assert.rejects(openAndClose({dataDir: folder}), (error: Error) => {
      assert.ok(error instanceof FolderUnusableError);
      assert.match(error.message, /Không ghi được vào thư mục dữ liệu/);
      return true;
    });
  }
});

describe('a PostgreSQL server', () => {
  async function refusalBy(greeting: FakeGreeting): Promise<{error: Error; port: number}> {
    const {port, stop} = await startFakePostgres(greeting);
    try {
      const url = `postgresql://danvan:mat-khau-bi-mat@127.0.0.1:${port}/danvan`;
      const error: unknown = await openDatabase({url}).then(
        (database) => database.close(),
        (reason: unknown) => reason,
      );
      assert.ok(error instanceof DatabaseOpenError);
      assert.ok(!error.message.includes('mat-khau-bi-mat'), 'the password is not shown');
      return {error, port};
    } finally {
      stop();
    }
  }

  test('that refuses the password is named with the reason', async () => {
    const {error, port} = await refusalBy({refusal: {code: '28P01', message: 'password authentication failed'}});
    assert.ok(error instanceof AccessRefusedError);
    assert.equal(
      error.message,
      `Máy chủ PostgreSQL ở 127.0.0.1:${port}/danvan từ chối: sai tên người dùng hoặc mật khẩu. Hãy kiểm tra DATABASE_URL.`,
    );
    assert.ok(error.cause instanceof Error);
  });

  test('without the database is named with the reason', async () => {
    const {error} = await refusalBy({refusal: {code: '3D000', message: 'database does not exist'}});
    assert.ok(error instanceof AccessRefusedError);
    assert.match(error.message, /không có cơ sở dữ liệu mang tên này/);
  });

  test('older than release 15 is refused', async () => {
    const {error, port} = await refusalBy({release: 14});
    assert.ok(error instanceof ServerTooOldError);
    assert.equal(
      error.message,
      `Máy chủ PostgreSQL ở 127.0.0.1:${port}/danvan là bản 14; chương trình cần bản 15 trở lên.`,
    );
  });

  test('that does not answer is named', async () => {
    const {port, stop} = await startFakePostgres({release: 18});
    stop();
    await assert.rejects(openDatabase({url: `postgresql://danvan@127.0.0.1:${port}/danvan`}), (error: Error) => {
      assert.ok(error instanceof ServerUnreachableError);
      assert.ok(error.message.startsWith(`Không kết nối được máy chủ PostgreSQL ở 127.0.0.1:${port}/danvan.`));
      return true;
    });
  });
});
