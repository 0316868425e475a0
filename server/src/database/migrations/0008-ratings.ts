import {type Kysely, sql} from 'kysely';

/** Counts what readers answer to «Bài viết có hữu ích?»: two numbers for an article on a unit's pages, and the keys that were counted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table article_ratings (
    unit_id text not null references units on delete cascade,
    article_id text not null references articles on delete cascade,
    yes integer not null default 0 check (yes >= 0),
    no integer not null default 0 check (no >= 0),
    last_day date not null,
    primary key (unit_id, article_id)
  )`,
  `create index article_ratings_by_article on article_ratings (article_id)`,
  `create table rating_keys (
    key_hash text primary key,
    rating text not null check (rating in ('yes', 'no')),
    day date not null
  )`,
  `create index rating_keys_by_day on rating_keys (day)`,
];
