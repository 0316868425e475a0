import assert from 'node:assert/strict';
import {before, beforeEach, describe, test} from 'node:test';
import fc from 'fast-check';
import {sql} from 'kysely';
import {advanceViewClock, foldOldHours, recountViews} from '../../../src/articles/views/clock.js';
import {addViews} from '../../../src/articles/views/counter.js';
import type {OpenDatabase} from '../../../src/database/database.js';
import {forEachDatabase} from '../../support/databases.js';
import {ARTICLES, fillArticles, views} from '../../support/view-articles.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-03-01T00:20:00Z');
const SPANS = {d1: [0, 1], d1p: [1, 2], d7: [0, 7], d7p: [7, 14], d30: [0, 30], d30p: [30, 60]} as const;

const DAYS_APART = [1, 2, 6, 7, 8, 13, 14, 29, 30, 31, 45, 60];

/** Somebody reads an article, or time passes: a few hours, or about as long as a window. */
const event = fc.oneof(
  {weight: 6, arbitrary: fc.record({article: fc.constantFrom(...ARTICLES), views: fc.integer({min: 1, max: 50})})},
  {weight: 2, arbitrary: fc.record({hours: fc.integer({min: 1, max: 30})})},
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...DAYS_APART), fc.integer({min: -13, max: 13}))
      .map(([days, more]) => ({hours: days * 24 + more})),
  },
  {weight: 1, arbitrary: fc.constant({fold: true})},
);

forEachDatabase((name, open) => {
  let database: OpenDatabase;

  before(async () => {
    database = await open();
    await fillArticles(database.db);
  });
  beforeEach(async () => {
    await sql`truncate view_hours, view_days, article_views`.execute(database.db);
    await sql`update view_clock set hour = '1970-01-01T00:00:00Z'`.execute(database.db);
  });

  /** What the windows have to be: everything that was read, summed anew. */
  const sumsOf = (read: readonly {article: string; at: number; views: number}[], now: number) => {
    const hour = Math.floor(now / HOUR) * HOUR;
    const within = (article: string, from: number, to: number) =>
      read
        .filter((one) => one.article === article)
        .map((one) => ({...one, age: (hour - Math.floor(one.at / HOUR) * HOUR) / DAY}))
        .filter(({age}) => age >= from && age < to)
        .reduce((sum, one) => sum + one.views, 0);
    return ARTICLES.map((article) => ({
      article_id: article,
      ...Object.fromEntries(Object.entries(SPANS).map(([name, [from, to]]) => [name, within(article, from, to)])),
      total: within(article, 0, Infinity),
    })).filter(({total}) => total > 0);
  };

  const windows = () =>
    database.db
      .selectFrom('article_views')
      .select(['article_id', 'd1', 'd1p', 'd7', 'd7p', 'd30', 'd30p', 'total'])
      .orderBy('article_id')
      .execute();

  test('the windows are the sums over the hours, whatever is read, however time passes, whatever is folded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, {minLength: 1, maxLength: 24}), async (events) => {
        await sql`truncate view_hours, view_days, article_views`.execute(database.db);
        await sql`update view_clock set hour = '1970-01-01T00:00:00Z'`.execute(database.db);
        const read: {article: string; at: number; views: number}[] = [];
        let now = START;
        for (const one of events) {
          if ('hours' in one) now += one.hours * HOUR;
          else if ('fold' in one) await foldOldHours(database.db, new Date(now));
          else {
            read.push({...one, at: now});
            await addViews(database.db, [views(one.article, one.views)], new Date(now));
          }
        }
        await advanceViewClock(database.db, new Date(now));
        assert.deepEqual(await windows(), sumsOf(read, now));
        await database.db.transaction().execute(recountViews);
        await advanceViewClock(database.db, new Date(now));
        assert.deepEqual(await windows(), sumsOf(read, now), 'counted anew');
      }),
      {numRuns: 40},
    );
  });

  test('a view leaves the last day after exactly 24 hours of the clock and is in the day before then', async () => {
    await addViews(database.db, [views('bai-1', 3)], new Date('2026-03-01T08:59:59.999Z'));
    const at = async (moment: string) => {
      await advanceViewClock(database.db, new Date(moment));
      const [row] = await windows();
      return [row?.d1, row?.d1p, row?.d7];
    };
    assert.deepEqual(await at('2026-03-02T07:59:59.999Z'), [3, 0, 3]);
    assert.deepEqual(await at('2026-03-02T08:00:00Z'), [0, 3, 3]);
    assert.deepEqual(await at('2026-03-03T08:00:00Z'), [0, 0, 3]);
  });

  test('hours older than 62 days become days of Vietnamese time and no view is lost', async () => {
    for (const moment of ['2026-03-01T16:10:00Z', '2026-03-01T17:10:00Z', '2026-03-02T03:00:00Z']) {
      await addViews(database.db, [views('bai-1', 2), views('bai-2')], new Date(moment));
    }
    // The second of March ends in Vietnam at 17:00 UTC; 62 days later is the third of May.
    assert.equal(await foldOldHours(database.db, new Date('2026-05-03T16:59:59Z')), 1);
    assert.equal(await foldOldHours(database.db, new Date('2026-05-03T17:00:00Z')), 1);
    assert.equal(await foldOldHours(database.db, new Date('2026-05-03T17:00:00Z')), 0);
    const days = await database.db.selectFrom('view_days').selectAll().orderBy('day').orderBy('article_id').execute();
    assert.deepEqual(days, [
      {article_id: 'bai-1', day: '2026-03-01', views: 2},
      {article_id: 'bai-2', day: '2026-03-01', views: 1},
      {article_id: 'bai-1', day: '2026-03-02', views: 4},
      {article_id: 'bai-2', day: '2026-03-02', views: 2},
    ]);
    assert.deepEqual(await database.db.selectFrom('view_hours').selectAll().execute(), []);
    assert.deepEqual(
      (await windows()).map(({total}) => total),
      [6, 3],
    );
  });

  test('a process whose clock is an hour slow adds to the hour of the others', async () => {
    await addViews(database.db, [views('bai-1')], new Date('2026-03-01T08:01:00Z'));
    await addViews(database.db, [views('bai-1')], new Date('2026-03-01T07:59:00Z'));
    const hours = await database.db.selectFrom('view_hours').select(['hour', 'views']).execute();
    assert.deepEqual(hours, [{hour: new Date('2026-03-01T08:00:00Z'), views: 2}]);
  });

  test('a clock that was a year ahead by mistake is set back, and the windows are right again', async () => {
    await addViews(database.db, [views('bai-1', 5)], new Date('2026-03-01T08:00:00Z'));
    await advanceViewClock(database.db, new Date('2027-03-01T08:00:00Z'));
    assert.equal((await windows())[0]?.d1, 0);
    await addViews(database.db, [views('bai-1')], new Date('2026-03-01T09:00:00Z'));
    assert.deepEqual([(await windows())[0]?.d1, (await windows())[0]?.total], [6, 6]);
  });

  describe('many flushes at once, while the hour changes', () => {
    test('lose nothing and disagree in nothing', async () => {
      const flushes = Array.from({length: 60}, (_, index) => {
        const all = ARTICLES.map((article) => views(article));
        return addViews(database.db, index % 2 ? all : all.reverse(), new Date(START + index * 7 * 60_000));
      });
      await Promise.all(flushes);
      const hours = await database.db
        .selectFrom('view_hours')
        .select(['article_id', sql<number>`sum(views)`.as('views')])
        .groupBy('article_id')
        .orderBy('article_id')
        .execute();
      assert.deepEqual(
        hours,
        ARTICLES.map((article) => ({article_id: article, views: 60})),
      );
      assert.deepEqual(
        (await windows()).map(({d1, d7, d30, total}) => [d1, d7, d30, total]),
        ARTICLES.map(() => [60, 60, 60, 60]),
      );
    });
  });

  test('a flush that meets a clock being moved waits, and adds to the hour it was moved to', async () => {
    const {db} = database;
    await advanceViewClock(db, new Date(START));
    const moved = new Date(Math.floor(START / HOUR) * HOUR + 20 * HOUR);
    let flush: Promise<void> | undefined;
    await db.transaction().execute(async (transaction) => {
      await transaction.updateTable('view_clock').set({hour: moved}).execute();
      flush = addViews(db, [views('bai-1')], new Date(START));
      // The embedded database does one transaction after the other by itself.
      if (name === 'postgresql') await untilWaitingOrDone();
    });
    await flush;
    assert.deepEqual(await db.selectFrom('view_hours').select('hour').execute(), [{hour: moved}]);
  });

  const untilWaitingOrDone = async () => {
    const state = sql<{over: boolean}>`
      select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
        or exists (select from view_hours) as over`;
    while (!(await state.execute(database.db)).rows[0]?.over);
  };

  test('nothing is counted for an unknown or a withdrawn article, nor on pages that the unit has not registered', async () => {
    const {db} = database;
    const now = new Date(START);
    await db.updateTable('articles').set({withdrawn_at: now}).where('id', '=', 'bai-3').execute();
    await db.insertInto('unit_origins').values({unit_id: 'khanh-hoa', origin: 'https://ca.example'}).execute();
    const from = (article: string, origin: string | null) => ({article, origin, views: 1});
    await addViews(
      db,
      [
        ...[from('bai-3', null), from('khong-co', null)],
        ...[
          from('bai-1', 'https://ca.example'),
          from('bai-1', 'https://la.example'),
          from('bai-1', ''),
          from('bai-1', null),
        ],
        from('bai-2', 'https://la.example'),
      ],
      now,
    );
    await db.deleteFrom('unit_origins').execute();
    await db.updateTable('articles').set({withdrawn_at: null}).execute();
    assert.deepEqual(
      (await windows()).map(({article_id, total}) => [article_id, total]),
      [
        ['bai-1', 2],
        ['bai-2', 1],
      ],
    );
  });
});
