import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {cp, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import type {FastifyInstance} from 'fastify';
import {Kysely, sql} from 'kysely';
import {Migrator} from 'kysely/migration';
import {fold, tonedKey} from '../../../../src/vietnamese/search.js';
import {openDatabase, type OpenDatabase} from '../../../src/database/database.js';
import {openEmbedded} from '../../../src/database/embedded/open.js';
import {migrations} from '../../../src/database/migrations/index.js';
import {type Encryption, KEY_BYTES} from '../../../src/feedback/encryption/encryption.js';
import {KeyError} from '../../../src/feedback/encryption/key-file.js';
import {openEncryption} from '../../../src/feedback/encryption/open-encryption.js';
import {WITHDRAWN_MESSAGE} from '../../../src/feedback/lookup.js';
import {StaffMessages} from '../../../src/feedback/staff/queries.js';
import {forEachDatabase} from '../../support/databases.js';
import {databaseFolder, emptyFolder, filesWith} from '../../support/folders.js';
import {sampleApp} from '../../support/sample-app.js';
import {giveToken, Officer} from '../../support/staff.js';

const key = (fill: number) => Buffer.alloc(KEY_BYTES, fill);
const given = (current: number, ...old: number[]) => ({current: key(current), old: old.map(key)});

const SECRET = 'K4WN-7QXD-M2PT';
const contact = {name: 'Nguyễn Thị Bí Mật', phone: '0912345678', email: 'bi.mat@example.vn'};
const texts = {
  message: 'Ở ngõ Kẻ Gỗ có sòng bạc trá hình.',
  page_url: 'https://congan.example.vn/trang-rat-rieng',
  page_title: 'Tiêu đề hết sức kín đáo',
  reply: 'Tổ công tác số tám đã đến Kẻ Gỗ.',
};
/** What may stand nowhere: whole and in pieces, as it was written, decomposed, and as searches fold it. */
const HIDDEN = [...Object.values(contact), ...Object.values(texts), 'Kẻ Gỗ', 'trang-rat-rieng', 'kín đáo', 'Bí Mật']
  .flatMap((text) => [text, fold(text), tonedKey(text)])
  .flatMap((text) => [text.normalize('NFC'), text.normalize('NFD')]);

const post = (app: FastifyInstance, url: string, body: object, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: {'content-type': 'application/json', ...headers},
    payload: JSON.stringify(body),
  });

/** Sends a message by the API. @returns its receipt code */
async function sendTo(app: FastifyInstance): Promise<string> {
  const {message, page_url: url, page_title: title} = texts;
  const place = {form: 'gop-y', unit: 'ninh-thuan', topic: 'gop-y', consent: {version: '2026-01'}};
  const address = {province: '56', commune: '22366'};
  const body = {...place, ...contact, address, message, page: {url, title}, lookup_secret: SECRET};
  const response = await post(app, '/v1/feedback', body, {'idempotency-key': randomUUID()});
  assert.equal(response.statusCode, 201, response.body);
  return response.json<{code: string}>().code;
}

async function sendOne(database: OpenDatabase, encryption: Encryption): Promise<string> {
  const app = await sampleApp(database, {encryption});
  const code = await sendTo(app);
  await app.close();
  return code;
}

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  before(async () => {
    database = await open();
  });

  const nameOf = async (encryption: Encryption, code: string) => {
    const row = await database.db
      .selectFrom('feedback')
      .select(['id', 'name'])
      .where('receipt_code', '=', code)
      .executeTakeFirstOrThrow();
    return encryption.decrypt(row.name ?? '', {field: 'feedback.name', row: row.id});
  };

  /** The codes of the messages in which an officer finds the words. */
  const found = async (encryption: Encryption, words: string) => {
    const messages = await new StaffMessages(database.db, encryption).list({units: undefined, words, spam: false}, 50);
    return messages.map(({receipt_code}) => receipt_code);
  };

  test('nothing that was written and nothing that tells who wrote is readable in the tables', async () => {
    await sendOne(database, await openEncryption(database, given(1)));
    const rows = await database.db.selectFrom('feedback').selectAll().execute();
    assert.equal(rows.length, 1);
    const stored = JSON.stringify(rows);
    assert.deepEqual(
      HIDDEN.filter((text) => stored.includes(text)),
      [],
    );
    assert.ok(!stored.includes('22366'));
  });

  test('a wrong key is noticed at the start, before there is any message by it, and told in Vietnamese', async () => {
    await assert.rejects(openEncryption(database, given(9)), (error: Error) => {
      return error instanceof KeyError && /DANVAN_KEY không phải là khóa đã mã hóa/.test(error.message);
    });
    await openEncryption(database, given(1));
  });

  test('a new key takes over from the old one, which is not needed any more after that', async () => {
    const code = await sendOne(database, await openEncryption(database, given(1)));
    const rotated = await openEncryption(database, given(2, 1));
    assert.equal(await nameOf(rotated, code), contact.name);
    assert.ok((await found(rotated, 'ke go')).includes(code), 'its words are found by the new key');
    assert.equal(await nameOf(await openEncryption(database, given(2)), code), contact.name);
    await assert.rejects(openEncryption(database, given(1)), KeyError);
  });

  test('what was stored in plain is sealed at the start, however much of it is in one row', async () => {
    const encryption = await openEncryption(database, given(2));
    const code = await sendOne(database, encryption);
    const plain = {name: 'Tên rõ', phone: '0900000000', message: 'Chữ rõ', page_title: 'v1.AAAAAAAA.' + 'a'.repeat(60)};
    // as a release without encryption left it
    for (const column of Object.keys(plain)) {
      const constraint = sql.ref(`${column}_is_ciphertext`);
      await sql`alter table feedback drop constraint ${constraint}`.execute(database.db);
    }
    await sql`alter table feedback add constraint not_yet check (spam in (true, false)) not valid`.execute(database.db);
    await database.db.updateTable('feedback').set(plain).where('receipt_code', '=', code).execute();
    const sealed = await openEncryption(database, given(2));
    assert.equal(await nameOf(sealed, code), plain.name);
    const message = await new StaffMessages(database.db, sealed).find(code);
    assert.deepEqual([message?.message, message?.page_title], [plain.message, plain.page_title]);
    assert.deepEqual(await found(sealed, 'chu ro'), [code]);
  });
});

describe('the key file of a data folder', () => {
  let folder: string;
  let file: string;
  let database: OpenDatabase;
  before(async () => {
    folder = await databaseFolder();
    file = join(folder, 'key');
    database = await openDatabase({dataDir: folder});
  });
  after(async () => {
    await database.close();
    await rm(folder, {recursive: true, force: true});
  });

  test('is made at the first start for its owner alone, and used from then on', async () => {
    const code = await sendOne(database, await openEncryption(database, {file}));
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    const text = readFileSync(file, 'utf8');
    assert.match(text, /^[A-Za-z0-9+/]{43}=\n$/);
    assert.match(code, /^NT-/);
    await openEncryption(database, {file});
    assert.equal(readFileSync(file, 'utf8'), text);
  });

  test('is not made anew when it was lost: that would lock the old messages away', async () => {
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    await assert.rejects(openEncryption(database, {file}), (error: Error) => {
      return error instanceof KeyError && error.message.startsWith(`Không thấy tệp khóa ${file}`);
    });
    assert.ok(!existsSync(file));
    writeFileSync(file, 'hỏng');
    await assert.rejects(openEncryption(database, {file}), /Tệp khóa .* bị hỏng/);
    writeFileSync(file, text);
    chmodSync(file, 0o600);
    await openEncryption(database, {file});
  });

  test('of another folder is refused by name', async () => {
    const other = join(await emptyFolder(), 'key');
    writeFileSync(other, `${key(3).toString('base64')}\n`);
    await assert.rejects(openEncryption(database, {file: other}), (error: Error) => {
      return error instanceof KeyError && error.message.startsWith(`Khóa trong tệp ${other} không phải`);
    });
    await rm(join(other, '..'), {recursive: true});
  });

  test('keeps every byte of the folder free of what was written and who wrote, withdrawn or not', async () => {
    const app = await sampleApp(database, {encryption: await openEncryption(database, {file})});
    const [kept, withdrawn] = [await sendTo(app), await sendTo(app)];
    const officer = new Officer(app, await giveToken(database));
    for (const code of [kept, withdrawn]) {
      const answered = await officer.post(`feedback/${code}/reply`, {version: 1, text: texts.reply});
      assert.equal(answered.statusCode, 200, answered.body);
    }
    // the planner's samples and the sorting of what does not fit into memory are files too
    await sql`analyze feedback`.execute(database.db);
    await sql`checkpoint`.execute(database.db);
    assert.deepEqual(await filesWith(folder, HIDDEN), [], 'while they are there');
    const {id, message, reply_text} = await database.db
      .selectFrom('feedback')
      .select(['id', 'message', 'reply_text'])
      .where('receipt_code', '=', withdrawn)
      .executeTakeFirstOrThrow();
    assert.notDeepEqual(await filesWith(folder, [message]), [], 'what is stored is there to be found');

    const response = await post(app, '/v1/feedback/withdraw', {code: withdrawn, secret: SECRET});
    assert.equal(response.statusCode, 200, response.body);
    await app.close();
    await database.close();
    assert.deepEqual(await filesWith(folder, HIDDEN), [], 'after the withdrawal');
    const sealed = [message, reply_text ?? ''].map((text) => text.slice(12, 60));
    assert.deepEqual(await filesWith(folder, sealed), [], `the key has nothing left to open of ${id}`);
  });
});

describe('a data folder of the release that stored texts in plain', () => {
  let folder: string;
  before(async () => {
    folder = await databaseFolder();
    await fillAsBefore(folder);
  });
  after(() => rm(folder, {recursive: true, force: true}));

  test('keeps nothing in plain after the first start, even one that was cut, and everything can be read and found', async () => {
    const file = join(folder, 'key');
    assert.notDeepEqual(await filesWith(join(folder, 'database', 'pg_wal'), HIDDEN), []);
    assert.notDeepEqual(await filesWith(join(folder, 'database', 'base'), HIDDEN), []);
    const database = await openDatabase({dataDir: folder});
    const cut = {...database, purge: () => Promise.reject(new Error('killed'))};
    await assert.rejects(openEncryption(cut, {file}), /killed/);
    const encryption = await openEncryption(database, {file});
    assert.deepEqual(await filesWith(folder, HIDDEN), []);

    const messages = new StaffMessages(database.db, encryption);
    const all = await messages.list({units: undefined, spam: false}, 2 * OLD_MESSAGES);
    assert.equal(all.length, OLD_MESSAGES);
    for (const {message, page_url, page_title, reply_text} of all.filter(({status}) => status !== 'withdrawn')) {
      assert.ok(message.startsWith(texts.message));
      assert.deepEqual([page_url, page_title, reply_text], [texts.page_url, texts.page_title, texts.reply]);
    }
    const [withdrawn, ...others] = all.filter(({status}) => status === 'withdrawn');
    assert.deepEqual([others.length, withdrawn?.message], [0, WITHDRAWN_MESSAGE]);
    const last = await messages.list({units: undefined, spam: false, words: `tra hinh so ${OLD_MESSAGES}`}, 10);
    assert.deepEqual(
      last.map(({message}) => message),
      [all.find(({message}) => message.endsWith(` ${OLD_MESSAGES}`))?.message],
    );

    let purges = 0;
    const counted = () => {
      purges += 1;
      return Promise.resolve();
    };
    await openEncryption({...database, purge: counted}, {file});
    assert.equal(purges, 0, 'it is done once');
    await database.close();
    assert.deepEqual(await filesWith(folder, HIDDEN), []);
  });
});

const OLD_MESSAGES = 600;

/** Makes a folder as the release before left one behind: texts in the table, its samples, the log and the log's files kept for later. */
async function fillAsBefore(folder: string): Promise<void> {
  const {dialect} = await openEmbedded(folder, {deadlineMs: 20_000, waitMs: 30_000});
  const db = new Kysely<unknown>({dialect});
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0009'));
  await new Migrator({db, provider: {getMigrations: () => Promise.resolve(before)}}).migrateToLatest();
  await sql`insert into units (id, name, short_name, kind, code)
    values ('ninh-thuan', 'Công an tỉnh Ninh Thuận', 'Ninh Thuận', 'province', 'NT')`.execute(db);
  await sql`insert into forms (id, title, topics, fields, consent_version, consent_text)
    values ('gop-y', '{"vi": "Góp ý"}', '[{"id": "gop-y", "label": {"vi": "Góp ý"}}]', '[]', '1', '{"vi": "Tôi đồng ý."}')`.execute(
    db,
  );
  await sql`
    insert into feedback (id, idempotency_key, body_hash, receipt_code, form_id, unit_id, topic, message, search_text,
      page_url, page_title, reply_text, replied_at, replied_by, status, consent_version, consent_text, consented_at, language,
      received_at, updated_at)
    select gen_random_uuid(), 'khoa-' || i, 'x', 'NT-' || i, 'gop-y', 'ninh-thuan', 'gop-y', ${texts.message} || ' Số ' || i,
      ${fold(texts.message)} || ' so ' || i, ${texts.page_url}, ${texts.page_title}, ${texts.reply}, now(), 'Cán bộ', 'answered',
      '1', 'Tôi đồng ý.', now(), 'vi', now(), now()
    from generate_series(1, ${OLD_MESSAGES}) as i`.execute(db);
  await sql`update feedback set status = 'withdrawn', withdrawn_at = now(), erased_at = now(),
    message = ${WITHDRAWN_MESSAGE}, search_text = '', page_url = null, page_title = null, reply_text = null, replied_at = null,
    replied_by = null where receipt_code = 'NT-1'`.execute(db);
  await sql`analyze feedback`.execute(db);
  await sql`checkpoint`.execute(db);
  await db.destroy();
  const log = join(folder, 'database', 'pg_wal');
  const [current = ''] = (await readdir(log)).filter((name) => /^[0-9A-F]{24}$/.test(name));
  const next = (Number.parseInt(current.slice(-8), 16) + 1).toString(16).toUpperCase().padStart(8, '0');
  await cp(join(log, current), join(log, current.slice(0, -8) + next));
}
