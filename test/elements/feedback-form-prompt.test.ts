import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {pageOutbox} from '../../src/api/outbox/outbox.js';
import {openRecordStore} from '../../src/api/outbox/storage.js';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {
  apiThatRecords,
  cleanDevice,
  fill,
  focused,
  form,
  lost,
  press,
  send,
  stored,
  type,
} from '../support/feedback.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

let articles = 0;
/** A story that no earlier test of this page was asked about. */
const newArticle = () => `tin-so-${(articles += 1)}`;
const API = 'https://api.danvan.test/prompt/';
const prompt = (attributes = {}) => form({mode: 'prompt', article: newArticle(), ...attributes});
/** All that the outbox keeps on the device. */
const onDevice = () => openRecordStore().all();

describe('<feedback-form mode="prompt">', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);

  let api: ReturnType<typeof apiThatRecords> | undefined;
  const recording = (...answers: Parameters<typeof apiThatRecords>) => (api = apiThatRecords(...answers));
  afterEach(() => api?.network.restore());

  it('asks one question with two buttons and no form', async () => {
    const widget = await prompt();
    expect(one(widget, 'h2').textContent).to.equal('Bài viết có hữu ích?');
    expect(all(widget, '.rating').map(({textContent}) => textContent.trim())).to.deep.equal(['Có', 'Không']);
    expect(all(widget, 'form')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });

  it('asks nothing where no article is named, since nothing could be counted, and says so to the webmaster', async () => {
    const warnings = listenToConsole('warn');
    const widget = await fixture<FeedbackForm>(
      html`<feedback-form api=${fakeApi('default')} unit="khanh-hoa" mode="prompt"></feedback-form>`,
    );
    await drawn(widget, 'failed');
    const heard = warnings.stop();
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('<feedback-form article="">');
    expect(all(widget, '.rating')).to.have.length(0);
  });

  it('counts a Có at the tap, thanks for it and can be closed', async () => {
    const {attempts, ratings} = recording([]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=yes]');
    await drawn(widget, () => focused(widget)?.className === 'answered');
    expect(shadowText(widget)).to.include('Cảm ơn anh/chị đã cho biết!');
    expect(one(widget, '.rating[value=yes]').getAttribute('aria-pressed')).to.equal('true');
    await expect(widget).to.be.accessible();
    press(widget, '.close');
    await drawn(widget, () => focused(widget)?.className === 'closed');
    expect(all(widget, 'button')).to.have.length(0);
    await expect(widget).to.be.accessible();
    await waitUntil(async () => (await onDevice()).length === 0);
    expect(ratings.map(({unit, article, rating}) => [unit, article, rating])).to.deep.equal([
      ['khanh-hoa', widget.article, 'yes'],
    ]);
    expect(attempts).to.have.length(0);
  });

  it('counts a reader who taps twice once, also in two places of the page, and moves a change of mind', async () => {
    const {ratings} = recording([]);
    const widget = await prompt({api: API});
    const second = await prompt({api: API, article: widget.article});
    press(widget, '.rating[value=yes]');
    press(widget, '.rating[value=yes]');
    press(second, '.rating[value=yes]');
    await drawn(second, () => focused(second)?.className === 'answered');
    await waitUntil(() => ratings.length === 1);
    press(widget, '.rating[value=no]');
    await waitUntil(() => ratings.length === 2);
    await waitUntil(async () => (await onDevice()).length === 0);
    expect(ratings.map(({rating}) => rating)).to.deep.equal(['yes', 'no']);
    expect(ratings[1]?.key).to.equal(ratings[0]?.key);
  });

  it('keeps a tap without a network and sends it later, asking nothing of its reader', async () => {
    const {ratings} = recording([], [lost]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=yes]');
    await waitUntil(() => ratings.length === 1);
    await waitUntil(async () =>
      (await onDevice()).some((record) => record.state === 'rating' && record.attempts === 1),
    );
    expect(shadowText(widget)).to.include('Cảm ơn anh/chị đã cho biết!');
    const ordinary = await form({api: API});
    await pageOutbox().records();
    await ordinary.updateComplete;
    expect(all(ordinary, '.panel')).to.have.length(0);
    await pageOutbox().flush({isBackOnline: true});
    expect(ratings.map(({key, rating}) => [key, rating])).to.deep.equal([
      [ratings[0]?.key, 'yes'],
      [ratings[0]?.key, 'yes'],
    ]);
    expect(await onDevice()).to.deep.equal([]);
  });

  it('keeps nothing on a device that several people use', async () => {
    const {ratings} = recording([], [lost]);
    const widget = await prompt({api: API, 'no-queue': ''});
    press(widget, '.rating[value=no]');
    await waitUntil(() => ratings.length === 1);
    expect(await onDevice()).to.deep.equal([]);
    await pageOutbox().flush({isBackOnline: true});
    expect(ratings).to.have.length(2);
  });

  it('opens into the form after a Không, with the topic chosen; the message carries the answer and counts nothing', async () => {
    const {attempts, ratings} = recording([stored]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=no]');
    await drawn(widget, () => focused(widget)?.className === 'answered');
    expect(focused(widget)?.textContent).to.include('Câu trả lời «Không» đã được ghi nhận');
    expect(one<HTMLInputElement>(widget, '#topic :checked').value).to.equal('phan-anh-bai-viet');
    await expect(widget).to.be.accessible();
    type(widget, 'message', 'Thiếu giờ làm việc.');
    type(widget, 'name', 'Người gửi thử');
    press(widget, '#consent');
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    const {article} = widget;
    expect(attempts[0]?.body).to.include({rating: 'no', topic: 'phan-anh-bai-viet', article});
    expect(ratings.map(({rating}) => rating)).to.deep.equal(['no']);
    expect(attempts).to.have.length(1);
    expect(attempts[0]?.key).not.to.equal(ratings[0]?.key);
  });

  it('takes a few words after a Có too', async () => {
    const {attempts, ratings} = recording([stored]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=yes]');
    await drawn(widget, () => all(widget, '.more').length === 1);
    press(widget, '.more');
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(all(widget, '#topic :checked')).to.have.length(0);
    fill(widget);
    send(widget);
    await drawn(widget, () => all(widget, '.receipt').length === 1);
    expect(attempts[0]?.body.rating).to.equal('yes');
    expect(ratings).to.have.length(1);
  });

  it('asks anew when the page shows the next story', async () => {
    const {ratings} = recording([]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=yes]');
    await drawn(widget, () => focused(widget)?.className === 'answered');
    widget.article = newArticle();
    await widget.updateComplete;
    expect(all(widget, '.rating[aria-pressed=true]')).to.have.length(0);
    press(widget, '.rating[value=no]');
    await waitUntil(() => ratings.length === 2);
    expect(ratings.map(({article, rating}) => `${article} ${rating}`)[1]).to.equal(`${widget.article} no`);
    expect(ratings[1]?.key).not.to.equal(ratings[0]?.key);
  });

  it('leaves what waits of one story to the device when the page shows the next', async () => {
    recording([lost]);
    const widget = await prompt({api: API});
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    fill(widget, 'Về bài trước');
    send(widget);
    await drawn(widget, () => all(widget, '.panel.waiting').length === 1);
    widget.article = newArticle();
    await drawn(widget, () => all(widget, '.panel').length === 0);
    expect(shadowText(widget)).to.not.include('đã được ghi nhận');
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('');
    await drawn(widget, () => shadowText(widget).includes('Có 1 góp ý đang chờ gửi'));
  });

  it('brings a message on its way to its receipt, under the story it was written about, and then asks about the next', async () => {
    let answer: (response: Response) => void = () => undefined;
    const {attempts} = recording([() => new Promise<Response>((resolve) => (answer = resolve))]);
    const widget = await prompt({api: API, 'no-queue': '', 'no-draft': ''});
    const {article} = widget;
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    fill(widget, 'Về bài trước');
    send(widget);
    await waitUntil(() => attempts.length === 1);
    widget.article = newArticle();
    await widget.updateComplete;
    expect(one(widget, 'button[type=submit]').textContent.trim()).to.equal('Đang gửi…');
    answer(await stored());
    await drawn(widget, () => all(widget, '.panel .secret').length === 1);
    expect(attempts[0]?.body).to.include({article, rating: 'no'});
    press(widget, '.panel .another');
    await drawn(widget, () => all(widget, '.panel').length === 0);
    expect(all(widget, '#message, .rating[aria-pressed=true]')).to.have.length(0);
    expect(all(widget, '.rating')).to.have.length(2);
  });

  it('brings a draft back as it is when the form opens, not as it was when the question was put', async () => {
    const widget = await prompt();
    const ordinary = await form({article: widget.article});
    fill(ordinary, 'Viết trong biểu mẫu');
    ordinary.remove();
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('Viết trong biểu mẫu');
  });

  it('keeps what was written after a Không, though the answer is changed to Có, also where no draft may be kept', async () => {
    const widget = await prompt({'no-draft': '', 'no-queue': ''});
    press(widget, '.rating[value=no]');
    await drawn(widget, () => all(widget, '#message').length === 1);
    type(widget, 'message', 'Thiếu giờ làm việc.');
    press(widget, '.rating[value=yes]');
    await drawn(widget, () => all(widget, '.more').length === 1);
    press(widget, '.more');
    await drawn(widget, () => all(widget, '#message').length === 1);
    expect(one<HTMLTextAreaElement>(widget, '#message').value).to.equal('Thiếu giờ làm việc.');
  });
});
