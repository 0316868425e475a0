import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {before, test} from 'node:test';
import type {Insertable} from 'kysely';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import type {FeedbackTable} from '../../src/database/schema.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {eraseOld} from '../../src/feedback/retention.js';
import {forEachDatabase} from '../support/databases.js';
import {databaseFolder, filesWith} from '../support/folders.js';
import {sampleApp} from '../support/sample-app.js';
import {sampleContent} from '../support/sample-content.js';

const now = new Date('2026-11-23T03:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);

type Row = [code: string, age: number, parts?: Partial<Insertable<FeedbackTable>>];

async function storeOld(db: OpenDatabase['db'], ...[code, age, parts = {}]: Row): Promise<void> {
  await db
    .insertInto('feedback')
    .values({
      id: randomUUID(),
      idempotency_key: randomUUID(),
      body_hash: 'v1.khoa.x',
      receipt_code: code,
      form_id: 'gop-y',
      unit_id: 'ninh-thuan',
      topic: 'gop-y',
      message: 'v1.khoa.tin',
      name: 'v1.khoa.ten',
      phone: 'v1.khoa.so',
      consent_version: '1',
      consent_text: 'Tôi đồng ý.',
      consented_at: daysAgo(age),
      language: 'vi',
      status: 'received',
      received_at: daysAgo(age),
      updated_at: daysAgo(age),
      ...parts,
    })
    .execute();
}

forEachDatabase((_name, open) => {
  let db: OpenDatabase['db'];
  before(async () => {
    ({db} = await open());
    await fillWhenEmpty(db, sampleContent, now);
  });

  const store = (...row: Row) => storeOld(db, ...row);
  const rowOf = (code: string) =>
    db.selectFrom('feedback').selectAll().where('receipt_code', '=', code).executeTakeFirstOrThrow();

  test('personal data goes after its time, counted from the answer; the message stays', async () => {
    await store('NT-AAAA-AAAA', 101);
    await store('NT-AAAA-AAAB', 99);
    const answered = {status: 'answered', reply_text: 'v1.khoa.loi', replied_by: 'Cán bộ'} as const;
    await store('NT-AAAA-AAAC', 150, {...answered, replied_at: daysAgo(50)});
    await store('NT-AAAA-AAAD', 200, {...answered, replied_at: daysAgo(150)});
    await store('NT-AAAA-AAAE', 200, {name: null, phone: null, anonymous: true});
    assert.equal((await eraseOld(db, now, 100)).messages, 2);
    const kept = [await rowOf('NT-AAAA-AAAB'), await rowOf('NT-AAAA-AAAC')];
    assert.deepEqual(
      kept.map(({name, phone, erased_at}) => [name, phone, erased_at]),
      kept.map(() => ['v1.khoa.ten', 'v1.khoa.so', null]),
    );
    for (const row of [await rowOf('NT-AAAA-AAAA'), await rowOf('NT-AAAA-AAAD')]) {
      assert.deepEqual([row.name, row.phone, row.message, row.version], [null, null, 'v1.khoa.tin', 2]);
      assert.equal(row.erased_at?.getTime(), now.getTime());
    }
    const lines = await db.selectFrom('audit').selectAll().where('action', '=', 'erase').orderBy('code').execute();
    assert.deepEqual(
      lines.map(({code, actor, unit_id}) => [code, actor, unit_id]),
      ['NT-AAAA-AAAA', 'NT-AAAA-AAAD'].map((code) => [code, 'hệ thống', 'ninh-thuan']),
    );
    assert.equal((await eraseOld(db, now, 100)).messages, 0, 'a second run finds nothing');
  });

  test('a key is forgotten after thirty days, with the hash of what was sent', async () => {
    await store('NT-BBBB-AAAA', 31);
    await store('NT-BBBB-AAAB', 29);
    await eraseOld(db, now, 365);
    const [old, young] = [await rowOf('NT-BBBB-AAAA'), await rowOf('NT-BBBB-AAAB')];
    assert.deepEqual([old.idempotency_key, old.body_hash], [null, null]);
    assert.ok(young.idempotency_key !== null && young.body_hash !== null);
  });

  test('proofs are kept only as long as they could be used again', async () => {
    await db
      .insertInto('used_proofs')
      .values([
        {signature: 'cu', expires_at: new Date(now.getTime() - 1)},
        {signature: 'moi', expires_at: new Date(now.getTime() + 1)},
      ])
      .execute();
    assert.equal((await eraseOld(db, now, 365)).proofs, 1);
    assert.deepEqual(await db.selectFrom('used_proofs').select('signature').execute(), [{signature: 'moi'}]);
  });

  test('more than one batch is erased in one run', async () => {
    for (let stored = 0; stored < 502; stored++) await store(`KH-${String(stored).padStart(4, '0')}-AAAA`, 400);
    assert.equal((await eraseOld(db, now, 365)).messages, 502);
  });
});

test('what a server erases by the days that are set is gone from the files of the embedded database too', async (t) => {
  const dataDir = await databaseFolder();
  t.after(() => rm(dataDir, {recursive: true}));
  const database = await openDatabase({dataDir});
  const app = await sampleApp(database, {retentionDays: 100});
  await storeOld(database.db, 'NT-CCCC-AAAA', 2000);
  await app.ready();
  await app.close();
  await database.close();
  assert.deepEqual(await filesWith(dataDir, ['v1.khoa.ten', 'v1.khoa.so']), []);
});
