import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Kysely, sql} from 'kysely';
import {Migrator} from 'kysely/migration';
import {migrate, type OpenDatabase} from '../../src/database/database.js';
import {migrations} from '../../src/database/migrations/index.js';
import type {Schema} from '../../src/database/schema.js';
import {forEachDatabase} from '../support/databases.js';

/** Takes the tables of today away and makes those of the release before, with observations in them. */
async function goBack(db: Kysely<Schema>): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0003'));
  await new Migrator({db, provider: {getMigrations: () => Promise.resolve(before)}}).migrateToLatest();
  for (const statement of filled) await sql.raw(statement).execute(db);
}

const columns = `id, position, campaign_id, indicator, label, qualifier, amount, magnitude, written_as, measure_kind,
  measure_name, currency, status, period_kind, period_label, unit_id, part_of, document, issuer, document_date, article_id`;
const rest = `'reported', 'year', 'năm 2020', 'ninh-thuan'`;
const filled = [
  `insert into units (id, name, short_name, kind, code) values ('ninh-thuan', 'Công an tỉnh Ninh Thuận', 'Ninh Thuận', 'province', 'NT')`,
  `insert into campaigns (id, name, summary, unit_id, period_kind, period_label, position)
    values ('dan-van-kheo', 'Dân vận khéo', '', 'ninh-thuan', 'year', 'năm 2020', 0)`,
  `insert into categories (id, name) values ('tin-tuc', 'Tin tức')`,
  `insert into articles (id, unit_id, category_id, title, summary, body_html, url, published_at, search_text)
    values ('bai', 'ninh-thuan', 'tin-tuc', 'Bài', '', '', '/bai', '2020-12-20T08:00:00+07:00', '')`,
  `insert into observations (${columns}) values
    ('tong', 0, 'dan-van-kheo', 'dong-gop', 'là tổng đóng góp', 'magnitude', null, 10, 'hàng chục tỷ', 'money', 'đồng', 'VND', ${rest}, null, 'Báo cáo', 'Công an', '2020-09-28', null),
    ('nguoi', 1, 'dan-van-kheo', 'giup-do', 'được giúp đỡ', 'exact', 40, null, '40', 'persons', 'đối tượng', null, ${rest}, 'tong', 'Báo cáo', 'Công an', null, 'bai'),
    ('nha', 2, 'dan-van-kheo', 'giup-do', 'được xây', 'exact', 2, null, '02', 'things', 'căn nhà', null, ${rest}, 'tong', 'Báo cáo', 'Công an', null, null)`,
];

forEachDatabase((_name, open) => {
  let database: OpenDatabase;

  test('observations of the release before get indicators, a first revision and the moment they are known since', async () => {
    database = await open();
    const {db} = database;
    await goBack(db);
    const before = Date.now();
    await migrate(db);
    assert.deepEqual(await db.selectFrom('indicators').selectAll().orderBy('id').execute(), [
      {
        ...indicator,
        id: 'dong-gop',
        name: 'Tổng đóng góp',
        measure_kind: 'money',
        measure_name: 'đồng',
        currency: 'VND',
      },
      {...indicator, id: 'giup-do', name: 'Đối tượng được giúp đỡ', measure_kind: 'persons', measure_name: 'đối tượng'},
      {...indicator, id: 'giup-do-things', name: 'Căn nhà được xây', measure_kind: 'things', measure_name: 'căn nhà'},
    ]);
    const rows = await db.selectFrom('observations').selectAll().orderBy('position').execute();
    assert.deepEqual(
      rows.map(({id, indicator, part_of, written_as, amount, revision, revision_note, superseded_at, document_url}) => [
        ...[id, indicator, part_of, written_as, amount],
        ...[revision, revision_note, superseded_at, document_url],
      ]),
      [
        ['tong', 'dong-gop', null, 'hàng chục tỷ', null, 1, null, null, null],
        ['nguoi', 'giup-do', 'tong', '40', '40', 1, null, null, null],
        ['nha', 'giup-do-things', 'tong', '02', '2', 1, null, null, null],
      ],
    );
    const since = rows.map(({recorded_at}) => recorded_at);
    assert.equal(since[0]?.toISOString(), '2020-09-27T17:00:00.000Z');
    assert.equal(since[1]?.toISOString(), '2020-12-20T01:00:00.000Z');
    assert.ok(Math.abs((since[2]?.getTime() ?? 0) - before) < 60_000);
  });
});

const indicator = {definition: null, currency: null};
