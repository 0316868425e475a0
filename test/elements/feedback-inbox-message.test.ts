import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FeedbackInbox} from '../../src/elements/feedback-inbox/feedback-inbox.js';
import {fakeApi, freshFakeApi, STAFF_TRIGGERS, startFakeApi} from '../support/fake-api/index.js';
import {type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {inbox} from '../support/staff-fixture.js';
import {button, enter, open, said, signIn} from '../support/staff.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const focused = (widget: Element) => widget.shadowRoot?.activeElement;
const replyBox = (widget: Element) => one<HTMLTextAreaElement>(widget, '#reply');

async function opened(place = 0, token = 'dv_thu', api = freshFakeApi('default')): Promise<FeedbackInbox> {
  const widget = await inbox(api, token);
  await open(widget, place);
  return widget;
}

/** Writes a reply and goes on to the question whether to send it. */
async function write(widget: FeedbackInbox, text: string): Promise<void> {
  enter(widget, '#reply', text);
  button(widget, 'Gửi trả lời').click();
  await drawn(widget, () => focused(widget)?.classList.contains('confirm-send') ?? false);
}

async function sendReply(widget: FeedbackInbox, text: string): Promise<void> {
  await write(widget, text);
  button(widget, 'Gửi ngay').click();
}

describe('<feedback-inbox>: a message', () => {
  before(startFakeApi);

  it('tells all that is known of it, and takes the focus to its headline', async () => {
    const widget = await opened();
    const text = shadowText(widget);
    for (const part of [
      'Góp ý KH-7F3K-9222',
      'Nguyễn Văn Thử',
      '0912345600',
      'Phường Nha Trang, tỉnh Khánh Hòa',
      'Hướng dẫn đăng ký xe trực tuyến (mở ở thẻ mới)',
      'được lưu để xem xét và trả lời',
      'Phiên bản thu-1, đồng ý lúc 20/11/2026, 08:30',
      'Lịch sử xử lý',
    ]) {
      expect(text).to.include(part);
    }
    expect(focused(widget)?.id).to.equal('message-title');
    const link = all<HTMLAnchorElement>(widget, '.message a').find(({target}) => target === '_blank');
    expect(link?.rel).to.equal('noopener noreferrer');
    for (const details of all<HTMLDetailsElement>(widget, 'details')) details.open = true;
    await expect(widget).to.be.accessible();
  });

  it('leads back to its line in the list', async () => {
    const widget = await opened(2);
    expect(all(widget, '[aria-current=true]')).to.have.length(1);
    button(widget, 'Về danh sách').click();
    await drawn(widget, () => focused(widget) === all(widget, '.open')[2]);
    expect(shadowText(widget)).to.include('Chọn một góp ý trong danh sách để đọc.');
  });

  it('says that it was withdrawn or erased, and offers nothing that cannot be done', async () => {
    const widget = await opened(6);
    expect(shadowText(widget)).to.include('Người gửi đã rút lại góp ý này.').and.include('đã được xóa lúc');
    expect(all(widget, '#reply, #set-status, #assign-name')).to.have.length(0);
    await open(widget, 8);
    await drawn(widget, () => shadowText(widget).includes('Góp ý KH-7F3K-922A'));
    expect(shadowText(widget)).to.include('đã được xóa lúc 21/11/2026, 00:05');
    expect(all(widget, '#reply')).to.have.length(1);
    await expect(widget).to.be.accessible();
  });

  it('lets a reader read and nothing else', async () => {
    const widget = await opened(0, 'dv_xem');
    expect(shadowText(widget)).to.include('Vai trò của anh/chị chỉ cho phép đọc.');
    expect(all(widget, '.message button').map(({textContent}) => textContent.trim())).to.deep.equal(['Về danh sách']);
    expect(all(widget, '#reply, #export-full')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });
});

describe('<feedback-inbox>: what officers do', () => {
  before(startFakeApi);

  it('takes a message on, gives it to somebody else, and to nobody', async () => {
    const widget = await opened();
    button(widget, 'Nhận xử lý').click();
    await drawn(widget, () => said(widget) === 'Đã giao cho Lê Minh Thư.');
    expect(all(widget, '.rows > .row')[0]?.textContent).to.include('Giao: Lê Minh Thư').and.include('Đang xử lý');
    expect(focused(widget)?.id).to.equal('handling-title');
    button(widget, 'Giao').click();
    await drawn(widget, () => said(widget) === 'Hãy ghi họ tên cán bộ được giao.');
    enter(widget, '#assign-name', ' Võ Thanh Bình ');
    button(widget, 'Giao').click();
    await drawn(widget, () => said(widget) === 'Đã giao cho Võ Thanh Bình.');
    button(widget, 'Bỏ phân công').click();
    await drawn(widget, () => said(widget) === 'Đã bỏ phân công.');
    await expect(widget).to.be.accessible();
  });

  it('stays as it is, and says so, when it is like that already', async () => {
    const widget = await opened();
    button(widget, 'Đổi trạng thái').click();
    await drawn(widget, () => focused(widget)?.id === 'handling-failure');
    const notice = one(widget, '#handling-failure');
    expect(notice.textContent.trim()).to.equal('Góp ý đã như vậy từ trước nên không có gì thay đổi.');
    expect(said(widget)).to.equal('');
    expect(one(widget, '.message .state').textContent).to.equal('Mới nhận');
    await expect(widget).to.be.accessible();
    enter(widget, '#set-status', 'answered');
    button(widget, 'Đổi trạng thái').click();
    await drawn(widget, () => said(widget) === 'Đã đổi trạng thái.');
    expect(all(widget, '#handling-failure')).to.have.length(0);
  });

  it('changes the state, and moves into spam and out of it', async () => {
    const widget = await opened();
    enter(widget, '#set-status', 'answered');
    button(widget, 'Đổi trạng thái').click();
    await drawn(widget, () => said(widget) === 'Đã đổi trạng thái.');
    expect(one(widget, '.message .state').textContent).to.equal('Đã trả lời');
    expect(one(widget, '.history').textContent.replace(/\s+/g, ' ')).to.include('Đổi trạng thái: Đã trả lời');
    button(widget, 'Đánh dấu thư rác').click();
    await drawn(widget, () => said(widget) === 'Đã đánh dấu là thư rác.');
    expect(one(widget, '.rows .row').textContent).to.include('Thư rác');
    button(widget, 'Không phải thư rác').click();
    await drawn(widget, () => said(widget) === 'Đã đưa ra khỏi thư rác.');
  });

  it('lets an officer agree with what held a message back, and shows the sign of one that was let in', async () => {
    const widget = await inbox(freshFakeApi('default'));
    one(widget, '.open[data-code="KH-7F3K-9226"]').click();
    await drawn(widget, () => all(widget, '.message .facts').length > 0);
    expect(one(widget, '.message').textContent).to.include('Gửi chưa đầy 3 giây');
    expect(all(widget, '.message [data-state=spam]')).to.have.length(0);
    one(widget, '.held-back').click();
    await drawn(widget, () => all(widget, '.rows [data-state=spam]').length === 1);
    one(widget, '.open').click();
    await drawn(widget, () => all(widget, '.message [data-state=spam]').length === 1);
    button(widget, 'Đúng là thư rác').click();
    await drawn(widget, () => said(widget) === 'Đã đánh dấu là thư rác.');
    expect(one(widget, '.message').textContent).to.include('Cán bộ đã đánh dấu.').and.not.include('Đúng là thư rác');
    await expect(widget).to.be.accessible();
  });

  it('sends a reply only once it is confirmed', async () => {
    const widget = await opened();
    button(widget, 'Gửi trả lời').click();
    await drawn(widget, () => all(widget, '#reply-error').length === 1);
    expect(one(widget, '#reply-error').textContent).to.equal('Hãy viết nội dung trả lời.');
    await write(widget, 'Cảm ơn anh/chị. <b>Lịch tiếp</b> ở bảng tin.');
    await expect(widget).to.be.accessible();
    button(widget, 'Viết tiếp').click();
    await drawn(widget, () => focused(widget) === replyBox(widget));
    button(widget, 'Gửi trả lời').click();
    await drawn(widget, () => all(widget, '.confirm-send').length === 1);
    button(widget, 'Gửi ngay').click();
    await drawn(widget, () => said(widget) === 'Đã gửi trả lời.');
    expect(one(widget, '.reply .text').textContent).to.equal('Cảm ơn anh/chị. <b>Lịch tiếp</b> ở bảng tin.');
    expect(replyBox(widget).value).to.equal('');
    expect(focused(widget)?.id).to.equal('reply-title');
    await expect(widget).to.be.accessible();
  });

  it('counts as the writer sees it and refuses what is too long', async () => {
    const widget = await opened();
    enter(widget, '#reply', 'phản hồi'.normalize('NFD'));
    await widget.updateComplete;
    expect(one(widget, '#reply-count').textContent.trim()).to.equal('Còn 9.992 ký tự');
    enter(widget, '#reply', 'a'.repeat(10_001));
    button(widget, 'Gửi trả lời').click();
    await drawn(widget, () => all(widget, '#reply-error').length === 1);
    expect(one(widget, '#reply-error').textContent).to.include('10.000');
  });

  it('keeps for each message the reply that is being written to it', async () => {
    const widget = await opened();
    enter(widget, '#reply', 'Đang viết cho góp ý thứ nhất');
    await open(widget, 1);
    await drawn(widget, () => replyBox(widget).value === '');
    await open(widget, 0);
    await drawn(widget, () => replyBox(widget).value === 'Đang viết cho góp ý thứ nhất');
  });

  it('asks before the page with a half-written reply is closed', async () => {
    const {addEventListener} = window;
    let leave: ((event: Event) => void) | undefined;
    // the event itself would also tell the fake API that its page is gone
    window.addEventListener = (name: string, listener: EventListenerOrEventListenerObject) => {
      if (name === 'beforeunload' && typeof listener === 'function') leave = listener;
      else addEventListener.call(window, name, listener);
    };
    const widget = await opened();
    window.addEventListener = addEventListener;
    const isAsked = () => {
      const event = new Event('beforeunload', {cancelable: true});
      leave?.(event);
      return event.defaultPrevented;
    };
    expect(isAsked()).to.equal(false);
    enter(widget, '#reply', 'Đang viết dở');
    expect(isAsked()).to.equal(true);
  });

  it('shows what another officer changed meanwhile, and keeps what was typed', async () => {
    const widget = await opened();
    await sendReply(widget, `Trả lời ${STAFF_TRIGGERS.conflict}`);
    await drawn(widget, () => focused(widget)?.className === 'conflict');
    const panel = one(widget, '.conflict').textContent.replace(/\s+/g, ' ');
    expect(panel).to.include('Võ Thanh Bình · Phân công: giao cho Võ Thanh Bình');
    expect(panel).to.include('vẫn còn nguyên');
    expect(replyBox(widget).value).to.equal(`Trả lời ${STAFF_TRIGGERS.conflict}`);
    expect(all(widget, '.rows > .row')[0]?.textContent).to.include('Giao: Võ Thanh Bình');
    await expect(widget).to.be.accessible();
    await sendReply(widget, `Trả lời ${STAFF_TRIGGERS.conflict}`);
    await drawn(widget, () => said(widget) === 'Đã gửi trả lời.');
    expect(all(widget, '.conflict')).to.have.length(0);
  });

  it('says that nothing was saved when the service fails, and keeps what was typed', async () => {
    const widget = await opened();
    await sendReply(widget, STAFF_TRIGGERS.fail);
    await drawn(widget, () => focused(widget)?.id === 'handling-failure');
    expect(one(widget, '#handling-failure').textContent).to.include('Chưa lưu được.').and.include('tạm gián đoạn');
    expect(replyBox(widget).value).to.equal(STAFF_TRIGGERS.fail);
    await expect(widget).to.be.accessible();
  });

  it('asks for the token again when it expires during a reply, and loses nothing of it', async () => {
    const widget = await opened(1);
    await sendReply(widget, STAFF_TRIGGERS.expire);
    await drawn(widget, 'signed-out');
    expect(shadowText(widget)).to.include('Nội dung trả lời đang viết vẫn được giữ').and.not.include('Trần Thị Mẫu');
    expect(focused(widget)?.id).to.equal('token');
    await expect(widget).to.be.accessible();
    signIn(widget, 'dv_thu');
    await drawn(widget, () => all(widget, '#reply').length === 1);
    expect(replyBox(widget).value).to.equal(STAFF_TRIGGERS.expire);
    expect(shadowText(widget)).to.include('Góp ý KH-7F3K-9223');
  });

  it('does not hand one officer’s half-written reply to another who signs in after the expiry', async () => {
    const widget = await opened(1);
    await sendReply(widget, STAFF_TRIGGERS.expire);
    await drawn(widget, 'signed-out');
    signIn(widget, 'dv_quanly');
    await drawn(widget, 'ready');
    await open(widget, 1);
    expect(replyBox(widget).value).to.equal('');
  });

  it('is worked with the keyboard alone, from the token to the sent reply', async () => {
    const widget = await inbox(freshFakeApi('default'));
    button(widget, 'Thoát').click();
    await drawn(widget, () => focused(widget)?.id === 'token');
    await sendKeys({type: 'dv_thu'});
    await sendKeys({press: 'Enter'});
    await drawn(widget, 'ready');
    const tabTo = async (isThere: (element: Element) => boolean) => {
      for (let presses = 0; presses < 40; presses++) {
        const element = focused(widget);
        if (element && isThere(element)) return;
        await sendKeys({press: 'Tab'});
      }
      throw new Error('the keyboard never gets there');
    };
    await tabTo((element) => element.classList.contains('open'));
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => all(widget, '#reply').length === 1);
    await tabTo((element) => element.id === 'reply');
    await sendKeys({type: 'Cảm ơn anh/chị.'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => focused(widget)?.classList.contains('confirm-send') ?? false);
    await sendKeys({press: 'Enter'});
    await drawn(widget, () => said(widget) === 'Đã gửi trả lời.');
  });
});

describe('<feedback-inbox>: export', () => {
  let network: ReplacedNetwork | undefined;
  let saved: {readonly name: string; readonly file: Blob}[] = [];
  const {createObjectURL} = URL;
  const {click} = HTMLAnchorElement.prototype;
  before(startFakeApi);
  beforeEach(() => {
    saved = [];
    let made: Blob | undefined;
    URL.createObjectURL = (file: Blob) => {
      made = file;
      return createObjectURL(file);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      if (made) saved.push({name: this.download, file: made});
    };
    const real = window.fetch;
    network = replaceNetwork((url, init) => real(url, init));
  });
  afterEach(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    network?.restore();
  });

  for (const [format, type] of [
    ['csv', 'text/csv'],
    ['jsonl', 'application/jsonl'],
  ] as const) {
    it(`saves ${format} with senders masked, under a name that tells what it is`, async () => {
      const widget = await inbox(fakeApi('default'));
      one<HTMLDetailsElement>(widget, '.export').open = true;
      await expect(widget).to.be.accessible();
      expect(all(widget, '#export-full')).to.have.length(0);
      one<HTMLButtonElement>(widget, `[data-format=${format}]`).click();
      await drawn(widget, () => saved.length === 1);
      expect(saved[0]?.name).to.match(new RegExp(`^gop-y_khanh-hoa_\\d{4}-\\d\\d-\\d\\d_che-thong-tin\\.${format}$`));
      expect(saved[0]?.file.type).to.include(type);
      const bytes = new Uint8Array((await saved[0]?.file.arrayBuffer()) ?? new ArrayBuffer(0));
      expect([...bytes.slice(0, 3)].join() === '239,187,191', 'byte order mark').to.equal(format === 'csv');
      const text = new TextDecoder().decode(bytes);
      expect(text).to.include('N*** V*** T***').and.not.include('Nguyễn Văn Thử');
      expect(network?.asked.at(-1)).to.match(new RegExp(`/v1/staff/export\\.${format}\\?personal=masked$`));
      await drawn(widget, () => said(widget).startsWith('Đã tải tệp gop-y_khanh-hoa_'));
    });
  }

  it('hands senders’ details to managers only, and only once they confirm', async () => {
    const widget = await inbox(fakeApi('default'), 'dv_quanly');
    one<HTMLDetailsElement>(widget, '.export').open = true;
    one(widget, '#export-full').click();
    await widget.updateComplete;
    one(widget, '[data-format=csv]').click();
    await drawn(widget, () => focused(widget)?.id === 'export-confirm');
    expect(one(widget, '#export-error').textContent).to.include('Hãy đánh dấu xác nhận');
    expect(saved).to.have.length(0);
    await expect(widget).to.be.accessible();
    one(widget, '#export-confirm').click();
    await widget.updateComplete;
    one(widget, '[data-format=csv]').click();
    await drawn(widget, () => saved.length === 1);
    expect(saved[0]?.name).to.match(/^gop-y_\d{4}-\d\d-\d\d_day-du\.csv$/);
    expect(await saved[0]?.file.text()).to.include('Nguyễn Văn Thử');
    await drawn(widget, () => !one<HTMLInputElement>(widget, '#export-full').checked);
  });

  it('takes the state and days of the filters along', async () => {
    const widget = await inbox(fakeApi('default'));
    enter(widget, '#filter-status', 'answered');
    enter(widget, '#filter-from', '2026-11-18');
    button(widget, 'Lọc').click();
    await drawn(widget, () => network?.asked.at(-1)?.includes('status=answered') ?? false);
    one(widget, '[data-format=csv]').click();
    await drawn(widget, () => saved.length === 1);
    expect(network?.asked.at(-1)).to.match(/export\.csv\?from=2026-11-18&personal=masked&status=answered$/);
  });

  it('does not save a proxy’s page', async () => {
    const widget = await inbox(fakeApi('default'));
    network?.restore();
    network = replaceNetwork(() =>
      Promise.resolve(new Response('<!doctype html>', {headers: {'content-type': 'text/html'}})),
    );
    one(widget, '[data-format=csv]').click();
    await drawn(widget, () => said(widget) === 'Chưa tải được tệp.');
    expect(saved).to.have.length(0);
    expect(one(widget, '.export .notice').textContent).to.include('Máy chủ trả lời không đúng');
  });
});
