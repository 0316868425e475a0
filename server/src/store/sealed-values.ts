import {type Kysely, sql} from 'kysely';
import type {Schema} from './schema.js';

/** A column that holds sealed values; `field` names it where a value is bound to its place. */
export interface SealedColumn {
  readonly table: 'feedback' | 'notice_targets';
  readonly column: string;
  readonly field: `${string}.${string}`;
}

const columnOf = (table: SealedColumn['table'], column: string): SealedColumn => ({
  table,
  column,
  field: `${table}.${column}`,
});

/** Every column that holds sealed values. */
export const sealedColumns: readonly SealedColumn[] = [
  ...['name', 'phone', 'email', 'address'].map((column) => columnOf('feedback', column)),
  columnOf('notice_targets', 'secret'),
];

/** Values of a column that are plain or sealed by another key than this. */
export async function valuesNotSealedBy(
  db: Kysely<Schema>,
  {table, column}: SealedColumn,
  keyId: string,
  limit: number,
): Promise<{id: string; value: string}[]> {
  const value = sql.ref(column);
  const found = await sql<{id: string; value: string}>`
    select id, ${value} as value from ${sql.table(table)}
    where ${value} is not null and not starts_with(${value}, ${`v1.${keyId}.`})
    limit ${limit}`.execute(db);
  return found.rows;
}

/** Replaces a value, unless another process has replaced it meanwhile. */
export async function writeSealed(
  db: Kysely<Schema>,
  {table, column}: SealedColumn,
  id: string,
  {from, to}: {readonly from: string; readonly to: string},
): Promise<void> {
  const value = sql.ref(column);
  await sql`update ${sql.table(table)} set ${value} = ${to} where id = ${id} and ${value} = ${from}`.execute(db);
}
