import assert from 'node:assert/strict';
import {before, beforeEach, test} from 'node:test';
import type {Kysely} from 'kysely';
import type {Schema} from '../../src/database/schema.js';
import {type ObservationContent, writeIndicators, writeObservations} from '../../src/statistics/writing.js';
import {forEachDatabase} from '../support/databases.js';

const meetings = {id: 'cuoc-hop', name: 'Cuộc họp', measure_kind: 'occurrences', measure_name: 'cuộc họp'} as const;

const content: ObservationContent = {
  ...{id: 'hop-dan', campaign_id: 'chuong-trinh', indicator: 'cuoc-hop', label: 'được tổ chức'},
  ...{qualifier: 'exact', amount: '30', amount_max: null, magnitude: null, written_as: '30', scale: 0},
  ...{significant_digits: 2, measure_kind: 'occurrences', measure_name: 'cuộc họp', currency: null},
  ...{change: null, status: 'reported', period_kind: 'month', period_start: '2026-01-01', period_end: '2026-01-31'},
  ...{period_label: 'tháng 1/2026', unit_id: 'khanh-hoa', part_of: null, coverage_kind: null, coverage_note: null},
  ...{actors: null, target: null, document: 'Báo cáo', issuer: 'Công an', document_date: '2026-02-01'},
  ...{document_url: null, article_id: null, quote: null},
};
const january = new Date('2026-02-01T01:00:00.000Z');
const march = new Date('2026-03-01T01:00:00.000Z');
const terms = (recordedAt: Date) => ({recordedAt, note: 'Sửa số liệu'});

forEachDatabase((_name, open) => {
  let db: Kysely<Schema>;
  before(async () => {
    ({db} = await open());
    const unit = {id: 'khanh-hoa', name: 'Công an', short_name: 'Khánh Hòa', kind: 'province', code: 'KH'} as const;
    await db.insertInto('units').values(unit).execute();
    const period = {period_kind: 'year', period_label: 'năm 2026'} as const;
    const campaign = {id: 'chuong-trinh', name: 'Chương trình', summary: '', unit_id: 'khanh-hoa', position: 0};
    await db
      .insertInto('campaigns')
      .values({...campaign, ...period})
      .execute();
    await db.transaction().execute((transaction) => writeIndicators(transaction, [meetings]));
  });
  beforeEach(() => db.deleteFrom('observations').execute());

  const write = (rows: readonly ObservationContent[], recordedAt: Date) =>
    db.transaction().execute((transaction) => writeObservations(transaction, rows, terms(recordedAt)));
  const history = () =>
    db
      .selectFrom('observations')
      .select(['id', 'position', 'revision', 'written_as', 'revision_note', 'recorded_at', 'superseded_at'])
      .orderBy('position')
      .orderBy('revision')
      .execute();

  test('what is written again unchanged leaves no trace', async () => {
    assert.deepEqual(await write([content], january), {added: 1, revised: 0, unchanged: 0});
    const again = {...content, amount: '30.0'};
    assert.deepEqual(await write([again], march), {added: 0, revised: 0, unchanged: 1});
    assert.equal((await history()).length, 1);
  });

  test('a changed observation keeps its place and its past, and says why it was changed', async () => {
    await write([content, {...content, id: 'hop-to'}], january);
    const corrected = {...content, amount: '31', written_as: '31'};
    const written = await write([{...content, id: 'hop-moi'}, corrected], march);
    assert.deepEqual(written, {added: 1, revised: 1, unchanged: 0});
    assert.deepEqual(
      (await history()).map(({recorded_at, superseded_at, ...row}) => [
        ...Object.values(row),
        recorded_at,
        superseded_at,
      ]),
      [
        ['hop-dan', 0, 1, '30', null, january, march],
        ['hop-dan', 0, 2, '31', 'Sửa số liệu', march, null],
        ['hop-to', 1, 1, '30', null, january, null],
        ['hop-moi', 2, 1, '30', null, march, null],
      ],
    );
  });

  test('a correction is not known before what it corrects', async () => {
    await write([content], march);
    await write([{...content, written_as: '030'}], january);
    assert.deepEqual(
      (await history()).map(({recorded_at}) => recorded_at),
      [march, march],
    );
  });

  test('parts and targets may stand before what they name, but must name something', async () => {
    const part = {...content, id: 'phan', part_of: 'toan-bo', target: 'muc-tieu'};
    await write([part, {...content, id: 'toan-bo'}, {...content, id: 'muc-tieu', status: 'target'}], january);
    await assert.rejects(write([{...part, id: 'phan-2', part_of: 'khong-co'}], january), {
      code: '23503',
      constraint: 'part_of_an_observation',
    });
    assert.equal((await history()).length, 3);
  });

  test('ten thousand are written, and a few of them corrected, in seconds', async () => {
    const many = Array.from({length: 10_000}, (_, at) => ({...content, id: `so-${at}`, amount: String(at)}));
    const start = performance.now();
    assert.deepEqual(await write(many, january), {added: 10_000, revised: 0, unchanged: 0});
    const changed = many.map((row, at) => (at % 1000 === 0 ? {...row, written_as: 'khác'} : row));
    assert.deepEqual(await write(changed, march), {added: 0, revised: 10, unchanged: 9990});
    const seconds = (performance.now() - start) / 1000;
    assert.ok(seconds < 30, `${seconds} s`);
  });
});
