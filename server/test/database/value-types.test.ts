import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {sql} from 'kysely';
import type {OpenDatabase} from '../../src/database/database.js';
import {forEachDatabase} from '../support/databases.js';

const moment = new Date('2026-11-23T01:55:00.123Z');

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  before(async () => {
    database = await open();
  });

  async function read(expression: string): Promise<unknown> {
    const {rows} = await sql<{value: unknown}>`select ${sql.raw(expression)} as value`.execute(database.db);
    return rows[0]?.value;
  }

  const expected: [expression: string, value: unknown][] = [
    ['9007199254740991::int8', 9007199254740991],
    ['count(*)', 1],
    ['42::int4', 42],
    ['15300000000.50::numeric', '15300000000.50'],
    ['0.1::float8', 0.1],
    [`'2018-06-12'::date`, '2018-06-12'],
    [`'2026-11-23 08:55:00.123+07'::timestamptz`, moment],
    [`'{"vi": "Phản hồi", "en": null}'::jsonb`, {vi: 'Phản hồi', en: null}],
    [`'[1, "hai"]'::jsonb`, [1, 'hai']],
    ['true', true],
    ['null::int8', null],
    [`'Đồng Nai'::text`, 'Đồng Nai'],
    [`'7f3c1c4e-6a55-4c0e-9a39-0f3a1d2b4c5d'::uuid`, '7f3c1c4e-6a55-4c0e-9a39-0f3a1d2b4c5d'],
    ['array[1, null, 3]::int8[]', [1, null, 3]],
    ['array[]::numeric[]', []],
    [`array['1.50', '2']::numeric[]`, ['1.50', '2']],
    [`array['2018-06-12']::date[]`, ['2018-06-12']],
    [`array['2026-11-23 08:55:00.123+07']::timestamptz[]`, [moment]],
    [`array['a"b', 'ă, â']`, ['a"b', 'ă, â']],
  ];
  for (const [expression, value] of expected) {
    test(`${expression} is read as ${JSON.stringify(value)}`, async () => {
      assert.deepEqual(await read(expression), value);
    });
  }

  test('a whole number that a JavaScript number cannot hold is refused, not rounded', async () => {
    await assert.rejects(read('9007199254740993::int8'), /9007199254740993/);
  });

  test('parameters keep their value on the way in', async () => {
    const given = {
      moment,
      day: '2018-06-12',
      amount: '9300000.10',
      words: ['Công an', 'dân "vận"', 'a,b'],
      none: null,
      yes: true,
      json: JSON.stringify([{id: 1, label: 'Góp ý'}]),
    };
    const {rows} = await sql`select
      ${given.moment}::timestamptz as moment,
      ${given.day}::date as day,
      ${given.amount}::numeric as amount,
      ${given.words}::text[] as words,
      ${given.none}::text as none,
      ${given.yes}::boolean as yes,
      ${given.json}::jsonb as json`.execute(database.db);
    assert.deepEqual(rows, [{...given, json: [{id: 1, label: 'Góp ý'}]}]);
  });

  test('a refused row tells its code and constraint', async () => {
    await database.db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin tức'}).execute();
    await assert.rejects(database.db.insertInto('categories').values({id: 'tin-tuc', name: 'Tin'}).execute(), {
      code: '23505',
      constraint: 'categories_pkey',
      detail: 'Key (id)=(tin-tuc) already exists.',
    });
  });

  test('a change tells how many rows it reached, a read does not', async () => {
    const change = await database.db.updateTable('categories').set({name: 'Tin mới'}).executeTakeFirstOrThrow();
    assert.equal(change.numUpdatedRows, 1n);
    const none = await database.db.deleteFrom('categories').where('id', '=', 'khong-co').executeTakeFirstOrThrow();
    assert.equal(none.numDeletedRows, 0n);
    const read = await sql`select 1 as one`.execute(database.db);
    assert.equal(read.numAffectedRows, undefined);
  });
});
