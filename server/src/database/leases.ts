import {type Kysely, sql} from 'kysely';
import type {Schema} from './schema.js';

/**
 * Takes or prolongs the right to do some work, which one process at a time has. A process that was killed loses it when the time has
 * run out.
 *
 * @returns whether `holder` has it now
 */
export async function holdLease(
  db: Kysely<Schema>,
  name: string,
  holder: string,
  now: Date,
  until: Date,
): Promise<boolean> {
  const held = await db
    .insertInto('leases')
    .values({name, holder, held_until: until})
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({holder, held_until: until})
        .where(sql<boolean>`leases.holder = ${holder} or leases.held_until <= ${now}`),
    )
    .returning('name')
    .executeTakeFirst();
  return held !== undefined;
}

/** Gives it back before the time has run out. */
export async function releaseLease(db: Kysely<Schema>, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
