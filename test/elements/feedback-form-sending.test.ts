import {expect} from '@open-wc/testing';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import {startFakeApi, TRIGGERS} from '../support/fake-api/index.js';
import {apiThatRecords, cleanDevice, fill, focused, form, press, send, sentences} from '../support/feedback.js';
import {json} from '../support/network.js';
import {fullDevice} from '../support/outbox.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<feedback-form> after sending', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);
  after(cleanDevice);
  let makeRoom: (() => void) | undefined;
  afterEach(() => makeRoom?.());

  it('gives both codes and says what they are for', async () => {
    const widget = await form();
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.secret').length === 1);
    expect(one(widget, '.receipt').textContent).to.match(/^KH-7F3K-92Q[2-9]$/);
    expect(one(widget, '.secret').textContent).to.match(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/);
    expect(shadowText(widget)).to.include('rút lại góp ý').and.include('không thể cấp lại');
    await expect(widget).to.be.accessible();
  });

  it('says that the message waits on this device, and sends it at once if asked to', async () => {
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    await drawn(widget, () => focused(widget)?.classList.contains('waiting') === true);
    expect(one(widget, '.outcome').textContent).to.include('Đang chờ mạng').and.include('được giữ trên máy này');
    expect(one(widget, '.panel').dataset['kept']).to.equal('device');
    expect(all(widget, '.send-now, .erase, .another, .copy, .save')).to.have.length(5);
    await expect(widget).to.be.accessible();
  });

  it('erases a waiting message from the device and says so', async () => {
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.busy}`);
    send(widget);
    await drawn(widget, () => all(widget, '.erase').length === 1);
    press(widget, '.erase');
    await drawn(widget, () => one(widget, '.outcome').textContent.trim() === 'Đã xóa góp ý khỏi máy này.');
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('');
    expect(await pageOutbox().records()).to.deep.equal([]);
  });

  it('takes another message while one waits, and still tells of the first', async () => {
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => all(widget, '.panel .another').length === 1);
    press(widget, '.panel .another');
    await drawn(widget, () => all(widget, '#message').length === 1);
    await drawn(widget, () => shadowText(widget).includes('Có 1 góp ý đang chờ gửi'));
    await expect(widget).to.be.accessible();
  });

  it('does not say of a message that the device refused that it is kept there, also when another is written', async () => {
    makeRoom = fullDevice();
    const widget = await form();
    fill(widget, `Nội dung ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => all(widget, '.panel .another').length === 1);
    expect(one(widget, '.panel .where').textContent).to.include('chỉ được giữ trên trang đang mở');
    press(widget, '.panel .another');
    await drawn(widget, () => all(widget, '.panel.earlier').length === 1);
    expect(one(widget, '.panel.earlier').textContent).to.include('chỉ được giữ trên trang đang mở');
    expect(shadowText(widget)).to.not.include('được giữ trên máy này và');

    makeRoom();
    press(widget, '.panel.earlier .send-now');
    await drawn(widget, () => one(widget, '.panel.earlier').textContent.includes('được giữ trên máy này và'));
  });

  it('tells a later page that a message waits, above a form that can be written in', async () => {
    const earlier = await form();
    fill(earlier, `Nội dung ${TRIGGERS.fail}`);
    send(earlier);
    await drawn(earlier, () => all(earlier, '.panel.waiting').length === 1);
    earlier.remove();
    const later = await form();
    await drawn(later, () => shadowText(later).includes('Có 1 góp ý đang chờ gửi'));
    expect(one<HTMLTextAreaElement>(later, '#message').value).to.equal('');
    expect(focused(later)).to.equal(null);
    await expect(later).to.be.accessible();
  });

  it('keeps nothing on a shared machine, says that it was not sent and why, and offers other ways', async () => {
    const widget = await form({'no-queue': ''});
    fill(widget, `Nội dung ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'failed');
    expect(one(widget, '.outcome').textContent).to.include('Chưa gửi được').and.include('tạm gián đoạn');
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.include(TRIGGERS.fail);
    expect(one(widget, 'button[type=submit]').textContent.trim()).to.equal('Gửi lại');
    expect(shadowText(widget)).to.include('0258 0000 000').and.include('phường Nha Trang');
    expect(all(widget, '.copy, .save')).to.have.length(2);
    expect(await pageOutbox().records()).to.deep.equal([]);
    await expect(widget).to.be.accessible();
  });

  it('gives the text of a message that failed as a file', async () => {
    const widget = await form({'no-queue': ''});
    fill(widget, `Nội dung ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => all(widget, '.save').length === 1);
    const files: {name: string; text: Promise<string>}[] = [];
    const saved = (event: Event) => {
      const link = event.target;
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      files.push({name: link.download, text: fetch(link.href).then((response) => response.text())});
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      this.addEventListener('click', saved);
      click.call(this);
    };
    press(widget, '.save');
    HTMLAnchorElement.prototype.click = click;
    expect(files.map(({name}) => name)).to.deep.equal(['gop-y.txt']);
    expect(await files[0]?.text).to.include(TRIGGERS.fail);
  });

  it('sends an anonymous message without name, contact and address, and says what follows', async () => {
    const widget = await form();
    fill(widget);
    press(widget, '#anonymous');
    await widget.updateComplete;
    expect(all(widget, '#name, #phone, #email, #province')).to.have.length(0);
    expect(one(widget, '#anonymous-hint').textContent).to.include('không thể trả lời trực tiếp');
    await expect(widget).to.be.accessible();
    send(widget);
    await drawn(widget, () => all(widget, '.secret').length === 1);
  });

  it('shows the API’s own sentence when it refuses a message as a whole', async () => {
    const {network} = apiThatRecords([
      () =>
        Promise.resolve(
          json(
            {title: 'Chưa đăng ký', status: 403, errors: [{code: 'origin_not_allowed', detail: 'Trang chưa đăng ký.'}]},
            403,
          ),
        ),
    ]);
    try {
      const widget = await form({api: 'https://api.danvan.test/refusing/'});
      fill(widget);
      send(widget);
      await drawn(widget, () => focused(widget)?.className === 'faults');
      expect(sentences(widget)).to.deep.equal(['Trang chưa đăng ký.']);
      expect(shadowText(widget)).to.include('0258 0000 000');
      expect(one<HTMLTextAreaElement>(widget, '#message').value).to.not.equal('');
    } finally {
      network.restore();
    }
  });
});
