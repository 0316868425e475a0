import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import '../../src/elements/news-list/define.js';
import type {NewsList} from '../../src/elements/news-list/news-list.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {json, replaceNetwork} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

describe('<news-list>', () => {
  before(startFakeApi);

  it('lists the latest stories with title, day and summary', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('default')} limit="3"></news-list>`);
    await drawn(list, 'ready');
    expect(all(list, '.item')).to.have.length(3);
    const item = one(list, '.item');
    expect(one<HTMLAnchorElement>(item, 'a.title').href).to.match(/^https?:/);
    expect(all(list, 'time').map(({textContent}) => textContent)[0]).to.match(/^\d+ giờ trước$/);
    expect(all(list, 'time').map(({textContent}) => textContent)[2]).to.match(/^\d{2}\/\d{2}\/\d{4}$/);
    expect(one(item, '.summary').textContent).to.not.equal('');
    await expect(list).to.be.accessible();
  });

  it('asks the API for what its attributes say', async () => {
    const network = replaceNetwork(() => Promise.resolve(json({items: [], page: {next: null, limit: 6, as_of: ''}})));
    const list = await fixture<NewsList>(
      html`<news-list
        api="https://api.danvan.test/"
        unit="khanh-hoa"
        scope="province"
        category="canh-bao"
        exclude-category="noi-bo"
        tag="an-ninh"
        campaign="dan-van-kheo"
        document="25-NQ/TW"
        exclude="tin-1, tin-2"
        from="2026-01-01"
        to="2026-06-30"
      ></news-list>`,
    );
    await drawn(list, 'empty');
    network.restore();
    expect(Object.fromEntries(new URL(network.asked[0] ?? '').searchParams)).to.deep.equal({
      unit: 'khanh-hoa',
      scope: 'province',
      category: 'canh-bao',
      exclude_category: 'noi-bo',
      tag: 'an-ninh',
      campaign: 'dan-van-kheo',
      document: '25-NQ/TW',
      exclude: 'tin-1,tin-2',
      from: '2026-01-01',
      to: '2026-06-30',
      limit: '6',
    });
  });

  it('is a list with as many items to a screen reader, headed by its title', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('default')} limit="4"></news-list>`);
    await drawn(list, 'ready');
    expect(one(list, 'ul').getAttribute('role')).to.equal('list');
    expect(one(list, 'section').getAttribute('aria-labelledby')).to.equal('heading');
    expect(one(list, 'h2').textContent).to.equal('Mới cập nhật');
  });

  it('takes the headline and its level from the page, and leaves it out when empty', async () => {
    const list = await fixture<NewsList>(
      html`<news-list api=${fakeApi('default')} heading="Tin trong tỉnh" heading-level="4"></news-list>`,
    );
    await drawn(list, 'ready');
    expect(one(list, 'h4').textContent).to.equal('Tin trong tỉnh');
    list.setAttribute('heading', '');
    await list.updateComplete;
    expect(all(list, 'h2, h3, h4, h5, h6')).to.have.length(0);
  });

  it('shows only the parts asked for', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('default')} show="unit"></news-list>`);
    await drawn(list, 'ready');
    expect(all(list, '.picture, .summary, time')).to.have.length(0);
    expect(one(list, '.meta').textContent).to.include('Công an');
  });

  it('draws cards beside each other where there is room, below each other where not', async () => {
    await setViewport({width: 1000, height: 800});
    const list = await fixture<NewsList>(
      html`<news-list api=${fakeApi('default')} layout="cards" limit="2"></news-list>`,
    );
    await drawn(list, 'ready');
    const tops = () => all(list, '.item').map((item) => Math.round(item.getBoundingClientRect().top));
    expect(new Set(tops()).size).to.equal(1);
    list.style.inlineSize = '300px';
    expect(new Set(tops()).size).to.equal(2);
  });

  for (const width of [180, 360, 768]) {
    it(`keeps within ${width} px, whatever the length of the words`, async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.inlineSize = `${width}px`;
      const list = document.createElement('news-list');
      list.api = fakeApi('long');
      box.append(list);
      await drawn(list, 'ready');
      const right = box.getBoundingClientRect().right + 0.5;
      for (const part of all(list, '.item, .title, .picture, .meta')) {
        expect(part.getBoundingClientRect().right, part.className).to.be.at.most(right);
      }
    });
  }

  for (const layout of ['list', 'cards', 'lead', 'titles']) {
    it(`takes the same room before and after the stories are there, as ${layout}`, async () => {
      const waiting = await fixture<NewsList>(
        html`<news-list api=${fakeApi('loading')} layout=${layout} limit="4" more></news-list>`,
      );
      await drawn(waiting, 'loading');
      const list = await fixture<NewsList>(
        html`<news-list api=${fakeApi('long')} layout=${layout} limit="4" more></news-list>`,
      );
      await drawn(list, 'ready');
      expect(list.getBoundingClientRect().height).to.be.closeTo(waiting.getBoundingClientRect().height, 2);
    });
  }

  it('hides its skeleton from screen readers and shows the page’s own links meanwhile', async () => {
    const list = await fixture<NewsList>(
      html`<news-list api=${fakeApi('loading')}><a href="/tin-tuc">Xem tin tức</a></news-list>`,
    );
    await drawn(list, 'loading');
    expect(one(list, '.skeleton').getAttribute('aria-hidden')).to.equal('true');
    expect(getComputedStyle(one(list, '.skeleton')).visibility).to.equal('hidden');
    expect(one(list, 'slot').assignedSlot).to.equal(null);
    expect(list.querySelector('a')?.getBoundingClientRect().height).to.be.above(0);
  });

  it('says that there is no news', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('empty')}></news-list>`);
    await drawn(list, 'empty');
    expect(one(list, '[role=status]').textContent.trim()).to.equal('Chưa có tin bài nào.');
    await expect(list).to.be.accessible();
  });

  it('says what failed, offers to try again, and gives the page’s own links back', async () => {
    const list = await fixture<NewsList>(
      html`<news-list api=${fakeApi('failed')}><a href="/tin-tuc">Xem tin tức</a></news-list>`,
    );
    await drawn(list, 'failed');
    expect(one(list, '[role=status]').textContent).to.include('tạm gián đoạn');
    expect(one(list, 'button').textContent.trim()).to.equal('Thử lại');
    expect(list.querySelector('a')?.getBoundingClientRect().height).to.be.above(0);
    await expect(list).to.be.accessible();
  });

  it('brings further stories at the reader’s wish, moves the focus to the first and says how many', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('default')} limit="3" more></news-list>`);
    await drawn(list, 'ready');
    const before = all(list, 'a.title').map(({textContent}) => textContent);
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 6);
    const titles = all(list, 'a.title');
    expect(titles.slice(0, 3).map(({textContent}) => textContent)).to.deep.equal(before);
    await drawn(list, () => list.shadowRoot?.activeElement === titles[3]);
    expect(one(list, '.more [role=status]').textContent).to.equal('Đã hiển thị thêm 3 tin.');
  });

  it('offers no more when there is no more', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('default')} limit="100" more></news-list>`);
    await drawn(list, 'ready');
    expect(all(list, 'button')).to.have.length(0);
  });

  it('names the attribute in one warning when the unit is unknown, and says so on the page', async () => {
    const warnings = listenToConsole('warn');
    const list = await fixture<NewsList>(
      html`<news-list api=${fakeApi('default')} unit="khong-co-that" id="a"></news-list>`,
    );
    await drawn(list, 'failed');
    const second = await fixture<NewsList>(
      html`<news-list api=${fakeApi('default')} unit="khong-co-that"></news-list>`,
    );
    await drawn(second, 'failed');
    const heard = warnings.stop();
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include('<news-list unit="khong-co-that">');
    expect(shadowText(list)).to.include('Không tìm thấy');
    expect(all(list, 'button')).to.have.length(0);
  });

  for (const [attribute, value] of [
    ['limit', 'nhiều'],
    ['limit', '0'],
    ['layout', 'bảng'],
    ['show', 'anh'],
    ['scope', 'toàn-quốc'],
    ['preset', 'tin-nong'],
    ['refresh', 'nhiều'],
    ['date-format', 'dd/mm/yyyy'],
    ['new-hours', '-1'],
    ['old-days', 'lâu'],
    ['href-template', '/tin/'],
    ['from', '30/06/2026'],
    ['src', 'javascript:alert(1)'],
    ['heading-level', '9'],
  ] as const) {
    it(`draws all the same and warns once of ${attribute}="${value}"`, async () => {
      const warnings = listenToConsole('warn');
      const list = document.createElement('news-list');
      list.api = fakeApi('default');
      list.setAttribute(attribute, value);
      await fixture(list);
      await drawn(list, 'ready');
      list.requestUpdate();
      await drawn(list, () => warnings.heard.length > 0);
      list.requestUpdate();
      await list.updateComplete;
      const heard = warnings.stop();
      expect(heard).to.have.length(1);
      expect(heard[0]).to.include(`<news-list ${attribute}="${value}">`);
      expect(all(list, '.item').length).to.be.above(0);
    });
  }

  it('says in the console what to set when the page names no API', async () => {
    const warnings = listenToConsole('warn');
    const list = await fixture<NewsList>(html`<news-list></news-list>`);
    await drawn(list, 'failed');
    expect(warnings.stop().join()).to.include('<news-list api="">');
    expect(shadowText(list)).to.include('chưa hiển thị được');
  });

  it('shows markup in a title as text', async () => {
    const list = await fixture<NewsList>(html`<news-list api=${fakeApi('hostile')}></news-list>`);
    await drawn(list, 'ready');
    expect(one(list, '.title').textContent).to.include('<img src=x onerror=');
    expect(all(list, '.title img, .summary img, script')).to.have.length(0);
    for (const link of all<HTMLAnchorElement>(list, 'a')) expect(link.protocol).to.not.equal('javascript:');
  });

  it('speaks English where the page does', async () => {
    const list = await fixture<NewsList>(html`<news-list lang="en" api=${fakeApi('default')}></news-list>`);
    await drawn(list, 'ready');
    expect(one(list, 'h2').textContent).to.equal('Latest news');
    expect(one(list, 'time').textContent).to.match(/^\d+ hours ago$/);
    expect(all(list, 'time')[2]?.textContent).to.match(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/);
    expect(one(list, '.text').getAttribute('lang')).to.equal('vi');
  });

  it('tells the page by events of its own that do not bubble', async () => {
    const heard: string[] = [];
    const box = await fixture(html`<div></div>`);
    for (const name of ['danvan-load', 'danvan-error', 'load', 'error']) {
      box.addEventListener(name, () => heard.push(`box ${name}`));
    }
    const list = document.createElement('news-list');
    list.addEventListener('danvan-load', () => heard.push('load'));
    list.addEventListener('danvan-error', ({error}) => heard.push(error.kind));
    list.api = fakeApi('failed');
    box.append(list);
    await drawn(list, 'failed');
    list.api = fakeApi('default');
    await drawn(list, 'ready');
    expect(heard).to.deep.equal(['unavailable', 'load']);
  });
});
