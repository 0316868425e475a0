/* Fills a database with articles and views by SQL, as fast as it can: nothing here goes through the server. */
import {join} from 'node:path';
import {PGlite} from '@electric-sql/pglite';
import pg from 'pg';

const BATCH = 5000;
const DAYS = 60;
const WORDS_IN_TITLE = 10;
const WORDS_IN_TEXT = 50;

/** Syllables of Vietnamese spelling, the common ones first; not all of them are words. */
export const SYLLABLES = [
  'b',
  'c',
  'd',
  'đ',
  'h',
  'l',
  'm',
  'n',
  'ng',
  'nh',
  'ph',
  'qu',
  't',
  'th',
  'tr',
  'v',
  'x',
  'ch',
  'kh',
  's',
]
  .flatMap((first) =>
    ['an', 'ông', 'ân', 'ao', 'iên', 'ương', 'inh', 'oa', 'ây', 'uôc'].flatMap((rest) =>
      ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'].map((tone) => withTone(first, rest, tone)),
    ),
  )
  // The same every time, and not in the order of the alphabet.
  .map((syllable, index) => ({syllable, place: (index * 7919) % 1201}))
  .sort((one, other) => one.place - other.place)
  .map(({syllable}) => syllable);

function withTone(first, rest, tone) {
  const vowel = /[aâôơươiêouy](?=[^aâôơươiêouy]*$)/u.exec(rest)?.index ?? 0;
  return (first + rest.slice(0, vowel + 1) + tone + rest.slice(vowel + 1)).normalize('NFC');
}

/** @param {string} text */
export function fold(text) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** A connection beside the server; the embedded database must not be open elsewhere. @param {Record<string, string>} environment */
export async function openBeside(environment) {
  if (!environment.DATABASE_URL) {
    const database = await PGlite.create(join(environment.DATA_DIR, 'database'));
    return {query: async (text, values) => (await database.query(text, values)).rows, close: () => database.close()};
  }
  const client = new pg.Client({connectionString: environment.DATABASE_URL});
  await client.connect();
  return {query: async (text, values) => (await client.query(text, values)).rows, close: () => client.end()};
}

/**
 * Adds articles until there are so many beside the demonstration's: over all units and categories, one every ten minutes, with words
 * whose frequencies fall as those of a language do.
 *
 * @param {{query: (text: string, values?: unknown[]) => Promise<object[]>}} database
 */
export async function fillArticles(database, from, to) {
  await database.query('select setseed(0.5)');
  for (let first = from; first < to; first += BATCH) {
    const last = Math.min(first + BATCH, to) - 1;
    await database.query(
      `with places as (
        select n, array_agg(1 + floor($3::int * power(random(), 3))::int) as places
        from generate_series($1::int, $2::int) as n, generate_series(1, ${WORDS_IN_TITLE + WORDS_IN_TEXT}) as word
        group by n
      ), texts as (
        select n,
          (select string_agg(($4::text[])[place], ' ') from unnest(places) as place) as toned,
          (select string_agg(($4::text[])[place], ' ') from unnest(places[1:${WORDS_IN_TITLE}]) as place) as title,
          (select string_agg(($5::text[])[place], ' ') from unnest(places) as place) as folded
        from places
      ), units_in_order as (
        select array_agg(id order by id) as ids from units where kind in ('province', 'ministry')
      ), categories_in_order as (select array_agg(id order by id) as ids from categories)
      insert into articles (id, unit_id, category_id, title, summary, body_html, url, canonical_url, published_at,
        title_key, search_text, search_toned)
      select 'do-' || n, units_in_order.ids[1 + n % cardinality(units_in_order.ids)],
        categories_in_order.ids[1 + n % cardinality(categories_in_order.ids)],
        title, title, '<p>' || toned || '</p>', '/bai-viet/do-' || n, '/bai-viet/do-' || n,
        now() - n * interval '10 minutes', 'do ' || n, folded, toned
      from texts, units_in_order, categories_in_order`,
      [first, last, SYLLABLES.length, SYLLABLES, SYLLABLES.map(fold)],
    );
  }
}

/** Spreads views over the articles and the last 60 days, a few articles having most of them. The windows follow when a server starts. */
export async function fillViews(database, articles, views) {
  await database.query(
    `insert into view_hours (article_id, hour, views)
    select 'do-' || article, date_trunc('hour', now()) - ago * interval '1 hour', count(*)
    from (
      select floor($1::int * power(random(), 2))::int as article, floor(${DAYS * 24} * power(random(), 2))::int as ago
      from generate_series(1, $2::int)
    ) as read
    group by 1, 2 on conflict (hour, article_id) do update set views = view_hours.views + excluded.views`,
    [articles, views],
  );
  await database.query(
    `insert into article_views (article_id, total, updated_at)
    select article_id, sum(views), now()
    from (select article_id, views from view_hours union all select article_id, views from view_days) as counted
    group by article_id
    on conflict (article_id) do update
      set d1 = 0, d1p = 0, d7 = 0, d7p = 0, d30 = 0, d30p = 0, total = excluded.total`,
  );
  await database.query(`update view_clock set hour = '1970-01-01T00:00:00Z'`);
  await database.query('vacuum analyze');
}

/** All views that are stored: the sum of the buckets, the sum of the rolling rows. */
export async function storedViews(database) {
  const [{buckets, totals}] = await database.query(
    `select ((select coalesce(sum(views), 0) from view_hours) + (select coalesce(sum(views), 0) from view_days))::int as buckets,
      (select coalesce(sum(total), 0) from article_views)::int as totals`,
  );
  return {buckets, totals};
}
