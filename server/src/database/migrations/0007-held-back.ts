import {type Kysely, sql} from 'kysely';

/** Gives what speaks for spam a code instead of a sentence, and lets each unit be told once a day of what is held back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table feedback drop constraint spam_has_a_reason`,
  `update feedback set spam_reason = case spam_reason
    when 'điền ô bẫy' then 'trap_filled' when 'gửi quá nhanh' then 'too_fast' else 'marked_by_staff' end
    where spam_reason is not null`,
  `alter table feedback
    add constraint spam_reason_known check (spam_reason in ('trap_filled', 'too_fast', 'marked_by_staff'))`,
  `create index feedback_held_back on feedback (unit_id) where spam`,
  `create table held_back_notices (
    unit_id text primary key references units on delete cascade,
    told_at timestamptz(3) not null
  )`,
];
