import {expect, waitUntil} from '@open-wc/testing';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {FORM} from '../support/fake-api/content.js';
import {
  apiThatRecords,
  cleanDevice,
  fill,
  form,
  lost,
  press,
  send,
  sentences,
  stored,
  type,
} from '../support/feedback.js';
import {json, type ReplacedNetwork} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<feedback-form> on a poor network', () => {
  let network: ReplacedNetwork | undefined;
  beforeEach(cleanDevice);
  afterEach(async () => {
    network?.restore();
    await cleanDevice();
  });

  async function formThatRecords(answers: Parameters<typeof apiThatRecords>[0], attributes = {}) {
    const recorded = apiThatRecords(answers);
    network = recorded.network;
    const widget = await form({api: 'https://api.danvan.test/poor/', article: 'tin-so-1', ...attributes});
    return {widget, attempts: recorded.attempts};
  }

  it('sends again under the key of the first attempt, so that nothing is stored twice', async () => {
    // the page too may try: it sends once it is idle, whatever waits then
    let isReachable = false;
    const answer = () => (isReachable ? stored() : lost());
    const {widget, attempts} = await formThatRecords([answer, answer, answer]);
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.send-now').length === 1);
    isReachable = true;
    press(widget, '.send-now');
    await drawn(widget, () => all(widget, '.panel .secret').length === 1);
    expect(attempts.length).to.be.greaterThan(1);
    for (const attempt of attempts) expect(attempt).to.deep.equal(attempts[0]);
    expect(one(widget, '.secret').textContent).to.equal(attempts[0]?.body.lookup_secret);
  });

  it('presses again without a queue: the same message under the same key, unless it was changed', async () => {
    const {widget, attempts} = await formThatRecords([lost, lost, stored], {'no-queue': ''});
    fill(widget);
    for (const attempt of [1, 2]) {
      send(widget);
      await drawn(widget, () => attempts.length === attempt);
      await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'failed');
    }
    expect(attempts[1]).to.deep.equal(attempts[0]);
    type(widget, 'message', 'Nội dung khác');
    send(widget);
    await drawn(widget, () => all(widget, '.panel .secret').length === 1);
    expect(attempts[2]?.key).to.not.equal(attempts[0]?.key);
  });

  it('does not take a proxy’s page for a receipt', async () => {
    const page = () => Promise.resolve(new Response('<!doctype html>', {status: 200}));
    const {widget} = await formThatRecords([page]);
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    expect(all(widget, '.receipt')).to.have.length(0);
  });

  it('sends once however often the button is pressed', async () => {
    let answer: ((response: Response) => void) | undefined;
    const slow = () => new Promise<Response>((resolve) => (answer = resolve));
    const {widget, attempts} = await formThatRecords([slow]);
    fill(widget);
    send(widget);
    await drawn(widget, () => one(widget, 'button[type=submit]').getAttribute('aria-disabled') === 'true');
    send(widget);
    send(widget);
    await drawn(widget, () => answer !== undefined);
    answer?.(await stored());
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    expect(attempts).to.have.length(1);
  });

  it('sends the text as written, the terms agreed to, and the page without its query', async () => {
    const {widget, attempts} = await formThatRecords([stored]);
    fill(widget, '  <b>Xin hỏi</b> & cảm ơn '.normalize('NFD'));
    type(widget, 'phone', '+84 912 345 678');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    const body = attempts[0]?.body;
    expect(body?.message).to.equal('<b>Xin hỏi</b> & cảm ơn'.normalize('NFC'));
    expect(body?.consent.version).to.equal(FORM.consent.version);
    expect(body?.page?.url).to.equal(`${location.origin}${location.pathname}`);
    expect(body?.article).to.equal('tin-so-1');
    expect(body?.lookup_secret).to.match(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
    expect(body?.seconds_taken).to.be.at.least(0);
    for (const left of ['email', 'address', 'anonymous', 'website', 'rating']) expect(body).to.not.have.property(left);
  });

  it('leaves out who wrote an anonymous message', async () => {
    const {widget, attempts} = await formThatRecords([stored]);
    fill(widget);
    press(widget, '#anonymous');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    const body = attempts[0]?.body;
    expect(body?.anonymous).to.equal(true);
    expect(body).to.not.have.property('name');
  });

  it('tells that the hidden box was filled in, and keeps and sends nothing of what a password manager put there', async () => {
    const {widget, attempts} = await formThatRecords([stored]);
    fill(widget);
    type(widget, 'website', 'mat-khau@example.vn');
    await drawn(widget, () => one<HTMLInputElement>(widget, '#website').value === '');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    expect(attempts[0]?.body.website).to.equal('1');
    expect(JSON.stringify(attempts) + JSON.stringify(localStorage)).to.not.include('mat-khau');
  });

  it('counts its time from the first key, not from the opening of the page', async () => {
    const {widget, attempts} = await formThatRecords([stored]);
    const clock = {ahead: 0, now: performance.now.bind(performance)};
    Object.defineProperty(performance, 'now', {value: () => clock.now() + clock.ahead, configurable: true});
    try {
      clock.ahead = 3_600_000;
      fill(widget);
      clock.ahead += 90_000;
      type(widget, 'message', 'Viết thêm một câu.');
      send(widget);
      await drawn(widget, () => all(widget, '.receipt').length === 1);
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
    expect(attempts[0]?.body.seconds_taken).to.be.within(90, 600);
  });

  it('keeps a receipt on the device until it was on the screen, and then no longer than its page', async () => {
    const {widget} = await formThatRecords([lost, stored]);
    widget.style.marginBlockStart = '3000px';
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    one(widget, '.panel').blur();
    scrollTo(0, 0);
    await pageOutbox().flush({isBackOnline: true});
    await drawn(widget, () => all(widget, '.panel .secret').length === 1);
    expect(await pageOutbox().records()).to.have.length(1);
    widget.scrollIntoView();
    await waitUntil(async () => (await pageOutbox().records()).length === 0, 'the receipt stays on the device');
    expect(all(widget, '.panel .secret')).to.have.length(1);
    const code = one(widget, '.receipt').textContent;
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await widget.updateComplete;
    expect(shadowText(widget)).to.not.include(code).and.not.include('Hiện hai mã');
    expect(all(widget, '#message')).to.have.length(1);
  });

  it('leaves readers who have gone on where they are when the outcome comes', async () => {
    let answer: ((response: Response) => void) | undefined;
    const {widget} = await formThatRecords([lost, () => new Promise<Response>((resolve) => (answer = resolve))]);
    const elsewhere = Object.assign(document.createElement('input'), {id: 'elsewhere'});
    widget.after(elsewhere);
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    void pageOutbox().flush({isBackOnline: true});
    await drawn(widget, () => answer !== undefined);
    elsewhere.focus();
    answer?.(
      json({title: 'Cần sửa', status: 422, errors: [{pointer: '#/phone', code: 'invalid_phone', detail: 'Sai.'}]}, 422),
    );
    await drawn(widget, () => sentences(widget).length === 1);
    expect(document.activeElement?.id).to.equal('elsewhere');
  });

  /** A message waits, its page is left, and the API answers otherwise by the time of the next page. */
  async function laterPage(answer: () => Promise<Response>): Promise<FeedbackForm> {
    const {widget} = await formThatRecords([lost, answer]);
    fill(widget, 'Viết khi mất mạng');
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    widget.remove();
    await pageOutbox().flush({isBackOnline: true});
    return form({api: 'https://api.danvan.test/poor/'});
  }

  it('asks on a later page before it shows the receipt that came meanwhile, and shows it once', async () => {
    const later = await laterPage(stored);
    await drawn(later, () => all(later, '.earlier .show').length === 1);
    expect(shadowText(later)).to.not.include('KH-7F3K-92QD').and.not.include('Viết khi mất mạng');
    await expect(later).to.be.accessible();
    type(later, 'message', 'Đang viết góp ý khác');
    press(later, '.show');
    await drawn(later, () => later.shadowRoot?.activeElement?.classList.contains('earlier') === true);
    expect(one(later, '.earlier .receipt').textContent).to.equal('KH-7F3K-92QD');
    expect(all(later, '.earlier .secret')).to.have.length(1);
    await expect(later).to.be.accessible();
    await waitUntil(async () => (await pageOutbox().records()).length === 0, 'the receipt stays on the device');
    globalThis.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await drawn(later, () => all(later, '.earlier').length === 0);
    expect(one<HTMLTextAreaElement>(later, '#message').value).to.equal('Đang viết góp ý khác');
  });

  it('erases from the device a receipt that whoever is there now does not want', async () => {
    const later = await laterPage(stored);
    await drawn(later, () => all(later, '.earlier .erase').length === 1);
    press(later, '.erase');
    await drawn(later, () => all(later, '.earlier').length === 0);
    expect(one(later, '.outcome').textContent.trim()).to.equal('Đã xóa góp ý khỏi máy này.');
    expect(await pageOutbox().records()).to.deep.equal([]);
  });

  it('asks on a later page before it opens the message that came back, then with its reasons and every word', async () => {
    const refusal = () =>
      Promise.resolve(
        json(
          {title: 'Cần sửa', status: 422, errors: [{pointer: '#/phone', code: 'invalid_phone', detail: 'Sai.'}]},
          422,
        ),
      );
    const later = await laterPage(refusal);
    await drawn(later, () => all(later, '.earlier .reopen').length === 1);
    expect(one<HTMLTextAreaElement>(later, '#message').value).to.equal('');
    expect(shadowText(later)).to.not.include('Viết khi mất mạng').and.not.include('Người gửi thử');
    await expect(later).to.be.accessible();
    press(later, '.reopen');
    await drawn(later, () => sentences(later).length === 1);
    expect(sentences(later)[0]).to.include('Số điện thoại chưa đúng');
    expect(one<HTMLTextAreaElement>(later, '#message').value).to.equal('Viết khi mất mạng');
    expect(one<HTMLInputElement>(later, '#name').value).to.equal('Người gửi thử');
    expect(one<HTMLInputElement>(later, '#consent').checked).to.equal(false);
    expect(all(later, '.earlier')).to.have.length(0);
    await expect(later).to.be.accessible();
  });
});
