import {type Kysely, sql, type Transaction} from 'kysely';
import type {Schema} from '../../database/schema.js';

const HOUR = 3_600_000;
const DAY_HOURS = 24;
/** A clock this far ahead of a process was set by a machine whose date was wrong; less is the common difference of machines. */
const MOST_AHEAD_MS = DAY_HOURS * HOUR;
/** The longest window and the one before it need 60 days of hours; two more for clocks that differ. */
const DAYS_OF_HOURS = 62;
const BEGINNING = new Date(0);

/**
 * The rolling columns: a bucket counts in one from `from` hours before the clock's hour (inclusive) to `to` hours before it (exclusive).
 */
const WINDOWS = [
  {column: 'd1', from: 0, to: DAY_HOURS},
  {column: 'd1p', from: DAY_HOURS, to: 2 * DAY_HOURS},
  {column: 'd7', from: 0, to: 7 * DAY_HOURS},
  {column: 'd7p', from: 7 * DAY_HOURS, to: 14 * DAY_HOURS},
  {column: 'd30', from: 0, to: 30 * DAY_HOURS},
  {column: 'd30p', from: 30 * DAY_HOURS, to: 60 * DAY_HOURS},
] as const;
const EDGES = [...new Set(WINDOWS.flatMap(({from, to}) => [from, to]))];

/**
 * Moves the windows of all articles to the hour of `now`: what leaves a window is taken from it, what enters the window before is added
 * there. The result equals sums over the hours, however long nobody moved the clock; moving it again within the hour costs one read.
 * Several processes may do it at once. A clock more than a day ahead of `now` is set back.
 */
export async function advanceViewClock(db: Kysely<Schema>, now: Date): Promise<void> {
  const target = hourOf(now);
  const {hour: seen} = await db.selectFrom('view_clock').select('hour').executeTakeFirstOrThrow();
  if (!isDue(seen, target)) return;
  await db.transaction().execute(async (transaction) => {
    const hour = await holdClock(transaction);
    // Another process may have been quicker.
    if (!isDue(hour, target)) return;
    await shiftWindows(transaction, hour, target);
    await transaction.updateTable('view_clock').set({hour: target}).execute();
  });
}

/** Takes the rolling rows anew from the hours and days, for views that did not come one by one. */
export async function recountViews(db: Transaction<Schema>): Promise<void> {
  await holdClock(db);
  await sql`
    insert into article_views (article_id, total, updated_at)
    select article_id, sum(views), now()
    from (select article_id, views from view_hours union all select article_id, views from view_days) as counted
    group by article_id order by article_id
    on conflict (article_id) do update
      set d1 = 0, d1p = 0, d7 = 0, d7p = 0, d30 = 0, d30p = 0, total = excluded.total, updated_at = excluded.updated_at
  `.execute(db);
  await db.updateTable('view_clock').set({hour: BEGINNING}).execute();
}

/**
 * Moves the windows to `now` and turns hours that none needs any more into days of Vietnamese time, one whole day at a time. What has been done stays done when
 * it is broken off.
 *
 * @returns how many days were made
 */
export async function foldOldHours(db: Kysely<Schema>, now: Date): Promise<number> {
  // An hour that is still in a window could not be taken from it later.
  await advanceViewClock(db, now);
  let days = 0;
  while (await foldOldestDay(db)) days += 1;
  // The windows of all rows change at once, and the embedded database looks at no table by itself: rankings would be planned for none.
  await sql`analyze article_views`.execute(db);
  return days;
}

function foldOldestDay(db: Kysely<Schema>): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    // Two processes must not fold one day at once, and no view may be added to it meanwhile.
    const hour = await holdClock(transaction);
    const before = new Date(hour.getTime() - DAYS_OF_HOURS * DAY_HOURS * HOUR);
    const {rows} = await sql<{day: string}>`
      with oldest as (select (min(hour) at time zone interval '7 hours')::date as day from view_hours)
      select day from oldest
      where (day + 1)::timestamp at time zone interval '7 hours' <= ${before}::timestamptz`.execute(transaction);
    const day = rows[0]?.day;
    if (day === undefined) return false;
    await sql`
      with folded as (
        delete from view_hours
        where hour >= ${day}::date::timestamp at time zone interval '7 hours'
          and hour < (${day}::date + 1)::timestamp at time zone interval '7 hours'
        returning article_id, views
      )
      insert into view_days (article_id, day, views)
      select article_id, ${day}::date, sum(views) from folded group by article_id order by article_id
      on conflict (day, article_id) do update set views = view_days.views + excluded.views`.execute(transaction);
    return true;
  });
}

function hourOf(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / HOUR) * HOUR);
}

function isDue(clock: Date, target: Date): boolean {
  return clock < target || clock.getTime() - target.getTime() > MOST_AHEAD_MS;
}

/** Waits for the flushes under way, and lets none begin until the transaction ends. */
async function holdClock(db: Transaction<Schema>): Promise<Date> {
  return (await db.selectFrom('view_clock').select('hour').forUpdate().executeTakeFirstOrThrow()).hour;
}

async function shiftWindows(db: Transaction<Schema>, clock: Date, target: Date): Promise<void> {
  const counts = (at: Date, hours: number) => sql`hour <= ${at}::timestamptz - make_interval(hours => ${hours}::int)`;
  const within = (at: Date, from: number, to: number) => sql`(${counts(at, from)} and not ${counts(at, to)})::int`;
  const changes = WINDOWS.map(
    ({column, from, to}) =>
      sql`sum(views * (${within(target, from, to)} - ${within(clock, from, to)}))::int as ${sql.ref(column)}`,
  );
  const [earlier, later] = clock < target ? [clock, target] : [target, clock];
  // Only what lies between an edge's old and new place changes its window.
  const crossed = EDGES.map((edge) => sql`(not ${counts(earlier, edge)} and ${counts(later, edge)})`);
  const added = WINDOWS.map(
    ({column}) => sql`${sql.ref(column)} = article_views.${sql.ref(column)} + change.${sql.ref(column)}`,
  );
  await sql`
    with change as (
      select article_id, ${sql.join(changes)} from view_hours where ${sql.join(crossed, sql` or `)} group by article_id
    )
    update article_views set ${sql.join(added)} from change where article_views.article_id = change.article_id
  `.execute(db);
}
