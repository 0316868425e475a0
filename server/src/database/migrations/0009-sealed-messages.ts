import {type Kysely, sql} from 'kysely';

/**
 * Holds all that a message, its answer and its page say to being sealed, as its sender's contact data is, and makes the words that are
 * searched tokens. The texts that are there already are sealed at the first start, which has the key.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  const filled = await sql`select from feedback limit 1`.execute(db);
  // Where nothing can be plain, the constraints hold at once; else as soon as the first start has sealed everything.
  const validity = filled.rows.length > 0 ? 'not valid' : '';
  for (const [name, condition] of sealed) {
    const constraint = `alter table feedback add constraint ${name}_is_ciphertext check (${condition}) ${validity}`;
    await sql.raw(constraint).execute(db);
  }
}

const contact = ['name', 'phone', 'email', 'address'];
const texts = ['body_hash', 'message', 'page_url', 'page_title', 'reply_text'];
const isCiphertext = (column: string) => `${column} ~ '^v1[.]'`;
const sealed = [
  ...[...contact, ...texts].filter((column) => column !== 'message').map((name) => [name, isCiphertext(name)] as const),
  ['message', `${isCiphertext('message')} or (message = '' and status = 'withdrawn')`] as const,
];

const statements = [
  ...contact.map((column) => `alter table feedback drop constraint ${column}_is_ciphertext`),
  `alter table feedback drop constraint feedback_page_url_check, drop constraint message_present`,
  `update feedback set message = '', page_url = null, page_title = null, reply_text = null, replied_at = null, replied_by = null,
    rating = null, article_id = null, origin = null
    where status = 'withdrawn'`,
  `alter table feedback add constraint nothing_written_when_withdrawn check (
    status <> 'withdrawn'
    or (message = '' and num_nonnulls(page_url, page_title, reply_text, rating, article_id, origin) = 0)
  )`,
  `alter table feedback
    drop column search,
    drop column search_text,
    add column search_tokens text not null default ''`,
  `alter table feedback
    add column search tsvector not null generated always as (to_tsvector('simple'::regconfig, search_tokens)) stored`,
  `create index feedback_by_word on feedback using gin (search)`,
  // The planner keeps samples of a column outside the table; giving a column its type anew does away with those of the plain texts.
  ...[...contact, ...texts].map((column) => `alter table feedback alter column ${column} type text`),
  ...[...contact, ...texts, 'search_tokens'].map(
    (column) => `alter table feedback alter column ${column} set statistics 0`,
  ),
];
