import {expect} from '@open-wc/testing';
import {startFakeApi} from '../support/fake-api/index.js';
import {apiThatRecords, cleanDevice, fill, focused, form, press, send, stored, type} from '../support/feedback.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const prompt = (attributes = {}) => form({mode: 'prompt', article: 'tin-so-1', ...attributes});

describe('<feedback-form mode="prompt">', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);

  it('asks one question with two buttons and no form', async () => {
    const widget = await prompt();
    expect(one(widget, 'h2').textContent).to.equal('Bài viết có hữu ích?');
    expect(all(widget, '.rating').map(({textContent}) => textContent.trim())).to.deep.equal(['Có', 'Không']);
    expect(all(widget, 'form')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });

  it('thanks for a Có and can be closed, and sends nothing', async () => {
    const {network, attempts} = apiThatRecords([]);
    try {
      const widget = await prompt({api: 'https://api.danvan.test/prompt/'});
      press(widget, '.rating[value=yes]');
      await drawn(widget, () => focused(widget)?.className === 'answered');
      expect(shadowText(widget)).to.include('Cảm ơn anh/chị đã cho biết!');
      expect(one(widget, '.rating[value=yes]').getAttribute('aria-pressed')).to.equal('true');
      await expect(widget).to.be.accessible();
      press(widget, '.close');
      await drawn(widget, () => focused(widget)?.className === 'closed');
      expect(all(widget, 'button')).to.have.length(0);
      await expect(widget).to.be.accessible();
      expect(attempts).to.have.length(0);
    } finally {
      network.restore();
    }
  });

  it('opens into the form after a Không, with the topic chosen, and sends the answer along', async () => {
    const {network, attempts} = apiThatRecords([stored]);
    try {
      const widget = await prompt({api: 'https://api.danvan.test/prompt/'});
      press(widget, '.rating[value=no]');
      await drawn(widget, () => focused(widget)?.className === 'answered');
      expect(one<HTMLInputElement>(widget, '#topic :checked').value).to.equal('phan-anh-bai-viet');
      await expect(widget).to.be.accessible();
      type(widget, 'message', 'Thiếu giờ làm việc.');
      type(widget, 'name', 'Người gửi thử');
      press(widget, '#consent');
      send(widget);
      await drawn(widget, () => all(widget, '.receipt').length === 1);
      expect(attempts[0]?.body).to.include({rating: 'no', topic: 'phan-anh-bai-viet', article: 'tin-so-1'});
    } finally {
      network.restore();
    }
  });

  it('takes a few words after a Có too', async () => {
    const {network, attempts} = apiThatRecords([stored]);
    try {
      const widget = await prompt({api: 'https://api.danvan.test/prompt/'});
      press(widget, '.rating[value=yes]');
      await drawn(widget, () => all(widget, '.more').length === 1);
      press(widget, '.more');
      await drawn(widget, () => all(widget, '#message').length === 1);
      expect(all(widget, '#topic :checked')).to.have.length(0);
      fill(widget);
      send(widget);
      await drawn(widget, () => all(widget, '.receipt').length === 1);
      expect(attempts[0]?.body.rating).to.equal('yes');
    } finally {
      network.restore();
    }
  });
});
