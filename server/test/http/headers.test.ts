import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {gunzipSync} from 'node:zlib';
import {acceptsGzip, CachedAnswers, matchesEtag} from '../../src/http/cache.js';
import {withSampleApp} from '../support/with-sample-app.js';

describe('the answers over HTTP', () => {
  const sample = withSampleApp();

  test('a read may be kept and revalidated by anyone', async () => {
    const first = await sample.app.inject('/v1/articles');
    assert.equal(
      first.headers['cache-control'],
      'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
    );
    const etag = String(first.headers.etag);
    assert.match(etag, /^"[^"]+"$/);
    const again = await sample.app.inject({url: '/v1/articles', headers: {'if-none-match': `"x", W/${etag}`}});
    assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag]);
    assert.equal(again.headers['access-control-allow-origin'], '*');
    assert.equal(again.headers['cache-control'], first.headers['cache-control']);
  });

  test('a change of content changes the ETag', async () => {
    const {etag} = (await sample.app.inject('/v1/articles/lua-dao')).headers;
    await sample.database.db.updateTable('articles').set({title: 'Mới'}).where('id', '=', 'lua-dao').execute();
    const response = await sample.app.inject({url: '/v1/articles/lua-dao', headers: {'if-none-match': String(etag)}});
    assert.equal(response.statusCode, 200);
    assert.match(response.body, /"Mới"/);
  });

  test('a browser that takes gzip gets the same text in fewer bytes under an ETag of its own', async () => {
    const plain = await sample.app.inject('/v1/units');
    const zipped = await sample.app.inject({url: '/v1/units', headers: {'accept-encoding': 'gzip, br'}});
    assert.equal(zipped.headers['content-encoding'], 'gzip');
    assert.equal(zipped.headers.vary, 'Accept-Encoding');
    assert.notEqual(zipped.headers.etag, plain.headers.etag);
    assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body);
    assert.ok(zipped.rawPayload.length < plain.rawPayload.length);
  });

  test('HEAD tells what GET would send, without a body', async () => {
    const get = await sample.app.inject('/v1/campaigns');
    const head = await sample.app.inject({method: 'HEAD', url: '/v1/campaigns'});
    assert.deepEqual([head.statusCode, head.body], [200, '']);
    assert.equal(head.headers['content-length'], get.headers['content-length']);
    assert.equal(head.headers.etag, get.headers.etag);
  });

  test('a page on another site may send feedback with its key', async () => {
    const preflight = await sample.app.inject({
      method: 'OPTIONS',
      url: '/v1/feedback',
      headers: {origin: 'https://congan.example.vn', 'access-control-request-method': 'POST'},
    });
    assert.equal(preflight.statusCode, 204);
    assert.equal(preflight.headers['access-control-allow-origin'], '*');
    assert.match(String(preflight.headers['access-control-allow-methods']), /POST/);
    assert.equal(preflight.headers['access-control-allow-headers'], 'content-type, idempotency-key');
    const refused = await sample.app.inject({method: 'POST', url: '/v1/feedback'});
    assert.equal(refused.headers['access-control-allow-origin'], '*');
    assert.match(String(refused.headers['access-control-expose-headers']), /\bRetry-After\b/);
  });

  test('every answer may be used from another origin and is taken for what it says it is', async () => {
    for (const url of ['/v1/units', '/v1/nothing', '/nothing', '/health']) {
      const {headers} = await sample.app.inject(url);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', url);
      assert.equal(headers['referrer-policy'], 'strict-origin-when-cross-origin', url);
    }
  });
});

describe('kept answers', () => {
  test('are made once for all who ask at the same time', async () => {
    const answers = new CachedAnswers(10);
    let made = 0;
    const make = () => Promise.resolve(`{"made":${++made}}`);
    const all = await Promise.all([answers.refresh('a', 1e6, make), answers.refresh('a', 1e6, make)]);
    assert.deepEqual([made, all[0].text, all[1].text], [1, '{"made":1}', '{"made":1}']);
    assert.equal(answers.fresh('a'), all[0]);
  });

  test('are never a failure', async () => {
    const answers = new CachedAnswers(10);
    await assert.rejects(answers.refresh('a', 1e6, () => Promise.reject(new Error('down'))));
    assert.equal(answers.fresh('a'), undefined);
    assert.equal((await answers.refresh('a', 1e6, () => Promise.resolve('up'))).text, 'up');
  });

  test('keep their bytes while only the moment they were made differs', async () => {
    const answers = new CachedAnswers(10);
    const first = await answers.refresh('a', 0, () => Promise.resolve('{"n":1,"as_of":"10:00"}'));
    assert.equal(answers.fresh('a'), undefined);
    assert.equal(await answers.refresh('a', 0, () => Promise.resolve('{"n":1,"as_of":"10:01"}')), first);
    const changed = await answers.refresh('a', 0, () => Promise.resolve('{"n":2,"as_of":"10:02"}'));
    assert.equal(changed.text, '{"n":2,"as_of":"10:02"}');
  });

  test('make room: the one not used for longest goes', async () => {
    const answers = new CachedAnswers(2);
    const make = () => Promise.resolve('x');
    await answers.refresh('a', 1e6, make);
    await answers.refresh('b', 1e6, make);
    answers.fresh('a');
    await answers.refresh('c', 1e6, make);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => answers.fresh(key) !== undefined),
      [true, false, true],
    );
  });

  test('take no more memory than allowed, however many questions are asked', async () => {
    const answers = new CachedAnswers(10, 10);
    const kept = () => ['a', 'b', 'c'].filter((key) => answers.fresh(key) !== undefined);
    await answers.refresh('a', 1e6, () => Promise.resolve('12345'));
    await answers.refresh('b', 1e6, () => Promise.resolve('12345'));
    assert.deepEqual(kept(), ['a', 'b']);
    await answers.refresh('c', 1e6, () => Promise.resolve('1'));
    assert.deepEqual(kept(), ['b', 'c']);
    assert.equal((await answers.refresh('a', 1e6, () => Promise.resolve('12345678901'))).text, '12345678901');
    assert.deepEqual(kept(), []);
  });
});

test('If-None-Match names an ETag alone, in a list, weakly, or as any', () => {
  for (const header of ['"a"', 'W/"a"', '"b", "a"', '*', ' "b",W/"a" ']) assert.ok(matchesEtag(header, '"a"'), header);
  for (const header of [undefined, '', '"b"', 'a', '"aa"']) assert.ok(!matchesEtag(header, '"a"'), header);
});

test('Accept-Encoding allows gzip unless it is absent or refused', () => {
  for (const header of ['gzip', 'br, gzip', 'GZIP;q=0.5', 'gzip;q=1.0, br']) assert.ok(acceptsGzip(header), header);
  for (const header of [undefined, '', 'br', 'gzip;q=0', 'gzip; q=0.0, br', 'x-gzip2']) {
    assert.ok(!acceptsGzip(header), header);
  }
});
