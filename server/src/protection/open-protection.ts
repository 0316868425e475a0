import type {Kysely} from 'kysely';
import {type SealedColumn, sealedColumns, valuesNotSealedBy, writeSealed} from '../store/sealed-values.js';
import type {Schema} from '../store/schema.js';
import {KeyError} from './key-error.js';
import {createKeyFile, readKeyFile} from './key-file.js';
import {isSealed, type Place, Protection, UnopenableError} from './protection.js';

/** Where the key comes from: given with its predecessors, or a file that is made when there is none. */
export type KeySource = {readonly current: Buffer; readonly old: readonly Buffer[]} | {readonly file: string};

const BATCH = 500;
const CHECK = 'Khóa đúng.';

/**
 * Opens the protection of a database: finds the key, makes sure that it is the one the data was sealed with, and seals what is
 * still plain or sealed by an old key. May be done by several processes at once.
 *
 * @throws KeyError in Vietnamese for the person who starts the server
 */
export async function openProtection(db: Kysely<Schema>, source: KeySource): Promise<Protection> {
  const protection = 'file' in source ? await fromFile(db, source.file) : new Protection(source.current, source.old);
  await checkKey(db, protection, 'file' in source ? source.file : undefined);
  for (const column of sealedColumns) await sealAnew(db, protection, column);
  await rememberKey(db, protection);
  return protection;
}

async function fromFile(db: Kysely<Schema>, path: string): Promise<Protection> {
  if (readKeyFile(path) === undefined) {
    // A new key would not open what is there: better no server than one that cannot read its messages.
    if (await db.selectFrom('key_checks').select('key_id').executeTakeFirst()) throw lost(path);
    createKeyFile(path);
  }
  const key = readKeyFile(path);
  if (!key) throw lost(path);
  return new Protection(key);
}

async function checkKey(db: Kysely<Schema>, protection: Protection, file: string | undefined): Promise<void> {
  for (const {key_id, sealed} of await db.selectFrom('key_checks').selectAll().execute()) {
    try {
      if (protection.open(sealed, placeOfCheck(key_id)) === CHECK) continue;
    } catch (error) {
      if (!(error instanceof UnopenableError)) throw error;
    }
    throw wrong(file);
  }
}

async function sealAnew(db: Kysely<Schema>, protection: Protection, column: SealedColumn): Promise<void> {
  for (;;) {
    const rows = await valuesNotSealedBy(db, column, protection.keyId, BATCH);
    if (rows.length === 0) return;
    for (const {id, value} of rows) {
      const place = {field: column.field, row: id};
      if (isSealed(value) && !protection.knows(value)) throw wrong();
      const text = isSealed(value) ? protection.open(value, place) : value;
      await writeSealed(db, column, id, {from: value, to: protection.seal(text, place)});
    }
  }
}

/** Everything is sealed by today's key now: the old ones need not be given any more. */
async function rememberKey(db: Kysely<Schema>, protection: Protection): Promise<void> {
  const key_id = protection.keyId;
  const sealed = protection.seal(CHECK, placeOfCheck(key_id));
  await db
    .insertInto('key_checks')
    .values({key_id, sealed, created_at: new Date()})
    .onConflict((conflict) => conflict.column('key_id').doNothing())
    .execute();
  await db.deleteFrom('key_checks').where('key_id', '<>', key_id).execute();
}

function placeOfCheck(keyId: string): Place {
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
      'không có khóa thì không đọc lại được thông tin liên hệ của người gửi.',
  );
}
