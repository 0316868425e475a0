/* A whole story on a site of another origin, under the strictest policy, with bodies that nobody would want on it. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {HOSTILE} from '../support/hostile-bodies.mjs';
import {launchBrowser, watchTroubles} from './browser.mjs';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const names = Object.keys(HOSTILE);
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><path d="M0 0h800v450H0z"/></svg>';

/** Chromium reports what a policy refuses as soon as markup is parsed, also where nothing of it can run: in a document of its own. */
const REFUSED_UNREAD = /^(?:Executing inline event handler|Applying inline style) violates /;

const FINE_BODY =
  '<p>Thân bài.</p><h2>Mục</h2><figure><img src="/pictures/1.svg" width="800" height="450" alt="Ảnh">' +
  '<figcaption>Chú thích</figcaption></figure><table><tbody><tr><td>x</td></tr></tbody></table>';

const article = (id) => ({
  id,
  url: `https://congan.danvan.test/bai-viet/${id}`,
  title: `Tin ${id}`,
  summary: 'Tóm tắt.',
  image: {src: '/pictures/1.svg', width: 800, height: 450, alt: 'Ảnh'},
  unit: {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Khánh Hòa'},
  category: {id: 'tin', name: 'Tin'},
  published_at: '2018-06-12T08:55:00+07:00',
  updated_at: null,
  tags: [],
  campaign: null,
  documents: [],
  byline: null,
  source: null,
  source_url: null,
  body_html: id === 'lanh' ? FINE_BODY : `<p>Trước.</p>${HOSTILE[names[Number(id.slice(2))]]}<p>Sau.</p>`,
});

/** The API, and beside it the scripts. */
async function answerOfApi(path) {
  const [, id, related] = /^\/v1\/articles\/([^/?]+)(\/related)?/.exec(path) ?? [];
  if (related)
    return {
      type: 'application/json',
      body: '{"items":[],"page":{"next":null,"limit":5,"as_of":"2026-01-01T00:00:00Z"}}',
    };
  if (id) return {type: 'application/json', body: JSON.stringify(article(id))};
  if (path.startsWith('/pictures/')) return {type: 'image/svg+xml', body: PICTURE};
  if (path.startsWith('/widgets/v1/')) {
    return {type: 'text/javascript', body: await readFile(join(cdn, path.slice('/widgets/v1/'.length)))};
  }
  return {type: 'application/json', body: '{}'};
}

let policy = '';
let ids = ['lanh'];
let api;
let site;
let browser;

before(async () => {
  api = await listen(async ({url}, response) => {
    const {type, body} = await answerOfApi(url);
    response.writeHead(200, {'content-type': type, 'access-control-allow-origin': '*'}).end(body);
  });
  site = await listen(({url}, response) => {
    if (new URL(url, 'http://x').pathname !== '/') {
      response.writeHead(204).end();
      return;
    }
    const stories = ids.map((id) => `<news-article article="${id}" show="date image share"></news-article>`);
    response
      .writeHead(200, {'content-type': 'text/html; charset=utf-8', ...(policy && {'content-security-policy': policy})})
      .end(
        `<!doctype html><html lang="vi"><title>Trang</title><body>${stories.join('')}` +
          `<script type="module" src="${api.address}/widgets/v1/all.js"></script>`,
      );
  });
  browser = await launchBrowser();
});

after(async () => {
  await browser?.close();
  site?.close();
  api?.close();
});

const strict = (types) =>
  `default-src 'none'; script-src ${api.address}; connect-src ${api.address}; img-src ${api.address}; ` +
  `require-trusted-types-for 'script'; trusted-types ${types}`;

/** Opens the site and waits for all its stories; whatever a story runs is among the troubles. */
async function open() {
  const page = await browser.newPage();
  const troubles = watchTroubles(page, [site.address, api.address]);
  page.on('dialog', (dialog) => {
    troubles.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction('attacked', (what) => troubles.push(`attacked: ${what}`));
  await page.goto(`${site.address}/`, {waitUntil: 'load'});
  await page.evaluate(async () => {
    for (const story of document.querySelectorAll('news-article')) {
      story.scrollIntoView();
      const until = performance.now() + 10_000;
      while (story.dataset.state !== 'ready' && performance.now() < until) await new Promise(requestAnimationFrame);
    }
  });
  return {page, troubles};
}

const textOf = (page) => page.$eval('news-article', ({shadowRoot}) => shadowRoot.textContent);

describe('a story on a site of another origin', () => {
  it('is whole under the strictest policy with trusted types, described to search engines, with its QR code', async () => {
    [ids, policy] = [['lanh'], strict('lit-html dompurify danvan-data')];
    const {page, troubles} = await open();
    assert.match(await textOf(page), /Thân bài\./);
    const block = await page.$eval('script[type="application/ld+json"]', ({textContent}) => textContent);
    assert.equal(JSON.parse(block).headline, 'Tin lanh');
    await page.$eval('news-article', ({shadowRoot}) => shadowRoot.querySelector('[data-way=qr]').click());
    await page.waitForFunction(() => document.querySelector('news-article').shadowRoot.querySelector('.qr path'));
    const drawn = await page.$eval('news-article', ({shadowRoot}) =>
      [...shadowRoot.querySelectorAll('img')].every((image) => image.getBoundingClientRect().height > 50),
    );
    assert.ok(drawn);
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('gives the lead and the way to the original where the policy lets no body be read', async () => {
    [ids, policy] = [['lanh'], strict('lit-html')];
    const {page} = await open();
    const text = await textOf(page);
    assert.match(text, /Tóm tắt\./);
    assert.match(text, /Chưa hiển thị được toàn văn/);
    assert.doesNotMatch(text, /Thân bài/);
    await page.close();
  });

  for (const [kind, policyOf] of [
    ['no policy', () => ''],
    ['the strictest policy', () => strict('lit-html dompurify danvan-data')],
  ]) {
    it(`runs nothing, asks nobody and says nothing of ${names.length} hostile bodies, under ${kind}`, async () => {
      [ids, policy] = [names.map((_, index) => `x-${index}`), policyOf()];
      const {page, troubles} = await open();
      const shown = await page.$$eval('news-article', (stories) =>
        stories.map(({shadowRoot}) => shadowRoot.querySelector('.body')?.textContent.includes('Trước.') ?? false),
      );
      assert.deepEqual(
        names.filter((_, index) => !shown[index]),
        [],
      );
      await page.evaluate(() => {
        addEventListener('click', (event) => event.preventDefault());
        for (const {shadowRoot} of document.querySelectorAll('news-article')) {
          for (const link of shadowRoot.querySelectorAll('.body a')) link.click();
        }
      });
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      assert.deepEqual(
        troubles.filter((trouble) => !REFUSED_UNREAD.test(trouble)),
        [],
      );
      await page.close();
    });
  }
});
