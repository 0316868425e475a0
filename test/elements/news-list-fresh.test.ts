import {expect, nextFrame} from '@open-wc/testing';
import type {NewsList} from '../../src/elements/news-list/news-list.js';
import {article, ARTICLES} from '../support/fake-api/news-content.js';
import {type FakeTime, stopTime} from '../support/fake-time.js';
import type {ReplacedNetwork} from '../support/network.js';
import {makeNews, NEWS_API, putNews, serveNews, titles} from '../support/news.js';
import {all, one} from '../support/widget.js';

const MINUTE = 60_000;

/** Stories that come while the page is open, the newest first. */
const LATE = [1, 2].map((number) =>
  article(0, {
    id: `moi-${number}`,
    url: `https://congan.danvan.test/moi-${number}`,
    title: `Tin mới ${number}`,
    published_at: new Date().toISOString(),
  }),
);

/** Time enough for an answer of the replaced network to be drawn; the page's timers stand still meanwhile. */
async function settled(list: NewsList): Promise<void> {
  for (let frames = 0; frames < 4; frames++) await nextFrame();
  await list.updateComplete;
}

describe('<news-list refresh>', () => {
  let network: ReplacedNetwork;
  let stories = ARTICLES;
  let time: FakeTime | undefined;

  beforeEach(() => {
    stories = ARTICLES;
    network = serveNews(() => stories);
  });
  afterEach(() => {
    time?.restore();
    time = undefined;
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(navigator, 'connection');
    network.restore();
  });

  /** A list that is there, with the page's timers in the hands of the test from before its first one. */
  async function refreshed(attributes: Record<string, string> = {}): Promise<NewsList> {
    time = stopTime();
    const list = makeNews({refresh: '5', limit: '3', ...attributes}, NEWS_API);
    await putNews([list]);
    const isThere = () => list.dataset['state'] === 'ready' && all(list, '.fresh p').length > 0;
    for (let frames = 0; frames < 100 && !isThere(); frames++) await nextFrame();
    await settled(list);
    return list;
  }

  const button = (list: NewsList) => list.shadowRoot?.querySelector<HTMLButtonElement>('.fresh button') ?? undefined;

  it('offers new stories by a button and moves nothing that is read', async () => {
    const list = await refreshed();
    const before = titles(list);
    const {height} = list.getBoundingClientRect();
    const {top} = one(list, 'ul').getBoundingClientRect();
    stories = [...LATE, ...ARTICLES];
    time?.pass(5 * MINUTE);
    await settled(list);
    expect(button(list)?.textContent.trim()).to.equal('2 tin mới');
    expect(one(list, '.fresh [role=status]').textContent).to.equal('Có 2 tin mới.');
    expect(titles(list)).to.deep.equal(before);
    expect(list.getBoundingClientRect().height).to.equal(height);
    expect(one(list, 'ul').getBoundingClientRect().top).to.equal(top);
    time?.restore();
    await expect(list).to.be.accessible();
  });

  it('brings them in at the reader’s wish, goes to the first and says how many', async () => {
    const list = await refreshed();
    const before = titles(list);
    stories = [...LATE, ...ARTICLES];
    time?.pass(5 * MINUTE);
    await settled(list);
    button(list)?.click();
    await settled(list);
    expect(titles(list)).to.deep.equal(['Tin mới 1', 'Tin mới 2', ...before]);
    expect(list.shadowRoot?.activeElement).to.equal(one(list, 'a.title'));
    expect(one(list, '.fresh [role=status]').textContent).to.equal('Đã hiển thị 2 tin mới ở đầu danh sách.');
    expect(button(list)).to.equal(undefined);
    time?.pass(5 * MINUTE);
    await settled(list);
    expect(button(list), 'those are no longer new').to.equal(undefined);
  });

  it('tells as of when it is while there is nothing new, in a line as high', async () => {
    const list = await refreshed();
    expect(one(list, '.fresh').textContent).to.match(/Cập nhật lúc \d{2}\/\d{2}\/\d{4}, \d{2}:\d{2}/);
    expect(one(list, '.fresh').getBoundingClientRect().height).to.be.closeTo(44, 1);
  });

  it('looks for nothing while the page is hidden, and at once when it is seen again', async () => {
    const list = await refreshed();
    const {length} = network.asked;
    Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
    time?.pass(60 * MINUTE);
    await settled(list);
    expect(network.asked.length).to.equal(length);
    Reflect.deleteProperty(document, 'visibilityState');
    document.dispatchEvent(new Event('visibilitychange'));
    time?.pass(0);
    await settled(list);
    expect(network.asked.length).to.equal(length + 1);
  });

  it('looks for nothing out of sight, for readers who save data, nor unless it is told to', async () => {
    const list = await refreshed();
    const {length} = network.asked;
    list.style.marginBlockStart = '5000px';
    time?.pass(5 * MINUTE);
    list.style.marginBlockStart = '';
    Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true});
    time?.pass(5 * MINUTE);
    Reflect.deleteProperty(navigator, 'connection');
    list.refresh = 0;
    await settled(list);
    time?.pass(60 * MINUTE);
    await settled(list);
    expect(network.asked.length).to.equal(length);
    expect(all(list, '.fresh')).to.have.length(0);
  });

  it('offers no old story as new, and none that another list shows', async () => {
    const list = await refreshed();
    const other = makeNews({limit: '1', tag: 'khac', heading: ''}, NEWS_API);
    stories = LATE.slice(0, 1);
    list.after(other);
    await settled(list);
    expect(titles(other)).to.deep.equal(['Tin mới 1']);
    stories = [...LATE.slice(0, 1), article(30, {url: 'https://congan.danvan.test/cu-moi-dang'}), ...ARTICLES];
    time?.pass(5 * MINUTE);
    await settled(list);
    expect(button(list)).to.equal(undefined);
  });

  it('keeps what it has when it cannot be read', async () => {
    const list = await refreshed();
    const before = titles(list);
    network.restore();
    network = serveNews(() => 503);
    time?.pass(5 * MINUTE);
    await settled(list);
    expect(titles(list)).to.deep.equal(before);
    expect(list.dataset['state']).to.equal('ready');
  });

  it('reads again by itself what could not be read', async () => {
    network.restore();
    network = serveNews(() => 503);
    time = stopTime();
    const list = makeNews({refresh: '5', limit: '3', tag: 'chua-doc-bao-gio'}, NEWS_API);
    await putNews([list]);
    for (let frames = 0; frames < 100 && list.dataset['state'] !== 'failed'; frames++) await nextFrame();
    network.restore();
    network = serveNews(() => stories);
    time.pass(5 * MINUTE);
    await settled(list);
    expect(list.dataset['state']).to.equal('ready');
  });
});
