import {expect, waitUntil} from '@open-wc/testing';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import {sentRecord} from '../../src/api/outbox/record.js';
import {openRecordStore} from '../../src/api/outbox/storage.js';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {REFERENCE} from '../support/fake-api/answers.js';
import {startFakeApi, TRIGGERS} from '../support/fake-api/index.js';
import {apiThatRecords, cleanDevice, fill, form, lost, press, send, stored, type} from '../support/feedback.js';
import {RECEIPT, waiting} from '../support/messages.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const API = 'https://api.danvan.test/next-reader/';
const value = (widget: FeedbackForm, id: string) => one<HTMLInputElement | HTMLTextAreaElement>(widget, `#${id}`).value;

/** Leaves the page, which the browser keeps, and comes back to it by «Quay lại»: perhaps somebody else does. */
async function leaveAndReturn(widget: FeedbackForm, meanwhile: () => unknown = () => undefined): Promise<void> {
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
  await widget.updateComplete;
  await meanwhile();
  globalThis.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  await widget.updateComplete;
}

describe('<feedback-form> and whoever comes back to the page', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);
  after(cleanDevice);

  let api: ReturnType<typeof apiThatRecords> | undefined;
  const recording = (...answers: Parameters<typeof apiThatRecords>) => (api = apiThatRecords(...answers));
  afterEach(() => api?.network.restore());

  it('shows nothing of the message that was looked up, and asks for both codes again', async () => {
    const widget = await form({mode: 'lookup'});
    type(widget, 'code', REFERENCE.code);
    type(widget, 'secret', REFERENCE.secret);
    send(widget);
    await drawn(widget, () => all(widget, '.reply').length === 1);
    await leaveAndReturn(widget);
    expect(all(widget, '.panel, .reply, .withdraw')).to.have.length(0);
    expect([value(widget, 'code'), value(widget, 'secret')]).to.deep.equal(['', '']);
  });

  it('shows no answer to a look-up that its reader left', async () => {
    const widget = await form({mode: 'lookup'});
    type(widget, 'code', REFERENCE.code);
    type(widget, 'secret', REFERENCE.secret);
    send(widget);
    await leaveAndReturn(widget);
    send(widget);
    await drawn(widget, () => shadowText(widget).includes('Hãy nhập mã bí mật.'));
    expect(all(widget, '.reply')).to.have.length(0);
  });

  it('shows of a half-written form what is kept on the device, and says so', async () => {
    const widget = await form();
    fill(widget, 'Viết dở dang');
    type(widget, 'phone', '0912 345 678');
    await leaveAndReturn(widget);
    expect(value(widget, 'message')).to.equal('Viết dở dang');
    expect([value(widget, 'name'), value(widget, 'phone')]).to.deep.equal(['', '']);
    expect(one<HTMLInputElement>(widget, '#consent').checked).to.equal(false);
    expect(shadowText(widget)).to.include('Đã khôi phục bản nháp viết lúc');
  });

  it('shows nothing of a half-written form on a machine that several people use', async () => {
    const widget = await form({'no-draft': '', 'no-queue': ''});
    fill(widget, 'Viết dở dang');
    await leaveAndReturn(widget);
    expect([value(widget, 'message'), value(widget, 'name')]).to.deep.equal(['', '']);
    expect(all(widget, '#topic :checked')).to.have.length(0);
  });

  it('shows no draft that was erased on another page meanwhile', async () => {
    const widget = await form();
    fill(widget, 'Viết dở dang');
    await leaveAndReturn(widget, () => localStorage.clear());
    expect(value(widget, 'message')).to.equal('');
  });

  it('shows no word of a message that waits, only that there is one', async () => {
    const widget = await form();
    fill(widget, `Viết khi mất mạng ${TRIGGERS.fail}`);
    send(widget);
    await drawn(widget, () => all(widget, '.panel .copy').length === 1);
    await leaveAndReturn(widget);
    await drawn(widget, () => shadowText(widget).includes('Có 1 góp ý đang chờ gửi'));
    expect(all(widget, '.copy, .save')).to.have.length(0);
    expect(value(widget, 'message')).to.equal('');
  });

  it('does not bring a message on its way back as a draft: the device keeps it as a message', async () => {
    let answer: (response: Response) => void = () => undefined;
    const {attempts} = recording([() => new Promise<Response>((resolve) => (answer = resolve))]);
    const widget = await form({api: API});
    fill(widget, 'Đang trên đường');
    send(widget);
    await waitUntil(() => attempts.length === 1);
    await leaveAndReturn(widget);
    expect(value(widget, 'message')).to.equal('');
    answer(await stored());
    await drawn(widget, () => all(widget, '.earlier .show').length === 1);
    expect(shadowText(widget)).to.not.include('KH-7F3K-92QD');
  });

  it('does not show them the receipt of a message that nothing keeps', async () => {
    let answer: (response: Response) => void = () => undefined;
    const {attempts} = recording([() => new Promise<Response>((resolve) => (answer = resolve)), lost]);
    const widget = await form({api: API, 'no-draft': '', 'no-queue': ''});
    fill(widget);
    send(widget);
    await waitUntil(() => attempts.length === 1);
    await leaveAndReturn(widget);
    answer(await stored());
    // by the time that this has failed, the first would be there
    fill(widget, 'Của người sau');
    send(widget);
    await drawn(widget, () => one(widget, '.outcome').dataset['kind'] === 'failed');
    expect(all(widget, '.receipt')).to.have.length(0);
    expect(value(widget, 'message')).to.equal('Của người sau');
  });

  it('asks them anew whether the article is useful', async () => {
    recording([]);
    const widget = await form({api: API, mode: 'prompt', article: 'tin-cua-nguoi-truoc'});
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    await leaveAndReturn(widget);
    expect(all(widget, '#message, .rating[aria-pressed=true]')).to.have.length(0);
  });

  it('tells them what has come of messages while the page was away', async () => {
    recording([]);
    const widget = await form({api: API});
    await pageOutbox().records();
    await leaveAndReturn(widget, () => openRecordStore().put(sentRecord({...waiting(), base: API}, RECEIPT)));
    await drawn(widget, () => all(widget, '.earlier .show').length === 1);
  });
});
