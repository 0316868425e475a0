/** Asks the worker to open the database: its first message. It is sent the next one only after its answer. */
export interface OpenRequest {
  kind: 'open';
  /** Of PostgreSQL's own files; made if it is not there. */
  folder: string;
  /** The program, as `compiledPostgres` gives it. */
  postgres: WebAssembly.Module;
}

/** One statement for the worker. It is sent the next one only after its answer. */
export interface StatementRequest {
  kind: 'statement';
  sql: string;
  parameters: readonly unknown[];
}

/** Asks the worker to shut the database down in order and end; its end is the answer. */
export interface CloseRequest {
  kind: 'close';
}

export type WorkerRequest = OpenRequest | StatementRequest | CloseRequest;

/** What a statement gave. */
export interface StatementResult<Row> {
  rows: Row[];
  /** Rows inserted, changed or deleted; undefined where the command does none of these. */
  affectedRows: number | undefined;
  /** The command PostgreSQL says it ran: `ROLLBACK` for a commit of a failed transaction. */
  command: string | undefined;
}

/** An error as it crosses the thread. */
export interface PortableError {
  message: string;
  /** The fields of PostgreSQL's error report that are set: `code` (SQLSTATE), `constraint`, `detail`, … */
  report: Record<string, string>;
}

export type WorkerAnswer<Row> =
  | {kind: 'ready'}
  | {kind: 'result'; result: StatementResult<Row>}
  | {kind: 'error'; error: PortableError}
  /** The database has given itself up; the worker is of no more use. */
  | {kind: 'broken'; error: PortableError};
