/* The demonstration site with the real server, a real database and a real browser: what a citizen and a webmaster get. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {serve} from '../../scripts/serve-for-tests.mjs';
import {watchTroubles} from './browser.mjs';
import {messagesIn, ownSite} from './own-site.mjs';

const WIDGETS = 'news-list, most-viewed, campaign-stats, feedback-form';

const site = ownSite();

/** Opens a page of the site and keeps what would trouble a visitor: errors, refused scripts, requests to strangers. */
async function open(path, {width = 1280} = {}) {
  const page = await site.browser.newPage();
  const troubles = watchTroubles(page, [site.server.address]);
  await page.setViewport({width, height: 900});
  await page.goto(site.server.address + path, {waitUntil: 'load'});
  return {page, troubles};
}

/** Brings each widget into view, one after the other, until it has drawn what it was given. */
async function drawAll(page) {
  const count = await page.$$eval(WIDGETS, (widgets) => widgets.length);
  for (let index = 0; index < count; index++) {
    await page.$$eval(WIDGETS, (widgets, at) => widgets[at].scrollIntoView(), index);
    await page.waitForFunction(
      (selector, at) => document.querySelectorAll(selector)[at].dataset.state === 'ready',
      {},
      WIDGETS,
      index,
    );
  }
  return page.$$eval(WIDGETS, (widgets) => widgets.map(({localName}) => localName));
}

async function firstArticle() {
  const answer = await fetch(`${site.server.address}/v1/articles?unit=khanh-hoa&limit=1`);
  const {items} = await answer.json();
  return items[0].url;
}

/** The page's heading levels skip none, there is one h1, and every picture has an alternative. */
const outline = () => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({localName}) => Number(localName[1]));
  return {
    ones: levels.filter((level) => level === 1).length,
    skips: levels.some((level, at) => at > 0 && level - levels[at - 1] > 1),
    bare: document.querySelectorAll('img:not([alt])').length,
  };
};

describe('the demonstration site', () => {
  it('shows all four widgets filled on its pages, without an error, a warning or a request to strangers', async () => {
    const seen = new Set();
    for (const path of ['/', '/so-lieu.html', '/gop-y.html', await firstArticle()]) {
      const {page, troubles} = await open(path);
      for (const name of await drawAll(page)) seen.add(name);
      assert.deepEqual(troubles, [], path);
      assert.deepEqual(await page.evaluate(outline), {ones: 1, skips: false, bare: 0}, path);
      await page.close();
    }
    assert.deepEqual([...seen].sort(), ['campaign-stats', 'feedback-form', 'most-viewed', 'news-list']);
  });

  it('never scrolls sideways at 360, 768 and 1280 px', async () => {
    for (const path of ['/', '/so-lieu.html', '/gop-y.html', await firstArticle()]) {
      const {page} = await open(path, {width: 360});
      for (const width of [360, 768, 1280]) {
        await page.setViewport({width, height: 900});
        await drawAll(page);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(wide, 0, `${path} at ${width} px`);
      }
      await page.close();
    }
  });

  it('leads from each story to a page that tells it', async () => {
    const {page} = await open('/');
    await drawAll(page);
    const links = await page.$$eval('news-list', (lists) =>
      lists.flatMap((list) => [...list.shadowRoot.querySelectorAll('a.title')].map(({href}) => href)),
    );
    assert.ok(links.length > 0);
    for (const link of new Set(links)) {
      const answer = await fetch(link);
      assert.equal(answer.status, 200, link);
      assert.match(await answer.text(), /<h1[^>]*>\s*\S/, link);
    }
    await page.close();
  });

  it('can be read without JavaScript: links in place of every widget', async () => {
    const page = await site.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${site.server.address}/`, {waitUntil: 'load'});
    const fallbacks = await page.$$eval(WIDGETS, (widgets) =>
      widgets.map((widget) => widget.querySelectorAll('a[href]').length),
    );
    assert.ok(fallbacks.length >= 3);
    assert.ok(
      fallbacks.every((links) => links > 0),
      String(fallbacks),
    );
    await page.close();
  });

  it('takes a message written with the keyboard alone, and has it in the database after a restart', async () => {
    const {page, troubles} = await open('/gop-y.html');
    await drawAll(page);
    await page.$eval('feedback-form', (form) => form.shadowRoot.querySelector('#topic input').focus());
    const tabTo = async (id) => {
      for (let step = 0; step < 12; step++) {
        await page.keyboard.press('Tab');
        if (await page.$eval('feedback-form', (form, wanted) => form.shadowRoot.activeElement?.id === wanted, id))
          return;
      }
      assert.fail(`Tab does not lead to #${id}`);
    };
    await page.keyboard.press('Space');
    await tabTo('message');
    // as fast as people write: what is written faster has to bring a proof of work
    await page.keyboard.type('Đề nghị công khai lịch tiếp công dân <b>hằng tuần</b>.', {delay: 80});
    await tabTo('name');
    await page.keyboard.type('Người gửi thử');
    await tabTo('phone');
    await page.keyboard.type('+84 912.345.678');
    await tabTo('consent');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const shown = await page.waitForFunction(
      () => document.querySelector('feedback-form').shadowRoot.querySelector('.receipt')?.textContent,
    );
    const code = (await shown.jsonValue()).trim();
    assert.match(code, /^KH-/);
    assert.deepEqual(troubles, []);
    await page.close();

    await site.server.stop();
    const database = await PGlite.create(join(site.dataDir, 'database'));
    const {rows} = await database.query('select message, name, phone, page_url from feedback where receipt_code = $1', [
      code,
    ]);
    await database.close();
    site.server = await serve(site.dataDir);
    const messages = await messagesIn(site.dataDir);
    assert.equal(rows.length, 1);
    for (const kept of Object.values(rows[0])) assert.match(kept, /^v1\./, 'what was written is encrypted at rest');
    const message = messages.find((stored) => stored.code === code);
    assert.equal(message.message, 'Đề nghị công khai lịch tiếp công dân <b>hằng tuần</b>.');
    assert.deepEqual([message.name, message.phone], ['Người gửi thử', '0912345678']);
    assert.ok(message.page_url.endsWith('/gop-y.html'));
  });
});
