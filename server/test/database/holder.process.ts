import {openDatabase} from '../../src/database/database.js';
import {FolderLockedError} from '../../src/database/errors.js';

// Opens the folder once told to, so that several of these can be made to start at the same moment; holds it until told
// to stop. Prints `open`, or `refused` with the reason.
const [dataDir = ''] = process.argv.slice(2);

console.log('waiting');
process.stdin.once('data', () => {
  openDatabase({dataDir}).then(
    (database) => {
      console.log('open');
      process.stdin.once('data', () => void database.close().then(() => process.exit()));
    },
    (error: unknown) => {
      console.log(error instanceof FolderLockedError ? `refused ${error.message}` : `failed ${String(error)}`);
      process.exit();
    },
  );
});
