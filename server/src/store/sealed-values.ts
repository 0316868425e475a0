import {type Kysely, sql} from 'kysely';
import type {Schema} from '../database/schema.js';

/** A table with columns that hold sealed values, each bound to `table.column` and the id of its row. */
export interface SealedTable {
  readonly name: 'feedback' | 'notice_targets';
  readonly columns: readonly string[];
}

/** The values of a row by column. */
export type SealedRow = Readonly<Record<string, string>>;

/** Every column that holds sealed values. */
export const sealedTables: readonly SealedTable[] = [
  {
    name: 'feedback',
    columns: [
      ...['name', 'phone', 'email', 'address'],
      ...['message', 'page_url', 'page_title', 'reply_text', 'body_hash'],
    ],
  },
  {name: 'notice_targets', columns: ['secret']},
];

const BATCH = 500;

/**
 * Rewrites the rows in which a value is plain or sealed by another key. A row is changed as a whole, for the database refuses one that
 * is sealed in part, and held meanwhile, so that nothing written by another process is lost. What was rewritten stays so when it is
 * cut short: the next call does the rest.
 *
 * @param keyId - of the key that sealed what is left alone
 * @param rewrite - makes what is to be written from those values of a row that are not sealed by the key
 * @returns how many rows were rewritten
 */
export async function rewriteUnsealed(
  db: Kysely<Schema>,
  {name, columns}: SealedTable,
  keyId: string,
  rewrite: (id: string, values: SealedRow) => SealedRow,
): Promise<number> {
  const unsealed = (column: string) =>
    sql`(${sql.ref(column)} <> '' and not starts_with(${sql.ref(column)}, ${`v1.${keyId}.`}))`;
  const anyUnsealed = sql.join(columns.map(unsealed), sql` or `);
  const values = sql.join(
    columns.map((column) => sql`${sql.lit(column)}, case when ${unsealed(column)} then ${sql.ref(column)} end`),
  );
  const rewriteBatch = (after: string | undefined) =>
    db.transaction().execute(async (transaction) => {
      const {rows} = await sql<{id: string; values: SealedRow}>`
        select id, jsonb_strip_nulls(jsonb_build_object(${values})) as values from ${sql.table(name)}
        where (${anyUnsealed}) ${after === undefined ? sql`` : sql`and id > ${after}`}
        order by id limit ${BATCH} for update`.execute(transaction);
      for (const row of rows) {
        const changes = Object.entries(rewrite(row.id, row.values)).map(
          ([column, value]) => sql`${sql.ref(column)} = ${value}`,
        );
        await sql`update ${sql.table(name)} set ${sql.join(changes)} where id = ${row.id}`.execute(transaction);
      }
      return rows;
    });
  let rewritten = 0;
  for (let last: string | undefined; ;) {
    const rows = await rewriteBatch(last);
    rewritten += rows.length;
    last = rows.at(-1)?.id;
    if (rows.length < BATCH) return rewritten;
  }
}

/** Whether rows may be left that are not sealed: from a release that stored them in plain, since when no start came to its end. */
export async function mayBePlain(db: Kysely<Schema>): Promise<boolean> {
  return (await uncheckedConstraints(db)).length > 0;
}

/** Lets the database check that every row is sealed, once and for all; after this `mayBePlain` is false. */
export async function confirmSealed(db: Kysely<Schema>): Promise<void> {
  for (const name of await uncheckedConstraints(db)) {
    await sql`alter table feedback validate constraint ${sql.ref(name)}`.execute(db);
  }
}

async function uncheckedConstraints(db: Kysely<Schema>): Promise<string[]> {
  const {rows} = await sql<{name: string}>`
    select conname as name from pg_constraint
    where conrelid = 'feedback'::regclass and contype = 'c' and not convalidated`.execute(db);
  return rows.map(({name}) => name);
}
