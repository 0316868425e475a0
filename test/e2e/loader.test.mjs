/* danvan.js on a bad network and in unusual pages, with the real files in a real browser. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {launchBrowser} from './browser.mjs';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const FOLDER = '/widgets/v1/';
const STATS = '<campaign-stats heading=""><p><data value="28">28 xã</data></p></campaign-stats>';
const FORM = '<feedback-form unit="khanh-hoa"><a href="/lien-he">Liên hệ</a></feedback-form>';
/** A day of pauses in some minutes: the loader waits seconds between its tries. */
const QUICK_TIME = () => {
  const real = window.setTimeout;
  window.setTimeout = (work, ms = 0) => real(work, ms / 20);
};
const UNAVAILABLE = {status: 503, type: 'text/plain', body: 'Đang bảo trì'};
const PROXY_PAGE = {status: 200, type: 'text/html', body: '<!doctype html>Xin đăng nhập mạng'};

let browser;
let server;
let origin;
let page;
/** What the site gives in place of its files, by the pattern of their names: once for each entry. */
let faults = new Map();
let asked = [];
let html = '';
let policy;

async function answer(request, response) {
  const path = request.url.split('?', 1)[0];
  const name = path.slice(FOLDER.length);
  const send = ({status, type, body, headers}) =>
    response.writeHead(status, {'content-type': type, 'cache-control': 'no-store', ...headers}).end(body);
  if (!path.startsWith(FOLDER)) {
    send({
      status: 200,
      type: 'text/html; charset=utf-8',
      body: html,
      headers: policy && {'content-security-policy': policy},
    });
    return;
  }
  asked.push(name);
  const fault = [...faults].find(([pattern]) => pattern.test(name))?.[1].shift();
  if (fault === 'reset') request.socket.destroy();
  else if (fault) send(fault);
  else {
    const body = await readFile(join(cdn, name)).catch(() => undefined);
    if (!body) return send({status: 404, type: 'text/plain', body: ''});
    const headers = {'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*'};
    send({status: 200, type: 'text/javascript', body, headers});
  }
}

before(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise((resolve) => server.listen(0, resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  server?.close();
});
afterEach(async () => {
  await page?.browserContext().close();
  faults = new Map();
  asked = [];
  policy = undefined;
});

/** Opens a page with the loader in a browser that has nothing in its cache. */
async function open(body, {scripts = origin, script = 'danvan.js'} = {}) {
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  const said = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('<')) said.push(message.text());
  });
  await page.evaluateOnNewDocument(QUICK_TIME);
  html = `<!doctype html><html lang="vi"><title>Trang</title><link rel="icon" href="data:,">
    <script type="module" src="${scripts}${FOLDER}${script}"></script>${body}`;
  await page.goto(`${origin}/`, {waitUntil: 'load'});
  return said;
}

/** Looks by the clock: a tab in the background draws no frames. */
const drawn = (selector = 'campaign-stats') =>
  page.waitForFunction((wanted) => document.querySelector(wanted).dataset.state === 'ready', {polling: 50}, selector);
const isDefined = (name) => page.waitForFunction((wanted) => customElements.get(wanted), {polling: 50}, name);
/** The files of an element, and of what comes on demand, whose names end in eight characters that tell their content. */
const fileOf = (name) => new RegExp(`^${name}-[\\w-]{8}\\.js$`);
const times = (name) => asked.filter((file) => fileOf(name).test(file)).length;

describe('the loader', () => {
  for (const [what, fault] of [
    ['is unavailable', UNAVAILABLE],
    ['is cut off', 'reset'],
    ['is a proxy’s page', PROXY_PAGE],
  ]) {
    it(`draws a widget although the element’s file ${what} at first`, async () => {
      faults = new Map([[fileOf('campaign-stats'), [fault]]]);
      const said = await open(STATS);
      await drawn();
      assert.equal(times('campaign-stats'), 2);
      assert.deepEqual(said, []);
    });
  }

  it('draws a widget although a file that it asks for later is unavailable at first', async () => {
    faults = new Map([[fileOf('campaign-stats-inline'), [UNAVAILABLE]]]);
    await open(STATS);
    await drawn();
    assert.equal(times('campaign-stats-inline'), 2);
  });

  it('says that the service is interrupted where the file that tells what its refusal means cannot be had, and tries again', async () => {
    faults = new Map([[fileOf('refusal'), Array(100).fill(UNAVAILABLE)]]);
    await open(`<news-list unit="khanh-hoa" api="${FOLDER}no-api/"></news-list>`);
    const says = (words) =>
      page.waitForFunction(
        (wanted) =>
          document.querySelector('news-list').shadowRoot?.querySelector('.notice')?.textContent.includes(wanted),
        {polling: 50},
        words,
      );
    await says('Hệ thống đang tạm gián đoạn');
    faults = new Map();
    await page.evaluate(() => document.querySelector('news-list').shadowRoot.querySelector('.retry').click());
    await says('Không tìm thấy nội dung mà trang này yêu cầu.');
  });

  it('sends what waits when the reader comes back, where the file for that could not be had before', async () => {
    faults = new Map([[fileOf('device'), Array(100).fill(UNAVAILABLE)]]);
    await open(STATS);
    await drawn();
    while (times('device') < 2) await page.waitForFunction(() => true);
    faults = new Map();
    const fetched = page.waitForRequest((request) =>
      fileOf('outbox').test(new URL(request.url()).pathname.split('/').pop()),
    );
    await page.evaluate(() => {
      localStorage.setItem('danvan-outbox:waiting', '1');
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await fetched;
  });

  it('asks for a missing file five times and no more, whatever the page does, says so once and leaves the fallback', async () => {
    faults = new Map([[fileOf('feedback-form'), Array(100).fill(UNAVAILABLE)]]);
    const said = await open(`${FORM}<p id="clock"></p>`);
    await page.evaluate(() => {
      setInterval(() => document.querySelector('#clock').replaceChildren(new Date().toString()), 5);
      setInterval(() => document.querySelector('#clock').after(document.createElement('i')), 5);
    });
    while (said.length === 0) await page.waitForFunction(() => true);
    const written = await page.$$eval('i', (found) => found.length);
    await page.waitForFunction((before) => document.querySelectorAll('i').length > before + 50, {polling: 50}, written);
    assert.equal(times('feedback-form'), 5);
    assert.equal(said.length, 1);
    assert.match(said[0], /^<feedback-form>: không tải được/);
    assert.ok(said[0].includes(`${origin}${FOLDER}feedback-form-`) && said[0].includes('503'), said[0]);
    assert.ok(await page.$eval('feedback-form a', (link) => link.checkVisibility()));

    faults = new Map();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await isDefined('feedback-form');
    assert.equal(times('feedback-form'), 6);
  });

  it('asks once for what several widgets need, all at the same time', async () => {
    await open(STATS + FORM + STATS);
    await drawn();
    await isDefined('feedback-form');
    for (const name of ['campaign-stats', 'feedback-form']) assert.equal(times(name), 1, name);
    assert.deepEqual(
      asked.slice(0, 3).map((file) => file.replace(/-[\w-]{8}\.js$/, '')),
      ['danvan.js', 'campaign-stats', 'feedback-form'],
    );
  });

  it('draws what stands for a tag, and asks for its code as early as for that of a tag', async () => {
    const said = await open(
      `<div class="danvan" data-danvan="campaign-stats" data-heading=""><p><data value="28">28 xã</data></p></div>
       <p><a class="danvan" href="/embed/feedback-form?unit=khanh-hoa">Góp ý</a></p>`,
    );
    await drawn();
    await isDefined('feedback-form');
    assert.deepEqual(
      asked
        .slice(0, 3)
        .map((file) => file.replace(/-[\w-]{8}\.js$/, ''))
        .sort(),
      ['campaign-stats', 'danvan.js', 'placeholder'],
    );
    await page.waitForSelector('p > feedback-form > a.danvan');
    await page.evaluate(() => document.body.append(document.querySelector('.danvan').cloneNode(true)));
    await page.waitForFunction(() => document.querySelectorAll('.danvan > campaign-stats').length === 2);
    assert.deepEqual(said, []);
  });

  for (const [what, more] of [
    ['under two addresses', `<script type="module" src="${FOLDER}danvan.js?ver=6.1"></script>`],
    ['and all.js', `<script type="module" src="${FOLDER}all.js"></script>`],
    ['and the file of one element', `<script type="module" src="${FOLDER}campaign-stats.js?ver=6.1"></script>`],
  ]) {
    it(`stands on a page twice, ${what}, and does no harm: one lit, each widget drawn`, async () => {
      const said = await open(`${more}${STATS}${FORM}`);
      await drawn();
      await isDefined('feedback-form');
      assert.equal(await page.evaluate(() => globalThis.litElementVersions.length), 1);
      assert.deepEqual(said, []);
    });
  }

  for (const script of ['all.js', 'campaign-stats.js?ver=6.1']) {
    it(`may be left out for ${script}, which is whole in itself`, async () => {
      const said = await open(STATS, {script});
      await drawn();
      assert.deepEqual(said, []);
      assert.ok(!asked.includes('danvan.js'));
      assert.equal(times('campaign-stats'), 0);
    });
  }

  it('works where the page’s policy lets scripts come from it but nothing be fetched from there', async () => {
    const scripts = origin.replace('127.0.0.1', 'localhost');
    policy = `default-src 'self'; script-src ${scripts}; connect-src 'self'`;
    const said = await open(STATS, {scripts});
    await drawn();
    assert.deepEqual(said, []);
  });

  it('finds tags in open shadow roots: written in the page, made by a script, and of elements that are defined later', async () => {
    await open(
      '<div><template shadowrootmode="open"><section><campaign-stats></campaign-stats></section></template></div><site-box></site-box>',
    );
    await isDefined('campaign-stats');
    await page.evaluate(() => {
      customElements.define(
        'site-box',
        class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({mode: 'open'}).append(document.createElement('feedback-form'));
          }
        },
      );
    });
    await isDefined('feedback-form');
    await page.evaluate(() => {
      const host = document.createElement('div');
      host.attachShadow({mode: 'open'}).append(document.createElement('p'));
      document.body.append(host);
      return new Promise((resolve) => {
        requestAnimationFrame(() => {
          const inner = document.createElement('div');
          inner.attachShadow({mode: 'open'}).append(document.createElement('most-viewed'));
          host.shadowRoot.querySelector('p').append(inner);
          resolve();
        });
      });
    });
    await isDefined('most-viewed');
  });
});
