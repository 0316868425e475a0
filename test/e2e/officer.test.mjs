/* From the citizen's thumb to the officer's answer and back: the real form, server, database, command line and inbox. */
import assert from 'node:assert/strict';
import {it} from 'node:test';
import {watchTroubles} from './browser.mjs';
import {hasCodeToSend} from './form-page.mjs';
import {makeToken, ownSite} from './own-site.mjs';

const MESSAGE = 'Xin hỏi lịch tiếp công dân <b>tháng 12</b>?';
const REPLY = 'Công an tỉnh tiếp công dân vào thứ Năm hằng tuần.\nTrân trọng.';

const site = ownSite();

/** Waits for a part of a widget to be there and gives it to a function that runs in the page. */
async function within(page, widget, selector, act = (part) => part.textContent.trim()) {
  await page.waitForFunction(
    (tag, part) => document.querySelector(tag)?.shadowRoot?.querySelector(part),
    {},
    widget,
    selector,
  );
  const part = await page.evaluateHandle(
    (tag, inner) => document.querySelector(tag).shadowRoot.querySelector(inner),
    widget,
    selector,
  );
  return part.evaluate(act);
}

const focus = (part) => part.focus();
const click = (part) => part.click();

async function sendByForm(page) {
  await page.goto(`${site.server.address}/gop-y.html`, {waitUntil: 'load'});
  await within(page, 'feedback-form', '#topic input', click);
  await within(page, 'feedback-form', '#message', focus);
  await page.keyboard.type(MESSAGE, {delay: 80});
  await within(page, 'feedback-form', '#name', focus);
  await page.keyboard.type('Người gửi thử');
  await within(page, 'feedback-form', '#consent', click);
  await within(page, 'feedback-form', 'button[type=submit]', click);
  return [await within(page, 'feedback-form', '.receipt'), await within(page, 'feedback-form', '.secret')];
}

async function answerByInbox(page, token, code) {
  await page.goto(`${site.server.address}/can-bo.html`, {waitUntil: 'load'});
  await within(page, 'feedback-inbox', 'input[type=password]', focus);
  await page.keyboard.type(token);
  await page.keyboard.press('Enter');
  await within(page, 'feedback-inbox', '.row .open', click);
  await within(page, 'feedback-inbox', '.reply textarea', focus);
  const shown = await page.$eval('feedback-inbox', (inbox) => inbox.shadowRoot.textContent);
  for (const part of [MESSAGE, 'Người gửi thử', code]) assert.ok(shown.includes(part), part);
  await page.keyboard.type(REPLY.replace('\n', ' '));
  await within(page, 'feedback-inbox', '.reply textarea', (box) => {
    box.value = box.value.replace('. Trân', '.\nTrân');
    box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  });
  await within(page, 'feedback-inbox', '.reply button[type=submit]', click);
  await within(page, 'feedback-inbox', '.confirm-send', click);
  await within(page, 'feedback-inbox', '#given-title');
}

it('a message written in the form is answered in the inbox, and its sender reads the answer by the two codes', async () => {
  const token = await makeToken(site);
  const page = await site.browser.newPage();
  const troubles = watchTroubles(page, [site.server.address]);
  const [code, secret] = await sendByForm(page);
  await answerByInbox(page, token, code);
  const answer = await fetch(`${site.server.address}/v1/feedback/lookup`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({code, secret}),
  });
  const {status, reply} = await answer.json();
  assert.equal(status, 'answered');
  assert.equal(reply.text, REPLY);
  assert.deepEqual(troubles, []);
});

/** The story whose page asks «Bài viết có hữu ích?», as any browser calls itself that no program drives. */
async function newestStory(page) {
  await page.setUserAgent({userAgent: (await site.browser.userAgent()).replace('Headless', '')});
  const answer = await fetch(`${site.server.address}/v1/articles?unit=khanh-hoa&limit=1`);
  const [{id, title}] = (await answer.json()).items;
  return {id, title};
}

it('a tap on «Có» by keyboard, with the network gone, is counted once for the officer when it is back', async () => {
  const token = await makeToken(site);
  const page = await site.browser.newPage();
  const {id, title} = await newestStory(page);
  await page.goto(`${site.server.address}/bai-viet/${id}`, {waitUntil: 'load'});
  await page.$eval('feedback-form', (form) => form.scrollIntoView());
  await within(page, 'feedback-form', '.rating[value=yes]', focus);
  await hasCodeToSend(page, ['outbox-']);
  await page.setOfflineMode(true);
  await page.keyboard.press('Enter');
  const focused = () => document.querySelector('feedback-form').shadowRoot.activeElement?.className === 'answered';
  await page.waitForFunction(focused);
  assert.match(await within(page, 'feedback-form', '.answered'), /^Cảm ơn/);
  const counted = page.waitForResponse((answer) => answer.url().endsWith('/v1/ratings') && answer.status() === 204);
  await page.setOfflineMode(false);
  await counted;
  await page.goto(`${site.server.address}/can-bo.html`, {waitUntil: 'load'});
  await within(page, 'feedback-inbox', 'input[type=password]', focus);
  await page.keyboard.type(token);
  await page.keyboard.press('Enter');
  await within(page, 'feedback-inbox', '.ratings summary', focus);
  await page.keyboard.press('Enter');
  const row = await within(page, 'feedback-inbox', '.ratings tbody tr', (line) =>
    [...line.children].map((cell) => cell.textContent.trim()),
  );
  assert.ok(row[0].startsWith(title), row[0]);
  assert.deepEqual(row.slice(1), ['1', '0']);
});
