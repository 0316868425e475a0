import assert from 'node:assert/strict';
import {readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {hostname} from 'node:os';
import {join} from 'node:path';
import {after, beforeEach, describe, test} from 'node:test';
import {openDatabase} from '../../src/database/database.js';
import {lockFile} from '../../src/database/embedded/folder-lock.js';
import {FolderLockedError, FolderUnusableError, IncompatibleDataError} from '../../src/database/errors.js';
import {Child} from '../support/child.js';
import {openAndClose} from '../support/databases.js';
import {databaseFolder, emptyFolder} from '../support/folders.js';

describe('the lock on the data folder', () => {
  const folders: string[] = [];
  const children: Child[] = [];
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await databaseFolder();
    folders.push(dataDir);
  });
  after(async () => {
    await Promise.all(children.map((child) => child.kill()));
    await Promise.all(folders.map((folder) => rm(folder, {recursive: true, force: true})));
  });

  function start(...command: ConstructorParameters<typeof Child>): Child {
    const child = new Child(...command);
    children.push(child);
    return child;
  }

  async function holder(): Promise<Child> {
    const child = start('database-holder', dataDir);
    child.tell('open');
    await child.line(/^(open|refused|failed)/);
    return child;
  }

  async function countCategories(): Promise<number> {
    const {db, close} = await openDatabase({dataDir});
    const rows = await db.selectFrom('categories').select('id').execute();
    await close();
    return rows.length;
  }

  test('whoever opens the folder a second time is told who has it, and damages nothing', async () => {
    const first = await openDatabase({dataDir});
    await first.db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin tức'}).execute();
    const second = await holder();
    assert.equal(
      second.lines.at(-1),
      `refused Thư mục dữ liệu đang được tiến trình ${process.pid} trên máy ${hostname()} sử dụng. ` +
        'Hãy dừng tiến trình đó, hoặc chọn thư mục khác bằng DATA_DIR.',
    );
    await assert.rejects(openAndClose({dataDir}), FolderLockedError, 'not in this process either');
    await first.db.insertInto('categories').values({id: 'thong-bao', name: 'Thông báo'}).execute();
    await first.close();
    assert.deepEqual(await readdir(dataDir), ['database'], 'closing leaves no lock behind');
    assert.equal(await countCategories(), 2);
  });

  test('the lock of an earlier process with the same number is taken over', async () => {
    const {release} = lockFile(join(dataDir, 'lock'));
    const lock: unknown = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8'));
    release();
    assert.ok(typeof lock === 'object');
    await writeFile(join(dataDir, 'lock'), JSON.stringify({...lock, started: 'an earlier time', token: 'earlier'}));
    assert.equal(await countCategories(), 0);
  });

  test('the lock of a process on another host is respected, with a word on how to remove it', async () => {
    const lock = {host: 'may-khac', pid: 4242, started: null, token: 'elsewhere'};
    await writeFile(join(dataDir, 'lock'), JSON.stringify(lock));
    await assert.rejects(openAndClose({dataDir}), (error: Error) => {
      assert.ok(error instanceof FolderLockedError);
      assert.match(error.message, /tiến trình 4242 trên máy may-khac/);
      assert.ok(error.message.includes(`hãy xóa tệp ${join(dataDir, 'lock')}`));
      return true;
    });
  });

  test('the lock of a killed process is taken over, by exactly one of two who find it at the same moment', async () => {
    const killed = await holder();
    assert.equal(killed.lines.at(-1), 'open');
    await killed.kill();
    const rivals = [start('database-holder', dataDir), start('database-holder', dataDir)];
    await Promise.all(rivals.map((rival) => rival.line(/^waiting/)));
    rivals.forEach((rival) => rival.tell('open'));
    const outcomes = await Promise.all(rivals.map((rival) => rival.line(/^(open|refused|failed)/)));
    assert.deepEqual(outcomes.map((line) => line.split(' ')[0]).sort(), ['open', 'refused']);
    rivals.find((rival) => rival.lines.at(-1) === 'open')?.tell('stop');
    await Promise.all(rivals.map((rival) => rival.ended()));
    assert.equal(await countCategories(), 0);
    assert.deepEqual(await readdir(dataDir), ['database']);
  });

  test('of many who race for a dead lock, round after round, never two hold it', async () => {
    const rivals = Array.from({length: 4}, () => start('database-locker'));
    for (let round = 0; round < 200; round += 1) {
      const path = join(dataDir, `lock-${round}`);
      await writeFile(path, JSON.stringify({host: hostname(), pid: process.pid, started: 'earlier', token: 'dead'}));
      rivals.forEach((rival) => rival.tell(path));
      const outcomes = await Promise.all(rivals.map((rival) => rival.line(new RegExp(`^${path} `))));
      const held = outcomes.filter((line) => line === `${path} held`);
      const refused = outcomes.filter((line) => line === `${path} refused`);
      assert.deepEqual([held.length, refused.length], [1, 3], outcomes.join('\n'));
    }
  });
});

describe('a data folder that cannot be used', () => {
  test('a folder that cannot be written to is named', async () => {
    const folder = await emptyFolder();
    const file = join(folder, 'tep');
    await writeFile(file, '');
    await assert.rejects(openAndClose({dataDir: join(file, 'du-lieu')}), (error: Error) => {
      assert.ok(error instanceof FolderUnusableError);
      assert.ok(error.message.startsWith(`Không ghi được vào thư mục dữ liệu ${join(file, 'du-lieu')}.`));
      assert.ok(error.cause instanceof Error);
      return true;
    });
    await rm(folder, {recursive: true});
  });

  test('a folder of another release of PostgreSQL is refused and left as it is', async () => {
    const dataDir = await databaseFolder();
    await writeFile(join(dataDir, 'database', 'PG_VERSION'), '19\n');
    await assert.rejects(openAndClose({dataDir}), (error: Error) => {
      assert.ok(error instanceof IncompatibleDataError);
      assert.match(error.message, /PostgreSQL bản 19/);
      return true;
    });
    assert.deepEqual(await readdir(dataDir), ['database']);
    await rm(dataDir, {recursive: true});
  });
});
