import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listRefusals} from '../../src/ingest/feeds.js';
import {forEachDatabase} from '../support/databases.js';
import {rss} from '../support/feed-site.js';
import {HOUR, MINUTE, Polling, START} from '../support/polling.js';
import {sampleApp} from '../support/sample-app.js';

forEachDatabase((_name, open) => {
  const polling = Polling.around(open);

  test('what a feed tells is shown, and asked for again only when it is due and new', async () => {
    let asked304 = 0;
    polling.site.serve('/rss', (request, response) => {
      if (request.headers['if-none-match'] === '"1"') {
        asked304++;
        response.writeHead(304).end();
      } else
        response
          .writeHead(200, {etag: '"1"', 'content-type': 'application/rss+xml'})
          .end(rss(polling.site.url, [{id: '1'}, {id: '2'}]));
    });
    const id = await polling.register();
    const poller = polling.poller();
    await poller.readDueFeeds();
    assert.deepEqual(await polling.shown(), ['Tin 1', 'Tin 2']);
    const first = await polling.feed(id);
    assert.deepEqual([first.kind, first.title, first.minutes, first.last_ok_at], ['rss', 'Công an', 15, polling.now]);
    await poller.readDueFeeds();
    assert.equal(polling.site.asked().length, 1, 'was read before it was due');
    const minutes = [];
    for (let round = 0; round < 3; round++) {
      polling.wait((await polling.feed(id)).minutes * MINUTE);
      await poller.readDueFeeds();
      minutes.push((await polling.feed(id)).minutes);
    }
    assert.deepEqual([asked304, minutes], [3, [23, 35, 53]]);
  });

  test('a feed under way is noted before it is read, and forgotten when the server stops in order', async () => {
    const many = Array.from({length: 3000}, (_, at) => ({id: String(at), title: `Tin ${'dân vận khéo '.repeat(100)}`}));
    polling.site.serve('/rss', rss(polling.site.url, many));
    const id = await polling.register();
    const poller = polling.poller();
    const reading = poller.readDueFeeds();
    let feed = await polling.feed(id);
    while (feed.failures === 0) feed = await polling.feed(id);
    assert.deepEqual([feed.minutes, feed.last_error], [30, 'Máy chủ dừng giữa lúc đọc nguồn tin này; sẽ đọc lại sau.']);
    await Promise.all([poller.close(), reading]);
    feed = await polling.feed(id);
    assert.deepEqual([feed.failures, feed.minutes, feed.last_error, feed.last_read_at], [0, 0, null, null]);
  });

  test('a change at the source is a change here, and an entry that cannot be dated is told of', async () => {
    const id = await polling.register();
    const poller = polling.poller();
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}, {id: '2', published: 'hôm qua'}]));
    await poller.readDueFeeds();
    polling.wait(HOUR);
    polling.site.serve(
      '/rss',
      rss(polling.site.url, [
        {id: '1', title: 'Tin đã sửa'},
        {id: '2', published: 'hôm qua'},
      ]),
    );
    await poller.readDueFeeds();
    assert.deepEqual(await polling.shown(), ['Tin đã sửa']);
    const [refusal, ...more] = await listRefusals(polling.database.db, id);
    assert.deepEqual([refusal?.code, refusal?.title, refusal?.found, more.length], ['bad_date', 'Tin 2', 'hôm qua', 0]);
    assert.equal(refusal?.first_seen_at.getTime(), START);
    assert.equal(refusal.last_seen_at.getTime(), START + HOUR);
    polling.wait(31 * 24 * HOUR);
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}]));
    await poller.readDueFeeds();
    assert.deepEqual(await listRefusals(polling.database.db, id), []);
  });

  test('a feed that moved for good is asked at its new address, unless that is another feed', async () => {
    const moved = await polling.register(`${polling.site.url}/cu`);
    const merged = await polling.register(`${polling.site.url}/cu-2`, new Date(START - MINUTE));
    polling.site.refuse('/cu', 301, {location: '/rss'});
    polling.site.refuse('/cu-2', 301, {location: '/rss'});
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}]));
    await polling.poller().readDueFeeds();
    assert.deepEqual(
      [(await polling.feed(moved)).url, (await polling.feed(merged)).url],
      [`${polling.site.url}/cu`, `${polling.site.url}/rss`],
    );
    assert.deepEqual(await polling.shown(), ['Tin 1']);
  });

  test('what the source asks for between two readings is kept', async () => {
    const id = await polling.register();
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}], '<ttl>180</ttl>'));
    await polling.poller().readDueFeeds();
    assert.equal((await polling.feed(id)).minutes, 180);
  });

  test('of one site one feed is asked for at a time, the longest due first', async () => {
    let atOnce = 0;
    const served: string[] = [];
    const paths = ['/a', '/b', '/c'];
    for (const path of paths) {
      polling.site.serve(path, (_request, response) => {
        atOnce++;
        assert.equal(atOnce, 1);
        served.push(path);
        response
          .on('close', () => atOnce--)
          .writeHead(200)
          .end(rss(polling.site.url, [{id: path}]));
      });
    }
    await Promise.all(
      paths.map((path, at) => polling.register(`${polling.site.url}${path}`, new Date(START - at * MINUTE))),
    );
    await polling.poller().readDueFeeds();
    assert.deepEqual(served, ['/c', '/b', '/a']);
  });

  test('of several processes one reads, and another goes on when it was killed', async () => {
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}]));
    await polling.register();
    const [one, other] = [polling.poller(), polling.poller()];
    assert.equal(await one.readDueFeeds(), true);
    assert.equal(await other.readDueFeeds(), false);
    polling.wait(6 * MINUTE);
    assert.equal(await other.readDueFeeds(), true);
    assert.equal(await one.readDueFeeds(), false);
    await other.close();
    assert.equal(await one.readDueFeeds(), true);
    assert.equal(polling.site.asked().length, 1);
  });

  test('a stop does not wait for a slow source, and does not count as its failure', async () => {
    const id = await polling.register();
    const poller = polling.poller();
    const isAsked = new Promise<void>((resolve) => polling.site.serve('/rss', () => resolve()));
    const reading = poller.readDueFeeds();
    await isAsked;
    await poller.close();
    await reading;
    const {failures, last_error, last_read_at} = await polling.feed(id);
    assert.deepEqual([failures, last_error, last_read_at], [0, null, null]);
  });

  test('a running server reads by itself what is due', async () => {
    await polling.register(undefined, new Date(0));
    await polling.register(`${polling.site.url}/tiep`, new Date(1));
    polling.site.serve('/rss', rss(polling.site.url, [{id: '1'}]));
    const isNextAsked = new Promise<void>((resolve) => polling.site.serve('/tiep', () => resolve()));
    const app = await sampleApp(polling.database, {ingest: {intervalMinutes: 15, allowPrivate: true}});
    await app.ready();
    await isNextAsked;
    await app.close();
    assert.deepEqual(await polling.shown(), ['Tin 1']);
  });
});
