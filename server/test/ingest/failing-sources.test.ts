import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {sql} from 'kysely';
import {forEachDatabase} from '../support/databases.js';
import {rss} from '../support/feed-site.js';
import {HOUR, MINUTE, Polling, START} from '../support/polling.js';

forEachDatabase((_name, open) => {
  const polling = Polling.around(open);

  describe('an article that leaves its feed', () => {
    const at = (hour: number) => `Mon, 23 Nov 2026 0${hour}:00:00 +0700`;
    const all = [3, 2, 1].map((hour) => ({id: String(hour), published: at(hour)}));

    test('stays while its page stands, is withdrawn when the page is gone, and comes back with the feed', async () => {
      await polling.register();
      const poller = polling.poller();
      for (const {id} of all) polling.site.serve(`/tin/${id}`, '<h1>Tin</h1>');
      polling.site.serve('/rss', rss(polling.site.url, all));
      await poller.readDueFeeds();
      polling.site.serve(
        '/rss',
        rss(
          polling.site.url,
          all.filter(({id}) => id !== '2'),
        ),
      );
      polling.wait(HOUR);
      await poller.readDueFeeds();
      assert.deepEqual(polling.site.asked(), ['/rss', '/rss', '/tin/2']);
      assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 2', 'Tin 3']);
      polling.site.refuse('/tin/2', 404);
      polling.wait(5 * HOUR);
      await poller.readDueFeeds();
      assert.deepEqual(polling.site.asked(), ['/rss'], 'was asked for again too soon');
      polling.wait(2 * HOUR);
      await poller.readDueFeeds();
      assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 3']);
      polling.site.serve('/rss', rss(polling.site.url, all));
      polling.wait(HOUR);
      await poller.readDueFeeds();
      assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 2', 'Tin 3']);
    });

    test('because it is older than all that the feed names is not even asked for', async () => {
      await polling.register();
      const poller = polling.poller();
      polling.site.serve('/rss', rss(polling.site.url, all));
      await poller.readDueFeeds();
      polling.site.serve('/rss', rss(polling.site.url, all.slice(0, 2)));
      polling.wait(HOUR);
      await poller.readDueFeeds();
      assert.deepEqual([polling.site.asked(), (await polling.shown()).length], [['/rss', '/rss'], 3]);
    });

    test('only because its entry can no longer be read is not asked for', async () => {
      await polling.register();
      const poller = polling.poller();
      polling.site.serve('/rss', rss(polling.site.url, all));
      await poller.readDueFeeds();
      polling.site.serve(
        '/rss',
        rss(
          polling.site.url,
          all.map((item) => (item.id === '2' ? {...item, published: '?'} : item)),
        ),
      );
      polling.wait(HOUR);
      await poller.readDueFeeds();
      assert.deepEqual([polling.site.asked(), (await polling.shown()).length], [['/rss', '/rss'], 3]);
    });

    test('is looked for although the feed is unchanged since', async () => {
      await polling.register();
      const poller = polling.poller();
      polling.site.serve('/rss', rss(polling.site.url, all));
      await poller.readDueFeeds();
      polling.site.serve(
        '/rss',
        rss(
          polling.site.url,
          all.filter(({id}) => id !== '2'),
        ),
      );
      polling.site.refuse('/tin/2', 500);
      polling.wait(HOUR);
      await poller.readDueFeeds();
      assert.equal((await polling.shown()).length, 3);
      polling.site.refuse('/rss', 304);
      polling.site.refuse('/tin/2', 410);
      polling.wait(7 * HOUR);
      await poller.readDueFeeds();
      assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 3']);
    });
  });

  describe('a feed that fails', () => {
    test('is asked less and less often, keeps its articles, and is well again at once', async () => {
      const id = await polling.register();
      const poller = polling.poller();
      polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}]));
      await poller.readDueFeeds();
      polling.site.refuse('/rss', 500);
      const waits = [];
      for (let round = 0; round < 8; round++) {
        polling.wait((await polling.feed(id)).minutes * MINUTE);
        await poller.readDueFeeds();
        waits.push((await polling.feed(id)).minutes);
      }
      assert.deepEqual(waits, [30, 60, 120, 240, 480, 960, 1440, 1440]);
      const failing = await polling.feed(id);
      assert.deepEqual([failing.failures, failing.last_error], [8, 'Trang nguồn trả lời mã 500.']);
      assert.deepEqual(await polling.shown(), ['Tin 1']);
      polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}, {id: '2'}]));
      polling.wait(24 * HOUR);
      await poller.readDueFeeds();
      const well = await polling.feed(id);
      assert.deepEqual([well.failures, well.last_error, well.minutes], [0, null, 15]);
      assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 2']);
    });

    test('with a page instead, cut off, or asking for patience, is told as such and withdraws nothing', async () => {
      const id = await polling.register();
      const poller = polling.poller();
      const feed = rss(polling.site.url, [{id: '1'}, {id: '2'}]);
      polling.site.serve('/rss', feed);
      await poller.readDueFeeds();
      const answers = [
        ['<!doctype html><title>Bảo trì</title><h1>Đang bảo trì</h1>', /trang web/],
        [feed.slice(0, -60), /cắt ngang/],
      ] as const;
      for (const [answer, reason] of answers) {
        polling.site.serve('/rss', answer);
        polling.wait(24 * HOUR);
        await poller.readDueFeeds();
        assert.match((await polling.feed(id)).last_error ?? '', reason);
      }
      polling.site.refuse('/rss', 503, {'retry-after': '36000'});
      polling.wait(24 * HOUR);
      await poller.readDueFeeds();
      assert.equal((await polling.feed(id)).minutes, 600);
      assert.equal((await polling.shown()).length, 2);
    });

    test('only when it is stored is told of in the log, and keeps no other from being read', async () => {
      const {db} = polling.database;
      await sql`alter table articles add constraint broken check (title <> 'Tin hỏng')`.execute(db);
      const broken = await polling.register(`${polling.site.url}/hong`, new Date(START - MINUTE));
      await polling.register();
      polling.site.serve('/hong', rss(polling.site.url, [{id: '1', title: 'Tin hỏng'}]));
      polling.site.serve('/rss', rss(polling.site.url, [{id: '2'}]));
      const failures: unknown[] = [];
      await polling.poller(true, (error) => failures.push(error)).readDueFeeds();
      await sql`alter table articles drop constraint broken`.execute(db);
      assert.deepEqual([failures.length, await polling.shown()], [1, ['Tin 2']]);
      const {minutes, last_error} = await polling.feed(broken);
      assert.deepEqual([minutes, /không lưu được/.test(last_error ?? '')], [30, true]);
    });

    test('for good is paused', async () => {
      const id = await polling.register();
      polling.site.refuse('/rss', 410);
      await polling.poller().readDueFeeds();
      const gone = await polling.feed(id);
      assert.deepEqual([gone.paused, /410/.test(gone.last_error ?? '')], [true, true]);
      polling.wait(48 * HOUR);
      await polling.poller().readDueFeeds();
      assert.equal(polling.site.asked().length, 1);
    });

    test('because it is inside is never asked unless allowed', async () => {
      const id = await polling.register();
      await polling.poller(false).readDueFeeds();
      assert.deepEqual(polling.site.asked(), []);
      assert.match((await polling.feed(id)).last_error ?? '', /mạng nội bộ/);
    });
  });
});
