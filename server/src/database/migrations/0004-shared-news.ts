import {type Kysely, sql} from 'kysely';
import {searchTexts} from '../search-texts.js';

/**
 * Makes room for news that come from elsewhere: feeds and what they refused, where an article came from and whether it still stands
 * there, a key by which one story is known under many addresses, the words with their tone marks, rolling counts of views.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...feeds, ...nullable]) await sql.raw(statement).execute(db);
  await fillKeys(db);
  for (const statement of [...required, ...counts]) await sql.raw(statement).execute(db);
}

const feeds = [
  `create table feeds (
    id uuid primary key,
    unit_id text not null references units,
    category_id text not null references categories,
    url text not null unique check (url ~ '^https?://' and length(url) <= 2000),
    kind text check (kind in ('rss', 'rdf', 'atom', 'json')),
    title text,
    etag text,
    last_modified text,
    interval_minutes integer not null check (interval_minutes > 0),
    next_at timestamptz(3) not null,
    last_read_at timestamptz(3),
    last_ok_at timestamptz(3),
    failures integer not null default 0 check (failures >= 0),
    last_error text,
    paused boolean not null default false,
    created_at timestamptz(3) not null
  )`,
  `create index feeds_due on feeds (next_at) where not paused`,
  `create table feed_refusals (
    feed_id uuid not null references feeds on delete cascade,
    key text not null,
    code text not null,
    reason text not null,
    title text,
    url text,
    found text,
    first_seen_at timestamptz(3) not null,
    last_seen_at timestamptz(3) not null,
    primary key (feed_id, key)
  )`,
  `create table leases (
    name text primary key,
    holder uuid not null,
    held_until timestamptz(3) not null
  )`,
];

const nullable = [
  `alter table articles
    add column canonical_url text,
    add column title_key text,
    add column search_toned text,
    add column source_url text,
    add column feed_id uuid references feeds on delete set null,
    add column external_id text,
    add column content_hash text,
    add column checked_at timestamptz(3),
    add column missing_since timestamptz(3),
    add column withdrawn_at timestamptz(3),
    add column pinned_until timestamptz(3)`,
];

interface Written {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly body_html: string;
}

/** Articles of the release before were written here: each is its own source. */
async function fillKeys(db: Kysely<unknown>): Promise<void> {
  const {rows} = await sql<Written>`select id, title, summary, body_html from articles`.execute(db);
  for (const {id, title, summary, body_html} of rows) {
    const {title_key, search_toned} = searchTexts(title, summary, body_html);
    await sql`
      update articles set canonical_url = url, title_key = ${title_key}, search_toned = ${search_toned}
      where id = ${id}`.execute(db);
  }
}

const required = [
  `alter table articles
    alter column canonical_url set not null,
    alter column title_key set not null,
    alter column search_toned set not null,
    add constraint canonical_url_unique unique (canonical_url),
    add constraint canonical_url_fits_its_index check (octet_length(canonical_url) <= 2048),
    add constraint external_id_unique unique (feed_id, external_id)`,
  `create index articles_by_title on articles (unit_id, title_key)`,
  `create index articles_pinned on articles (pinned_until) where pinned_until is not null`,
];

const counts = [
  `create table article_views (
    article_id text primary key references articles on delete cascade,
    d1 integer not null default 0 check (d1 >= 0),
    d7 integer not null default 0 check (d7 >= 0),
    d30 integer not null default 0 check (d30 >= 0),
    total integer not null default 0 check (total >= 0),
    updated_at timestamptz(3) not null
  )`,
];
