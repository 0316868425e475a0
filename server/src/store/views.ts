import {type Kysely, sql} from 'kysely';
import type {Schema} from '../database/schema.js';
import {advanceViewClock} from './views-clock.js';

/** Readings of one article on the pages of one origin. */
export interface CountedViews {
  /** What claims to be the id of an article. */
  readonly article: string;
  /** Origin of the pages; null where no browser told one, '' where it is none of the web. */
  readonly origin: string | null;
  readonly views: number;
}

/**
 * Adds readings to the running hour and to all windows, in one statement and ordered by id, so that several processes that do the same
 * at once wait for each other instead of deadlocking. Not added: what names no article or a withdrawn one, and readings on pages that
 * are not registered for the article's unit where it has registered any.
 */
export async function addViews(db: Kysely<Schema>, counted: readonly CountedViews[], now: Date): Promise<void> {
  await advanceViewClock(db, now);
  // The clock is held until the statement ends: it cannot be moved between the hour's count and the windows'. The hour is the clock's,
  // not the process's: a process whose own clock is slow adds to the hour that the others add to.
  await sql`
    with clock as (select hour from view_clock for share),
    counted as materialized (
      select articles.id, clock.hour, sum(sent.views)::int as views
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as sent(article text, origin text, views integer)
      join articles on articles.id = sent.article and articles.withdrawn_at is null
      cross join clock
      where sent.origin is null
        or not exists (select from unit_origins where unit_origins.unit_id = articles.unit_id)
        or exists (
          select from unit_origins
          where unit_origins.unit_id = articles.unit_id and unit_origins.origin = sent.origin
        )
      group by articles.id, clock.hour
    ),
    hours as (
      insert into view_hours (article_id, hour, views)
      select id, hour, views from counted order by id
      on conflict (hour, article_id) do update set views = view_hours.views + excluded.views
    )
    insert into article_views (article_id, d1, d7, d30, total, updated_at)
    select id, views, views, views, views, ${now}::timestamptz from counted order by id
    on conflict (article_id) do update set
      d1 = article_views.d1 + excluded.d1,
      d7 = article_views.d7 + excluded.d7,
      d30 = article_views.d30 + excluded.d30,
      total = article_views.total + excluded.total,
      updated_at = excluded.updated_at
  `.execute(db);
}
