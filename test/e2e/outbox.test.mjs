/* A message on a bad network, with the real server, a real database and a real browser: it arrives, and arrives once. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {PGlite} from '@electric-sql/pglite';
import {serve} from '../../scripts/serve-for-tests.mjs';
import {hasCodeToSend, receiptIn, send, shows} from './form-page.mjs';
import {messagesIn, ownSite} from './own-site.mjs';

const site = ownSite();

/** A reader's browser of their own, which counts the receipts that their messages got: written at once, they need a proof first. */
async function newReader() {
  const context = await site.browser.createBrowserContext();
  const reader = {answered: 0};
  return Object.assign(reader, {
    async open(path) {
      const page = await context.newPage();
      page.on('response', (response) => {
        const isMessage = response.request().method() === 'POST' && response.url().endsWith('/v1/feedback');
        if (isMessage && response.status() === 201) reader.answered += 1;
      });
      await page.goto(site.server.address + path, {waitUntil: 'load'});
      return page;
    },
    leave: () => context.close(),
  });
}

async function openForm(reader) {
  const page = await reader.open('/gop-y.html');
  await page.$eval('feedback-form', (form) => form.scrollIntoView());
  await page.waitForFunction(() => document.querySelector('feedback-form').dataset.state === 'ready', {polling: 100});
  await hasCodeToSend(page);
  return page;
}

const textOf = (page) => page.$eval('feedback-form', (form) => form.shadowRoot.textContent);
/** Resolves once no message and no receipt is left on the device. */
const holdsNothing = (page) =>
  page.waitForFunction(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('danvan-outbox');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('records').objectStore('records').count();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result === 0);
          };
        };
      }),
    {polling: 100},
  );

/** Reads the database once the server has let go of it, and starts the server again. */
async function whileStopped(read) {
  const port = new URL(site.server.address).port;
  await site.server.stop();
  const result = await read();
  site.server = await serve(site.dataDir, port);
  return result;
}

/** The receipt codes under which a message is stored. */
async function rowsOf(message) {
  const messages = await messagesIn(site.dataDir);
  return messages.filter((stored) => stored.message === message).map(({code}) => code);
}

/** Whether a message is held back as spam, and what made it look like that. */
const spamColumnsOf = (code) =>
  whileStopped(async () => {
    const database = await PGlite.create(join(site.dataDir, 'database'));
    const {rows} = await database.query('select spam, spam_reason from feedback where receipt_code = $1', [code]);
    await database.close();
    return rows;
  });

describe('a message on a bad network', () => {
  it('written offline, in a tab that was closed, is sent once by another page, and the form asks before it shows the receipt', async () => {
    const message = 'Viết khi mất mạng, thẻ đã đóng.';
    const reader = await newReader();
    const other = await reader.open('/so-lieu.html');
    await other.setOfflineMode(true);
    const form = await openForm(reader);
    await form.setOfflineMode(true);
    await send(form, message);
    await shows(form, '.waiting');
    await form.close();
    assert.equal(reader.answered, 0);

    const arrived = other.waitForResponse(
      (response) => response.url().endsWith('/v1/feedback') && response.status() === 201,
    );
    await other.setOfflineMode(false);
    await arrived;
    const later = await openForm(reader);
    await shows(later, '.show');
    assert.doesNotMatch(await textOf(later), /KH-|Viết khi mất mạng/);
    await later.$eval('feedback-form', (form) => form.shadowRoot.querySelector('.show').click());
    const code = await receiptIn(later);
    assert.match(code, /^KH-/);
    assert.equal(reader.answered, 1);
    await holdsNothing(later);
    await reader.leave();
    assert.deepEqual(await rowsOf(message), [code]);
  });

  it('is sent by the next page of the site that carries any widget, without waiting for anything', async () => {
    const message = 'Viết khi mất mạng, mở trang khác.';
    const reader = await newReader();
    const form = await openForm(reader);
    await form.setOfflineMode(true);
    await send(form, message);
    await shows(form, '.waiting');
    await form.close();
    const other = await reader.open('/');
    await other.waitForFunction(() => localStorage.getItem('danvan-outbox:waiting') === null, {polling: 100});
    assert.equal(reader.answered, 1);
    await reader.leave();
    assert.equal((await rowsOf(message)).length, 1);
  });

  it('is sent once when two tabs come online at once', async () => {
    const message = 'Hai thẻ cùng có mạng trở lại.';
    const reader = await newReader();
    const tabs = [await openForm(reader), await openForm(reader)];
    await Promise.all(tabs.map((tab) => tab.setOfflineMode(true)));
    await send(tabs[0], message);
    await shows(tabs[0], '.waiting');
    await Promise.all(tabs.map((tab) => tab.setOfflineMode(false)));
    const code = await receiptIn(tabs[0]);
    assert.equal(reader.answered, 1);
    await reader.leave();
    assert.deepEqual(await rowsOf(message), [code]);
  });

  it('brings a proof of work when the service asks for one, also where the page’s policy forbids workers', async () => {
    const message = 'Kèm phép tính chống gửi tự động.';
    const reader = await newReader();
    const form = await openForm(reader);
    const bodies = [];
    await form.setRequestInterception(true);
    form.on('request', (request) => {
      const isMessage = request.method() === 'POST' && request.url().endsWith('/v1/feedback');
      if (isMessage) bodies.push(JSON.parse(request.postData()));
      if (!isMessage || bodies.length > 1) return request.continue();
      const errors = [{pointer: '#/proof', code: 'proof_required', detail: 'Cần một phép tính.'}];
      return request.respond({
        status: 422,
        contentType: 'application/problem+json',
        headers: {'access-control-allow-origin': '*'},
        body: JSON.stringify({type: '/problems/invalid-fields', title: 'Cần sửa', status: 422, errors}),
      });
    });
    await send(form, message);
    const code = await receiptIn(form);
    const [{challenge, solution}, asked] = [JSON.parse(atob(bodies[1].proof)), bodies[0]];
    assert.ok(solution.derivedKey.startsWith(challenge.parameters.keyPrefix));
    assert.deepEqual({...bodies[1], proof: undefined}, {...asked, proof: undefined});
    await reader.leave();
    assert.deepEqual(await rowsOf(message), [code]);
  });

  it('is not lost when it is sent in a moment and a password manager fills in every box, also the hidden one', async () => {
    const message = 'Khôi phục bản nháp rồi gửi ngay.';
    const reader = await newReader();
    const form = await openForm(reader);
    await form.$eval('feedback-form', (element) => {
      for (const box of element.shadowRoot.querySelectorAll('input[type=text], input[type=tel], input[type=email]')) {
        if (box.getAttribute('role') === 'combobox') continue;
        box.value = {tel: '0912345678', email: 'nguoi.gui@example.vn'}[box.type] ?? 'Người gửi thử';
        box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
    });
    await send(form, message);
    const code = await receiptIn(form);
    await holdsNothing(form);
    await form.close();
    const next = await openForm(reader);
    assert.doesNotMatch(await textOf(next), new RegExp(code));
    await reader.leave();
    assert.deepEqual(await rowsOf(message), [code]);
    assert.deepEqual(await spamColumnsOf(code), [{spam: false, spam_reason: 'trap_filled'}]);
  });

  it('is sent once by itself when the server stops while it is on its way and comes back', async () => {
    const message = 'Máy chủ dừng giữa chừng.';
    const reader = await newReader();
    const form = await openForm(reader);
    const port = new URL(site.server.address).port;
    const stopped = site.server.stop();
    await send(form, message);
    await stopped;
    site.server = await serve(site.dataDir, port);
    // on a slow machine some attempts fail before the server is back, and pauses between them double
    const code = await receiptIn(form, 90_000);
    await reader.leave();
    assert.deepEqual(await rowsOf(message), [code]);
  });
});
