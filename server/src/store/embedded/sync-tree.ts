import {closeSync, fsyncSync, openSync, readdirSync} from 'node:fs';
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
