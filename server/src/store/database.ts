import {Kysely, sql} from 'kysely';
import {openEmbedded} from './embedded/open.js';
import {migrate} from './migrate.js';
import {connectToPostgres} from './postgres.js';
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
      : {dialect: await connectToPostgres(options.url, limits), maintenance: undefined};
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
