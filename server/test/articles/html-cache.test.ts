import assert from 'node:assert/strict';
import {after, describe, test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {ArticleHtmlCache} from '../../src/articles/html-cache.js';
import {cleanBody} from '../../src/ingest/clean/clean-html.js';

const BASE = 'https://congan.vidu.vn/';

describe('the bodies of articles on their way out', () => {
  const cache = new ArticleHtmlCache();
  after(() => cache.close());

  test('are cleaned once more, with addresses of this service left relative where asked', async () => {
    const html = '<p onclick="x()">Tin <a href="/a">một</a><script>alert(1)</script></p>';
    assert.equal(await cache.absolute(html, BASE), cleanBody(html, BASE));
    assert.match(await cache.relative(html), /^<p>Tin <a href="\/a" rel="nofollow noopener">một<\/a><\/p>$/);
  });

  test('however long leave the thread that answers readers free', async () => {
    let isClean = false;
    const cleaning = cache.absolute('<p>Công an xã <b>Hòa Trí</b></p>'.repeat(12_000), BASE).then((html) => {
      isClean = true;
      return html;
    });
    await setImmediate();
    assert.equal(isClean, false);
    assert.match(await cleaning, /^<p>Công an xã <strong>Hòa Trí<\/strong><\/p>/);
  });

  test('asked for many times at once come to each that asked', async () => {
    const bodies = Array.from({length: 60}, (_, at) => `<p>Tin số ${at % 20}</p>`);
    assert.deepEqual(await Promise.all(bodies.map((html) => cache.absolute(html, BASE))), bodies);
  });

  test('are cleaned by a new thread after the former has ended', async () => {
    await cache.close();
    assert.equal(await cache.absolute('<p>Sau</p>', BASE), '<p>Sau</p>');
  });
});
