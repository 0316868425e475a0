import {Kysely, sql} from 'kysely';
import {DEFAULT_MIGRATION_TABLE, Migrator} from 'kysely/migration';
import {openEmbedded} from './embedded/open.js';
import {AccessRefusedError, hasSqlState, IncompatibleDataError, SQL_STATE} from './errors.js';
import {migrations} from './migrations/index.js';
import type {PostgresLimits} from './postgres.js';
import type {Schema} from './schema.js';

/** Where the data is: in a folder of this machine, or on a PostgreSQL server of release 15 or later. */
export type DatabaseOptions = ({dataDir: string} | {url: string}) & {
  /** How long one statement may take, in milliseconds; 20 000 unless told. */
  deadlineMs?: number;
  /** How long a query or transaction may wait for one of the connections, in milliseconds; 30 000 unless told. */
  waitMs?: number;
  /** Told in Vietnamese what the person who started the server should know of the data. */
  tell?: (sentence: string) => void;
};

/** A database that answers and has today's tables. */
export interface OpenDatabase {
  db: Kysely<Schema>;
  kind: 'embedded' | 'postgresql';
  /** Resolves when the database answers a statement, rejects otherwise. */
  ping(): Promise<void>;
  /**
   * Leaves nothing of erased and overwritten values in the files of the embedded database; everything else waits. What becomes of
   * those on a PostgreSQL server is for its administrator to say.
   */
  purge(): Promise<void>;
  /** Has the same done when nothing is asked for a while, within an hour, or when the database is closed. */
  purgeSoon(): void;
  /** Waits for the statements under way, then lets go of the folder or the connections. */
  close(): Promise<void>;
}

/** Loads the driver when it is asked for: a command on a data folder need not wait a tenth of its time for it. */
const connect = async (url: string, limits: PostgresLimits) =>
  (await import('./postgres.js')).connectToPostgres(url, limits);

/**
 * Opens a database and brings its tables up to date.
 * @throws DatabaseOpenError with the reason in Vietnamese for the person who started the server
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const limits = {deadlineMs: options.deadlineMs ?? 20_000, waitMs: options.waitMs ?? 30_000};
  const {tell} = options;
  const {dialect, maintenance} =
    'dataDir' in options
      ? await openEmbedded(options.dataDir, {...limits, tell})
      : {dialect: await connect(options.url, limits), maintenance: undefined};
  const db = new Kysely<Schema>({dialect});
  const open: OpenDatabase = {
    db,
    kind: maintenance ? 'embedded' : 'postgresql',
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    purge: async () => maintenance?.purge(),
    purgeSoon: () => maintenance?.purgeSoon(),
    close: () => db.destroy(),
  };
  try {
    await migrate(db);
  } catch (error) {
    await open.close();
    throw error;
  }
  return open;
}

/**
 * Brings the tables to the state this program expects. Several processes may do it at once: one does the work.
 * @throws IncompatibleDataError when the tables were made by a newer program; AccessRefusedError when the user may not
 */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await refuseNewerTables(db);
  const migrator = new Migrator({db, provider: {getMigrations: () => Promise.resolve(migrations)}});
  const {error} = await migrator.migrateToLatest();
  if (hasSqlState(error, SQL_STATE.insufficientPrivilege)) {
    throw new AccessRefusedError(
      'Người dùng trong DATABASE_URL không có quyền tạo bảng trong cơ sở dữ liệu. Hãy cấp quyền CREATE trên schema public.',
      {cause: error},
    );
  }
  if (error !== undefined) {
    throw error instanceof Error ? error : new Error('Không cập nhật được cấu trúc cơ sở dữ liệu.', {cause: error});
  }
}

async function refuseNewerTables(db: Kysely<Schema>): Promise<void> {
  const table = await sql<{
    present: boolean;
  }>`select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as present`.execute(db);
  if (!table.rows[0]?.present) return;
  const applied = await sql<{name: string}>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(db);
  const unknown = applied.rows.map((row) => row.name).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) {
    throw new IncompatibleDataError(
      `Cơ sở dữ liệu do một phiên bản mới hơn của chương trình tạo ra (bước cập nhật chưa biết: ${unknown.join(', ')}). ` +
        'Hãy chạy phiên bản mới hơn, hoặc dùng bản sao lưu trước khi nâng cấp.',
    );
  }
}
