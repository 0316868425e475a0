import {BackgroundLoop} from '../../background.js';
import {DeadlineError} from '../errors.js';
import type {Mutex} from './mutex.js';
import type {DatabaseSession} from './session.js';

/** When the housekeeping is done that a PostgreSQL server does in the background. */
export interface MaintenanceTimes {
  /** Between two looks at whether something is due, in milliseconds. */
  lookEveryMs: number;
  /** Between two vacuums at least. */
  vacuumEveryMs: number;
}

const USUAL_TIMES: MaintenanceTimes = {lookEveryMs: 60_000, vacuumEveryMs: 3_600_000};

/** One step may take this long; hardly anybody waits for its result. */
const STEP_LIMIT_MS = 300_000;

/** Tables whose rows are erased or encrypted anew, and the planner's samples of all columns. */
const PURGED_TABLES = ['public.feedback', 'public.notice_targets', 'pg_catalog.pg_statistic'];

/** Runs a statement that changes nothing that is stored. */
type Run = <Row>(sql: string) => Promise<Row[]>;

/**
 * Keeps the folder small while the database is open: a checkpoint lets go of the log that rows written meanwhile have
 * filled, a vacuum gives back the room of changed rows. A vacuum holds everyone up, so it goes table by
 * table, and waits for a while in which nothing was asked, but not for ever. What was erased is purged from the files in such a
 * while too, or when the database is closed.
 */
export class Maintenance {
  readonly #session: DatabaseSession;
  readonly #mutex: Mutex;
  readonly #times: MaintenanceTimes;
  readonly #loop: BackgroundLoop;
  #stopped = false;
  #statementsSeen = 0;
  #rowsAtCheckpoint = 0;
  #rowsAtVacuum = 0;
  #vacuumedAt = Date.now();
  #purgeDueSince: number | undefined;

  constructor(session: DatabaseSession, mutex: Mutex, times: MaintenanceTimes = USUAL_TIMES) {
    this.#session = session;
    this.#mutex = mutex;
    this.#times = times;
    const look = async () => {
      await this.#doWhatIsDue();
      return times.lookEveryMs;
    };
    // A failed step is tried again at the next look; a database that is truly broken fails its callers anyway.
    this.#loop = new BackgroundLoop(look, {onFailure: () => {}, retryMs: times.lookEveryMs});
    this.#loop.wake(times.lookEveryMs);
  }

  /** Does nothing more; resolves when the step under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#loop.close();
  }

  /**
   * Leaves nothing of erased and overwritten values in the files. A vacuum would let go of their room but not overwrite it, so the
   * tables are written anew; and a new file of the log is begun, upon which a checkpoint removes the old ones.
   */
  async purge(run: Run = (sql) => this.#step(sql)): Promise<void> {
    this.#purgeDueSince = undefined;
    try {
      await this.#rewrite(run);
    } catch (error) {
      this.purgeSoon();
      throw error;
    }
  }

  /** Has the files purged when nothing is asked for a while, within an hour, or when the database is closed. */
  purgeSoon(): void {
    this.#purgeDueSince ??= Date.now();
  }

  /** Purges what is to be purged still; for the holder of the mutex, when the upkeep was stopped. */
  async finish(): Promise<void> {
    if (this.#purgeDueSince !== undefined) await this.purge((sql) => this.#run(sql));
  }

  async #rewrite(run: Run): Promise<void> {
    for (const table of PURGED_TABLES) {
      const [found] = await run<{present: boolean}>(`select to_regclass('${table}') is not null as present`);
      if (found?.present) await run(`vacuum (full) ${table}`);
    }
    // A file that an older release kept for later use, with old content, is used up in its turn.
    for (let files = 2; files > 1;) {
      const logs = await run<{files: number}>(
        `select count(*)::int as files from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$'`,
      );
      files = logs[0]?.files ?? 1;
      await run('select pg_switch_wal()');
      await run('checkpoint');
    }
  }

  async #doWhatIsDue(): Promise<void> {
    const {rowsWritten, statements} = this.#session;
    const idle = statements === this.#statementsSeen;
    if (rowsWritten !== this.#rowsAtCheckpoint) {
      await this.#step('checkpoint');
      this.#rowsAtCheckpoint = rowsWritten;
    }
    const overdue = (Date.now() - this.#vacuumedAt) / this.#times.vacuumEveryMs;
    if (rowsWritten !== this.#rowsAtVacuum && overdue >= (idle ? 1 : 4)) {
      await this.#vacuum();
      this.#rowsAtVacuum = rowsWritten;
      this.#vacuumedAt = Date.now();
    }
    if (this.#purgeDueSince !== undefined) {
      const isOverdue = Date.now() - this.#purgeDueSince >= this.#times.vacuumEveryMs;
      if (idle || isOverdue) await this.purge();
    }
    this.#statementsSeen = this.#session.statements;
  }

  async #vacuum(): Promise<void> {
    const tables = await this.#step<{
      name: string;
    }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'public'`);
    for (const {name} of tables) {
      if (this.#stopped) return;
      await this.#step(`vacuum (analyze) ${name}`);
    }
  }

  async #step<Row>(sql: string): Promise<Row[]> {
    await this.#mutex.acquire(STEP_LIMIT_MS, () => new DeadlineError(STEP_LIMIT_MS));
    try {
      return await this.#run<Row>(sql);
    } finally {
      this.#mutex.release();
    }
  }

  async #run<Row>(sql: string): Promise<Row[]> {
    const {rows} = await this.#session.run<Row>(sql, [], {deadlineMs: STEP_LIMIT_MS});
    return rows;
  }
}
