import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {startFakeApi} from '../support/fake-api/index.js';
import {REFERENCE} from '../support/fake-api/answers.js';
import {cleanDevice, focused, form, press, send, sentences, type} from '../support/feedback.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const lookup = () => form({mode: 'lookup'});

async function find(widget: FeedbackForm, code: string = REFERENCE.code, secret: string = REFERENCE.secret) {
  type(widget, 'code', code);
  type(widget, 'secret', secret);
  send(widget);
  await drawn(widget, () => all(widget, '.panel, .faults').length === 1);
}

const NOT_FOUND = 'Không tìm thấy góp ý nào với hai mã này. Hãy kiểm tra lại cả mã tiếp nhận và mã bí mật.';

describe('<feedback-form mode="lookup">', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);

  it('asks for both codes, and needs no form of the unit for that', async () => {
    const widget = await lookup();
    expect(one(widget, 'h2').textContent).to.equal('Tra cứu góp ý đã gửi');
    expect(all(widget, '#message')).to.have.length(0);
    await expect(widget).to.be.accessible();
    send(widget);
    await drawn(widget, () => focused(widget)?.className === 'faults');
    expect(sentences(widget)).to.deep.equal(['Hãy nhập mã tiếp nhận.', 'Hãy nhập mã bí mật.']);
    expect(one(widget, '#secret').getAttribute('aria-describedby')).to.include('secret-error');
    await expect(widget).to.be.accessible();
  });

  it('shows how far the message has come, with days, and the answer as it was written, by keyboard alone', async () => {
    const widget = await lookup();
    one(widget, '#code').focus();
    await sendKeys({type: 'kh 7f3k 92qd'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'k4wn7qxdm2pt'});
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => focused(widget)?.classList.contains('panel') === true);
    const steps = all(widget, '.history li').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(steps.map((step) => step.split(' 1')[0])).to.deep.equal(['Đã nhận', 'Đã phân công', 'Đã trả lời']);
    expect(one(widget, '.history time').getAttribute('datetime')).to.equal('2026-11-16T08:05:00+07:00');
    const reply = one(widget, '.reply');
    expect(reply.textContent).to.include('<phường> & đăng');
    expect(getComputedStyle(reply).whiteSpace).to.include('pre-line');
    expect(one(widget, '[role=status]').textContent).to.include('Đã trả lời');
    await expect(widget).to.be.accessible();
  });

  it('says the same of a wrong code, a wrong secret and one that is none, and keeps them to be corrected', async () => {
    for (const [code, secret] of [
      ['KH-AAAA-BBBB', REFERENCE.secret],
      [REFERENCE.code, 'AAAA-BBBB-CCCC'],
      ['không phải mã', 'x'],
    ] as const) {
      const widget = await lookup();
      await find(widget, code, secret);
      await drawn(widget, () => focused(widget)?.className === 'faults');
      expect(sentences(widget), `${code} ${secret}`).to.deep.equal([NOT_FOUND]);
      expect(one<HTMLInputElement>(widget, '#code').value).to.equal(code);
      await expect(widget).to.be.accessible();
    }
  });

  it('asks to wait after too many tries', async () => {
    const widget = await lookup();
    await find(widget, REFERENCE.code, REFERENCE.busy);
    expect(sentences(widget)[0]).to.include('đợi vài phút');
  });

  it('withdraws only after asking, and tells what that means', async () => {
    const widget = await lookup();
    await find(widget);
    press(widget, '.withdraw');
    await drawn(widget, () => focused(widget)?.className === 'question');
    expect(shadowText(widget)).to.include('Không thể lấy lại');
    await expect(widget).to.be.accessible();
    press(widget, '.question .quiet');
    await drawn(widget, () => focused(widget)?.classList.contains('withdraw') === true);
    press(widget, '.withdraw');
    await drawn(widget, () => all(widget, '.question').length === 1);
    press(widget, '.question .danger');
    await drawn(widget, () => one(widget, '.state').textContent === 'Đã rút lại');
    expect(one(widget, '[role=status]').textContent).to.equal(
      'Đã rút lại góp ý. Thông tin cá nhân của anh/chị đã được xóa.',
    );
    expect(all(widget, '.withdraw, .reply')).to.have.length(0);
    await drawn(widget, () => focused(widget)?.classList.contains('panel') === true);
    await expect(widget).to.be.accessible();
  });

  it('forgets both codes when another message is looked up', async () => {
    const widget = await lookup();
    await find(widget);
    press(widget, '.again button');
    await drawn(widget, () => focused(widget)?.id === 'code');
    expect(one<HTMLInputElement>(widget, '#secret').value).to.equal('');
  });
});
