import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {parentPort, workerData} from 'node:worker_threads';
import {PGlite} from '@electric-sql/pglite';
import {valueParsers} from '../value-types.js';
import {DurableFiles} from './durable-files.js';
import type {PortableError, StatementRequest, WorkerAnswer, WorkerRequest, WorkerSetup} from './messages.js';

const settings = {
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
  shared_buffers: '32MB',
};

// The stock parameters hold -F, which turns fsync off; these replace them.
const startParams = [
  '--single',
  '-O',
  '-j',
  ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/** Serves one database folder to the thread that started this one, statement by statement. */
async function serve(): Promise<void> {
  const {folder}: WorkerSetup = workerData;
  try {
    // What a statement that was cut had put aside; a server removes it when it starts, this one does not.
    rmSync(join(folder, 'base', 'pgsql_tmp'), {recursive: true, force: true});
    const database = await PGlite.create({fs: new DurableFiles(folder), startParams, parsers: {...valueParsers}});
    parentPort?.on('message', (request: WorkerRequest) => {
      void (request.kind === 'close' ? close(database) : run(database, request).then(answer));
    });
    answer({kind: 'ready'});
  } catch (error) {
    answer({kind: 'error', error: portable(error)});
  }
}

function answer(message: WorkerAnswer<unknown>): void {
  parentPort?.postMessage(message);
}

async function run(database: PGlite, {sql, parameters}: StatementRequest): Promise<WorkerAnswer<unknown>> {
  try {
    const {rows, affectedRows, command} = await database.query(sql, [...parameters]);
    return {kind: 'result', result: {rows, affectedRows: isChange(command) ? affectedRows : undefined, command}};
  } catch (error) {
    return {kind: 'error', error: portable(error)};
  }
}

function isChange(command: string | undefined): boolean {
  return command !== undefined && ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command);
}

async function close(database: PGlite): Promise<never> {
  try {
    // Leaves nothing to recover, so that the next start is quick.
    await database.query('checkpoint');
    await database.close();
  } finally {
    process.exit();
  }
}

const reported = ['code', 'severity', 'detail', 'hint', 'position', 'where', 'schema', 'table', 'column', 'constraint'];

function portable(error: unknown): PortableError {
  if (!(error instanceof Error)) {
    return {message: String(error), report: {}};
  }
  const fields = Object.entries(error).filter(([name, value]) => reported.includes(name) && typeof value === 'string');
  return {message: error.message, report: Object.fromEntries<string>(fields)};
}

await serve();
