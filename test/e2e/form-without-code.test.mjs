/* feedback-form where the code of what comes after the first view cannot be had: nothing written is lost, and it goes on by itself. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {after, afterEach, before, describe, it} from 'node:test';
import {launchBrowser} from './browser.mjs';
import {receiptIn, send, shows} from './form-page.mjs';

const cdn = join(import.meta.dirname, '../../dist/cdn');
const FOLDER = '/widgets/v1/';
const FORM = {
  id: 'gop-y',
  unit: {id: 'khanh-hoa', name: 'Công an tỉnh Khánh Hòa'},
  topics: [{id: 'gop-y', label: {vi: 'Góp ý'}}],
  fields: [
    {name: 'topic', required: true, max_length: 40},
    {name: 'message', required: true, max_length: 2000},
    {name: 'name', required: true, max_length: 100},
    {name: 'address', required: false, max_length: 100},
  ],
  anonymous: false,
  consent: {version: '1', text: {vi: 'Đồng ý.'}},
  contact: {phone: '0258 0000 000', address: '80 Trần Phú, phường Nha Trang', website: null},
};
const AREAS = {
  items: [{code: '56', name: 'Tỉnh Khánh Hòa'}],
  page: {next: null, limit: 100, as_of: '2026-11-20T09:00:00+07:00'},
};
const RECEIPT = {code: 'KH-7F3K-92QD', received_at: '2026-11-20T09:00:00+07:00', status: 'received'};

let browser;
let server;
let origin;
let page;
/** Files that cannot be had, by their names. */
let refused = /^$/;
/** Files that are asked for and do not come. */
let hanging = /^$/;
const held = [];
/** What the API was given, by its path. */
let given = [];

async function answer(request, response) {
  const {pathname} = new URL(request.url, origin);
  const reply = (status, type, body) =>
    response.writeHead(status, {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store'}).end(body);
  const json = (body, status = 200) => reply(status, 'application/json', JSON.stringify(body));
  if (pathname.startsWith(FOLDER)) {
    const name = pathname.slice(FOLDER.length);
    if (hanging.test(name)) await new Promise((resolve) => held.push(resolve));
    const code = refused.test(name) ? undefined : await readFile(join(cdn, name)).catch(() => undefined);
    return code ? reply(200, 'text/javascript', code) : reply(503, 'text/plain', 'Đang bảo trì');
  }
  if (request.method === 'POST') {
    given.push(pathname);
    if (pathname === '/v1/ratings') return response.writeHead(204).end();
    return json(RECEIPT, 201);
  }
  if (pathname.startsWith('/v1/forms/')) return json(FORM);
  if (pathname.startsWith('/v1/areas')) return json(AREAS);
  return reply(
    200,
    'text/html',
    `<!doctype html><body>${decodeURIComponent(new URL(request.url, origin).search.slice(1))}`,
  );
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
  refused = /^$/;
  letCome();
  given = [];
});

/** What has been asked for comes after all. */
function letCome() {
  hanging = /^$/;
  for (const resolve of held.splice(0)) resolve();
}

/**
 * Makes a page hundred times as impatient, and lets it tell how long it pauses. What it waits for, for 20 seconds at most, gets one of
 * them: on a busy machine its own files take longer than a hundredth.
 */
function beHasty() {
  const DEADLINE_MS = 20_000;
  const {setTimeout: wait, addEventListener: listen, removeEventListener: unlisten} = window;
  window.waits = [];
  window.listeners = new Set();
  window.setTimeout = (act, ms, ...values) => {
    if (ms === DEADLINE_MS) return wait(act, 1000, ...values);
    if (ms >= 2000) window.waits.push(ms);
    return wait(act, ms / 100, ...values);
  };
  window.addEventListener = (type, listener, ...rest) => {
    if (type === 'online') window.listeners.add(listener);
    listen.call(window, type, listener, ...rest);
  };
  window.removeEventListener = (type, listener, ...rest) => {
    if (type === 'online') window.listeners.delete(listener);
    unlisten.call(window, type, listener, ...rest);
  };
}

/** Opens a page with a form in a browser of its own. */
async function open(attributes = '', isHasty = false) {
  const context = await browser.createBrowserContext();
  page = await context.newPage();
  if (isHasty) await page.evaluateOnNewDocument(beHasty);
  const tag = `<feedback-form unit="khanh-hoa" ${attributes}></feedback-form>`;
  const script = `<script type="module" src="${FOLDER}danvan.js"></script>`;
  await page.goto(`${origin}/?${encodeURIComponent(tag + script)}`, {waitUntil: 'load'});
  await page.waitForFunction(() =>
    /^(ready|failed)$/.test(document.querySelector('feedback-form').dataset.state ?? ''),
  );
}

const textOf = (selector) =>
  page.$eval('feedback-form', ({shadowRoot: root}, wanted) => root.querySelector(wanted)?.textContent.trim(), selector);
const press = (selector) =>
  page.$eval('feedback-form', ({shadowRoot: root}, wanted) => root.querySelector(wanted).click(), selector);
const becomeOnline = () => page.evaluate(() => window.dispatchEvent(new Event('online')));
const isGiven = async (...paths) => {
  for (const giveUpAt = Date.now() + 10_000; given.join() !== paths.join();) {
    if (Date.now() > giveUpAt) assert.deepEqual(given, paths);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Sends a message whose sending cannot be had, and sees that nothing of it is lost. */
async function failToSend(message) {
  await send(page, message);
  await shows(page, '.outcome[data-kind=failed]');
  assert.match(await textOf('.outcome'), /^Chưa gửi được\. Không kết nối được với máy chủ/);
  assert.equal(await textOf('button[type=submit]'), 'Gửi lại');
  assert.match(await textOf('.why'), /Trang này sẽ tự gửi khi có mạng nếu anh\/chị không sửa gì thêm\.$/);
  assert.match(await textOf('.contact'), /0258 0000 000\s+80 Trần Phú, phường Nha Trang/);
  assert.equal(
    await page.$eval('feedback-form', ({shadowRoot: root}) => root.querySelector('#message').value),
    message,
  );
  assert.deepEqual(given, []);
}

describe('a form without the code to send with', () => {
  for (const file of ['feedback-form-submit', 'outbox']) {
    it(`keeps every word, and sends when the reader tries again (${file})`, async () => {
      refused = new RegExp(`^${file}-`);
      await open();
      await failToSend('Không mất chữ nào.');
      refused = /^$/;
      await press('button[type=submit]');
      assert.equal(await receiptIn(page), RECEIPT.code);
      assert.deepEqual(given, ['/v1/feedback']);
    });
  }

  it('sends by itself when the network is back', async () => {
    refused = /^(feedback-form-submit|outbox)-/;
    await open();
    await failToSend('Tự gửi khi có mạng.');
    refused = /^$/;
    await becomeOnline();
    assert.equal(await receiptIn(page), RECEIPT.code);
    assert.deepEqual(given, ['/v1/feedback']);
  });

  it('does not wait for ever, and sends by itself when the code comes late, with nobody brought away from what they read', async () => {
    hanging = /^feedback-form-submit-/;
    await open('', true);
    await failToSend('Mạng rất chậm.');
    await page.evaluate(() => document.body.appendChild(document.createElement('input')).focus());
    letCome();
    assert.equal(await receiptIn(page), RECEIPT.code);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'input');
  });

  it('sends nothing by itself once its page was left', async () => {
    refused = /^(feedback-form-submit|outbox)-/;
    await open('no-draft no-queue');
    await failToSend('Người trước đã đi.');
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true})));
    refused = /^$/;
    await becomeOnline();
    await page.waitForNetworkIdle({idleTime: 500});
    assert.deepEqual(given, []);
    assert.equal(await page.$eval('feedback-form', ({shadowRoot: root}) => root.querySelector('#message').value), '');
  });

  it('leaves to its writer what was written on meanwhile', async () => {
    refused = /^outbox-/;
    await open();
    await failToSend('Chưa viết xong.');
    await page.$eval('feedback-form', ({shadowRoot: root}) => {
      const box = root.querySelector('#message');
      box.value += ' Viết thêm';
      box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    });
    refused = /^$/;
    await becomeOnline();
    await page.waitForNetworkIdle({idleTime: 500});
    assert.deepEqual(given, []);
    await press('button[type=submit]');
    assert.equal(await receiptIn(page), RECEIPT.code);
  });

  it('counts a tap once the code is there', async () => {
    refused = /^outbox-/;
    await open('mode="prompt" article="tin-so-1"');
    await press('.rating[value=yes]');
    assert.match(await shows(page, '.answered').then((text) => text.jsonValue()), /^Cảm ơn anh\/chị/);
    refused = /^$/;
    await page.waitForNetworkIdle({idleTime: 500});
    await becomeOnline();
    await isGiven('/v1/ratings');
  });
});

it('a prompt asks for what counts a tap less and less often, and holds on to nothing meanwhile', async () => {
  refused = /^outbox-/;
  await open('mode="prompt" article="tin-so-1"', true);
  /** The pauses so far, and what listens for the network. */
  const after = async (rounds) => {
    await page.waitForFunction((many) => window.waits.length >= many, {polling: 50}, rounds);
    return page.evaluate(() => ({pauses: window.waits, listeners: window.listeners.size}));
  };
  await shows(page, '.rating');
  await page.evaluate(() => (window.waits = []));
  const first = await after(2);
  const last = await after(7);
  assert.ok(last.pauses[6] > 4 * last.pauses[0], last.pauses.join());
  assert.ok(last.listeners <= first.listeners + 1, `${first.listeners}, then ${last.listeners}`);
});

for (const [what, attributes, file, whole] of [
  ['a prompt', 'mode="prompt" article="tin-so-1"', /^feedback-form-prompt-/, /^Có$/],
  ['look-up', 'mode="lookup"', /^feedback-form-lookup-/, /^Nhập hai mã/],
]) {
  it(`${what} that cannot be had says so and can be tried again`, async () => {
    refused = file;
    await open(attributes);
    assert.match(await textOf('.notice'), /Không kết nối được với máy chủ/);
    refused = /^$/;
    await press('.retry');
    assert.match(await shows(page, '.rating, form p').then((text) => text.jsonValue()), whole);
  });
}

it('an address that cannot be had is no obstacle and can be tried again', async () => {
  refused = /^feedback-form-address-/;
  await open();
  assert.match(await shows(page, '.level .retry').then(() => textOf('#province-hint')), /^Chưa tải được danh sách/);
  refused = /^$/;
  await press('.level .retry');
  await page.waitForFunction(() => document.querySelector('feedback-form').shadowRoot.querySelector('#province-list'), {
    polling: 100,
  });
});
