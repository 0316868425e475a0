import {Worker} from 'node:worker_threads';
import {ConnectionLostError, DeadlineError} from '../errors.js';
import {compiledPostgres} from './compiled-postgres.js';
import type {
  CloseRequest,
  OpenRequest,
  PortableError,
  StatementRequest,
  StatementResult,
  WorkerAnswer,
} from './messages.js';

/** One life of the database worker. Carries one question at a time. */
class DatabaseThread {
  readonly #worker: Worker;
  #pending: {resolve(answer: WorkerAnswer<never>): void; reject(error: Error): void} | undefined;
  #alive = true;

  /** Resolves when the thread is gone and nothing of it touches the folder any more. */
  readonly exited: Promise<void>;

  constructor(place: Omit<OpenRequest, 'kind'>) {
    this.#worker = new Worker(new URL('./database-worker.js', import.meta.url));
    this.#worker.postMessage({kind: 'open', ...place} satisfies OpenRequest);
    this.#worker.on('message', (answer: WorkerAnswer<never>) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#abandon(new ConnectionLostError(error)));
    this.exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#abandon(new ConnectionLostError());
        resolve();
      });
    });
  }

  /** False from the moment it began to end. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Waits until the database is open. */
  async opened(limitMs: number): Promise<void> {
    await this.#await(limitMs);
  }

  /**
   * Sends a request and waits for its answer; ends the thread when it takes too long.
   * @throws DeadlineError, ConnectionLostError, or the error PostgreSQL reported
   */
  ask<Row>(request: StatementRequest, limitMs: number): Promise<WorkerAnswer<Row>> {
    if (!this.#alive) return Promise.reject(new ConnectionLostError());
    this.#worker.postMessage(request);
    return this.#await<Row>(limitMs);
  }

  /** Shuts the database down in order; ends the thread when that takes too long. */
  async finish(limitMs: number): Promise<void> {
    this.#alive = false;
    this.#worker.postMessage({kind: 'close'} satisfies CloseRequest);
    const timer = setTimeout(() => void this.#worker.terminate(), limitMs);
    await this.exited;
    clearTimeout(timer);
  }

  /** Ends the thread in the midst of whatever it does. */
  async end(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
    await this.exited;
  }

  #await<Row>(limitMs: number): Promise<WorkerAnswer<Row>> {
    const timer = setTimeout(() => {
      this.#abandon(new DeadlineError(limitMs));
      void this.#worker.terminate();
    }, limitMs);
    return new Promise<WorkerAnswer<Row>>((resolve, reject) => {
      this.#pending = {resolve, reject};
    }).finally(() => clearTimeout(timer));
  }

  #settle(answer: WorkerAnswer<never>): void {
    if (answer.kind === 'broken') {
      this.#abandon(new ConnectionLostError(revive(answer.error)));
      void this.#worker.terminate();
      return;
    }
    const pending = this.#pending;
    this.#pending = undefined;
    if (answer.kind === 'error') {
      pending?.reject(revive(answer.error));
    } else {
      pending?.resolve(answer);
    }
  }

  #abandon(error: Error): void {
    this.#alive = false;
    this.#pending?.reject(error);
    this.#pending = undefined;
  }
}

function revive({message, report}: PortableError): Error {
  return Object.assign(new Error(message), report);
}

/** How long a folder may take to open, the making of a new database and recovery after a kill included. */
const OPENING_TIMEOUT_MS = 180_000;

/** How a statement is to be run. */
interface StatementTerms {
  /** How long it may take. */
  deadlineMs: number;
  /** The generation of the database it belongs to; it is refused in a later one. */
  generation?: number | undefined;
}

/**
 * The database of one folder, in a thread of its own because a statement blocks the thread it runs in. A statement that
 * exceeds its deadline is cut by ending the thread; the database is then opened anew and recovers from its log, as it
 * does after the thread died by itself. Takes one statement at a time.
 */
export class DatabaseSession {
  readonly #folder: string;
  #thread: DatabaseThread | undefined;
  #generation = 0;
  #rowsWritten = 0;
  #statements = 0;
  #closed = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** How many times the database has been opened. When it grows, what a transaction had done is gone. */
  get generation(): number {
    return this.#generation;
  }

  /** Rows inserted, changed or deleted in this process. */
  get rowsWritten(): number {
    return this.#rowsWritten;
  }

  /** Statements run in this process. */
  get statements(): number {
    return this.#statements;
  }

  /** Opens the folder, making the database if there is none. */
  async open(): Promise<void> {
    await this.#ready();
  }

  /**
   * Runs one statement.
   * @throws DeadlineError when it was cut; ConnectionLostError when the database died under it or since its transaction
   *   began; else PostgreSQL's error with its `code`, `constraint` and `detail`
   */
  async run<Row>(sql: string, parameters: readonly unknown[], terms: StatementTerms): Promise<StatementResult<Row>> {
    const thread = await this.#ready();
    if (terms.generation !== undefined && terms.generation !== this.#generation) throw new ConnectionLostError();
    this.#statements += 1;
    const answer = await thread.ask<Row>({kind: 'statement', sql, parameters}, terms.deadlineMs);
    if (answer.kind !== 'result') throw new ConnectionLostError();
    this.#rowsWritten += answer.result.affectedRows ?? 0;
    return answer.result;
  }

  /** Shuts the database down in order and waits until nothing touches the folder any more. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#thread?.alive) {
      await this.#thread.finish(OPENING_TIMEOUT_MS);
    }
    await this.#thread?.exited;
  }

  async #ready(): Promise<DatabaseThread> {
    if (this.#closed) throw new ConnectionLostError();
    if (!this.#thread?.alive) {
      // Two databases on one folder destroy it: the last thread has to be gone, not only told to go.
      await this.#thread?.exited;
      this.#thread = await this.#start();
    }
    return this.#thread;
  }

  async #start(): Promise<DatabaseThread> {
    const postgres = await compiledPostgres();
    if (this.#closed) throw new ConnectionLostError();
    // known from here on, so that a stop in the midst of the opening ends it too
    const thread = (this.#thread = new DatabaseThread({folder: this.#folder, postgres}));
    this.#generation += 1;
    try {
      await thread.opened(OPENING_TIMEOUT_MS);
    } catch (error) {
      await thread.end();
      throw error;
    }
    return thread;
  }
}
