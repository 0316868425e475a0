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
/** What the site gives in place of its files, by a beginning of their names: once for each entry. */
let faults = {};
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
  const fault = Object.entries(faults)
    .find(([begin]) => name.startsWith(begin))?.[1]
    .shift();
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
  faults = {};
  asked = [];
  policy = undefined;
});

/** Opens a page with the loader in a browser that has nothing in its cache. */
async function open(body, {scripts = origin} = {}) {
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  const said = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('<')) said.push(message.text());
  });
  await page.evaluateOnNewDocument(QUICK_TIME);
  html = `<!doctype html><html lang="vi"><title>Trang</title><link rel="icon" href="data:,">
    <script type="module" src="${scripts}${FOLDER}danvan.js"></script>${body}`;
  await page.goto(`${origin}/`, {waitUntil: 'load'});
  return said;
}

/** Looks by the clock: a tab in the background draws no frames. */
const drawn = (selector = 'campaign-stats') =>
  page.waitForFunction((wanted) => document.querySelector(wanted).dataset.state === 'ready', {polling: 50}, selector);
const isDefined = (name) => page.waitForFunction((wanted) => customElements.get(wanted), {polling: 50}, name);
const times = (beginning) => asked.filter((name) => name.startsWith(beginning)).length;

describe('the loader', () => {
  for (const [what, fault] of [
    ['is unavailable', UNAVAILABLE],
    ['is cut off', 'reset'],
    ['is a proxy’s page', PROXY_PAGE],
  ]) {
    for (const [whose, beginning] of [
      ['the element’s own file', 'campaign-stats.js'],
      ['the core that it needs', 'core-'],
    ]) {
      it(`draws a widget although ${whose} ${what} at first`, async () => {
        faults = {[beginning]: [fault]};
        const said = await open(STATS);
        await drawn();
        assert.equal(times(beginning), 2);
        assert.deepEqual(said, []);
      });
    }
  }

  it('draws a widget although a file that it asks for later is unavailable at first', async () => {
    faults = {'inline-data-': [UNAVAILABLE]};
    await open(STATS);
    await drawn();
    assert.equal(times('inline-data-'), 2);
  });

  it('asks for a missing file five times and no more, whatever the page does, says so once and leaves the fallback', async () => {
    faults = {'feedback-form.js': Array(100).fill(UNAVAILABLE)};
    const said = await open(`${FORM}<p id="clock"></p>`);
    await page.evaluate(() => {
      setInterval(() => document.querySelector('#clock').replaceChildren(new Date().toString()), 5);
      setInterval(() => document.querySelector('#clock').after(document.createElement('i')), 5);
    });
    while (said.length === 0) await page.waitForFunction(() => true);
    const written = await page.$$eval('i', (found) => found.length);
    await page.waitForFunction((before) => document.querySelectorAll('i').length > before + 50, {polling: 50}, written);
    assert.equal(times('feedback-form.js'), 5);
    assert.equal(times('core-'), 1);
    assert.equal(said.length, 1);
    assert.match(said[0], /^<feedback-form>: không tải được/);
    assert.ok(said[0].includes(`${origin}${FOLDER}feedback-form.js`) && said[0].includes('503'), said[0]);
    assert.ok(await page.$eval('feedback-form a', (link) => link.checkVisibility()));

    faults = {};
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await isDefined('feedback-form');
    assert.equal(times('feedback-form.js'), 6);
  });

  it('asks once for what several widgets need, all at the same time', async () => {
    await open(STATS + FORM + STATS);
    await drawn();
    await isDefined('feedback-form');
    for (const file of ['core-', 'campaign-stats.js', 'feedback-form.js', 'outbox-'])
      assert.equal(times(file), 1, file);
    const first = asked.slice(0, 6);
    assert.ok(first.includes('campaign-stats.js') && first.some((name) => name.startsWith('core-')), String(first));
  });

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
