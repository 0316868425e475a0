import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import '../../src/elements/news-article/define.js';
import '../../src/elements/news-list/define.js';
import type {NewsArticle} from '../../src/elements/news-article/news-article.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {wholeArticle, article as story} from '../support/fake-api/news-content.js';
import {json, replaceNetwork, type ReplacedNetwork} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const DEFAULT = fakeApi('default');

async function show(attributes: Readonly<Record<string, string>>, api = DEFAULT): Promise<NewsArticle> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const widget = document.createElement('news-article');
  widget.api = api;
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  box.append(widget);
  // stories are long, and one that is out of sight is not read
  widget.scrollIntoView();
  return widget;
}

async function shown(attributes: Readonly<Record<string, string>>, api = DEFAULT): Promise<NewsArticle> {
  const widget = await show(attributes, api);
  await drawn(widget, 'ready');
  return widget;
}

const ofArticle = (id: string) => `script[type="application/ld+json"][data-danvan-article="${id}"]`;

describe('<news-article>', () => {
  const here = location.href;
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  afterEach(() => {
    network?.restore();
    network = undefined;
    history.replaceState(null, '', here);
    document.querySelectorAll('link[rel=canonical]').forEach((link) => link.remove());
  });

  it('tells the whole story, with its words in their order', async () => {
    const widget = await shown({article: 'tin-so-2'});
    const text = shadowText(widget);
    const order = [
      'Cảnh báo',
      'Hướng dẫn đăng ký xe trực tuyến',
      '[GMT+7]',
      'Cập nhật lúc',
      'Người dân cần bình tĩnh',
      'Gần đây, một số người dân',
      'Dấu hiệu nhận biết',
      'Minh Thư',
      'Nguồn: Cổng thông tin điện tử Công an tỉnh Khánh Hòa',
      'Chia sẻ bài viết',
    ].map((words) => text.indexOf(words));
    expect(Math.min(...order), order.join()).to.be.above(-1);
    expect([...order].sort((a, b) => a - b)).to.deep.equal(order);
    expect(one(widget, 'time').textContent).to.match(
      /^(?:Chủ Nhật|Thứ \S+), \d{2}\/\d{2}\/\d{4}, \d{2}:\d{2} \[GMT\+7\]$/,
    );
    expect(one(widget, '.source a').getAttribute('href')).to.match(
      /^https:\/\/congan\.danvan\.test\/bai-viet\/tin-so-2/,
    );
    await expect(widget).to.be.accessible();
  });

  it('puts the headings of the body below its headline, and scrolls tables by keyboard', async () => {
    const widget = await shown({article: 'tin-so-1', 'heading-level': '1'});
    expect(one(widget, 'h1').textContent).to.include('Cảnh báo thủ đoạn');
    expect(one(widget, '.body h2').textContent).to.equal('Dấu hiệu nhận biết');
    expect(one(widget, '.body h3').textContent).to.equal('Số điện thoại cần nhớ');
    widget.headingLevel = 4;
    await widget.updateComplete;
    expect(one(widget, '.body h5').textContent).to.equal('Dấu hiệu nhận biết');
    expect(one(widget, '.body h6').textContent).to.equal('Số điện thoại cần nhớ');
    const region = one(widget, '.body [role=region]');
    expect(region.tabIndex).to.equal(0);
    expect(region.getAttribute('aria-label')).to.include('Bảng');
  });

  it('keeps the words of a picture that cannot be had, in the room of the picture', async () => {
    const widget = await shown({article: 'tin-so-1'});
    const image = one<HTMLImageElement>(widget, '.body img');
    expect([image.loading, image.referrerPolicy, image.width, image.height]).to.deep.equal([
      'lazy',
      'no-referrer',
      image.width,
      image.height,
    ]);
    const before = one(widget, '.body .picture-box').getBoundingClientRect();
    image.dispatchEvent(new Event('error'));
    const after = one(widget, '.body .picture-box').getBoundingClientRect();
    expect(after.height).to.be.closeTo(before.height, 1);
    expect(one(widget, '.body .missing').textContent).to.equal('Cán bộ công an xã trao đổi với người dân');
    expect(one(widget, '.body figcaption').textContent).to.include('Công an xã hướng dẫn');
  });

  it('shows only the parts that the page wants', async () => {
    const widget = await shown({article: 'tin-so-1', show: 'date byline', heading: ''});
    expect(all(widget, '.kicker, .headline, .share, .related, .documents, .source, .signature')).to.have.length(0);
    expect(one(widget, '.dateline').textContent).to.include('Tác giả: Minh Thư');
  });

  it('links documents to the page’s own list, and writes them as words without one', async () => {
    const plain = await shown({article: 'tin-so-1'});
    expect(one(plain, '.documents li').textContent).to.equal('25-NQ/TW');
    expect(all(plain, '.documents a')).to.have.length(0);
    const linked = await shown({article: 'tin-so-1', 'document-href-template': '/van-ban?so={document}'});
    expect(one<HTMLAnchorElement>(linked, '.documents a').href).to.equal(`${location.origin}/van-ban?so=25-NQ%2FTW`);
    const hostile = await shown({article: 'tin-so-1', 'document-href-template': 'javascript:alert({document})'});
    expect(all(hostile, '.documents a')).to.have.length(0);
  });

  it('warns of an old story only from the age that the page sets', async () => {
    const fresh = await shown({article: 'tin-so-20'});
    expect(all(fresh, '.aged')).to.have.length(0);
    const old = await shown({article: 'tin-so-20', 'old-after': '10'});
    expect(one(old, '.aged').textContent).to.match(
      /^Bài đăng từ ngày \d{2}\/\d{2}\/\d{4}\. Thông tin trong bài có thể đã thay đổi\.$/,
    );
  });

  it('takes the story from a parameter of the address, and follows the reader back', async () => {
    history.pushState(null, '', '?bai=tin-so-3');
    history.pushState(null, '', '?bai=tin-so-4');
    const widget = await shown({from: 'query:bai', show: 'date'});
    expect(one(widget, '.headline').textContent).to.include('Mười việc');
    history.back();
    await drawn(widget, () => one(widget, '.headline').textContent.includes('mùa mưa lũ'));
  });

  it('takes the story from the last part of the address', async () => {
    history.replaceState(null, '', '/tin-tuc/tin-so-2.html');
    const widget = await shown({from: 'path'});
    expect(one(widget, '.headline').textContent).to.include('đăng ký xe');
  });

  it('looks the story up by the address that the page calls its own', async () => {
    const link = document.createElement('link');
    link.rel = 'canonical';
    link.href = 'https://www.congan.danvan.test/bai-viet/tin-so-5/';
    document.head.append(link);
    const widget = await shown({from: 'canonical'});
    expect(one(widget, '.headline').textContent).to.include('Lịch tiếp công dân');
  });

  for (const [search, reason] of [
    ['?bai=khong-co', 'no such story'],
    ['?bai=..%2Fforms%2Fgop-y', 'a path instead of an id'],
    ['?bai=%3Cimg%20src%3Dx%3E', 'markup instead of an id'],
    ['', 'nothing'],
  ] as const) {
    it(`says kindly that there is no story, and leads on: ${reason}`, async () => {
      history.replaceState(null, '', search || location.pathname);
      const widget = await show({from: 'query:bai', 'list-href': '/tin-tuc'});
      widget.innerHTML = '<a href="/">Trang chủ</a>';
      await drawn(widget, 'failed');
      expect(one(widget, '[role=status]').textContent).to.include('Không tìm thấy bài viết này');
      expect(all(widget, 'button')).to.have.length(0);
      expect(one<HTMLAnchorElement>(widget, '.way-on a').href).to.equal(`${location.origin}/tin-tuc`);
      expect(one(widget, 'slot').getClientRects()).to.exist;
      await expect(widget).to.be.accessible();
    });
  }

  it('is told of an address at which no story stands as of any that is missing', async () => {
    history.replaceState(null, '', '/khong-co-bai');
    const widget = await show({from: 'canonical'});
    await drawn(widget, 'failed');
    expect(one(widget, '[role=status]').textContent).to.include('Không tìm thấy bài viết này');
  });

  it('offers to try again when the address cannot be looked up', async () => {
    const widget = await show({from: 'canonical'}, fakeApi('failed'));
    await drawn(widget, 'failed');
    expect(one(widget, '[role=status]').textContent).to.include('gián đoạn');
    expect(one(widget, 'button').textContent).to.include('Thử lại');
  });

  it('tells the webmaster who named no story', async () => {
    const warnings = listenToConsole('warn');
    const widget = await show({});
    await drawn(widget, 'failed');
    expect(warnings.stop().join()).to.include('from="query:bai"');
  });

  it('describes the story to search engines, once, for as long as it is shown', async () => {
    const [one_, two] = [await shown({article: 'tin-so-2'}), await shown({article: 'tin-so-2'})];
    await waitUntil(() => document.querySelector(ofArticle('tin-so-2')));
    const blocks = document.querySelectorAll(ofArticle('tin-so-2'));
    expect(blocks).to.have.length(1);
    const data = JSON.parse(blocks[0]?.textContent ?? '') as Record<string, unknown>;
    expect(data).to.include({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Hướng dẫn đăng ký xe trực tuyến toàn trình trên Cổng dịch vụ công',
      inLanguage: 'vi',
      mainEntityOfPage: location.href,
      isBasedOn: 'https://congan.danvan.test/bai-viet/tin-so-2?nguon=goc',
    });
    expect(data['author']).to.deep.equal({'@type': 'Person', name: 'Minh Thư'});
    expect(data['image']).to.deep.equal(['https://api.danvan.test/pictures/7a5c00.svg']);
    expect(Date.parse(String(data['dateModified']))).to.be.above(Date.parse(String(data['datePublished'])));
    two.remove();
    one_.remove();
    expect(document.querySelectorAll(ofArticle('tin-so-2'))).to.have.length(0);
  });

  it('cannot be made to close the block of data, nor describes itself where the page forbids it', async () => {
    const title = '</script><script>window.ran = true</script>';
    network = replaceNetwork(() => Promise.resolve(json({...wholeArticle(story(0), 'default'), title})));
    await shown({article: 'tin-so-1', show: 'date'}, 'https://api.danvan.test/ld/');
    await waitUntil(() => document.querySelector(ofArticle('tin-so-1')));
    const block = document.querySelector(ofArticle('tin-so-1'));
    expect(block?.textContent).to.not.include('<');
    expect((JSON.parse(block?.textContent ?? '') as {headline: string}).headline).to.equal(title);
    expect('ran' in window).to.equal(false);
    network.restore();
    await shown({article: 'tin-so-3', 'no-json-ld': ''});
    expect(document.querySelectorAll(ofArticle('tin-so-3'))).to.have.length(0);
  });

  it('sets the title of the page only when asked, and gives the page’s own back', async () => {
    document.title = 'Trang tin';
    await shown({article: 'tin-so-1'});
    expect(document.title).to.equal('Trang tin');
    const widget = await shown({article: 'tin-so-1', 'document-title': ''});
    expect(document.title).to.include('Cảnh báo thủ đoạn');
    widget.remove();
    expect(document.title).to.equal('Trang tin');
  });

  it('offers stories that belong with it, none of them itself', async () => {
    const widget = await shown({article: 'tin-so-1'});
    await drawn(widget, () => all(widget, '.related .item').length > 0);
    const titles = all(widget, '.related .title').map(({textContent}) => textContent);
    expect(titles).to.have.length(4);
    expect(titles.join()).to.not.include('Cảnh báo thủ đoạn giả danh');
    await expect(widget).to.be.accessible();
  });

  it('is left out by the lists of the page, and shows no story that they show', async () => {
    const widget = await show({article: 'tin-so-1'});
    const list = document.createElement('news-list');
    list.api = DEFAULT;
    list.limit = 3;
    widget.before(list);
    list.scrollIntoView();
    await drawn(widget, 'ready');
    await drawn(list, 'ready');
    await drawn(widget, () => all(widget, '.related .item').length > 0);
    const listed = all(list, '.title').map(({textContent}) => textContent.trim());
    const related = all(widget, '.related .title').map(({textContent}) => textContent.trim());
    expect(listed).to.have.length(3);
    expect(listed.filter((title) => related.includes(title))).to.deep.equal([]);
  });

  it('keeps lists below it from telling the same story again', async () => {
    const widget = await shown({article: 'tin-so-1', show: 'date'});
    const list = document.createElement('news-list');
    list.api = DEFAULT;
    list.limit = 3;
    widget.after(list);
    list.scrollIntoView();
    await drawn(list, 'ready');
    const listed = all(list, '.title').map(({textContent}) => textContent.trim());
    expect(listed).to.have.length(3);
    expect(listed).to.not.include(one(widget, '.headline').textContent.trim());
  });

  for (const width of [180, 360, 1200]) {
    it(`fits ${width} px, with long words too`, async () => {
      await setViewport({width: Math.max(width, 320), height: 800});
      for (const api of [DEFAULT, fakeApi('long')]) {
        const widget = await show({article: 'tin-so-1'}, api);
        if (widget.parentElement) widget.parentElement.style.inlineSize = `${width}px`;
        await drawn(widget, 'ready');
        expect(widget.scrollWidth).to.be.at.most(width);
        for (const part of all(widget, 'article > *, .share *')) {
          expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(
            widget.getBoundingClientRect().right + 1,
          );
        }
        widget.remove();
      }
      await setViewport({width: 800, height: 600});
    });
  }

  it('speaks English around a story that stays Vietnamese', async () => {
    const widget = await shown({article: 'tin-so-1', lang: 'en'});
    expect(shadowText(widget)).to.include('Share this story').and.include('Source: Cổng thông tin');
    expect(one(widget, '.body').lang).to.equal('vi');
    await expect(widget).to.be.accessible();
  });
});
