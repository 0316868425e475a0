import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import '../../src/elements/feedback-form/define.js';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import type {FeedbackRequest} from '../../src/api/types.js';
import {listenToConsole} from '../support/console.js';
import {FORM} from '../support/fake-api/content.js';
import {fakeApi, startFakeApi, TRIGGERS} from '../support/fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

async function form(scenario: Parameters<typeof fakeApi>[0] = 'default'): Promise<FeedbackForm> {
  const widget = await fixture<FeedbackForm>(
    html`<feedback-form api=${fakeApi(scenario)} unit="khanh-hoa"></feedback-form>`,
  );
  await drawn(widget, 'ready');
  return widget;
}

function type(widget: FeedbackForm, field: string, text: string): void {
  const input = one<HTMLInputElement | HTMLTextAreaElement>(widget, `#${field}`);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
}

function fill(widget: FeedbackForm, message = 'Đề nghị công khai lịch tiếp công dân.'): void {
  one<HTMLInputElement>(widget, '#topic input').click();
  type(widget, 'message', message);
  type(widget, 'name', 'Người gửi thử');
  one<HTMLInputElement>(widget, '#consent').click();
}

const send = (widget: FeedbackForm) => one<HTMLButtonElement>(widget, 'button[type=submit]').click();
const sentences = (widget: FeedbackForm) => all(widget, '.faults li').map(({textContent}) => textContent.trim());

describe('<feedback-form>', () => {
  before(startFakeApi);

  it('asks what the form’s definition says, every field labelled, consent not given in advance', async () => {
    const widget = await form();
    expect(all(widget, '#topic input')).to.have.length(4);
    for (const field of all<HTMLInputElement>(widget, 'input, textarea')) expect(field.labels?.length).to.equal(1);
    expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(false);
    expect(all(widget, '[type=radio]:checked')).to.have.length(0);
    expect(one(widget, '#consent-text').textContent).to.equal(FORM.consent.text.vi);
    await expect(widget).to.be.accessible();
  });

  it('says where emergencies belong and which address goes along', async () => {
    const text = shadowText(await form());
    expect(text).to.include('113').and.include('VNeID');
    expect(text).to.include(`${location.origin}${location.pathname}`);
    if (location.search) expect(text).to.not.include(location.search);
  });

  it('names every fault at once, in a summary that takes the focus and at each field', async () => {
    const widget = await form();
    type(widget, 'phone', '12345');
    type(widget, 'email', 'không phải');
    send(widget);
    await drawn(widget, () => widget.shadowRoot?.activeElement?.className === 'faults');
    expect(sentences(widget)).to.deep.equal([
      'Hãy chọn nội dung góp ý.',
      'Hãy viết nội dung góp ý.',
      'Hãy ghi họ và tên.',
      'Số điện thoại chưa đúng. Hãy ghi 10 chữ số, bắt đầu bằng 0 hoặc +84.',
      'Địa chỉ thư điện tử chưa đúng. Hãy ghi như ví dụ: ten@example.vn',
      'Hãy đánh dấu đồng ý để chúng tôi được phép lưu nội dung và trả lời.',
    ]);
    for (const field of ['message', 'name', 'phone', 'email', 'consent']) {
      const input = one(widget, `#${field}`);
      expect(input.getAttribute('aria-invalid'), field).to.equal('true');
      expect(input.getAttribute('aria-describedby')?.split(' '), field).to.include(`${field}-error`);
      expect(one(widget, `#${field}-error`).textContent).to.equal(
        sentences(widget)[['topic', 'message', 'name', 'phone', 'email', 'consent'].indexOf(field)],
      );
    }
    expect(one<HTMLInputElement>(widget, '#phone').value).to.equal('12345');
    await expect(widget).to.be.accessible();
  });

  it('leads from each line of the summary to its field without changing the page’s address', async () => {
    const widget = await form();
    const address = location.href;
    send(widget);
    await drawn(widget, () => all(widget, '.faults a').length > 0);
    const links = all<HTMLAnchorElement>(widget, '.faults a');
    links[1]?.click();
    expect(widget.shadowRoot?.activeElement?.id).to.equal('message');
    links[0]?.click();
    expect(widget.shadowRoot?.activeElement?.getAttribute('type')).to.equal('radio');
    expect(location.href).to.equal(address);
  });

  it('sends, says so, and shows the receipt', async () => {
    const widget = await form();
    const receipts: string[] = [];
    widget.addEventListener('danvan-feedback-sent', ({receipt}) => receipts.push(receipt));
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    const code = one(widget, '.receipt').textContent;
    expect(code).to.match(/^KH-7F3K-92Q[2-9]$/);
    expect(receipts).to.deep.equal([code]);
    expect(one(widget, '.outcome').textContent).to.include('Đã gửi thành công').and.include(code);
    await drawn(widget, () => widget.shadowRoot?.activeElement?.className === 'panel');
    await expect(widget).to.be.accessible();
  });

  it('offers an empty form after that, with consent to be given anew', async () => {
    const widget = await form();
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.panel button').length === 1);
    one<HTMLButtonElement>(widget, '.panel button').click();
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('');
    expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(false);
  });

  it('is filled in and sent with the keyboard alone', async () => {
    const widget = await form();
    one(widget, '#topic input').focus();
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Xin hỏi giờ làm việc.'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Người gửi thử'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => all(widget, '.receipt').length === 1);
  });

  it('brings the server’s faults back to their fields and keeps what was written', async () => {
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.refuse}`);
    send(widget);
    await drawn(widget, () => widget.shadowRoot?.activeElement?.className === 'faults');
    expect(sentences(widget)).to.deep.equal([
      'Hãy rút ngắn còn tối đa 200 ký tự.',
      'Số điện thoại chưa đúng. Hãy ghi 10 chữ số, bắt đầu bằng 0 hoặc +84.',
      'Nội dung đồng ý vừa được cập nhật. Hãy tải lại trang, đọc và đánh dấu lại.',
    ]);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.include(TRIGGERS.refuse);
  });

  for (const [trigger, sentence] of [
    [TRIGGERS.busy, 'quá nhiều lượt truy cập'],
    [TRIGGERS.fail, 'tạm gián đoạn'],
  ] as const) {
    it(`says that it was not sent and why (${sentence}), keeps everything, and shows how else to reach the unit`, async () => {
      const widget = await form();
      fill(widget, `Nội dung ${trigger}`);
      send(widget);
      await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'not-sent');
      expect(one(widget, '.outcome').textContent).to.include('Chưa gửi được').and.include(sentence);
      expect(one<HTMLTextAreaElement>(widget, '#message').value).to.include(trigger);
      expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(true);
      expect(one(widget, 'button[type=submit]').textContent.trim()).to.equal('Gửi lại');
      expect(shadowText(widget)).to.include('0258 0000 000');
      await expect(widget).to.be.accessible();
    });
  }

  it('counts as the writer sees it and says by how much a message is too long', async () => {
    const widget = await form();
    type(widget, 'message', 'phản hồi'.normalize('NFD'));
    await widget.updateComplete;
    expect(one(widget, '#message-count').textContent.trim()).to.equal('Còn 192 ký tự');
    type(widget, 'message', 'a'.repeat(205));
    await widget.updateComplete;
    expect(one(widget, '#message-count').textContent.trim()).to.equal('Thừa 5 ký tự');
    send(widget);
    await drawn(widget, () => sentences(widget).includes('Hãy rút ngắn còn tối đa 200 ký tự.'));
  });

  it('leaves a word alone that an input method is still composing', async () => {
    const widget = await form();
    const box = one<HTMLTextAreaElement>(widget, '#message');
    box.focus();
    box.value = 'phan';
    box.setSelectionRange(2, 2);
    box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, isComposing: true}));
    widget.requestUpdate();
    await widget.updateComplete;
    expect(box.value).to.equal('phan');
    expect(box.selectionStart).to.equal(2);
  });

  it('keeps what was written when the page moves the form or changes its language', async () => {
    const widget = await form();
    fill(widget, 'Giữ lại nội dung này');
    const other = await fixture(html`<div lang="en"></div>`);
    other.append(widget);
    await drawn(widget, () => shadowText(widget).includes('Your message'));
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('Giữ lại nội dung này');
  });

  it('says on the page and in one warning when no unit is named', async () => {
    const warnings = listenToConsole('warn');
    const widget = await fixture<FeedbackForm>(html`<feedback-form api=${fakeApi('default')}></feedback-form>`);
    await drawn(widget, 'failed');
    const heard = warnings.stop();
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('<feedback-form unit="">');
  });

  it('says so when the unit takes no feedback through the form', async () => {
    const widget = await fixture<FeedbackForm>(
      html`<feedback-form api=${fakeApi('empty')} unit="khanh-hoa"></feedback-form>`,
    );
    await drawn(widget, 'empty');
    expect(one(widget, '[role=status]').textContent.trim()).to.equal('Hiện chưa nhận góp ý qua trang này.');
    expect(all(widget, 'form')).to.have.length(0);
  });

  it('keeps within 180 px', async () => {
    await setViewport({width: 180, height: 700});
    const widget = await form('long');
    expect(document.documentElement.scrollWidth).to.be.at.most(180);
    await setViewport({width: 800, height: 600});
    await expect(widget).to.be.accessible();
  });
});

describe('<feedback-form> on a poor network', () => {
  let network: ReplacedNetwork | undefined;
  afterEach(() => network?.restore());

  interface Attempt {
    readonly key: string | null;
    readonly body: FeedbackRequest;
  }

  const isFeedback = (body: unknown): body is FeedbackRequest =>
    typeof body === 'object' && body !== null && 'message' in body && 'consent' in body;

  /** Gives the form its definition and records what is sent; `answers` says what becomes of each attempt. */
  async function formThatRecords(answers: readonly (() => Promise<Response>)[]) {
    const attempts: Attempt[] = [];
    network = replaceNetwork((url, init) => {
      if (!url.endsWith('/v1/feedback')) return Promise.resolve(json(FORM));
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      if (!isFeedback(body)) throw new Error('a message was expected');
      attempts.push({key: new Headers(init.headers).get('idempotency-key'), body});
      return answers[attempts.length - 1]?.() ?? Promise.reject(new Error('one attempt too many'));
    });
    const widget = await fixture<FeedbackForm>(
      html`<feedback-form api="https://api.danvan.test/poor/" unit="khanh-hoa" article="tin-so-1"></feedback-form>`,
    );
    await drawn(widget, 'ready');
    return {widget, attempts};
  }

  const lost = () => Promise.reject(new TypeError('Failed to fetch'));
  const stored = () =>
    Promise.resolve(json({code: 'KH-7F3K-92QD', received_at: '2026-11-20T09:00:00+07:00', status: 'received'}, 201));

  it('sends again under the key of the first attempt, so that nothing is stored twice', async () => {
    const {widget, attempts} = await formThatRecords([lost, stored]);
    fill(widget);
    send(widget);
    await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'not-sent');
    expect(one(widget, '.outcome').textContent).to.include('Không kết nối được');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    expect(attempts).to.have.length(2);
    expect(attempts[0]?.key).to.match(/^[0-9a-f]{32}$/);
    expect(attempts[1]).to.deep.equal(attempts[0]);
  });

  it('takes a new key for a message that was changed in between', async () => {
    const {widget, attempts} = await formThatRecords([lost, stored]);
    fill(widget);
    send(widget);
    await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'not-sent');
    type(widget, 'message', 'Nội dung khác');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    expect(attempts[1]?.key).to.not.equal(attempts[0]?.key);
  });

  it('does not take a proxy’s page for a receipt', async () => {
    const page = () => Promise.resolve(new Response('<!doctype html>', {status: 200}));
    const {widget, attempts} = await formThatRecords([page, () => Promise.resolve(json({ok: true}))]);
    fill(widget);
    for (const attempt of [1, 2]) {
      send(widget);
      await drawn(widget, () => attempts.length === attempt && one(widget, '.outcome').dataset['kind'] === 'not-sent');
    }
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.not.equal('');
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
    expect(body).to.not.have.property('email');
  });
});
