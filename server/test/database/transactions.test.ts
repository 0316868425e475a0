import assert from 'node:assert/strict';
import {before, test} from 'node:test';
import {AbortedTransactionError, sql} from 'kysely';
import type {OpenDatabase} from '../../src/database/database.js';
import {forEachDatabase} from '../support/databases.js';

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  before(async () => {
    database = await open();
  });

  const add = (db: OpenDatabase['db'], id: string) => db.insertInto('categories').values({id, name: id}).execute();
  const ids = async () => {
    const rows = await database.db.selectFrom('categories').select('id').orderBy('id').execute();
    return rows.map((row) => row.id);
  };

  test('a failed transaction takes nothing of the queries beside it along', async () => {
    await Promise.all([
      assert.rejects(
        database.db.transaction().execute(async (transaction) => {
          await add(transaction, 'within-1');
          await sql`select 1`.execute(transaction);
          await add(transaction, 'within-2');
          throw new Error('changed its mind');
        }),
        /changed its mind/,
      ),
      add(database.db, 'beside-1'),
      add(database.db, 'beside-2'),
    ]);
    assert.deepEqual(await ids(), ['beside-1', 'beside-2']);
  });

  test('what one transaction reads, another does not change before it writes', async () => {
    await sql`create table counter (value integer not null)`.execute(database.db);
    await sql`insert into counter values (0)`.execute(database.db);
    const increment = () =>
      database.db.transaction().execute(async (transaction) => {
        const {rows} = await sql<{value: number}>`select value from counter for update`.execute(transaction);
        await sql`update counter set value = ${(rows[0]?.value ?? 0) + 1}`.execute(transaction);
      });
    await Promise.all(Array.from({length: 30}, increment));
    const {rows} = await sql<{value: number}>`select value from counter`.execute(database.db);
    assert.deepEqual(rows, [{value: 30}]);
  });

  test('statements asked for at once within a transaction are all answered', async () => {
    const numbers = await database.db.transaction().execute((transaction) =>
      Promise.all(
        [1, 2, 3, 4].map(async (number) => {
          const {rows} = await sql<{number: number}>`select ${number}::int as number`.execute(transaction);
          return rows[0]?.number;
        }),
      ),
    );
    assert.deepEqual(numbers, [1, 2, 3, 4]);
  });

  test('a savepoint takes back only what came after it', async () => {
    const transaction = await database.db.startTransaction().execute();
    await add(transaction, 'kept');
    const saved = await transaction.savepoint('here').execute();
    await add(saved, 'taken-back');
    await assert.rejects(add(saved, 'kept'), {code: '23505'});
    await saved.rollbackToSavepoint('here').execute();
    await add(transaction, 'kept-too');
    await transaction.commit().execute();
    assert.deepEqual(
      (await ids()).filter((id) => /kept|taken/.test(id)),
      ['kept', 'kept-too'],
    );
  });

  test('the commit of a transaction in which a statement failed is an error, not silence', async () => {
    await assert.rejects(
      database.db.transaction().execute(async (transaction) => {
        await add(transaction, 'lost');
        await assert.rejects(add(transaction, 'lost'), {code: '23505'});
      }),
      AbortedTransactionError,
    );
    assert.ok(!(await ids()).includes('lost'));
  });
});
