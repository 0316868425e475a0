import type {Kysely, Selectable} from 'kysely';
import type {Schema, UnitOriginTable} from '../database/schema.js';

/** Origins that are registered for a unit, or for any. */
export function listOrigins(db: Kysely<Schema>, unit?: string): Promise<Selectable<UnitOriginTable>[]> {
  const all = db.selectFrom('unit_origins').selectAll().orderBy('unit_id').orderBy('origin');
  return (unit === undefined ? all : all.where('unit_id', '=', unit)).execute();
}

/** Registers an origin; one that is registered stays so. */
export async function addOrigin(db: Kysely<Schema>, unit_id: string, origin: string): Promise<void> {
  await db
    .insertInto('unit_origins')
    .values({unit_id, origin})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns whether it was registered */
export async function removeOrigin(db: Kysely<Schema>, unit: string, origin: string): Promise<boolean> {
  const {numDeletedRows} = await db
    .deleteFrom('unit_origins')
    .where('unit_id', '=', unit)
    .where('origin', '=', origin)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
