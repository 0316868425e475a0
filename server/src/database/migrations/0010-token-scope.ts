import {type Kysely, sql} from 'kysely';

/**
 * Says outright which tokens are for all units. Until now those without a unit were, so that a token became one for all when its
 * only unit was deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table staff_tokens add column all_units boolean`,
  `update staff_tokens
    set all_units = not exists (select from staff_token_units where token_id = staff_tokens.id)`,
  `alter table staff_tokens alter column all_units set not null`,
];
