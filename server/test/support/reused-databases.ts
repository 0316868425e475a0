import {rm} from 'node:fs/promises';
import {after} from 'node:test';
import {sql} from 'kysely';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {databaseFolder} from './folders.js';

/** The tables that are not empty in a new database, beside those of the migrations. */
const FILLED = 'view_clock';

const folders = new Map<OpenDatabase, string>();
const spare: OpenDatabase[] = [];
/** What a new database is like, found in the first one. */
let made: {shape: string; filled: string} | undefined;

after(() => Promise.all(spare.map(remove)));

/** Opens a new embedded database, or takes one that a test has given back: opening one takes longer than emptying it. */
export async function takeEmbedded(): Promise<OpenDatabase> {
  const reused = spare.pop();
  if (reused) return reused;
  const dataDir = await databaseFolder();
  const database = await openDatabase({dataDir});
  folders.set(database, dataDir);
  made ??= {shape: await shapeOf(database), filled: await filledOf(database)};
  return database;
}

/** Gives back what {@link takeEmbedded} gave, for the next test; what its test has closed or altered is removed. */
export async function giveBackEmbedded(database: OpenDatabase): Promise<void> {
  const isAsMade = await empty(database).catch(() => false);
  if (isAsMade) spare.push(database);
  else await remove(database);
}

async function remove(database: OpenDatabase): Promise<void> {
  await database.close();
  await rm(folders.get(database) ?? '', {recursive: true, force: true});
  folders.delete(database);
}

/** @returns whether the database is now like a new one; not so when its tables have been altered */
async function empty(database: OpenDatabase): Promise<boolean> {
  const {db} = database;
  if (!made || (await shapeOf(database)) !== made.shape) return false;
  const tables = (await namesOf(database, 'table')).filter((name) => !name.startsWith('kysely_'));
  const isFilled = tables.map((name) => sql`select ${name} as name where exists (select from ${sql.table(name)})`);
  const {rows} = await sql<{name: string}>`${sql.join(isFilled, sql` union all `)}`.execute(db);
  const filled = rows.map(({name}) => sql.table(name));
  if (filled.length > 0) await sql`truncate ${sql.join(filled)} cascade`.execute(db);
  for (const name of await namesOf(database, 'sequence'))
    await sql`alter sequence ${sql.table(name)} restart`.execute(db);
  const table = sql.table(FILLED);
  await sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${made.filled}::json)`.execute(
    db,
  );
  await sql`discard all`.execute(db);
  return true;
}

async function namesOf({db}: OpenDatabase, kind: 'table' | 'sequence'): Promise<string[]> {
  const relkind = kind === 'table' ? 'r' : 'S';
  const {rows} = await sql<{name: string}>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = ${relkind} order by relname`.execute(db);
  return rows.map(({name}) => name);
}

/** The columns, constraints, indexes, triggers and functions, as one text. */
async function shapeOf({db}: OpenDatabase): Promise<string> {
  const {rows} = await sql<{shape: string}>`select md5(string_agg(part, ';' order by part)) as shape from (
    select concat_ws(' ', relname, attname, format_type(atttypid, atttypmod), attnotnull) as part
      from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0
      where relnamespace = 'public'::regnamespace
    union all select concat_ws(' ', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
  ) as parts`.execute(db);
  return rows[0]?.shape ?? '';
}

async function filledOf({db}: OpenDatabase): Promise<string> {
  const {rows} = await sql<{filled: string}>`select json_agg(t)::text as filled from ${sql.table(FILLED)} as t`.execute(
    db,
  );
  return rows[0]?.filled ?? '';
}
