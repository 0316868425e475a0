import {closeSync, fstatSync, fsyncSync, openSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {open, readdir} from 'node:fs/promises';
import {join} from 'node:path';

/** Brings a folder and all files below it to the disk, as they are now. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      syncTree(path);
    } else if (entry.isFile()) {
      sync(path, 'r+');
    }
  }
  // Windows has no descriptor for a folder, and no need of one.
  if (process.platform !== 'win32') {
    sync(folder, 'r');
  }
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Where PostgreSQL's control file tells how the database was left, and its word for «in order». */
const LEFT_IN_ORDER = {file: 'global/pg_control', at: 16, inOrder: 1};

/** So many files are brought to the disk side by side: as many as the runtime has threads for. */
const AT_ONCE = 4;

/**
 * The files of a database that need no fsync, because they are on the disk as they are.
 *
 * After a kill PostgreSQL has every file of its folder fsynced before it recovers, a thousand of them, twice and one after the
 * other. Each call waits for the disk though hardly a file has changed; beside other writers that takes seconds. Here each is
 * brought to the disk once and side by side, and PostgreSQL's own calls need not repeat it until the file is written to.
 */
export class SyncedFiles {
  readonly #inodes = new Set<bigint>();

  /**
   * Brings the files of a database that was not left in order to the disk; does nothing for others, whose files are there.
   * No other process may write to the folder.
   */
  async bringToDisk(folder: string): Promise<void> {
    if (wasLeftInOrder(folder)) return;
    const entries = await readdir(folder, {recursive: true, withFileTypes: true});
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const work = async () => {
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        this.#inodes.add(await bringToDisk(path));
      }
    };
    await Promise.all(Array.from({length: AT_ONCE}, work));
  }

  /** Whether the open file is on the disk and nobody has changed it since. */
  has(descriptor: number): boolean {
    return this.#inodes.size > 0 && this.#inodes.has(fstatSync(descriptor, {bigint: true}).ino);
  }

  /** Strikes out a file that is being changed, given by its path or descriptor. */
  strikeOut(file: string | number): void {
    if (this.#inodes.size > 0) {
      const {ino} = typeof file === 'string' ? statSync(file, {bigint: true}) : fstatSync(file, {bigint: true});
      this.#inodes.delete(ino);
    }
  }

  /** Strikes out all. */
  clear(): void {
    this.#inodes.clear();
  }
}

/** Whether the database of a folder was shut down in order when it was last open, or there is none. */
export function wasLeftInOrder(folder: string): boolean {
  try {
    return readFileSync(join(folder, LEFT_IN_ORDER.file)).readUInt32LE(LEFT_IN_ORDER.at) === LEFT_IN_ORDER.inOrder;
  } catch {
    // A folder without the file holds no database to recover; PostgreSQL makes one or says what is wrong.
    return true;
  }
}

async function bringToDisk(path: string): Promise<bigint> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return (await file.stat({bigint: true})).ino;
  } finally {
    await file.close();
  }
}
