import {type Kysely, sql} from 'kysely';

/**
 * Gives each article a row that tells its views within the windows of the ranking and the windows before them, one clock for all rows,
 * and days for the hours that no window needs any more. The views counted so far are in the totals at once, and in the windows as soon
 * as the clock, which stands at the beginning of time, is moved to today.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const windows = ['d1', 'd7', 'd30'];

const statements = [
  `alter table article_views
    ${windows.map((window) => `add column ${window}p integer not null default 0 check (${window}p >= 0)`).join(', ')}`,
  ...windows.map(
    (window) => `create index article_views_${window} on article_views (${window} desc) where ${window} > 0`,
  ),
  `create table view_days (
    article_id text not null references articles on delete cascade,
    day date not null,
    views integer not null check (views >= 0),
    primary key (day, article_id)
  )`,
  `create index view_days_by_article on view_days (article_id)`,
  `create table view_clock (
    single boolean primary key default true check (single),
    hour timestamptz(3) not null check (mod(extract(epoch from hour), 3600) = 0)
  )`,
  `insert into view_clock (hour) values ('1970-01-01T00:00:00Z')`,
  `insert into article_views (article_id, total, updated_at)
    select article_id, sum(views), now() from view_hours group by article_id order by article_id`,
];
