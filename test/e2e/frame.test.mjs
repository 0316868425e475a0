/* Widgets in frames of another site's page: as high as what is in them, with a script there and without. */
import assert from 'node:assert/strict';
import {after, afterEach, describe, it} from 'node:test';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {watchTroubles} from './browser.mjs';
import {receiptIn, send} from './form-page.mjs';
import {messagesIn, ownSite} from './own-site.mjs';

let html = '';
let host;
let page;
let troubles;
const site = ownSite(async () => {
  const server = await listen((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(html);
  });
  // the service is at 127.0.0.1: another site, whose frames the browser keeps apart
  host = {...server, address: server.address.replace('127.0.0.1', 'localhost')};
});
after(() => host?.close());
afterEach(() => page?.browserContext().close());

const AT_ONCE = {polling: 50, timeout: 20_000};
const frame = (query, attributes = '') =>
  `<iframe src="${site.server.address}/embed/${query}" title="Tin" width="100%" height="200" ${attributes}></iframe>`;
const follower = () => `<script async src="${site.server.address}/widgets/v1/frame.js"></script>`;

/** Opens a page of the other site; gives the frame in it, once its widget is drawn. */
async function open(body) {
  html = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang</title><link rel="icon" href="data:,">${body}`;
  page = await (await site.browser.createBrowserContext()).newPage();
  await page.setViewport({width: 800, height: 900});
  troubles = watchTroubles(page, [host.address, site.server.address]);
  await page.goto(host.address, {waitUntil: 'load'});
  const inner = await (await page.$('iframe')).contentFrame();
  await inner.waitForFunction(
    () => document.querySelector('news-list, feedback-form').dataset.state === 'ready',
    AT_ONCE,
  );
  return inner;
}

const heightOfFrame = () => page.$eval('iframe', ({clientHeight}) => clientHeight);
const heightInside = (inner) => inner.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until the frame is as high as what is in it, and gives that. */
async function followed(inner) {
  for (;;) {
    const [outside, inside] = [await heightOfFrame(), await heightInside(inner)];
    if (outside === inside) return inside;
    await page.waitForFunction((before) => document.querySelector('iframe').clientHeight !== before, AT_ONCE, outside);
  }
}

describe('a frame with a widget', () => {
  for (const [what, attributes] of [
    ['', ''],
    [' that is sandboxed without an origin', 'sandbox="allow-scripts"'],
  ]) {
    it(`${what} is as high as what is in it, also when that changes`.trim(), async () => {
      const inner = await open(frame('news-list?unit=khanh-hoa&limit=3', attributes) + follower());
      await inner.waitForFunction(
        () => document.querySelector('news-list').shadowRoot.querySelector('.item img')?.naturalWidth > 0,
        AT_ONCE,
      );
      const wide = await followed(inner);
      assert.ok(wide > 200, `${wide}`);
      for (const limit of ['6', '2']) {
        await inner.$eval('news-list', (list, value) => list.setAttribute('limit', value), limit);
        await inner.waitForFunction(
          (count) => document.querySelector('news-list').shadowRoot.querySelectorAll('.item').length === count,
          AT_ONCE,
          Number(limit),
        );
        assert.equal((await followed(inner)) > wide, limit === '6');
      }
      if (!attributes) assert.deepEqual(troubles, []);
    });
  }

  it('follows frames that come later', async () => {
    await open(frame('news-list?unit=khanh-hoa&limit=2') + follower());
    await page.evaluate(() => {
      const later = document.querySelector('iframe').cloneNode();
      later.removeAttribute('style');
      later.id = 'later';
      document.body.append(later);
    });
    await page.waitForFunction(() => document.querySelector('#later').offsetHeight > 300, AT_ONCE);
  });

  it('takes its height from nobody else', async () => {
    const inner = await open(
      `${frame('news-list?unit=khanh-hoa&limit=3')}<iframe id="other" srcdoc="x"></iframe>${follower()}`,
    );
    const height = await followed(inner);
    await page.evaluate(() => {
      const message = {danvan: 'height', height: 9000};
      postMessage(message, '*');
      document.querySelector('#other').contentWindow.eval(`parent.postMessage(${JSON.stringify(message)}, '*')`);
      return new Promise((resolve) => {
        addEventListener('message', ({data}) => data === 'after' && resolve());
        postMessage('after', '*');
      });
    });
    assert.equal(await heightOfFrame(), height);
    assert.equal(await page.$eval('#other', ({style}) => style.height), '');
  });

  it('keeps the height that the page gave it where no script may stand there, and its links open in the whole window', async () => {
    const inner = await open(frame('news-list?unit=khanh-hoa&limit=3'));
    assert.equal(await heightOfFrame(), 200);
    const target = await inner.$eval('news-list', ({shadowRoot, ownerDocument}) => [
      shadowRoot.querySelector('a.title').target,
      ownerDocument.querySelector('base').target,
    ]);
    assert.deepEqual(target, ['', '_top']);
  });

  it('takes a message, which arrives once', async () => {
    const inner = await open(frame('feedback-form?unit=khanh-hoa') + follower());
    const message = `Gửi từ khung ${Date.now()}`;
    await send(inner, message);
    const code = await receiptIn(inner);
    assert.match(code, /^KH-/);
    const stored = (await messagesIn(site.dataDir)).filter((entry) => entry.message === message);
    assert.equal(stored.length, 1);
  });
});
