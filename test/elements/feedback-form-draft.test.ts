import {expect} from '@open-wc/testing';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {startFakeApi} from '../support/fake-api/index.js';
import {apiThatRecords, cleanDevice, fill, form, press, send, stored, type} from '../support/feedback.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const value = (widget: FeedbackForm, id: string) => one<HTMLInputElement | HTMLTextAreaElement>(widget, `#${id}`).value;
const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith('danvan:draft:'));

/** Leaves the page as a reader does who closes the tab. */
function leave(widget: FeedbackForm): void {
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide'));
  widget.remove();
}

describe('<feedback-form> draft', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);
  after(cleanDevice);

  it('brings message and topic back, not who wrote it or that they agreed, and says so', async () => {
    const first = await form();
    fill(first, 'Viết dở dang');
    leave(first);
    expect(JSON.stringify(localStorage)).to.not.include('thử').and.not.include('th%E1%BB%AD');
    const second = await form();
    expect(value(second, 'message')).to.equal('Viết dở dang');
    expect(all(second, '#topic :checked')).to.have.length(1);
    expect(value(second, 'name')).to.equal('');
    expect(one<HTMLInputElement>(second, '#consent').checked).to.equal(false);
    expect(shadowText(second)).to.include('Đã khôi phục bản nháp viết lúc');
    await expect(second).to.be.accessible();
  });

  for (const [elapsed, least, most] of [
    ['40000', 1840, 1900],
    ['không phải số', 1800, 1860],
    ['-1e9', 0, 60],
  ] as const) {
    it(`counts its time from the first key ever typed, also on an earlier page (${elapsed} ms there)`, async () => {
      const {network, attempts} = apiThatRecords([stored]);
      const place = {api: 'https://api.danvan.test/draft/'};
      try {
        const first = await form(place);
        fill(first, 'Viết dở dang');
        leave(first);
        const [key = ''] = drafts();
        const entry = new URLSearchParams(localStorage.getItem(key) ?? '');
        entry.set(' at', new Date(Date.now() - 1_800_000).toISOString());
        entry.set('elapsed', elapsed);
        localStorage.setItem(key, entry.toString());
        const second = await form(place);
        type(second, 'name', 'Người gửi thử');
        press(second, '#consent');
        send(second);
        await drawn(second, () => all(second, '.receipt').length === 1);
      } finally {
        network.restore();
      }
      expect(attempts[0]?.body.seconds_taken).to.be.within(least, most);
    });
  }

  it('is erased at the reader’s wish', async () => {
    const first = await form();
    fill(first, 'Viết dở dang');
    leave(first);
    const second = await form();
    press(second, '.erase-draft');
    await drawn(second, () => value(second, 'message') === '');
    expect(drafts()).to.have.length(0);
    expect(shadowText(second)).to.include('Đã xóa bản nháp.');
  });

  it('keeps the contact only where the reader ticks that', async () => {
    const first = await form();
    fill(first, 'Viết dở dang');
    type(first, 'phone', '0912 345 678');
    press(first, '#remember');
    leave(first);
    const second = await form();
    expect(value(second, 'phone')).to.equal('0912 345 678');
    expect(value(second, 'name')).to.equal('Người gửi thử');
    expect(one<HTMLInputElement>(second, '#remember').checked).to.equal(true);
  });

  it('keeps nothing with no-draft', async () => {
    const widget = await form({'no-draft': ''});
    expect(all(widget, '#remember')).to.have.length(0);
    fill(widget, 'Viết dở dang');
    leave(widget);
    expect(drafts()).to.have.length(0);
  });

  it('is of one article only: another has its own, and finds the first again when the page comes back to that', async () => {
    const widget = await form({article: 'tin-so-1'});
    type(widget, 'message', 'Về bài thứ nhất');
    widget.article = 'tin-so-2';
    await widget.updateComplete;
    expect(value(widget, 'message')).to.equal('');
    type(widget, 'message', 'Về bài thứ hai');
    widget.article = 'tin-so-1';
    await widget.updateComplete;
    expect(value(widget, 'message')).to.equal('Về bài thứ nhất');
    widget.article = 'tin-so-2';
    await widget.updateComplete;
    expect(value(widget, 'message')).to.equal('Về bài thứ hai');
  });

  it('keeps nothing of a message that was sent', async () => {
    const widget = await form();
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    leave(widget);
    expect(drafts()).to.have.length(0);
  });

  it('is gone after 24 hours', async () => {
    const first = await form();
    fill(first, 'Viết dở dang');
    leave(first);
    const [key = ''] = drafts();
    const entry = new URLSearchParams(localStorage.getItem(key) ?? '');
    entry.set(' at', new Date(Date.now() - 25 * 60 * 60 * 1000).toISOString());
    localStorage.setItem(key, entry.toString());
    const second = await form();
    expect(value(second, 'message')).to.equal('');
    expect(drafts()).to.have.length(0);
  });

  it('costs nobody anything where storage is refused', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    try {
      const widget = await form();
      fill(widget, 'Vẫn viết được');
      leave(widget);
    } finally {
      if (original) Object.defineProperty(window, 'localStorage', original);
    }
  });
});
