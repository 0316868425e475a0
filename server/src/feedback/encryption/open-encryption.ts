import {type Kysely, sql} from 'kysely';
import type {OpenDatabase} from '../../database/database.js';
import type {Schema} from '../../database/schema.js';
import {searchTokens} from '../../database/search-texts.js';
import {DecryptionError, type EncryptedField, Encryption, isEncrypted} from './encryption.js';
import {createKeyFile, KeyError, readKeyFile} from './key-file.js';

/** A table with columns that hold encrypted values, each bound to `table.column` and the id of its row. */
interface SealedTable {
  readonly name: 'feedback' | 'notice_targets';
  readonly columns: readonly string[];
}

/** The values of a row by column. */
type SealedRow = Readonly<Record<string, string>>;

/** Every column that holds encrypted values. */
const sealedTables: readonly SealedTable[] = [
  {
    name: 'feedback',
    columns: [
      ...['name', 'phone', 'email', 'address'],
      ...['message', 'page_url', 'page_title', 'reply_text', 'body_hash'],
    ],
  },
  {name: 'notice_targets', columns: ['secret']},
];

const BATCH = 500;

/**
 * Rewrites the rows in which a value is plain or encrypted by another key. A row is changed as a whole, for the database refuses one that
 * is encrypted in part, and held meanwhile, so that nothing written by another process is lost. What was rewritten stays so when it is
 * cut short: the next call does the rest.
 *
 * @param keyId - of the key that encrypted what is left alone
 * @param rewrite - makes what is to be written from those values of a row that are not encrypted by the key
 * @returns how many rows were rewritten
 */
async function rewriteUnencrypted(
  db: Kysely<Schema>,
  {name, columns}: SealedTable,
  keyId: string,
  rewrite: (id: string, values: SealedRow) => SealedRow,
): Promise<number> {
  const unsealed = (column: string) =>
    sql`(${sql.ref(column)} <> '' and not starts_with(${sql.ref(column)}, ${`v1.${keyId}.`}))`;
  const anyUnsealed = sql.join(columns.map(unsealed), sql` or `);
  const values = sql.join(
    columns.map((column) => sql`${sql.lit(column)}, case when ${unsealed(column)} then ${sql.ref(column)} end`),
  );
  const rewriteBatch = (after: string | undefined) =>
    db.transaction().execute(async (transaction) => {
      const {rows} = await sql<{id: string; values: SealedRow}>`
        select id, jsonb_strip_nulls(jsonb_build_object(${values})) as values from ${sql.table(name)}
        where (${anyUnsealed}) ${after === undefined ? sql`` : sql`and id > ${after}`}
        order by id limit ${BATCH} for update`.execute(transaction);
      for (const row of rows) {
        const changes = Object.entries(rewrite(row.id, row.values)).map(
          ([column, value]) => sql`${sql.ref(column)} = ${value}`,
        );
        await sql`update ${sql.table(name)} set ${sql.join(changes)} where id = ${row.id}`.execute(transaction);
      }
      return rows;
    });
  let rewritten = 0;
  for (let last: string | undefined; ;) {
    const rows = await rewriteBatch(last);
    rewritten += rows.length;
    last = rows.at(-1)?.id;
    if (rows.length < BATCH) return rewritten;
  }
}

/** Whether rows may be left that are not encrypted: from a release that stored them in plain, since when no start came to its end. */
async function mayBePlain(db: Kysely<Schema>): Promise<boolean> {
  return (await uncheckedConstraints(db)).length > 0;
}

/** Lets the database check that every row is encrypted, once and for all; after this `mayBePlain` is false. */
async function confirmSealed(db: Kysely<Schema>): Promise<void> {
  for (const name of await uncheckedConstraints(db)) {
    await sql`alter table feedback validate constraint ${sql.ref(name)}`.execute(db);
  }
}

async function uncheckedConstraints(db: Kysely<Schema>): Promise<string[]> {
  const {rows} = await sql<{name: string}>`
    select conname as name from pg_constraint
    where conrelid = 'feedback'::regclass and contype = 'c' and not convalidated`.execute(db);
  return rows.map(({name}) => name);
}

/** Where the key comes from: given with its predecessors, or a file that is made when there is none. */
export type KeySource = {readonly current: Buffer; readonly old: readonly Buffer[]} | {readonly file: string};

const CHECK = 'Khóa đúng.';

/**
 * Opens the encryption of a database: finds the key, makes sure that it is the one the data was encrypted with, and encrypts what is
 * still plain or encrypted by an old key, so that neither is left in the files. May be done by several processes at once.
 *
 * @throws KeyError in Vietnamese for the person who starts the server
 */
export async function openEncryption(database: OpenDatabase, source: KeySource): Promise<Encryption> {
  const {db} = database;
  const encryption = 'file' in source ? await fromFile(db, source.file) : new Encryption(source.current, source.old);
  const isOtherKey = await checkKey(db, encryption, 'file' in source ? source.file : undefined);
  const maybePlain = await mayBePlain(db);
  let rewritten = 0;
  for (const table of sealedTables) {
    rewritten += await rewriteUnencrypted(db, table, encryption.keyId, (id, values) => {
      return encryptAnew(encryption, table, id, values, maybePlain);
    });
  }
  // Also after a start that was cut between the two: then nothing was left to rewrite, but its marks are still there.
  if (rewritten > 0 || maybePlain || isOtherKey) await database.purge();
  await confirmSealed(db);
  await rememberKey(db, encryption);
  return encryption;
}

async function fromFile(db: Kysely<Schema>, path: string): Promise<Encryption> {
  if (readKeyFile(path) === undefined) {
    // A new key would not open what is there: better no server than one that cannot read its messages.
    if (await db.selectFrom('key_checks').select('key_id').executeTakeFirst()) throw lost(path);
    createKeyFile(path);
  }
  const key = readKeyFile(path);
  if (!key) throw lost(path);
  return new Encryption(key);
}

/** @returns whether the data was encrypted by another key until now */
async function checkKey(db: Kysely<Schema>, encryption: Encryption, file: string | undefined): Promise<boolean> {
  let isOther = false;
  for (const {key_id, sealed} of await db.selectFrom('key_checks').selectAll().execute()) {
    isOther ||= key_id !== encryption.keyId;
    try {
      if (encryption.decrypt(sealed, placeOfCheck(key_id)) === CHECK) continue;
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
    }
    throw wrong(file);
  }
  return isOther;
}

function encryptAnew(
  encryption: Encryption,
  {name}: SealedTable,
  row: string,
  values: SealedRow,
  maybePlain: boolean,
): SealedRow {
  const rewritten: Record<string, string> = {};
  for (const [column, value] of Object.entries(values)) {
    const place = {field: `${name}.${column}`, row};
    // A sender may have written what looks encrypted, back when texts were stored as they came.
    const isPlain = !isEncrypted(value) || (maybePlain && !encryption.knows(value));
    if (!isPlain && !encryption.knows(value)) throw wrong();
    const text = isPlain ? value : encryption.decrypt(value, place);
    rewritten[column] = encryption.encrypt(text, place);
    if (name === 'feedback' && column === 'message') rewritten['search_tokens'] = searchTokens(text, encryption);
  }
  return rewritten;
}

/** Everything is encrypted by today's key now: the old ones need not be given any more. */
async function rememberKey(db: Kysely<Schema>, encryption: Encryption): Promise<void> {
  const key_id = encryption.keyId;
  const sealed = encryption.encrypt(CHECK, placeOfCheck(key_id));
  await db
    .insertInto('key_checks')
    .values({key_id, sealed, created_at: new Date()})
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
  await db.deleteFrom('key_checks').where('key_id', '<>', key_id).execute();
}

function placeOfCheck(keyId: string): EncryptedField {
  return {field: 'key_checks.sealed', row: keyId};
}

function wrong(file?: string): KeyError {
  return new KeyError(
    file === undefined
      ? 'Khóa trong DANVAN_KEY không phải là khóa đã mã hóa dữ liệu này. Hãy đặt lại đúng khóa cũ; ' +
          'nếu muốn đổi khóa, đặt khóa mới vào DANVAN_KEY và khóa cũ vào DANVAN_OLD_KEYS.'
      : `Khóa trong tệp ${file} không phải là khóa đã mã hóa dữ liệu này. Hãy phục hồi đúng tệp khóa từ bản sao lưu.`,
  );
}

function lost(path: string): KeyError {
  return new KeyError(
    `Không thấy tệp khóa ${path}, trong khi dữ liệu đã được mã hóa bằng khóa ở đó. Hãy phục hồi tệp này từ bản sao lưu; ` +
      'không có khóa thì không đọc lại được phản hồi và thông tin liên hệ của người gửi.',
  );
}
