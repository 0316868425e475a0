import {randomUUID} from 'node:crypto';
import {linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {FolderLockedError} from '../errors.js';
import {mayBeRunning, type ProcessIdentity, thisProcess} from './process-identity.js';

/** A lock as it stands in its file. The token is unlike that of any other lock ever. */
interface LockRecord extends ProcessIdentity {
  token: string;
}

/** A lock that this process holds. */
export interface HeldLock {
  /** Removes the lock. */
  release(): void;
}

/**
 * Takes the lock file for this process, or takes it over from a process that is gone.
 *
 * Taking over is a race between all who see the same dead lock. Who may replace it is settled by a second lock named
 * after the dead one's token: it is taken in the same way, and its holder looks again before it replaces anything.
 * @throws FolderLockedError when another process holds the lock or is taking it over
 */
export function lockFile(path: string): HeldLock {
  const mine: LockRecord = {...thisProcess(), token: randomUUID()};
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), {flag: 'wx', flush: true});
  try {
    take(path, draft);
  } finally {
    rmSync(draft, {force: true});
  }
  return {
    release: () => {
      if (read(path)?.token === mine.token) {
        rmSync(path, {force: true});
      }
    },
  };
}

function take(path: string, draft: string): void {
  // A lock that its holder removes between the two looks is simply free.
  while (!link(draft, path)) {
    const holder = read(path);
    if (!holder) {
      continue;
    }
    if (mayBeRunning(holder)) {
      throw lockedBy(holder, path);
    }
    const succession = lockFile(`${path}.after-${holder.token}`);
    try {
      if (read(path)?.token === holder.token) {
        renameSync(draft, path);
        return;
      }
    } finally {
      succession.release();
    }
  }
}

/** Gives the draft its second name, all at once and only if the name is free. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function read(path: string): LockRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const record = parse(text);
  if (!record) {
    throw new FolderLockedError(
      `Không đọc được tệp khóa ${path}. Nếu chắc chắn không có máy chủ nào đang dùng thư mục này, hãy xóa tệp đó rồi chạy lại.`,
    );
  }
  return record;
}

function parse(text: string): LockRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is LockRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'host' in value &&
    typeof value.host === 'string' &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'started' in value &&
    (typeof value.started === 'string' || value.started === null) &&
    'token' in value &&
    typeof value.token === 'string'
  );
}

function lockedBy({pid, host}: LockRecord, path: string): FolderLockedError {
  const elsewhere =
    host === hostname()
      ? ''
      : ` Nếu chắc chắn tiến trình đó không còn chạy trên máy ${host}, hãy xóa tệp ${path} rồi chạy lại.`;
  return new FolderLockedError(
    `Thư mục dữ liệu đang được tiến trình ${pid} trên máy ${host} sử dụng. ` +
      `Hãy dừng tiến trình đó, hoặc chọn thư mục khác bằng DATA_DIR.${elsewhere}`,
  );
}
