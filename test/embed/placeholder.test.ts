import {expect, fixture, html} from '@open-wc/testing';
import {upgrade} from '../../src/embed/placeholder.js';
import '../../src/elements/campaign-stats/define.js';
import '../../src/elements/most-viewed/define.js';
import '../../src/elements/news-list/define.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {all, drawn, one} from '../support/widget.js';

before(startFakeApi);

const LOADER = {names: ['news-list', 'most-viewed', 'campaign-stats'], bring: () => undefined};

/** What an editor leaves of a snippet, in the page. */
async function written(text: string): Promise<HTMLElement> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.append(document.createRange().createContextualFragment(text));
  return place;
}

/** Upgrades all that has the class, as the script of the page does. */
async function upgraded(text: string): Promise<HTMLElement> {
  const place = await written(text);
  await Promise.all(all(place, '.danvan').map((placeholder) => upgrade(placeholder, LOADER)));
  return place;
}

/** Lets the observers of the page tell of what was changed. */
const observed = async () => {
  await new Promise((resolve) => setTimeout(resolve));
};

const div = (more = '', inside = '<a href="/tin-tuc">Xem tin</a>') =>
  `<div class="danvan" data-danvan="news-list" data-unit="khanh-hoa" data-api="${fakeApi('default')}" ${more}>${inside}</div>`;

describe('a placeholder', () => {
  it('becomes the widget that it names, with the attributes of the tag', async () => {
    const place = await upgraded(div('data-limit="3" data-heading-level="4" data-lang="en"'));
    const widget = one(place, '.danvan > news-list');
    await drawn(widget, 'ready');
    expect(all(widget, '.item')).to.have.length(3);
    expect(all(widget, 'h4')).to.have.length(1);
    expect(widget.getAttribute('lang')).to.equal('en');
    expect(one(place, '.danvan').children).to.have.length(1);
  });

  it('keeps what stands in it as what is read where the widget cannot be drawn', async () => {
    const place = await upgraded(div().replace(fakeApi('default'), fakeApi('failed')));
    const widget = one(place, 'news-list');
    await drawn(widget, 'failed');
    expect(one(place, 'a[href="/tin-tuc"]').checkVisibility()).to.equal(true);
  });

  it('follows what the page changes: attributes, their removal, and the element', async () => {
    const place = await upgraded(div('data-limit="3"'));
    const placeholder = one(place, '.danvan');
    await drawn(one(place, 'news-list'), 'ready');
    placeholder.dataset['limit'] = '2';
    delete placeholder.dataset['unit'];
    placeholder.dataset['scope'] = 'national';
    await drawn(one(place, 'news-list'), () => all(one(place, 'news-list'), '.item').length === 2);
    expect(one(place, 'news-list').hasAttribute('unit')).to.equal(false);
    placeholder.dataset['danvan'] = 'most-viewed';
    await drawn(placeholder, () => all(place, 'most-viewed').length === 1);
    expect(all(place, 'news-list')).to.have.length(0);
    expect(one(place, 'most-viewed a').textContent).to.equal('Xem tin');
  });

  it('draws again where a script of the page writes the placeholder anew, and takes in what that adds', async () => {
    const place = await upgraded(div());
    const placeholder = one(place, '.danvan');
    placeholder.innerHTML = '<a href="/khac">Tin khác</a>';
    await drawn(placeholder, () => all(placeholder, 'news-list > a[href="/khac"]').length === 1);
    placeholder.insertAdjacentHTML('beforeend', '<p>Thêm</p>');
    await drawn(placeholder, () => all(placeholder, 'news-list > p').length === 1);
    expect(all(placeholder, 'news-list')).to.have.length(1);
  });

  it('shows figures that are written in it', async () => {
    const place = await upgraded(
      '<div class="danvan" data-danvan="campaign-stats" data-heading=""><p><data value="28">28 xã</data></p></div>',
    );
    const widget = one(place, 'campaign-stats');
    await drawn(widget, 'ready');
    expect(one(widget, '.figure').textContent).to.include('28');
  });

  it('hands on no attribute that the element does not know, above all none that runs', async () => {
    const warnings = listenToConsole('warn');
    const place = await upgraded(div('data-onclick="globalThis.ran = true" data-style="color: red" data-limmit="3"'));
    const widget = one(place, 'news-list');
    widget.click();
    for (const name of ['onclick', 'style', 'limmit']) expect(widget.hasAttribute(name), name).to.equal(false);
    expect('ran' in globalThis).to.equal(false);
    expect(warnings.stop().join('\n')).to.include('<news-list>: không có thuộc tính «limmit»');
  });

  it('says which elements there are where it names none of them, and takes the right name later', async () => {
    const warnings = listenToConsole('warn');
    const place = await upgraded(div().replace('news-list', 'new-list'));
    const placeholder = one(place, '.danvan');
    expect(warnings.stop().join('\n')).to.include('không có thẻ «new-list»; các thẻ là news-list, most-viewed');
    expect(all(placeholder, 'a')).to.have.length(1);
    placeholder.dataset['danvan'] = 'news-list';
    await drawn(placeholder, () => all(placeholder, 'news-list').length === 1);
  });

  it('has one widget, also where another release of the script has been there before or a script has copied it', async () => {
    const place = await upgraded(div());
    const copy = one(place, '.danvan').cloneNode(true);
    if (copy instanceof HTMLElement) place.append(copy);
    await Promise.all(all(place, '.danvan').map((placeholder) => upgrade(placeholder, LOADER)));
    await observed();
    expect(all(place, '.danvan')).to.have.length(2);
    expect(all(place, 'news-list')).to.have.length(2);
  });

  it('leaves alone what only has the class', async () => {
    const place = await upgraded('<p class="danvan">Dân vận</p>');
    expect(place.innerHTML).to.equal('<p class="danvan">Dân vận</p>');
  });
});

describe('a link to a widget', () => {
  let meta: HTMLMetaElement;
  beforeEach(() => {
    meta = document.createElement('meta');
    meta.name = 'danvan-api';
    meta.content = fakeApi('default');
    document.head.append(meta);
  });
  afterEach(() => meta.remove());

  const link = (query: string, server = meta.content) =>
    `<p>Trước <a class="danvan" href="${server}embed/news-list?${query}">Xem tin</a></p>`;

  it('becomes the widget, with the attributes that its address says, and is what is read meanwhile', async () => {
    const place = await upgraded(link('unit=khanh-hoa&amp;limit=2&amp;heading=Tin%20m%E1%BB%9Bi'));
    const widget = one(place, 'p > news-list');
    await drawn(widget, 'ready');
    expect(all(widget, '.item')).to.have.length(2);
    expect(one(widget, 'h2').textContent.trim()).to.equal('Tin mới');
    expect(one(place, 'news-list > a.danvan').textContent).to.equal('Xem tin');
  });

  it('follows its address', async () => {
    const place = await upgraded(link('unit=khanh-hoa&amp;limit=3'));
    const widget = one(place, 'news-list');
    await drawn(widget, 'ready');
    const address = one<HTMLAnchorElement>(place, 'a.danvan');
    address.href = address.href.replace('limit=3', 'limit=1');
    await drawn(widget, () => all(widget, '.item').length === 1);
    expect(all(place, 'news-list')).to.have.length(1);
  });

  it('stays a link where it leads to another server than the page’s API, and says so', async () => {
    const warnings = listenToConsole('warn');
    const text = link('unit=khanh-hoa', 'https://nguoi-la.example/');
    const place = await upgraded(text);
    expect(place.innerHTML).to.equal(text);
    expect(warnings.stop().join('\n')).to.include(`chỉ thay được liên kết bắt đầu bằng ${meta.content}embed/`);
  });

  it('takes from its address no API that a message would go to', async () => {
    const warnings = listenToConsole('warn');
    const place = await upgraded(link('unit=khanh-hoa&amp;api=https%3A%2F%2Fnguoi-la.example%2F'));
    warnings.stop();
    expect(one(place, 'news-list').hasAttribute('api')).to.equal(false);
  });

  it('stays a link within another placeholder, and within a tag', async () => {
    const place = await upgraded(
      `${div('', link('limit=1'))}<news-list unit="khanh-hoa">${link('limit=1')}</news-list>`,
    );
    await observed();
    expect(all(place, 'news-list')).to.have.length(2);
    expect(all(place, 'a.danvan')).to.have.length(2);
  });
});
