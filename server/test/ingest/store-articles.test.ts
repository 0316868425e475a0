import assert from 'node:assert/strict';
import {before, beforeEach, describe, test} from 'node:test';
import {sql} from 'kysely';
import {findArticle, listArticles} from '../../src/articles/queries.js';
import type {OpenDatabase} from '../../src/database/database.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {addFeed} from '../../src/ingest/feeds.js';
import type {FeedEntry} from '../../src/ingest/read/feed-entry.js';
import {storeArticles} from '../../src/ingest/write.js';
import {forEachDatabase} from '../support/databases.js';
import {sampleContent} from '../support/sample-content.js';

const NOW = new Date('2026-11-23T08:00:00+07:00');
const LATER = new Date('2026-11-23T09:00:00+07:00');
const FIRST = '00000000-0000-4000-8000-000000000001';
const SECOND = '00000000-0000-4000-8000-000000000002';

const entry = (id: string, parts: Partial<FeedEntry> = {}): FeedEntry => ({
  externalId: id,
  url: `https://congan.example.vn/tin/${id}`,
  title: `Tin ${id}`,
  summary: 'Tóm tắt.',
  bodyHtml: '<p>Nội dung.</p>',
  picture: null,
  publishedAt: new Date('2026-11-22T08:00:00+07:00'),
  updatedAt: null,
  byline: null,
  source: null,
  tags: [],
  ...parts,
});

forEachDatabase((_name, open) => {
  let database: OpenDatabase;
  before(async () => {
    database = await open();
    await fillWhenEmpty(database.db, sampleContent, NOW);
    for (const [at, id] of [FIRST, SECOND].entries()) {
      const url = `https://congan.example.vn/rss/${at}`;
      const rest = {unit_id: 'khanh-hoa', category_id: 'tin-tuc', kind: null, title: null, interval_minutes: 15};
      await addFeed(database.db, {id, url, ...rest, next_at: NOW, created_at: NOW});
    }
  });
  beforeEach(() => database.db.deleteFrom('articles').where('source_url', 'is not', null).execute());

  interface Way {
    readonly feed?: string | null;
    readonly now?: Date;
    readonly isDryRun?: boolean;
    readonly unit?: string;
  }
  const store = (entries: readonly FeedEntry[], way: Way = {}) => {
    const {feed = FIRST, now = NOW, isDryRun = false, unit = 'khanh-hoa'} = way;
    return storeArticles(database.db, entries, {source: {unit, category: 'tin-tuc', feed}, now, isDryRun});
  };
  const counts = async (...parameters: Parameters<typeof store>) => {
    const {added, changed, restored, unchanged, duplicates} = await store(...parameters);
    return {added, changed, restored, unchanged, duplicates: duplicates.length};
  };
  const NONE = {added: 0, changed: 0, restored: 0, unchanged: 0, duplicates: 0};
  /** The titles of what came from a source and is shown, of those only that are found by some folded words. */
  const shown = async (words = '') => {
    const found = await listArticles(database.db, {units: undefined}, 1000);
    const {rows} = await sql<{id: string}>`
      select id from articles where source_url is not null and search_text like ${`%${words}%`}`.execute(database.db);
    return found
      .filter(({id}) => rows.some((row) => row.id === id))
      .map(({title}) => title)
      .sort();
  };

  describe('an article that is new', () => {
    test('is told as the source tells it, under an id that can be read', async () => {
      const picture = {
        src: 'https://congan.example.vn/a.jpg',
        width: 800,
        height: 450,
        alt: 'Ảnh',
        caption: 'Chú thích',
      };
      const told = entry('1', {
        title: 'Đồng bào Raglai được cấp thẻ căn cước',
        bodyHtml: '<p>Theo Nghị quyết 25/NQ-TW và Chỉ thị 77-CT/TW; Kế hoạch 242, Kế hoạch 999.</p>',
        picture,
        byline: 'Ban Biên tập',
        source: 'Báo CAND',
        updatedAt: new Date('2026-11-22T09:00:00+07:00'),
        tags: [
          {slug: 'can-cuoc', name: 'Căn cước'},
          {slug: 'can-cuoc', name: 'căn cước'},
          {slug: 'Hỏng', name: 'Hỏng'},
        ],
      });
      assert.deepEqual(await counts([told]), {...NONE, added: 1});
      const article = await findArticle(database.db, 'dong-bao-raglai-duoc-cap-the-can-cuoc');
      assert.deepEqual(article, {
        id: 'dong-bao-raglai-duoc-cap-the-can-cuoc',
        url: 'https://congan.example.vn/tin/1',
        source_url: 'https://congan.example.vn/tin/1',
        title: told.title,
        summary: 'Tóm tắt.',
        image: picture,
        unit: {id: 'khanh-hoa', name: 'Công an Khánh Hòa', short_name: 'Khánh Hòa'},
        category: {id: 'tin-tuc', name: 'Tin tức'},
        published_at: '2026-11-22T08:00:00.000+07:00',
        updated_at: '2026-11-22T09:00:00.000+07:00',
        tags: ['can-cuoc'],
        campaign: null,
        // as the documents were first written here; the one that nobody knows is not made up
        documents: ['25-NQ/TW', '77-CT/TW', 'Kế hoạch 242'],
        byline: 'Ban Biên tập',
        source: 'Báo CAND',
        body_html: told.bodyHtml,
      });
      assert.deepEqual(await shown('dong bao raglai'), [told.title]);
    });

    test('keeps a box for a picture whose size nobody tells', async () => {
      const picture = {src: 'https://congan.example.vn/a.jpg', width: null, height: null, alt: '', caption: null};
      await store([entry('1', {picture})]);
      const article = await findArticle(database.db, 'tin-1');
      assert.deepEqual(article?.image, {src: picture.src, width: 1200, height: 675, alt: ''});
    });

    test('has an id of its own under a title that is taken, and under one without letters', async () => {
      const titles = ['Cảnh báo', 'Cảnh báo', '★★★', 'x'.repeat(500), 'dài '.repeat(60)];
      await store(titles.map((title, at) => entry(String(at), {title})));
      const rows = await database.db
        .selectFrom('articles')
        .select('id')
        .where('source_url', 'is not', null)
        .orderBy('id')
        .execute();
      assert.equal(rows.length, 5);
      for (const {id} of rows) assert.match(id, /^(canh-bao|bai-viet|x{111}|dai(-dai){27})(-[0-9a-f]{8})?$/);
    });

    test('as long as a book is stored', async () => {
      const words = Array.from({length: 45_000}, (_, at) => `ườữậẫ${at}`).join(' ');
      assert.equal((await store([entry('1', {bodyHtml: `<p>${words}</p>`})])).added, 1);
      assert.deepEqual(await shown('uouaa7'), ['Tin 1']);
    });

    test('is left out where its address is longer than can be kept', async () => {
      const result = await store([entry('1', {url: `https://congan.example.vn/${'a'.repeat(2100)}`}), entry('2')]);
      assert.deepEqual([result.added, result.unkeepable.map(({externalId}) => externalId)], [1, ['1']]);
    });
  });

  describe('an article that is known', () => {
    test('is left as it is when it is told again, whatever the source says of when it was changed', async () => {
      await store([entry('1')]);
      const before = await findArticle(database.db, 'tin-1');
      assert.deepEqual(await counts([entry('1', {updatedAt: LATER})], {now: LATER}), {...NONE, unchanged: 1});
      assert.deepEqual(await findArticle(database.db, 'tin-1'), before);
    });

    test('changes where the source has changed it, and is found by its new words only', async () => {
      await store([
        entry('1', {title: 'Tin cũ', bodyHtml: '<p>Chỉ thị 09-CT/TW</p>', tags: [{slug: 'cu', name: 'cũ'}]}),
      ]);
      const changed = entry('1', {
        title: 'Tin mới',
        bodyHtml: '<p>Chỉ thị 10-CT/TW</p>',
        url: 'https://congan.example.vn/moi',
      });
      assert.deepEqual(await counts([changed], {now: LATER}), {...NONE, changed: 1});
      const article = await findArticle(database.db, 'tin-cu');
      assert.equal(article?.title, 'Tin mới');
      assert.equal(article.updated_at, '2026-11-23T09:00:00.000+07:00');
      assert.deepEqual(
        [article.tags, article.documents, article.url],
        [[], ['10-CT/TW'], 'https://congan.example.vn/moi'],
      );
      assert.deepEqual([await shown('tin cu'), await shown('tin moi')], [[], ['Tin mới']]);
    });

    test('takes the moment of the change from the source, unless that lies ahead', async () => {
      await store([entry('1')]);
      await store([entry('1', {title: 'Khác', updatedAt: new Date('2026-11-23T08:30:00+07:00')})], {now: LATER});
      assert.equal((await findArticle(database.db, 'tin-1'))?.updated_at, '2026-11-23T08:30:00.000+07:00');
      await store([entry('1', {title: 'Khác nữa', updatedAt: new Date('2027-01-01T00:00:00Z')})], {now: LATER});
      assert.equal((await findArticle(database.db, 'tin-1'))?.updated_at, '2026-11-23T09:00:00.000+07:00');
    });

    test('is known by its address under a new identifier', async () => {
      await store([entry('1')]);
      const renamed = entry('moi', {url: 'http://www.congan.example.vn/tin/1/?utm_source=rss#x'});
      assert.deepEqual(await counts([renamed]), {...NONE, changed: 1});
      assert.deepEqual(await shown(), ['Tin moi']);
    });

    test('comes back when the source tells of it again after it was withdrawn', async () => {
      await store([entry('1')]);
      await database.db.updateTable('articles').set({withdrawn_at: NOW}).where('id', '=', 'tin-1').execute();
      assert.deepEqual([await shown(), await findArticle(database.db, 'tin-1')], [[], undefined]);
      assert.deepEqual(await counts([entry('1')], {now: LATER}), {...NONE, restored: 1});
      assert.equal((await findArticle(database.db, 'tin-1'))?.updated_at, null);
    });
  });

  describe('a story that two sources tell', () => {
    const title = 'Khánh thành nhà văn hóa thôn Tà Lú';

    test('is kept once, as the first source tells it', async () => {
      await store([entry('1', {title})]);
      const again = entry('khac', {url: 'https://www.congan.example.vn/tin/1', title: 'Đầu đề khác'});
      assert.deepEqual(await counts([again], {feed: SECOND}), {...NONE, duplicates: 1});
      assert.deepEqual(await shown(), [title]);
      assert.deepEqual(await counts([entry('1', {title})]), {...NONE, unchanged: 1});
    });

    test('is known by its title within three days', async () => {
      await store([entry('1', {title})]);
      const copy = (days: number) =>
        entry(`c${days}`, {
          title: title.toUpperCase() + '!',
          publishedAt: new Date(Date.parse('2026-11-22T08:00:00+07:00') - days * 86_400_000),
        });
      assert.deepEqual(await counts([copy(3)], {feed: SECOND}), {...NONE, duplicates: 1});
      assert.deepEqual(await counts([copy(3.1)], {feed: SECOND}), {...NONE, added: 1});
      const same = entry('x', {url: entry('1').url});
      const elsewhere = await counts([same, copy(1)], {feed: SECOND, unit: 'an-giang'});
      assert.deepEqual(elsewhere, {...NONE, added: 1, duplicates: 1});
    });

    test('is not one because of a title that stands over many, nor within one source', async () => {
      await store([entry('1', {title: 'Cảnh báo lừa đảo'}), entry('2', {title})]);
      assert.deepEqual(await counts([entry('3', {title: 'Cảnh báo lừa đảo'})], {feed: SECOND}), {...NONE, added: 1});
      assert.deepEqual(await counts([entry('4', {title})]), {...NONE, added: 1});
    });

    test('goes over to the second when the first is no longer read', async () => {
      await store([entry('1')], {feed: null});
      assert.deepEqual(
        await counts([entry('khac', {url: 'https://congan.example.vn/tin/1', title: 'Mới'})], {feed: SECOND}),
        {...NONE, changed: 1},
      );
      assert.deepEqual(await shown(), ['Mới']);
    });
  });

  test('a source that confuses identifiers and addresses harms nothing', async () => {
    await store([entry('1'), entry('2')]);
    const swapped = [entry('1', {url: entry('2').url}), entry('2', {url: entry('1').url})];
    assert.deepEqual(await counts(swapped), {...NONE, duplicates: 2});
    const twice = [
      entry('3'),
      entry('3', {url: 'https://congan.example.vn/tin/khac'}),
      entry('4', {url: entry('3').url}),
    ];
    assert.deepEqual(await counts(twice), {...NONE, added: 1});
    const moved = [entry('1', {url: 'https://congan.example.vn/moi'}), entry('5', {url: entry('1').url})];
    assert.deepEqual(await counts(moved), {...NONE, changed: 1, duplicates: 1});
    assert.deepEqual(await counts(moved), {...NONE, unchanged: 1, added: 1});
    assert.deepEqual(await shown(), ['Tin 1', 'Tin 2', 'Tin 3', 'Tin 5']);
  });

  test('what was written here is never changed by a feed', async () => {
    await sql`update articles set canonical_url = 'https://congan.example.vn/tin/1' where id = 'hoa-binh'`.execute(
      database.db,
    );
    assert.deepEqual(await counts([entry('1')]), {...NONE, duplicates: 1});
    assert.equal((await findArticle(database.db, 'hoa-binh'))?.title, 'Bài hoa-binh');
    await sql`update articles set canonical_url = url where id = 'hoa-binh'`.execute(database.db);
  });

  test('a dry run tells the same and stores nothing', async () => {
    await store([entry('1'), entry('2')]);
    const entries = [entry('1'), entry('2', {title: 'Khác'}), entry('3')];
    assert.deepEqual(await counts(entries, {isDryRun: true}), {...NONE, added: 1, changed: 1, unchanged: 1});
    assert.deepEqual(await shown(), ['Tin 1', 'Tin 2']);
  });

  test('many entries are stored in steps, each of which is told', async () => {
    const steps: number[] = [];
    const source = {unit: 'khanh-hoa', category: 'tin-tuc', feed: FIRST};
    const entries = Array.from({length: 250}, (_, at) => entry(String(at)));
    const result = await storeArticles(database.db, entries, {
      source,
      now: NOW,
      onProgress: (done) => steps.push(done),
    });
    assert.deepEqual([result.added, steps], [250, [100, 200, 250]]);
  });
});
