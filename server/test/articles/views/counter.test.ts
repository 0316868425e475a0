import assert from 'node:assert/strict';
import {before, beforeEach, test} from 'node:test';
import {sql} from 'kysely';
import {ViewCounter} from '../../../src/articles/views/counter.js';
import type {OpenDatabase} from '../../../src/database/database.js';
import {forEachDatabase} from '../../support/databases.js';
import {ARTICLES, fillArticles} from '../../support/view-articles.js';

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  let failures: unknown[];
  let counter: ViewCounter;

  before(async () => {
    database = await open();
    await fillArticles(database.db);
  });
  beforeEach(async () => {
    await sql`truncate view_hours, view_days, article_views`.execute(database.db);
    failures = [];
    counter = new ViewCounter(database.db, (error) => failures.push(error));
  });

  const totals = async () =>
    (await database.db.selectFrom('article_views').select('total').orderBy('article_id').execute()).map(
      ({total}) => total,
    );

  test('views of more articles than fit one statement are all written', async () => {
    for (let other = 0; other < 6000; other++) counter.count(`khong-co-${other}`, null);
    for (const article of ARTICLES) counter.count(article, 'https://congan.example', 2);
    await counter.close();
    assert.deepEqual(failures, []);
    assert.deepEqual(await totals(), [2, 2, 2]);
  });

  test('what could not be written is written the next time, once', async () => {
    counter.count(ARTICLES[0], null);
    await sql`alter table view_clock rename to elsewhere`.execute(database.db);
    await counter.flush();
    await sql`alter table elsewhere rename to view_clock`.execute(database.db);
    assert.equal(failures.length, 1);
    counter.count(ARTICLES[0], null);
    await counter.close();
    assert.deepEqual(await totals(), [2]);
  });

  test('what failed while the server was already closing is written before it has closed', async () => {
    let isRefused = true;
    const refusingOnce = database.db.withPlugin({
      transformQuery({node}) {
        if (!isRefused) return node;
        isRefused = false;
        throw new Error('refused');
      },
      transformResult: ({result}) => Promise.resolve(result),
    });
    counter = new ViewCounter(refusingOnce, (error) => failures.push(error));
    counter.count(ARTICLES[0], null);
    const underWay = counter.flush();
    await counter.close();
    await underWay;
    assert.equal(failures.length, 1);
    assert.deepEqual(await totals(), [1]);
  });
});
