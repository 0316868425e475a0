import {type Kysely, sql} from 'kysely';
import {searchTexts} from '../search-texts.js';

/** So many articles are held in memory at once. */
const BATCH = 200;

/**
 * Lets words be found as they were typed, with their tone marks, and makes both texts that are searched plain rows of words. Each index
 * also holds every two neighbours as one word, «congþan»: common syllables make rare words, and only so does the database know how rare.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await rewriteTexts(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const words = (text: string) => `to_tsvector('simple'::regconfig, ${text})`;
/** The neighbours first and second, third and fourth, and so on. */
const pairs = (text: string) => words(`regexp_replace(${text}, '(\\S+) (\\S+)', '\\1þ\\2', 'g')`);
const indexed = (text: string) =>
  `${words(text)} || ${pairs(text)} || ${pairs(`regexp_replace(${text}, '^\\S+ ', '')`)}`;

const statements = [
  `alter table articles
    drop column search,
    add column search tsvector not null generated always as (${indexed('search_text')}) stored,
    add column toned tsvector not null generated always as (${indexed('search_toned')}) stored`,
  `create index articles_by_word on articles using gin (search)`,
  `create index articles_by_toned_word on articles using gin (toned)`,
];

interface Written {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly body_html: string;
}

async function rewriteTexts(db: Kysely<unknown>): Promise<void> {
  for (let last = ''; ;) {
    const {rows} = await sql<Written>`
      select id, title, summary, body_html from articles where id > ${last} order by id limit ${BATCH}`.execute(db);
    for (const {id, title, summary, body_html} of rows) {
      const {search_text, search_toned} = searchTexts(title, summary, body_html);
      await sql`
        update articles set search_text = ${search_text}, search_toned = ${search_toned} where id = ${id}`.execute(db);
    }
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
