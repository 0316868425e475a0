import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {FeedbackInbox} from '../../src/elements/feedback-inbox/feedback-inbox.js';
import {fakeApi, freshFakeApi, startFakeApi} from '../support/fake-api/index.js';
import {HOSTILE_STAFF_MESSAGES, STAFF_MESSAGES} from '../support/fake-api/staff-content.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {inbox, signedOut} from '../support/staff-fixture.js';
import {button, enter, open, said, signIn} from '../support/staff.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const rows = (widget: Element) => all(widget, '.rows > .row');
const focused = (widget: Element) => widget.shadowRoot?.activeElement;

async function filter(widget: FeedbackInbox, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) enter(widget, `#filter-${name}`, value);
  one<HTMLButtonElement>(widget, '.filters [type=submit]').click();
  await widget.updateComplete;
  await drawn(widget, () => widget.dataset['state'] !== 'loading');
}

describe('<feedback-inbox>: signing in', () => {
  before(startFakeApi);

  it('asks for the token in a field that no browser fills in, and says what becomes of it', async () => {
    const widget = await signedOut(fakeApi('default'));
    const field = one<HTMLInputElement>(widget, '#token');
    expect([field.type, field.autocomplete, field.name]).to.deep.equal(['password', 'off', '']);
    expect(field.labels?.length).to.equal(1);
    expect(shadowText(widget)).to.include('không lưu vào máy và mất khi đóng trang');
    await expect(widget).to.be.accessible();
  });

  it('says who is at work, and brings the list', async () => {
    const widget = await inbox(fakeApi('default'));
    expect(shadowText(widget)).to.include('Đang làm việc: Lê Minh Thư (cán bộ)');
    expect(rows(widget)).to.have.length(20);
    expect(focused(widget)?.id).to.equal('list-title');
    await expect(widget).to.be.accessible();
  });

  for (const token of ['dv_sai', 'mã có dấu']) {
    it(`says that a token is wrong and lets it be corrected: ${token}`, async () => {
      const widget = await signedOut(fakeApi('default'));
      signIn(widget, token);
      await drawn(widget, () => all(widget, '#token-error').length === 1);
      expect(one(widget, '#token-error').textContent).to.include('Mã truy cập không đúng');
      expect(focused(widget)?.id).to.equal('token');
      expect(one<HTMLInputElement>(widget, '#token').value).to.equal(token);
      await expect(widget).to.be.accessible();
      signIn(widget, 'dv_thu');
      await drawn(widget, 'ready');
    });
  }

  it('says so when no token is entered or the service cannot be reached', async () => {
    const widget = await signedOut(fakeApi('offline'));
    signIn(widget, '');
    await drawn(widget, () => all(widget, '#token-error').length === 1);
    expect(one(widget, '#token-error').textContent).to.equal('Hãy nhập mã truy cập.');
    signIn(widget, 'dv_thu');
    // it goes away while the token is tried
    await drawn(widget, () =>
      all(widget, '#token-error').some((line) => line.textContent.includes('Không kết nối được')),
    );
  });

  it('forgets everything on «Thoát»', async () => {
    const widget = await inbox(freshFakeApi('default'));
    await open(widget);
    enter(widget, '#reply', 'Đang viết dở');
    button(widget, 'Thoát').click();
    await drawn(widget, 'signed-out');
    expect(shadowText(widget)).to.not.include('Nguyễn Văn Thử');
    expect(focused(widget)?.id).to.equal('token');
    expect(said(widget)).to.equal('Đã thoát.');
    signIn(widget, 'dv_thu');
    await drawn(widget, 'ready');
    await open(widget);
    expect(one<HTMLTextAreaElement>(widget, '#reply').value).to.equal('');
  });

  it('does not give the token to another API that the tag is pointed at later', async () => {
    const widget = await inbox(fakeApi('default'));
    widget.api = fakeApi('long');
    await drawn(widget, 'signed-out');
    expect(rows(widget)).to.have.length(0);
  });

  it('forgets the token when the page is left, so that going back shows nothing', async () => {
    const widget = await inbox(fakeApi('default'));
    window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
    await drawn(widget, 'signed-out');
  });
});

describe('<feedback-inbox>: the list', () => {
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  afterEach(() => {
    network?.restore();
    network = undefined;
  });

  it('tells of each message its state in words, topic, masked sender and time', async () => {
    const widget = await inbox(fakeApi('default'));
    const text = rows(widget)[0]?.textContent.replace(/\s+/g, ' ') ?? '';
    for (const part of ['Mới nhận', 'Góp ý', 'N*** V*** T***', '09** *** *00', '20/11/2026, 08:30', 'Chưa giao']) {
      expect(text).to.include(part);
    }
    expect(text).to.not.include('Nguyễn Văn Thử');
  });

  it('brings further pages and leads on to the first of them', async () => {
    const widget = await inbox(fakeApi('default'));
    expect(shadowText(widget)).to.include('Đang hiển thị 20 góp ý, còn nữa.');
    button(widget, 'Xem thêm').click();
    await drawn(widget, () => rows(widget).length === 40);
    await drawn(widget, () => focused(widget) === all(widget, '.open')[20]);
    expect(said(widget)).to.equal('Đã hiển thị thêm 20 góp ý.');
    button(widget, 'Xem thêm').click();
    await drawn(widget, () => rows(widget).length === 45);
    expect(shadowText(widget)).to.include('Đang hiển thị 45 góp ý.');
    expect(all(widget, '.more')).to.have.length(0);
  });

  it('filters by state, words without marks, days, assignee and spam, and clears the filters', async () => {
    const widget = await inbox(fakeApi('default'));
    one<HTMLDetailsElement>(widget, '.filters').open = true;
    await expect(widget).to.be.accessible();
    await filter(widget, {status: 'received', q: 'tre duoi 6 tuoi'});
    const states = all(widget, '.rows .state').map(({textContent}) => textContent);
    expect(new Set(states)).to.deep.equal(new Set(['Mới nhận']));
    for (const opener of all(widget, '.open')) expect(opener.textContent).to.include('trẻ dưới 6 tuổi');
    await filter(widget, {status: '', q: '', assignee: 'none', from: '2026-11-19', to: '2026-11-20'});
    expect(shadowText(widget)).to.not.include('Giao: ');
    button(widget, 'Bỏ lọc').click();
    await drawn(widget, () => rows(widget).length === 20);
    expect(one<HTMLInputElement>(widget, '#filter-from').value).to.equal('');
    one<HTMLInputElement>(widget, '[name=spam]').click();
    await filter(widget, {});
    expect(rows(widget)).to.have.length(1);
    expect(rows(widget)[0]?.textContent).to.include('Thư rác');
  });

  it('counts beside the list what is held back, shows it at one press, and counts on as the officer decides', async () => {
    const widget = await inbox(freshFakeApi('default'));
    const held = () => one(widget, '.held-back');
    expect(held().textContent.trim()).to.equal('Bị giữ lại: 1');
    held().click();
    await drawn(widget, () => rows(widget).length === 1);
    expect(held().getAttribute('aria-pressed')).to.equal('true');
    expect(rows(widget)[0]?.textContent).to.include('Thư rác');
    await expect(widget).to.be.accessible();
    one(widget, '.open').click();
    await drawn(widget, () => all(widget, '.message .facts').length > 0);
    expect(one(widget, '.message').textContent).to.include(
      'trình duyệt hoặc phần mềm giữ mật khẩu cũng có thể tự điền',
    );
    button(widget, 'Không phải thư rác').click();
    await drawn(widget, () => held().textContent.trim() === 'Bị giữ lại: 0');
    held().click();
    await drawn(widget, () => rows(widget).length === 20);
    expect(all(widget, '.held-back')).to.have.length(0);
  });

  it('does not ask for days that are the wrong way round', async () => {
    const widget = await inbox(fakeApi('default'));
    await filter(widget, {from: '2026-11-20', to: '2026-11-19'});
    expect(one(widget, '#filter-error').textContent).to.include('Ngày bắt đầu phải trước');
    expect(one<HTMLInputElement>(widget, '#filter-from').value).to.equal('2026-11-20');
    expect(rows(widget)).to.have.length(20);
  });

  it('says when nothing matches, and when there is nothing at all', async () => {
    const widget = await inbox(fakeApi('default'));
    await filter(widget, {q: 'không có chữ này'});
    expect(said(widget)).to.equal('Không có góp ý nào khớp với bộ lọc.');
    const none = await inbox(fakeApi('empty'), 'dv_thu', 'empty');
    expect(said(none)).to.equal('Chưa có góp ý nào.');
    await expect(none).to.be.accessible();
  });

  it('says why the list could not be had, and reloads it', async () => {
    const widget = await inbox(freshFakeApi('recovering'), 'dv_thu', 'failed');
    expect(said(widget)).to.include('Hệ thống đang tạm gián đoạn');
    await expect(widget).to.be.accessible();
    button(widget, 'Tải lại').click();
    await drawn(widget, 'ready');
  });

  it('keeps the list on the screen, marked with its time, when reloading fails', async () => {
    const widget = await inbox(freshFakeApi('stale'));
    button(widget, 'Tải lại').click();
    await drawn(widget, 'stale');
    expect(said(widget)).to.match(/Chưa tải lại được. Danh sách dưới đây là của lúc \d/);
    expect(rows(widget)).to.have.length(20);
    await expect(widget).to.be.accessible();
  });

  it('keeps only the unit and the number that the tag names', async () => {
    const widget = await signedOut(fakeApi('default'));
    widget.unit = 'khanh-hoa';
    widget.limit = 3;
    const real = window.fetch;
    network = replaceNetwork((url, init) => real(url, init));
    signIn(widget, 'dv_thu');
    await drawn(widget, 'ready');
    expect(rows(widget)).to.have.length(3);
    expect(network.asked.at(-1)).to.match(/limit=3&unit=khanh-hoa$/);
  });

  it('counts quietly, while somebody looks, what has come in since', async () => {
    const original = window.setInterval;
    let tick: () => void = () => undefined;
    window.setInterval = ((handler: () => void) => {
      tick = handler;
      return 0;
    }) as unknown as typeof window.setInterval;
    const widget = await inbox(fakeApi('default'));
    window.setInterval = original;
    const [newest] = STAFF_MESSAGES;
    if (!newest) throw new Error('there are messages');
    const {message, ...summary} = newest;
    const fresh = {...summary, excerpt: message, contact: null, code: 'KH-2222-2222'};
    const page = {next: null, limit: 20, as_of: '2026-11-20T10:00:00+07:00'};
    network = replaceNetwork(() =>
      Promise.resolve(json({items: [{...fresh, received_at: '2026-11-20T09:55:00+07:00'}], page, held_back: 12})),
    );
    tick();
    await drawn(widget, () => shadowText(widget).includes('Có 1 góp ý mới'));
    expect(rows(widget)).to.have.length(20);
    expect(one(widget, '.held-back').textContent.trim()).to.equal('Bị giữ lại: 12');
    button(widget, 'Tải lại').click();
    await drawn(widget, () => rows(widget).length === 1);
    expect(shadowText(widget)).to.not.include('góp ý mới');
  });
});

describe('<feedback-inbox>: what must not leak or run', () => {
  before(startFakeApi);

  it('shows hostile markup as text and makes no link of a hostile address', async () => {
    const widget = await inbox(fakeApi('hostile'));
    await open(widget);
    for (const details of all<HTMLDetailsElement>(widget, 'details')) details.open = true;
    expect(one(widget, '.message .text').textContent).to.equal(HOSTILE_STAFF_MESSAGES[0]?.message);
    expect(all(widget, 'img, script, b')).to.have.length(0);
    expect(all(widget, '.message a')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });

  it('leaves nothing on the device, and the token in no address, attribute or event', async () => {
    const stored = () => [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
    const before = stored();
    const databases = (await indexedDB.databases()).length;
    const real = window.fetch;
    const network = replaceNetwork((url, init) => real(url, init));
    const widget = await inbox(freshFakeApi('default'));
    await open(widget);
    enter(widget, '#reply', 'Nội dung trả lời');
    network.restore();
    expect(stored()).to.deep.equal(before);
    expect(await indexedDB.databases()).to.have.length(databases);
    expect(network.asked.length).to.equal(3);
    expect(network.asked.filter((url) => url.includes('dv_thu'))).to.deep.equal([]);
    expect(widget.outerHTML + (widget.shadowRoot?.innerHTML ?? '')).to.not.include('dv_thu');
    expect(location.href).to.not.include('dv_thu');
  });
});

describe('<feedback-inbox>: on every screen', () => {
  before(startFakeApi);
  afterEach(() => setViewport({width: 800, height: 600}));

  for (const [width, areBeside] of [
    [360, false],
    [1280, true],
  ] as const) {
    it(`keeps within ${width} px and sets list and message ${areBeside ? 'side by side' : 'one after the other'}`, async () => {
      await setViewport({width, height: 800});
      const widget = await inbox(fakeApi('long'), 'dv_quanly');
      await open(widget);
      for (const details of all<HTMLDetailsElement>(widget, 'details')) details.open = true;
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      const [list, message] = ['.list', '.message'].map((part) => one(widget, part).getBoundingClientRect());
      expect((message?.left ?? 0) > (list?.right ?? 0)).to.equal(areBeside);
      await expect(widget).to.be.accessible();
    });
  }

  it('speaks English where the page does', async () => {
    const box = await fixture(html`<div lang="en"></div>`);
    const widget = await signedOut(fakeApi('default'));
    box.append(widget);
    await drawn(widget, () => shadowText(widget).includes('Access token'));
    signIn(widget, 'dv_xem');
    await drawn(widget, 'ready');
    expect(shadowText(widget)).to.include('Signed in: Phạm Thị Xem (reader)');
  });
});
