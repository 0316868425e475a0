import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import {VALUE_PARSERS} from '../value-types.js';
import {DurableFiles} from './durable-files.js';
import {SyncedFiles} from './synced-files.js';

const SETTINGS = {
  search_path: 'public',
  exit_on_error: 'false',
  log_checkpoints: 'false',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  wal_sync_method: 'fsync',
  max_wal_size: '64MB',
  min_wal_size: '32MB',
  // A file of the log that is used again would keep what it held.
  wal_recycle: 'off',
  shared_buffers: '32MB',
};

// The stock parameters hold -F, which turns fsync off; these replace them.
const START_PARAMS = [
  '--single',
  '-O',
  '-j',
  ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/**
 * Opens the PostgreSQL of a folder in this thread, making it if the folder is empty. What a statement has stored is on the
 * disk when its promise resolves.
 *
 * @param postgres - the program, as `compiledPostgres` gives it
 */
export async function openDurably(folder: string, postgres: WebAssembly.Module): Promise<PGlite> {
  // What a statement that was cut had put aside; a server removes it when it starts, this one does not.
  rmSync(join(folder, 'base', 'pgsql_tmp'), {recursive: true, force: true});
  const synced = new SyncedFiles();
  await synced.bringToDisk(folder);
  const fs = new DurableFiles(folder, synced);
  const database = await PGlite.create({
    fs,
    startParams: START_PARAMS,
    parsers: {...VALUE_PARSERS},
    pgliteWasmModule: postgres,
  });
  // Recovery is over; from here on the list would save nothing and cost a look at each write.
  synced.clear();
  return database;
}
