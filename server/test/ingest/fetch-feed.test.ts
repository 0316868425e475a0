import assert from 'node:assert/strict';
import {after, afterEach, before, describe, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {checkPage, fetchFeed, type FetchTerms} from '../../src/ingest/fetch.js';
import {FetchError} from '../../src/ingest/net/follow.js';
import {FeedSite} from '../support/feed-site.js';

const NOW = new Date('2026-11-23T08:00:00+07:00');

describe('fetching a feed', () => {
  let site: FeedSite;
  before(async () => {
    site = await FeedSite.start();
  });
  after(() => site.stop());
  afterEach(() => site.asked());

  const fetched = (path: string, terms: Partial<FetchTerms> = {}) =>
    fetchFeed(`${site.url}${path}`, {etag: null, lastModified: null, allowPrivate: true, ...terms}, NOW);
  const refused = async (work: Promise<unknown>, code: string) => {
    const error = await work.then(
      () => assert.fail('was fetched'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof FetchError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, /[à-ỹđ]/u);
    return error;
  };

  test('asks by the name of the service, and for nothing but what is new', async () => {
    site.serve('/rss', (request, response) => {
      const {'if-none-match': tag, 'if-modified-since': since} = request.headers;
      if (tag === '"a"' && since === 'Mon, 23 Nov 2026 01:00:00 GMT') response.writeHead(304, {etag: '"a"'}).end();
      else response.writeHead(200, {etag: '"a"', 'last-modified': 'Mon, 23 Nov 2026 01:00:00 GMT'}).end('<rss/>');
    });
    const first = await fetched('/rss');
    assert.ok(first.kind === 'fetched');
    assert.equal(Buffer.from(first.bytes).toString(), '<rss/>');
    assert.match(String(site.requests[0]?.headers['user-agent']), /^danvan-server\//);
    const second = await fetched('/rss', {etag: first.etag, lastModified: first.lastModified});
    assert.equal(second.kind, 'unchanged');
  });

  test('unpacks what is sent packed, and tells how long it stays good', async () => {
    site.serve('/gzip', (request, response) => {
      assert.match(String(request.headers['accept-encoding']), /gzip/);
      const headers = {'content-encoding': 'gzip', 'cache-control': 'public, max-age=1800', 'content-type': 'text/xml'};
      response.writeHead(200, headers).end(gzipSync('<rss>Dân vận</rss>'));
    });
    const answer = await fetched('/gzip');
    assert.ok(answer.kind === 'fetched');
    assert.equal(Buffer.from(answer.bytes).toString(), '<rss>Dân vận</rss>');
    assert.deepEqual([answer.maxAge, answer.contentType], [1800, 'text/xml']);
  });

  test('follows redirects and remembers the permanent ones, up to the first that is not', async () => {
    site.serve('/end', '<?xml version="1.0"?><rss/>');
    site.refuse('/temporary', 302, {location: '/end'});
    site.refuse('/moved', 301, {location: '/moved-again'});
    site.refuse('/moved-again', 308, {location: `${site.url}/temporary`});
    const answer = await fetched('/moved');
    assert.ok(answer.kind === 'fetched');
    assert.deepEqual([answer.url, answer.movedTo], [`${site.url}/end`, `${site.url}/temporary`]);
    const temporary = await fetched('/temporary');
    assert.ok(temporary.kind === 'fetched');
    assert.equal(temporary.movedTo, null);
  });

  test('gives up after five redirects, and on one to nowhere', async () => {
    site.refuse('/round', 302, {location: '/round'});
    site.refuse('/nowhere', 302, {location: 'http://['});
    site.refuse('/file', 302, {location: 'file:///etc/passwd'});
    await refused(fetched('/round'), 'TOO_MANY_REDIRECTS');
    assert.equal(site.asked().length, 6);
    await refused(fetched('/nowhere'), 'BAD_REDIRECT');
    await refused(fetched('/file'), 'BAD_SCHEME');
  });

  test('stops a source that sends too much: told before, while it comes, or packed small', async () => {
    let sent = 0;
    site.serve(
      '/huge',
      (_request, response) => void response.writeHead(200, {'content-length': 50_000_000}).write('<rss>'),
    );
    site.serve('/endless', (_request, response) => {
      const more = () => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 100_000;
          if (!response.write(Buffer.alloc(100_000, 65))) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    site.serve('/bomb', (_request, response) => {
      response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync(Buffer.alloc(50_000_000)));
    });
    await refused(fetched('/huge'), 'TOO_LARGE');
    await refused(fetched('/endless'), 'TOO_LARGE');
    assert.ok(sent < 40_000_000, `${sent} bytes were sent`);
    await refused(fetched('/bomb'), 'TOO_LARGE');
  });

  test('stops waiting for a source that does not answer or does not end', async () => {
    site.serve('/silent', () => {});
    site.serve('/slow', (_request, response) => void response.writeHead(200).write('<rss>'));
    await refused(fetched('/silent', {timeoutMs: 100}), 'ETIMEDOUT');
    await refused(fetched('/slow', {timeoutMs: 100}), 'ETIMEDOUT');
  });

  test('stops when the server stops', async () => {
    const stop = new AbortController();
    site.serve('/long', (_request, response) => {
      response.writeHead(200).write('<rss>', () => stop.abort());
    });
    await refused(fetched('/long', {signal: stop.signal}), 'ABORTED');
  });

  test('tells what went wrong, and how long the source asks to be left alone', async () => {
    site.refuse('/busy', 503, {'retry-after': '120'});
    site.refuse('/later', 429, {'retry-after': 'Mon, 23 Nov 2026 02:00:00 GMT'});
    site.refuse('/gone', 410);
    site.serve('/cut', (_request, response) => {
      response.writeHead(200, {'content-length': 100}).write('<rss>', () => response.destroy());
    });
    site.serve('/packed', (_request, response) => {
      response.writeHead(200, {'content-encoding': 'gzip'}).end('not packed');
    });
    assert.equal((await refused(fetched('/busy'), 'HTTP_503')).retryAfterMs, 120_000);
    assert.equal((await refused(fetched('/later'), 'HTTP_429')).retryAfterMs, 3_600_000);
    assert.deepEqual(await fetched('/gone'), {kind: 'gone'});
    await refused(fetched('/cut'), 'ECONNRESET');
    await refused(fetched('/packed'), 'Z_DATA_ERROR');
    await refused(
      fetchFeed('http://127.0.0.1:1/', {etag: null, lastModified: null, allowPrivate: true}, NOW),
      'ECONNREFUSED',
    );
  });

  test('reaches no inner network unless allowed, neither by address nor by name', async () => {
    const outside = (url: string) => fetchFeed(url, {etag: null, lastModified: null, allowPrivate: false}, NOW);
    const {port} = new URL(site.url);
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0x7f.1',
      '169.254.169.254',
      '10.0.0.1',
    ]) {
      await refused(outside(`http://${host}:${port}/rss`), 'EPRIVATE');
    }
    await refused(outside(`ftp://example.vn/rss`), 'BAD_SCHEME');
    await refused(outside(`https://ten:mat-khau@example.vn/rss`), 'PASSWORD');
    assert.deepEqual(site.asked(), []);
  });
});

describe('looking whether an article still stands', () => {
  let site: FeedSite;
  before(async () => {
    site = await FeedSite.start();
  });
  after(() => site.stop());
  const check = (path: string) => checkPage(`${site.url}${path}`, {allowPrivate: true});

  test('only the site can say that there is no such page', async () => {
    site.serve('/', '<h1>Trang chủ</h1>');
    site.serve('/tin', '<h1>Tin</h1>');
    site.refuse('/gone', 410);
    site.refuse('/broken', 500);
    site.refuse('/home', 302, {location: '/'});
    site.refuse('/renamed', 301, {location: '/tin'});
    assert.equal(await check('/tin'), 'there');
    assert.equal(await check('/renamed'), 'there');
    assert.equal(await check('/khong-co'), 'missing');
    assert.equal(await check('/gone'), 'missing');
    assert.equal(await check('/broken'), 'unknown');
    assert.equal(await check('/home'), 'unknown');
    assert.equal(await checkPage('http://127.0.0.1:1/tin', {allowPrivate: true}), 'unknown');
  });
});
