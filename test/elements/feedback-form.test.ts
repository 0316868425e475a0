import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {listenToConsole} from '../support/console.js';
import {FORM} from '../support/fake-api/content.js';
import {fakeApi, startFakeApi, TRIGGERS} from '../support/fake-api/index.js';
import {cleanDevice, fill, focused, form, send, sentences, type} from '../support/feedback.js';
import {json, replaceNetwork} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<feedback-form>', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);

  it('asks what the form’s definition says, every field labelled, consent not given in advance', async () => {
    const widget = await form();
    expect(all(widget, '#topic input')).to.have.length(4);
    for (const field of all<HTMLInputElement>(widget, 'input, textarea')) expect(field.labels?.length).to.equal(1);
    expect(all(widget, '.label').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim())).to.include.members([
      'Địa chỉ (không bắt buộc)',
      'Tỉnh, thành phố',
      'Xã, phường, đặc khu',
    ]);
    expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(false);
    expect(all(widget, '[type=radio]:checked')).to.have.length(0);
    expect(one(widget, '#consent-text').textContent).to.equal(FORM.consent.text.vi);
    await expect(widget).to.be.accessible();
  });

  it('says where emergencies belong, and which page’s title and address go along', async () => {
    document.title = 'Trang thử';
    const text = shadowText(await form());
    expect(text).to.include('Trang thử');
    expect(text).to.include('113').and.include('VNeID');
    expect(text).to.include(`${location.origin}${location.pathname}`);
    if (location.search) expect(text).to.not.include(location.search);
  });

  it('names every fault at once, in a summary that takes the focus and at each field', async () => {
    const widget = await form();
    type(widget, 'phone', '12345');
    type(widget, 'email', 'không phải');
    send(widget);
    await drawn(widget, () => focused(widget)?.className === 'faults');
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

  it('reads the errors out in order: how many there are to correct, then at the box what it asks and what is wrong', async () => {
    const widget = await form();
    type(widget, 'phone', '12345');
    send(widget);
    await drawn(widget, () => focused(widget)?.className === 'faults');
    const summary = one(widget, '.faults');
    const text = (ids: string | null) =>
      (ids ?? '').split(' ').map((id) => one(widget, `#${id}`).textContent.replace(/\s+/g, ' ').trim());
    expect(summary.getAttribute('role')).to.equal('group');
    expect(text(summary.getAttribute('aria-labelledby'))).to.deep.equal(['Cần sửa trước khi gửi']);
    const phone = one<HTMLInputElement>(widget, '#phone');
    expect(phone.labels?.[0]?.textContent.replace(/\s+/g, ' ').trim()).to.equal('Số điện thoại (không bắt buộc)');
    expect(text(phone.getAttribute('aria-describedby'))).to.deep.equal([
      'Để cán bộ liên hệ khi cần trả lời. Ví dụ: 0912 345 678',
      'Số điện thoại chưa đúng. Hãy ghi 10 chữ số, bắt đầu bằng 0 hoặc +84.',
    ]);
    expect(text(one(widget, '#topic').getAttribute('aria-describedby'))).to.deep.equal(['Hãy chọn nội dung góp ý.']);
  });

  it('offers only the topics that the page names, and warns once of those it does not know', async () => {
    const warnings = listenToConsole('warn');
    const widget = await form({topics: 'hoi-dap gop-y la-lung'});
    widget.requestUpdate();
    await widget.updateComplete;
    const heard = warnings.stop();
    expect(all<HTMLInputElement>(widget, '#topic input').map(({value}) => value)).to.deep.equal(['gop-y', 'hoi-dap']);
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('la-lung');
  });

  it('hides a box from people that programs fill in', async () => {
    const widget = await form();
    const trap = one<HTMLInputElement>(widget, '#website');
    expect(trap.closest('[aria-hidden=true]')).to.not.equal(null);
    expect(trap.tabIndex).to.equal(-1);
    expect(getComputedStyle(trap).display).to.not.equal('none');
    expect(trap.getBoundingClientRect().right).to.be.at.most(document.documentElement.clientWidth + 1);
  });

  it('leads from each line of the summary to its field without changing the page’s address', async () => {
    const widget = await form();
    const address = location.href;
    send(widget);
    await drawn(widget, () => all(widget, '.faults a').length > 0);
    const links = all<HTMLAnchorElement>(widget, '.faults a');
    links[1]?.click();
    expect(focused(widget)?.id).to.equal('message');
    links[0]?.click();
    expect(focused(widget)?.getAttribute('type')).to.equal('radio');
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
    await drawn(widget, () => focused(widget)?.className === 'panel');
    await expect(widget).to.be.accessible();
  });

  it('offers an empty form after that, with consent to be given anew', async () => {
    const widget = await form();
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.panel .another').length === 1);
    one<HTMLButtonElement>(widget, '.panel .another').click();
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('');
    expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(false);
  });

  it('is filled in and sent with the keyboard alone', async () => {
    const widget = await form();
    one(widget, '#topic input').focus();
    const tabTo = async (id: string) => {
      for (let step = 0; focused(widget)?.id !== id; step++) {
        if (step > 12) throw new Error(`Tab does not lead to #${id}`);
        await sendKeys({press: 'Tab'});
      }
    };
    await sendKeys({press: 'Space'});
    await tabTo('message');
    await sendKeys({type: 'Xin hỏi giờ làm việc.'});
    await tabTo('name');
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => focused(widget)?.className === 'faults');
    expect(sentences(widget)).to.have.length(2);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    expect(focused(widget)?.id).to.equal('name');
    await sendKeys({type: 'Người gửi thử'});
    await tabTo('consent');
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => all(widget, '.receipt').length === 1);
  });

  it('brings the server’s faults back to their fields and keeps what was written', async () => {
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.refuse}`);
    send(widget);
    await drawn(widget, () => focused(widget)?.className === 'faults');
    expect(sentences(widget)).to.deep.equal([
      'Hãy rút ngắn còn tối đa 200 ký tự.',
      'Số điện thoại chưa đúng. Hãy ghi 10 chữ số, bắt đầu bằng 0 hoặc +84.',
      'Nội dung đồng ý vừa được cập nhật. Hãy tải lại trang, đọc và đánh dấu lại.',
    ]);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.include(TRIGGERS.refuse);
  });

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

  it('takes as many letters as it says, however many parts each is typed in', async () => {
    const widget = await form();
    type(widget, 'message', 'ế'.normalize('NFD').repeat(200));
    send(widget);
    await drawn(widget, () => sentences(widget).length > 0);
    expect(sentences(widget)).to.not.include('Hãy rút ngắn còn tối đa 200 ký tự.');
  });

  it('writes the bound of a message as the reader’s language does', async () => {
    const fields = FORM.fields.map((field) => (field.name === 'message' ? {...field, max_length: 2000} : field));
    const network = replaceNetwork(() => Promise.resolve(json({...FORM, fields})));
    try {
      const widget = await form({api: 'https://api.danvan.test/long/', lang: 'en'});
      fill(widget, 'a'.repeat(2001));
      send(widget);
      await drawn(widget, () => sentences(widget).includes('Shorten this to 2,000 characters at most.'));
    } finally {
      network.restore();
    }
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
    const widget = await form({}, 'long');
    expect(document.documentElement.scrollWidth).to.be.at.most(180);
    await setViewport({width: 800, height: 600});
    await expect(widget).to.be.accessible();
  });
});
