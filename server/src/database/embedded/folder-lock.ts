import {execFileSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {linkSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {FolderLockedError} from '../errors.js';

/** A process that can be told from a later one with the same number. */
interface ProcessIdentity {
  host: string;
  pid: number;
  /** When it started, in the words of its system; null where the system does not tell. */
  started: string | null;
}

/** This process. */
function thisProcess(): ProcessIdentity {
  return {host: hostname(), pid: process.pid, started: startOf(process.pid)};
}

/** Whether a process may still be running. One on another host cannot be looked at and counts as running. */
function mayBeRunning({host, pid, started}: ProcessIdentity): boolean {
  if (host !== hostname()) return true;
  if (!exists(pid)) return false;
  const startedNow = startOf(pid);
  return started === null || startedNow === null || started === startedNow;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the 20th field after it is the start in ticks since boot.
      const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot}/${ticks}`;
    }
    const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: {...process.env, LC_ALL: 'C', TZ: 'UTC'},
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim() || null;
  } catch {
    return null;
  }
}

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
    if (!holder) continue;
    if (mayBeRunning(holder)) throw lockedBy(holder, path);
    const takeoverLock = lockFile(`${path}.after-${holder.token}`);
    try {
      if (read(path)?.token === holder.token) {
        renameSync(draft, path);
        return;
      }
    } finally {
      takeoverLock.release();
    }
  }
}

/** Gives the draft its second name, all at once and only if the name is free. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): LockRecord | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
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
