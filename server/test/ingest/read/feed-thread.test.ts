import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readFeedApart} from '../../../src/ingest/read/feed-thread.js';
import {READ_AT} from '../../support/feed-files.js';

const origin = {url: 'https://congan.example.vn/rss/tin.xml', contentType: null, now: READ_AT};

const feedOf = (entries: number) => {
  const item =
    '<item><title>Tin</title><link>https://a.example.vn/1</link><pubDate>12/06/2018</pubDate>' +
    `<description>${'&lt;p&gt;Người dân được hướng dẫn.&lt;/p&gt;'.repeat(100)}</description></item>`;
  return Buffer.from(`<rss version="2.0"><channel><title>Tin</title>${item.repeat(entries)}</channel></rss>`);
};

test('a feed that takes too long is refused in words', async () => {
  const {feed, refusals} = await readFeedApart(feedOf(3000), origin, {deadlineMs: 1});
  assert.equal(feed, null);
  assert.deepEqual([refusals.length, refusals[0]?.code], [1, 'too_heavy']);
  assert.match(refusals[0]?.reason ?? '', /quá lâu hoặc cần quá nhiều bộ nhớ/);
});

test('a feed that needs too much memory is refused, and the process goes on', async () => {
  const {feed, refusals} = await readFeedApart(feedOf(3000), origin, {megabytes: 24});
  assert.deepEqual([feed, refusals[0]?.code], [null, 'too_heavy']);
  assert.equal((await readFeedApart(feedOf(1), origin)).entries.length, 1);
});

test('a reading that is given up ends', async () => {
  const stopping = new AbortController();
  const reading = readFeedApart(feedOf(3000), origin, {signal: stopping.signal});
  stopping.abort();
  await assert.rejects(reading);
});
