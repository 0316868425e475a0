import {expect, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {NewsList} from '../../src/elements/news-list/news-list.js';
import {ARTICLES} from '../support/fake-api/news-content.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {stopTime} from '../support/fake-time.js';
import type {ReplacedNetwork} from '../support/network.js';
import {makeNews, NEWS_API, newsList, putNews, serveNews, titles} from '../support/news.js';
import {all, drawn, one} from '../support/widget.js';

const box = (list: NewsList) => one<HTMLInputElement>(list, 'input[type=search]');
const found = (list: NewsList) => one(list, '.found').textContent.trim();

async function type(list: NewsList, words: string): Promise<void> {
  box(list).focus();
  await sendKeys({type: words});
}

/** A list whose search box is there. */
async function searchable(...parameters: Parameters<typeof newsList>): Promise<NewsList> {
  const list = await newsList(...parameters);
  await drawn(list, () => all(list, 'input').length > 0);
  // what it searches in comes into sight
  await nextFrame();
  await nextFrame();
  return list;
}

/** Types and waits for what is said of the result. */
async function search(list: NewsList, words: string): Promise<void> {
  await type(list, words);
  await drawn(list, () => /Tìm thấy|found/.test(found(list)));
}

const asksFor = (network: ReplacedNetwork) =>
  network.asked.map((url) => new URL(url).searchParams.get('q')).filter((words) => words !== null);

describe('<news-list search>', () => {
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  afterEach(() => {
    network?.restore();
    network = undefined;
  });

  it('has a search box that everyone can use, named in words', async () => {
    const list = await searchable({search: '', limit: '3'});
    expect(one(list, 'form').getAttribute('role')).to.equal('search');
    expect(one(list, 'label[for=query]').textContent).to.equal('Tìm tin bài');
    await expect(list).to.be.accessible();
    expect(all(await newsList({limit: '1', 'allow-repeats': ''}), 'form')).to.have.length(0);
  });

  it('finds stories with and without diacritics, marks the words in their own spelling and says how many', async () => {
    const list = await searchable({search: '', limit: '4'});
    await search(list, 'dang ky');
    expect(new Set(titles(list))).to.deep.equal(
      new Set(['Hướng dẫn đăng ký xe trực tuyến toàn trình trên Cổng dịch vụ công']),
    );
    expect(one(list, 'mark').textContent).to.equal('đăng ký');
    expect(found(list)).to.equal('Tìm thấy 3 tin bài có “dang ky”.');
    expect(one(list, '.found').getAttribute('role')).to.equal('status');
    await expect(list).to.be.accessible();
  });

  it('says that there are more than it shows, and brings them', async () => {
    const list = await searchable({search: '', limit: '2'});
    await search(list, 'đăng ký');
    expect(found(list)).to.equal('Tìm thấy hơn 2 tin bài có “đăng ký”.');
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 3);
    await drawn(list, () => list.shadowRoot?.activeElement === all(list, 'a.title')[2]);
  });

  it('waits until the reader rests, and asks once', async () => {
    network = serveNews(() => ARTICLES);
    const list = await searchable({search: ''}, {api: NEWS_API});
    const time = stopTime();
    try {
      for (const words of ['hien', 'hien m', 'hien mau']) {
        box(list).value = words;
        box(list).dispatchEvent(new InputEvent('input'));
        time.pass(300);
        await list.updateComplete;
      }
      expect(asksFor(network)).to.deep.equal([]);
      time.pass(100);
      await list.updateComplete;
      expect(asksFor(network)).to.deep.equal(['hien mau']);
    } finally {
      time.restore();
    }
  });

  it('leaves an input method alone while it composes, and searches for the finished word', async () => {
    network = serveNews(() => ARTICLES);
    const list = await searchable({search: ''}, {api: NEWS_API});
    const input = box(list);
    const time = stopTime();
    try {
      for (const value of ['hie', 'hieen', 'hiên', 'hiến']) {
        input.value = value;
        input.dispatchEvent(new InputEvent('input', {isComposing: true}));
        time.pass(5000);
        await list.updateComplete;
        expect(input.value).to.equal(value);
      }
      expect(asksFor(network)).to.deep.equal([]);
      input.dispatchEvent(new CompositionEvent('compositionend', {data: 'hiến'}));
      time.pass(400);
      await list.updateComplete;
      expect(asksFor(network)).to.deep.equal(['hiến']);
    } finally {
      time.restore();
    }
  });

  it('searches at once on Enter, however short the word is', async () => {
    const list = await searchable({search: ''});
    const {href} = location;
    await type(list, '1');
    await sendKeys({press: 'Enter'});
    await drawn(list, () => one(list, '[data-kind] [role=status]').textContent.includes('“1”') || found(list) !== '');
    expect(location.href).to.equal(href);
  });

  it('says that nothing was found, and how to go on', async () => {
    const list = await searchable({search: ''});
    await type(list, 'khong co tin nay');
    await drawn(list, () => one(list, '.notice').textContent.includes('Không tìm thấy'));
    expect(one(list, '.notice [role=status]').textContent).to.include('“khong co tin nay”');
    expect(all(list, '.item')).to.have.length(0);
    await expect(list).to.be.accessible();
  });

  for (const [how, clear] of [
    ['Escape', () => sendKeys({press: 'Escape'})],
    ['the button', (list: NewsList) => one<HTMLButtonElement>(list, '.clear').click()],
  ] as const) {
    it(`shows the list again after ${how}, without asking, and stays in the box`, async () => {
      network = serveNews(() => ARTICLES);
      const list = await searchable({search: '', limit: '4'}, {api: NEWS_API});
      const before = titles(list);
      await search(list, 'hien mau');
      const {length} = network.asked;
      await clear(list);
      await drawn(list, () => all(list, 'mark').length === 0);
      expect(box(list).value).to.equal('');
      expect(list.shadowRoot?.activeElement).to.equal(box(list));
      expect(titles(list)).to.deep.equal(before);
      expect(all(list, '.clear')).to.have.length(0);
      expect(network.asked.length).to.equal(length);
    });
  }

  it('keeps what was found, the focus and the room below while it searches on', async () => {
    let isSilent = false;
    network = serveNews((query) => (isSilent ? undefined : query.has('q') ? ARTICLES.slice(0, 1) : ARTICLES));
    const list = await searchable({search: '', limit: '4'}, {api: NEWS_API});
    const {height} = list.getBoundingClientRect();
    await search(list, 'canh bao');
    expect(list.getBoundingClientRect().height).to.equal(height);
    const before = titles(list);
    isSilent = true;
    await type(list, ' thu doan');
    await drawn(list, () => found(list) === 'Đang tìm…');
    expect(titles(list)).to.deep.equal(before);
    expect(one(list, '.searched').getAttribute('aria-busy')).to.equal('true');
    expect(list.shadowRoot?.activeElement).to.equal(box(list));
    expect(list.getBoundingClientRect().height).to.equal(height);
  });

  it('finds also what other lists of the page show', async () => {
    const [first, second] = [makeNews({limit: '3'}), makeNews({limit: '3', search: ''})];
    await putNews([first, second]);
    await drawn(second, () => second.dataset['state'] === 'ready' && all(second, 'input').length > 0);
    await search(second, 'gia danh');
    expect(titles(second)[0]).to.equal(titles(first)[0]);
  });

  it('says why it failed, and finds at the second try', async () => {
    let isDown = true;
    network = serveNews((query) => (query.has('q') && isDown ? 503 : ARTICLES));
    const list = await searchable({search: ''}, {api: NEWS_API});
    await type(list, 'khuyen cao');
    await drawn(list, () => one(list, '.notice').textContent.includes('tạm gián đoạn'));
    isDown = false;
    one<HTMLButtonElement>(list, '.retry').click();
    await drawn(list, () => found(list).startsWith('Tìm thấy'));
  });

  it('speaks English where the page does', async () => {
    const list = await searchable({search: '', limit: '4'}, {lang: 'en', api: fakeApi('default')});
    expect(one(list, 'label').textContent).to.equal('Search the news');
    await search(list, 'dang ky');
    expect(found(list)).to.equal('3 items with “dang ky” found.');
  });
});
