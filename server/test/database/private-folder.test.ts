import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {cp} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {setTimeout as pause} from 'node:timers/promises';
import {openDatabase} from '../../src/database/database.js';
import {FolderOpenError} from '../../src/database/errors.js';
import {openAndClose} from '../support/databases.js';
import {databaseFolder, emptyFolder} from '../support/folders.js';
import {sampleFolder} from '../support/sample-app.js';
import {ServerProcess} from '../support/server-process.js';

const entriesOf = (folder: string) =>
  readdirSync(folder, {recursive: true, withFileTypes: true}).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** What is not as private as it has to be, `path mode` each. */
function openPlaces(folder: string): string[] {
  const places = [{path: folder, isFolder: true}, ...entriesOf(folder)];
  return places
    .filter(({path, isFolder}) => modeOf(path) !== (isFolder ? '700' : '600'))
    .map(({path}) => `${path} ${modeOf(path)}`);
}

function openAll(folder: string): void {
  for (const {path, isFolder} of entriesOf(folder)) chmodSync(path, isFolder ? 0o777 : 0o666);
  chmodSync(folder, 0o777);
}

describe('the data folder', () => {
  let folders: string[] = [];
  let servers: ServerProcess[] = [];
  let umask: number;
  before(() => {
    umask = process.umask(0);
  });
  after(async () => {
    process.umask(umask);
    for (const server of servers) server.signal('SIGKILL');
    await Promise.all(servers.map((server) => server.ended()));
    for (const folder of folders) rmSync(folder, {recursive: true, force: true});
  });

  const newFolder = async (make: () => Promise<string> = emptyFolder) => {
    const folder = await make();
    folders = [...folders, folder];
    return folder;
  };
  const start = (dataDir: string, ...words: string[]) => {
    const server = new ServerProcess({DATA_DIR: dataDir}, ...words);
    servers = [...servers, server];
    return server;
  };
  /** Lets a server make files: those of its tables and content at the first start. */
  const use = async (server: ServerProcess, dataDir: string) => {
    await server.address();
    assert.deepEqual(openPlaces(dataDir), [], 'while it runs');
    server.signal('SIGTERM');
    assert.equal(await server.ended(), 0, server.output);
    assert.deepEqual(openPlaces(dataDir), [], 'after it stopped');
  };

  test('is made for its account alone by a server that may make everything, in a place that all share, also after a start that was killed at it', async () => {
    const shared = await newFolder();
    chmodSync(shared, 0o777);
    const dataDir = join(shared, 'sau', 'du-lieu');
    const killed = start(dataDir);
    let isOver = false;
    void killed.ended().then(() => (isOver = true));
    while (!existsSync(join(dataDir, 'unfinished'))) {
      assert.ok(!isOver, killed.output);
      await pause(5);
    }
    killed.signal('SIGKILL');
    await killed.ended();
    // as a kill a moment later leaves it
    mkdirSync(join(dataDir, 'database'), {recursive: true});
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '18\n');
    await use(start(dataDir), dataDir);
    assert.ok(!existsSync(join(dataDir, 'unfinished')));
    assert.equal(modeOf(shared), '777', 'what was there is left as it is');
  });

  test('that was open is closed with all its files at the start, also behind a link, and who started the server is told', async () => {
    const folder = await newFolder();
    const real = join(folder, 'that');
    const link = join(folder, 'lien-ket');
    await cp(await newFolder(sampleFolder), real, {recursive: true});
    openAll(real);
    symlinkSync(real, link);
    const server = start(link);
    await use(server, real);
    assert.match(server.output, new RegExp(`Thư mục dữ liệu ${link} đã mở cho tài khoản khác`));
    assert.ok(lstatSync(link).isSymbolicLink());
  });

  test('is closed by a command too, which tells it beside what it writes, and once', async () => {
    const dataDir = await newFolder(databaseFolder);
    openAll(dataDir);
    const command = start(dataDir, 'export');
    assert.equal(await command.ended(), 0, command.output);
    assert.match(command.errors, /đã mở cho tài khoản khác/);
    assert.deepEqual(openPlaces(dataDir), []);
    const again = start(dataDir, 'export');
    assert.equal(await again.ended(), 0, again.output);
    assert.equal(again.errors, '');
  });

  test('with a link that leads out of it to an open place is refused, and that place not touched', async () => {
    const dataDir = await newFolder(databaseFolder);
    const outside = join(await newFolder(), 'ben-ngoai');
    mkdirSync(outside, {mode: 0o755});
    writeFileSync(join(outside, 'tep'), '', {mode: 0o644});
    symlinkSync(outside, join(dataDir, 'database', 'loi-ra'));
    await assert.rejects(openAndClose({dataDir}), (error: Error) => {
      return error instanceof FolderOpenError && /^Tài khoản khác trên máy vào được .*loi-ra/.test(error.message);
    });
    assert.deepEqual([modeOf(outside), modeOf(join(outside, 'tep'))], ['755', '644']);
    chmodSync(outside, 0o700);
    await (await openDatabase({dataDir})).close();
  });

  test('that belongs to another account and is open is refused in words', async (t) => {
    // The superuser may close everything, so it steps aside; any other account meets a folder that is not its own.
    const dataDir = await newFolder(databaseFolder);
    chmodSync(dataDir, 0o770);
    const isSuperuser = process.getuid?.() === 0;
    if (isSuperuser) {
      process.seteuid?.(65_534);
      t.after(() => process.seteuid?.(0));
    }
    const place = isSuperuser ? dataDir : '/';
    await assert.rejects(openAndClose({dataDir: place}), (error: Error) => {
      assert.ok(error instanceof FolderOpenError);
      assert.match(error.message, /Tài khoản khác trên máy vào được .*chown -R/);
      return true;
    });
  });
});
