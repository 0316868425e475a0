import {type Kysely, sql} from 'kysely';
import type {Schema} from '../../database/schema.js';
import type {Handlers} from '../../http/mount.js';
import {webOrigin} from '../../units/origins.js';
import {advanceViewClock} from './clock.js';
import type {ViewFilter} from './filter.js';

/** Views of one article on the pages of one origin. */
export interface CountedViews {
  /** What claims to be the id of an article. */
  readonly article: string;
  /** Origin of the pages; null where no browser told one, '' where it is none of the web. */
  readonly origin: string | null;
  readonly views: number;
}

/**
 * Adds views to the running hour and to all windows, in one statement and ordered by id, so that several processes that do the same
 * at once wait for each other instead of deadlocking. Not added: what names no article or a withdrawn one, and views on pages that
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

/** A kill loses what was counted since the last write: half a second, and the time of a write, stay within a second. */
const FLUSH_MS = 500;
/** More different ids and origins than this at once are nobody's readers: they are not counted. */
const MOST_IDS = 100_000;
/** So many rows a statement writes well within its deadline, on a slow machine too. */
const ROWS = 5000;

const keyOf = ({article, origin}: Omit<CountedViews, 'views'>): string => JSON.stringify([article, origin]);

/** Counts views in memory and writes them to the database within a second. */
export class ViewCounter {
  readonly #db: Kysely<Schema>;
  readonly #onFailure: (error: unknown) => void;
  #counts = new Map<string, CountedViews>();
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param onFailure - told when a flush fails; its counts are kept for the next */
  constructor(db: Kysely<Schema>, onFailure: (error: unknown) => void) {
    this.#db = db;
    this.#onFailure = onFailure;
  }

  /** @param origin - of the page; null where no browser told one, '' where it is none of the web */
  count(article: string, origin: string | null, views = 1): void {
    if (this.#closed || (this.#counts.size >= MOST_IDS && !this.#counts.has(keyOf({article, origin})))) return;
    this.#add({article, origin, views});
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what is counted; resolves when it is written or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#write());
    await this.#flushing;
  }

  /** Writes what is counted and counts no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  #add(counted: CountedViews): void {
    const key = keyOf(counted);
    this.#counts.set(key, {...counted, views: (this.#counts.get(key)?.views ?? 0) + counted.views});
  }

  async #write(): Promise<void> {
    if (this.#counts.size === 0) return;
    const counted = [...this.#counts.values()];
    this.#counts = new Map();
    for (let start = 0; start < counted.length; start += ROWS) {
      try {
        await addViews(this.#db, counted.slice(start, start + ROWS), new Date());
      } catch (error) {
        this.#onFailure(error);
        counted.slice(start).forEach((views) => this.#add(views));
        if (!this.#closed) this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
        return;
      }
    }
  }
}

/** Whether a view is counted or not, the answer is the same: nobody learns how to be counted. */
export function viewHandlers(counter: ViewCounter, filter: ViewFilter): Pick<Handlers, 'countView'> {
  return {
    countView({body, client, now}) {
      if (filter.reasonAgainst(body, client, now) === undefined) {
        counter.count(body, client.origin === undefined ? null : (webOrigin(client.origin) ?? ''));
      }
      return Promise.resolve(null);
    },
  };
}
