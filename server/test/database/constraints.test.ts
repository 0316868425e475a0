import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {type Insertable, sql} from 'kysely';
import type {OpenDatabase} from '../../src/database/database.js';
import type {FeedbackTable, ObservationTable} from '../../src/database/schema.js';
import {forEachDatabase} from '../support/databases.js';

const observation: Insertable<ObservationTable> = {
  id: 'hop-dan',
  position: 1,
  campaign_id: 'phoi-hop-dan-van',
  indicator: 'cuoc-hop-dan',
  label: 'đã tổ chức',
  qualifier: 'exact',
  amount: '294075',
  amount_max: null,
  magnitude: null,
  written_as: '294.075',
  scale: 0,
  significant_digits: 6,
  measure_kind: 'things',
  measure_name: 'cuộc',
  currency: null,
  change: null,
  status: 'reported',
  period_kind: 'range',
  period_start: '2016-01-01',
  period_end: '2021-12-31',
  period_label: 'giai đoạn 2016-2021',
  unit_id: 'tp-ho-chi-minh',
  part_of: null,
  coverage_kind: null,
  coverage_note: null,
  actors: null,
  target: null,
  document: 'Báo cáo',
  issuer: 'Công an TP. Hồ Chí Minh',
  document_date: '2022-10-02',
  article_id: null,
  quote: null,
  revision: 1,
  recorded_at: new Date('2022-10-02T01:00:00Z'),
};

const feedback: Insertable<FeedbackTable> = {
  id: '7f3c1c4e-6a55-4c0e-9a39-0f3a1d2b4c5d',
  idempotency_key: 'khoa-0000000000000001',
  body_hash: 'v1.khoa.x',
  receipt_code: 'HCM-7F3K-92QD',
  form_id: 'gop-y',
  unit_id: 'tp-ho-chi-minh',
  topic: 'gop-y-chung',
  message: 'v1.khoa.tin',
  name: null,
  phone: null,
  email: null,
  consent_version: '1',
  consent_text: 'Tôi đồng ý.',
  consented_at: new Date('2026-11-23T01:55:00Z'),
  page_url: 'v1.khoa.trang',
  page_title: null,
  article_id: null,
  language: 'vi',
  lookup_secret_hash: null,
  status: 'received',
  received_at: new Date('2026-11-23T01:55:00Z'),
  updated_at: new Date('2026-11-23T01:55:00Z'),
};

forEachDatabase((_name, open) => {
  let db: OpenDatabase['db'];
  before(async () => {
    ({db} = await open());
    await db
      .insertInto('units')
      .values({
        id: 'tp-ho-chi-minh',
        name: 'Công an TP. Hồ Chí Minh',
        short_name: 'TP.HCM',
        kind: 'province',
        code: 'HCM',
      })
      .execute();
    await db
      .insertInto('campaigns')
      .values({
        id: 'phoi-hop-dan-van',
        name: 'Phối hợp công tác dân vận',
        summary: '',
        unit_id: 'tp-ho-chi-minh',
        period_kind: 'range',
        period_label: 'giai đoạn 2016-2021',
        position: 1,
      })
      .execute();
    const counts = {measure_name: 'cuộc', measure_kind: 'things'} as const;
    await db
      .insertInto('indicators')
      .values([
        {id: 'cuoc-hop-dan', name: 'Cuộc họp dân', ...counts},
        {id: 'tien', name: 'Tiền', measure_kind: 'money', measure_name: 'đồng', currency: 'VND'},
      ])
      .execute();
    await db
      .insertInto('forms')
      .values({
        id: 'gop-y',
        title: '{"vi": "Góp ý"}',
        topics: '[{"id": "gop-y-chung", "label": {"vi": "Góp ý chung"}}]',
        fields: '[]',
        consent_version: '1',
        consent_text: '{"vi": "Tôi đồng ý."}',
      })
      .execute();
  });

  const magnitude = {qualifier: 'magnitude', amount: null, magnitude: 10, written_as: 'hàng chục tỷ đồng'} as const;
  const money = {indicator: 'tien', measure_kind: 'money', measure_name: 'đồng', currency: 'VND'} as const;
  const month = {period_kind: 'month', period_start: '2026-02-01', period_end: '2026-02-28'} as const;

  const truths: Record<string, Partial<Insertable<ObservationTable>>> = {
    'an exact amount': {},
    'a magnitude without an amount': {...magnitude, ...money},
    'a range with both ends': {qualifier: 'range', amount: '10', amount_max: '12', written_as: 'từ 10 đến 12'},
    'less than an amount': {qualifier: 'less_than', written_as: 'dưới 294.075'},
    'a whole month': month,
    'a whole quarter': {period_kind: 'quarter', period_start: '2024-01-01', period_end: '2024-03-31'},
    'a whole half of a year': {period_kind: 'half_year', period_start: '2024-07-01', period_end: '2024-12-31'},
    'a document on the web': {document_url: 'https://congan.example/bao-cao.pdf'},
    'words without a number': {qualifier: 'unquantified', amount: null, written_as: 'nhiều'},
  };
  for (const [name, change] of Object.entries(truths)) {
    test(`${name} is stored`, async () => {
      const id = `dung-${Object.keys(truths).indexOf(name)}`;
      await db
        .insertInto('observations')
        .values({...observation, ...change, id})
        .execute();
    });
  }

  const untruths: Record<string, [Partial<Insertable<ObservationTable>>, constraint: string]> = {
    'a magnitude with an amount': [{...magnitude, ...money, amount: '10000000000'}, 'amount_as_reported'],
    'a magnitude without its power of ten': [{...magnitude, ...money, magnitude: null}, 'amount_as_reported'],
    'an unquantified figure with an amount': [{qualifier: 'unquantified'}, 'amount_as_reported'],
    'a range with one end': [{qualifier: 'range'}, 'amount_as_reported'],
    'a range whose ends are swapped': [{qualifier: 'range', amount_max: '3'}, 'amount_as_reported'],
    'an exact figure without an amount': [{amount: null}, 'amount_as_reported'],
    'a figure that is not a number': [{amount: 'NaN'}, 'amount_is_a_number'],
    'money without a currency': [{measure_kind: 'money'}, 'currency_of_money'],
    'people in a currency': [{measure_kind: 'persons', currency: 'VND'}, 'currency_of_money'],
    'a period that ends before it starts': [{period_end: '2015-01-01'}, 'period_runs_forward'],
    'a month that lacks a day': [{...month, period_end: '2026-02-27'}, 'period_of_a_month'],
    'a month without days': [{...month, period_start: null, period_end: null}, 'period_of_a_month'],
    'a quarter that begins in February': [
      {period_kind: 'quarter', period_start: '2026-02-01', period_end: '2026-04-30'},
      'period_of_a_quarter',
    ],
    'a half year that begins in April': [
      {period_kind: 'half_year', period_start: '2026-04-01', period_end: '2026-09-30'},
      'period_of_a_half_year',
    ],
    'an address that runs a script': [{document_url: 'javascript:alert(1)'}, 'observations_document_url_check'],
    'an address on some other host': [{document_url: '//xau.example/a'}, 'observations_document_url_check'],
    'a correction that does not say why': [{revision: 2}, 'revision_noted'],
    'a coverage without its note': [{coverage_kind: 'partial'}, 'coverage_whole_or_absent'],
  };
  for (const [name, [change, constraint]] of Object.entries(untruths)) {
    test(`${name} is refused`, async () => {
      const insert = db.insertInto('observations').values({...observation, ...change, id: 'sai'});
      await assert.rejects(insert.execute(), {code: '23514', constraint});
    });
  }

  const references: Record<string, [Partial<Insertable<ObservationTable>>, constraint: string]> = {
    'a figure that counts something else than its indicator': [{measure_kind: 'persons'}, 'measure_of_the_indicator'],
    'a second revision without a first': [{revision: 2, revision_note: 'Sửa'}, 'revision_follows'],
    'a superseded revision without the next': [{superseded_at: new Date()}, 'superseded_by_the_next'],
    'a part of nothing': [{part_of: 'khong-co'}, 'part_of_an_observation'],
    'a target that is not there': [{target: 'khong-co'}, 'target_is_an_observation'],
  };
  for (const [name, [change, constraint]] of Object.entries(references)) {
    test(`${name} is refused`, async () => {
      const insert = db.insertInto('observations').values({...observation, ...change, id: 'sai'});
      await assert.rejects(insert.execute(), {code: '23503', constraint});
    });
  }

  test('an observation cannot be known in two ways at once', async () => {
    await db
      .insertInto('observations')
      .values({...observation, id: 'hai-lan'})
      .execute();
    const second = {...observation, id: 'hai-lan', revision: 2, revision_note: 'Sửa'};
    await assert.rejects(db.insertInto('observations').values(second).execute(), {
      code: '23505',
      constraint: 'observations_current',
    });
  });

  test('a message is withdrawn only together with all that is personal in it', async () => {
    await db
      .insertInto('feedback')
      .values({...feedback, name: 'v1.khoa.an', phone: 'v1.khoa.so'})
      .execute();
    const erased_at = new Date('2026-11-24T01:55:00Z');
    const withdraw = db.updateTable('feedback').set({status: 'withdrawn', message: '', withdrawn_at: erased_at});
    await assert.rejects(withdraw.execute(), {code: '23514', constraint: 'nothing_personal_when_withdrawn'});
    const erase = withdraw.set({erased_at});
    await assert.rejects(erase.execute(), {code: '23514', constraint: 'nothing_personal_when_erased'});
    const anonymous = erase.set({name: null, phone: null, email: null});
    await assert.rejects(anonymous.execute(), {code: '23514', constraint: 'nothing_written_when_withdrawn'});
    await anonymous.set({page_url: null}).execute();
  });

  for (const column of [
    ...(['name', 'phone', 'email', 'address'] as const),
    ...(['message', 'page_url', 'page_title', 'reply_text', 'body_hash'] as const),
  ]) {
    test(`what a sender or an officer wrote is refused unless it is encrypted: ${column}`, async () => {
      const insert = db.insertInto('feedback').values({
        ...feedback,
        ...(column === 'reply_text' ? {replied_at: new Date(), replied_by: 'Cán bộ'} : {}),
        [column]: 'Chữ viết thường',
      });
      await assert.rejects(insert.execute(), {code: '23514', constraint: `${column}_is_ciphertext`});
    });
  }

  test('an anonymous message holds nothing of its sender', async () => {
    const insert = db.insertInto('feedback').values({
      ...feedback,
      id: '7f3c1c4e-6a55-4c0e-9a39-0f3a1d2b4c5e',
      idempotency_key: 'khoa-0000000000000002',
      receipt_code: 'HCM-7F3K-92QE',
      anonymous: true,
      email: 'v1.khoa.thu',
    });
    await assert.rejects(insert.execute(), {code: '23514', constraint: 'nothing_personal_when_anonymous'});
  });

  test('the words of an article are found by the folded text', async () => {
    await db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin tức'}).execute();
    await db
      .insertInto('articles')
      .values({
        id: 'canh-giac',
        unit_id: 'tp-ho-chi-minh',
        category_id: 'tin-tuc',
        title: 'Cảnh giác lừa đảo',
        summary: '',
        body_html: '',
        url: '/bai-viet/canh-giac',
        canonical_url: '/bai-viet/canh-giac',
        title_key: 'canh giac lua dao',
        search_toned: 'cảnh giác lừa đảo',
        published_at: new Date('2026-11-23T01:55:00Z'),
        search_text: 'canh giac lua dao',
      })
      .execute();
    const found = await db
      .selectFrom('articles')
      .select('id')
      .where(sql<boolean>`search @@ phraseto_tsquery('simple', ${'lua dao'})`)
      .execute();
    assert.deepEqual(found, [{id: 'canh-giac'}]);
  });
});
