import {createInterface} from 'node:readline';
import {lockFile} from '../../src/database/embedded/folder-lock.js';
import {FolderLockedError} from '../../src/database/errors.js';

// Tries to take each lock whose path it is told, prints whether it got it, and never lets one go.
for await (const path of createInterface(process.stdin)) {
  console.log(`${path} ${take(path)}`);
}

function take(path: string): string {
  try {
    lockFile(path);
    return 'held';
  } catch (error) {
    return error instanceof FolderLockedError ? 'refused' : String(error);
  }
}
