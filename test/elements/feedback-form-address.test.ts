import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {FeedbackForm} from '../../src/elements/feedback-form/feedback-form.js';
import {startFakeApi} from '../support/fake-api/index.js';
import {
  apiThatRecords,
  cleanDevice,
  fill,
  focused,
  form,
  press,
  send,
  sentences,
  stored,
  type,
} from '../support/feedback.js';
import {json, replaceNetwork} from '../support/network.js';
import {FORM} from '../support/fake-api/content.js';
import {all, drawn, one} from '../support/widget.js';

const options = (widget: FeedbackForm, name = 'province') =>
  all(widget, `#${name}-list [role=option]`).map(({textContent}) => textContent.trim());
const box = (widget: FeedbackForm, name: 'province' | 'commune') => one<HTMLInputElement>(widget, `#${name}`);
const active = (widget: FeedbackForm, name: 'province' | 'commune') => {
  const id = box(widget, name).getAttribute('aria-activedescendant');
  return id ? one(widget, `#${id}`).textContent.trim() : null;
};

/** A form whose address can be filled in: what offers places comes once the form is drawn. */
async function formWithPlaces(): Promise<FeedbackForm> {
  const widget = await form();
  await drawn(widget, () => !box(widget, 'province').disabled);
  return widget;
}

async function openForm(): Promise<FeedbackForm> {
  const widget = await formWithPlaces();
  press(widget, '#province');
  await drawn(widget, () => options(widget).length > 0);
  return widget;
}

async function choose(widget: FeedbackForm, name: 'province' | 'commune', typed: string): Promise<void> {
  box(widget, name).focus();
  await sendKeys({type: typed});
  await drawn(widget, () => options(widget, name).length > 0);
  await sendKeys({press: 'ArrowDown'});
  await sendKeys({press: 'Enter'});
  await widget.updateComplete;
}

describe('<feedback-form> address', () => {
  before(startFakeApi);
  beforeEach(cleanDevice);

  it('is chosen with the keyboard alone, without dấu, in two levels', async () => {
    const widget = await formWithPlaces();
    box(widget, 'province').focus();
    expect(box(widget, 'commune').disabled).to.equal(true);
    await drawn(widget, () => one(widget, '#province-hint').textContent.includes('Gõ để tìm'));
    await sendKeys({press: 'ArrowDown'});
    await drawn(widget, () => active(widget, 'province') === 'Thành phố Hà Nội');
    expect(box(widget, 'province').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({type: 'khanh'});
    await drawn(widget, () => options(widget).length === 1);
    expect(active(widget, 'province')).to.equal('Tỉnh Khánh Hòa');
    await sendKeys({press: 'Enter'});
    await widget.updateComplete;
    expect(box(widget, 'province').value).to.equal('Tỉnh Khánh Hòa');
    expect(focused(widget)?.id, 'Enter chooses and does not send').to.equal('province');
    expect(box(widget, 'province').getAttribute('aria-expanded')).to.equal('false');
    await drawn(widget, () => !box(widget, 'commune').disabled);
    await sendKeys({press: 'Tab'});
    expect(focused(widget)?.id).to.equal('commune');
    await drawn(widget, () => one(widget, '#commune-hint').textContent.trim() === '');
    await choose(widget, 'commune', 'dac khu');
    expect(box(widget, 'commune').value).to.equal('Đặc khu Trường Sa');
    await expect(widget).to.be.accessible();
  });

  it('puts names with the tones that were typed first', async () => {
    const widget = await openForm();
    type(widget, 'province', 'hồ');
    await widget.updateComplete;
    expect(options(widget)[0]).to.equal('Thành phố Hồ Chí Minh');
    type(widget, 'province', 'hoà');
    await widget.updateComplete;
    expect(options(widget)).to.deep.equal(['Tỉnh Khánh Hòa']);
  });

  it('says how many results there are, and that there is none', async () => {
    const widget = await openForm();
    const said = () => one(widget, '.combobox [role=status]').textContent.trim();
    expect(said()).to.equal('5 kết quả');
    await expect(widget).to.be.accessible();
    type(widget, 'province', 'zzz');
    await widget.updateComplete;
    expect(said()).to.equal('Không có kết quả nào.');
    await expect(widget).to.be.accessible();
  });

  it('closes with Escape and then empties, wraps around with the arrows', async () => {
    const widget = await formWithPlaces();
    await choose(widget, 'province', 'hue');
    expect(box(widget, 'province').value).to.equal('Thành phố Huế');
    await sendKeys({press: 'ArrowUp'});
    await drawn(widget, () => active(widget, 'province') === 'Thành phố Hồ Chí Minh');
    await sendKeys({press: 'ArrowDown'});
    await drawn(widget, () => active(widget, 'province') === 'Không chọn');
    await sendKeys({press: 'Escape'});
    await drawn(widget, () => box(widget, 'province').getAttribute('aria-expanded') === 'false');
    expect(box(widget, 'province').value).to.equal('Thành phố Huế');
    await sendKeys({press: 'Escape'});
    await drawn(widget, () => box(widget, 'province').value === '');
  });

  it('is chosen by a tap, and taken back by «Không chọn», with its commune', async () => {
    const widget = await openForm();
    all(widget, '#province-list li')[1]?.click();
    await drawn(widget, () => !box(widget, 'commune').disabled);
    press(widget, '#commune');
    await drawn(widget, () => options(widget, 'commune').length === 9);
    all(widget, '#commune-list li')[1]?.click();
    await drawn(widget, () => box(widget, 'commune').value === 'Phường Nha Trang');
    press(widget, '#province');
    await drawn(widget, () => options(widget)[0] === 'Không chọn');
    all(widget, '#province-list li')[0]?.click();
    await drawn(widget, () => box(widget, 'province').value === '' && box(widget, 'commune').value === '');
  });

  it('keeps what was typed when it names no place, and asks to correct it', async () => {
    const widget = await openForm();
    fill(widget);
    type(widget, 'province', 'Tỉnh Không Có');
    send(widget);
    await drawn(widget, () => sentences(widget).length === 1);
    expect(sentences(widget)).to.deep.equal(['Hãy chọn tỉnh, thành phố trong danh sách hoặc để trống.']);
    expect(box(widget, 'province').value).to.equal('Tỉnh Không Có');
    one<HTMLAnchorElement>(widget, '.faults a').click();
    expect(focused(widget)?.id).to.equal('province');
    await expect(widget).to.be.accessible();
  });

  it('goes along by its codes', async () => {
    const widget = await formWithPlaces();
    await choose(widget, 'province', 'khánh');
    await drawn(widget, () => !box(widget, 'commune').disabled);
    press(widget, '#commune');
    await drawn(widget, () => options(widget, 'commune').length > 0);
    await choose(widget, 'commune', 'nam nha');
    fill(widget);
    const {network, attempts} = apiThatRecords([stored]);
    try {
      send(widget);
      await drawn(widget, () => all(widget, '.receipt').length === 1);
      expect(attempts[0]?.body.address).to.deep.equal({province: '56', commune: '22402'});
    } finally {
      network.restore();
    }
  });

  it('keeps nobody from sending when the list cannot be had', async () => {
    const network = replaceNetwork((url) =>
      Promise.resolve(url.includes('/v1/forms/') ? json(FORM) : json({title: 'Gián đoạn', status: 503}, 503)),
    );
    try {
      const widget = await form({api: 'https://api.danvan.test/without-areas/'});
      await drawn(widget, () => one(widget, '#province-hint').textContent.includes('Chưa tải được danh sách'));
      expect(box(widget, 'province').disabled).to.equal(true);
      expect(all(widget, '.level .retry')).to.have.length(1);
      send(widget);
      await drawn(widget, () => sentences(widget).length > 0);
      expect(sentences(widget).join()).to.not.include('tỉnh');
      await expect(widget).to.be.accessible();
    } finally {
      network.restore();
    }
  });
});
