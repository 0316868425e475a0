import {DeadlineError} from '../errors.js';
import type {DatabaseSession} from './session.js';
import type {Turns} from './turns.js';

/** When the housekeeping is done that a PostgreSQL server does in the background. */
export interface MaintenanceTimes {
  /** Between two looks at whether something is due, in milliseconds. */
  lookEveryMs: number;
  /** Between two vacuums at least. */
  vacuumEveryMs: number;
}

const usualTimes: MaintenanceTimes = {lookEveryMs: 60_000, vacuumEveryMs: 3_600_000};

/** One step may take this long; nobody waits for its result. */
const stepLimitMs = 300_000;

/**
 * Keeps the folder small while the database is open: a checkpoint lets go of the log that rows written meanwhile have
 * filled, a vacuum gives back the room of changed rows. A vacuum holds everyone up, so it goes table by
 * table, and waits for a while in which nothing was asked, but not for ever.
 */
export class Maintenance {
  readonly #session: DatabaseSession;
  readonly #turns: Turns;
  readonly #times: MaintenanceTimes;
  readonly #timer: NodeJS.Timeout;
  #underWay: Promise<void> = Promise.resolve();
  #stopped = false;
  #statementsSeen = 0;
  #rowsAtCheckpoint = 0;
  #rowsAtVacuum = 0;
  #vacuumedAt = Date.now();

  constructor(session: DatabaseSession, turns: Turns, times: MaintenanceTimes = usualTimes) {
    this.#session = session;
    this.#turns = turns;
    this.#times = times;
    this.#timer = setTimeout(() => this.#look(), times.lookEveryMs);
    this.#timer.unref();
  }

  /** Does nothing more; resolves when the step under way is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#underWay;
  }

  #look(): void {
    // A failed step is tried again at the next look; a database that is truly broken fails its callers anyway.
    this.#underWay = this.#doWhatIsDue()
      .catch(() => {})
      .finally(() => {
        if (!this.#stopped) {
          this.#timer.refresh();
        }
      });
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
    this.#statementsSeen = this.#session.statements;
  }

  async #vacuum(): Promise<void> {
    const tables = await this.#step<{
      name: string;
    }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'public'`);
    for (const {name} of tables) {
      if (this.#stopped) {
        return;
      }
      await this.#step(`vacuum (analyze) ${name}`);
    }
  }

  async #step<Row>(sql: string): Promise<Row[]> {
    await this.#turns.take(stepLimitMs, () => new DeadlineError(stepLimitMs));
    try {
      const {rows} = await this.#session.run<Row>(sql, [], {deadlineMs: stepLimitMs});
      return rows;
    } finally {
      this.#turns.pass();
    }
  }
}
