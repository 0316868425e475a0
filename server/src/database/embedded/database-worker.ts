import {parentPort} from 'node:worker_threads';
import type {PGlite} from '@electric-sql/pglite';
import {openDurably} from './durable-postgres.js';
import type {OpenRequest, PortableError, StatementRequest, WorkerAnswer, WorkerRequest} from './messages.js';

let opened: PGlite | undefined;

/** Serves one database folder to the thread that started this one, statement by statement. */
parentPort?.on('message', (request: WorkerRequest) => {
  if (request.kind === 'open') void open(request).then(answer);
  // only a stop comes before the answer to `open`
  else if (!opened) process.exit();
  else void (request.kind === 'close' ? close(opened) : run(opened, request).then(answer));
});

async function open({folder, postgres}: OpenRequest): Promise<WorkerAnswer<never>> {
  try {
    opened = await openDurably(folder, postgres);
    return {kind: 'ready'};
  } catch (error) {
    return {kind: 'error', error: portable(error)};
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
    return {kind: isBeyondRepair(error) ? 'broken' : 'error', error: portable(error)};
  }
}

// A server process ends itself after such an error and is started anew; here the thread takes its place.
function isBeyondRepair(error: unknown): boolean {
  const severity = error instanceof Error && 'severity' in error ? error.severity : undefined;
  return !(error instanceof Error) || error.name === 'RuntimeError' || severity === 'FATAL' || severity === 'PANIC';
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

const REPORTED = ['code', 'severity', 'detail', 'hint', 'position', 'where', 'schema', 'table', 'column', 'constraint'];

function portable(error: unknown): PortableError {
  if (!(error instanceof Error)) {
    return {message: String(error), report: {}};
  }
  const fields = Object.entries(error).filter(([name, value]) => REPORTED.includes(name) && typeof value === 'string');
  return {message: error.message, report: Object.fromEntries<string>(fields)};
}
