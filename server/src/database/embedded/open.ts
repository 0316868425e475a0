import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import type {Dialect} from 'kysely';
import {DatabaseOpenError, DeadlineError, FolderUnusableError, IncompatibleDataError} from '../errors.js';
import {EmbeddedDialect} from './dialect.js';
import {type HeldLock, lockFile} from './folder-lock.js';
import {Maintenance, type MaintenanceTimes} from './maintenance.js';
import {Mutex} from './mutex.js';
import {closeContent, closeFolder} from './private-folder.js';
import {DatabaseSession} from './session.js';
import {syncTree, wasLeftInOrder} from './synced-files.js';

/** The release of PostgreSQL inside the embedded database, as it writes it into its folder. */
const EMBEDDED_RELEASE = '18';

/** How the embedded database is run. */
export interface EmbeddedOptions {
  /** How long one statement may take. */
  deadlineMs: number;
  /** How long a query or transaction may wait for its turn. */
  waitMs: number;
  maintenance?: MaintenanceTimes;
  /** Told in Vietnamese what the person who started the server should know. */
  tell?: ((sentence: string) => void) | undefined;
}

/** An open database of a folder. */
export interface EmbeddedDatabase {
  readonly dialect: Dialect;
  readonly maintenance: Pick<Maintenance, 'purge' | 'purgeSoon'>;
}

/**
 * Opens the database in a folder, making both if they are not there, and closes the folder to other accounts of the machine.
 * @throws FolderLockedError, FolderUnusableError, FolderOpenError, IncompatibleDataError, or DatabaseOpenError when the files are damaged
 */
export async function openEmbedded(
  dataDir: string,
  {deadlineMs, waitMs, maintenance: times, tell}: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  const folder = resolve(dataDir);
  const lock = lockFolder(folder, tell);
  try {
    closeContent(folder);
    const wasCutShort = !wasLeftInOrder(databaseIn(folder));
    const session = await openSession(folder);
    const mutex = new Mutex();
    const maintenance = new Maintenance(session, mutex, times);
    // A process that was killed may have had something to purge.
    if (wasCutShort) maintenance.purgeSoon();
    const release = async () => {
      await maintenance.stop();
      // Statements under way end first; a transaction that never ends does not keep the server from stopping.
      const ended = mutex
        .acquire(deadlineMs, () => new DeadlineError(deadlineMs))
        .then(
          () => true,
          () => false,
        );
      try {
        if (await ended) await maintenance.finish().catch(() => {});
        await session.close();
      } finally {
        lock.release();
      }
    };
    return {dialect: new EmbeddedDialect({session, mutex, deadlineMs, waitMs, release}), maintenance};
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Node's own way of making a folder with its parents never returns where the system lets nobody make one, as in `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, {mode: 0o700});
}

function lockFolder(folder: string, tell: EmbeddedOptions['tell']): HeldLock {
  try {
    makeFolder(folder);
    if (closeFolder(folder)) {
      tell?.(`Thư mục dữ liệu ${folder} đã mở cho tài khoản khác trên máy; nay chỉ tài khoản chạy máy chủ vào được.`);
    }
    return lockFile(join(folder, 'lock'));
  } catch (error) {
    if (error instanceof DatabaseOpenError) throw error;
    throw new FolderUnusableError(
      `Không ghi được vào thư mục dữ liệu ${folder}. Hãy kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng DATA_DIR.`,
      {cause: error},
    );
  }
}

const databaseIn = (folder: string) => join(folder, 'database');

async function openSession(folder: string): Promise<DatabaseSession> {
  const files = databaseIn(folder);
  const unfinished = join(folder, 'unfinished');
  // Left by a start that was killed before the database existed whole; nothing was ever acknowledged from it.
  if (existsSync(unfinished)) {
    rmSync(files, {recursive: true, force: true});
  }
  const isNew = !existsSync(files);
  if (isNew) {
    writeFileSync(unfinished, '', {flush: true});
  } else {
    refuseOtherRelease(files);
  }
  const session = new DatabaseSession(files);
  try {
    await session.open();
    if (isNew) {
      syncTree(folder);
      rmSync(unfinished);
    }
  } catch (error) {
    await session.close();
    throw new DatabaseOpenError(
      `Không mở được cơ sở dữ liệu trong thư mục ${folder}: đĩa đầy hoặc các tệp đã hỏng. ` +
        'Hãy kiểm tra dung lượng đĩa, nếu cần thì khôi phục từ bản sao lưu.',
      {cause: error},
    );
  }
  return session;
}

function refuseOtherRelease(files: string): void {
  let release: string;
  try {
    release = readFileSync(join(files, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new FolderUnusableError(
      `Không đọc được cơ sở dữ liệu trong thư mục ${files}. Hãy kiểm tra quyền đọc, hoặc khôi phục từ bản sao lưu.`,
      {cause: error},
    );
  }
  if (release !== EMBEDDED_RELEASE) {
    throw new IncompatibleDataError(
      `Thư mục ${files} do PostgreSQL bản ${release} tạo ra; phiên bản này của chương trình dùng bản ${EMBEDDED_RELEASE}. ` +
        'Hãy chạy đúng phiên bản của chương trình đã tạo ra dữ liệu.',
    );
  }
}
