import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import {ConnectionLostError, DeadlineError} from '../errors.js';
import type {StatementResult} from './messages.js';
import {Mutex} from './mutex.js';
import type {DatabaseSession} from './session.js';

/** What the dialect works with. */
export interface EmbeddedParts {
  session: DatabaseSession;
  mutex: Mutex;
  /** How long one statement may take. */
  deadlineMs: number;
  /** How long a query or transaction may wait for its turn. */
  waitMs: number;
  /** Called once when the last query is done and no other will come. */
  release(): Promise<void>;
}

/** Lets Kysely speak to the embedded database as to any PostgreSQL. */
export class EmbeddedDialect implements Dialect {
  readonly #parts: EmbeddedParts;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createDriver(): Driver {
    return new EmbeddedDriver(this.#parts);
  }

  createIntrospector(db: Kysely<unknown>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler();
  }
}

/** The database has one connection. Queries and whole transactions take turns on it, so none gets into another. */
class EmbeddedDriver implements Driver {
  readonly #parts: EmbeddedParts;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<EmbeddedConnection> {
    const {mutex, waitMs} = this.#parts;
    await mutex.acquire(waitMs, () => new DeadlineError(waitMs));
    return new EmbeddedConnection(this.#parts);
  }

  releaseConnection(): Promise<void> {
    this.#parts.mutex.release();
    return Promise.resolve();
  }

  beginTransaction(connection: EmbeddedConnection, settings: TransactionSettings): Promise<void> {
    return connection.begin(settings);
  }

  commitTransaction(connection: EmbeddedConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: EmbeddedConnection): Promise<void> {
    return connection.rollback();
  }

  savepoint(connection: EmbeddedConnection, name: string): Promise<void> {
    return connection.command(`savepoint ${quoted(name)}`);
  }

  rollbackToSavepoint(connection: EmbeddedConnection, name: string): Promise<void> {
    return connection.command(`rollback to ${quoted(name)}`);
  }

  releaseSavepoint(connection: EmbeddedConnection, name: string): Promise<void> {
    return connection.command(`release ${quoted(name)}`);
  }

  destroy(): Promise<void> {
    return this.#parts.release();
  }
}

/** One holder's turn on the connection. */
class EmbeddedConnection implements DatabaseConnection {
  readonly #parts: EmbeddedParts;
  /** A holder may ask for several statements at once; they run one after the other. */
  readonly #statements = new Mutex();
  /** The generation of the database in which the transaction under way began. */
  #generation: number | undefined;

  constructor(parts: EmbeddedParts) {
    this.#parts = parts;
  }

  async begin({isolationLevel, accessMode}: TransactionSettings): Promise<void> {
    const isolation = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    await this.#run(`start transaction${isolation}${accessMode ? ` ${accessMode}` : ''}`);
    this.#generation = this.#parts.session.generation;
  }

  async commit(): Promise<void> {
    const {command} = await this.#run('commit');
    this.#generation = undefined;
    if (command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollback(): Promise<void> {
    try {
      await this.#run('rollback');
    } catch (error) {
      // A database opened anew has nothing left to roll back.
      if (!(error instanceof ConnectionLostError)) throw error;
    }
    this.#generation = undefined;
  }

  async command(sql: string): Promise<void> {
    await this.#run(sql);
  }

  async executeQuery<Row>({sql, parameters}: CompiledQuery): Promise<QueryResult<Row>> {
    const {rows, affectedRows} = await this.#run<Row>(sql, parameters);
    return affectedRows === undefined ? {rows} : {rows, numAffectedRows: BigInt(affectedRows)};
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  async #run<Row>(sql: string, parameters: readonly unknown[] = []): Promise<StatementResult<Row>> {
    const {session, deadlineMs, waitMs} = this.#parts;
    await this.#statements.acquire(waitMs, () => new DeadlineError(waitMs));
    try {
      return await session.run<Row>(sql, parameters, {deadlineMs, generation: this.#generation});
    } finally {
      this.#statements.release();
    }
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
