import {expect, nextFrame} from '@open-wc/testing';
import '../../src/elements/news-list/define.js';
import {article, ARTICLES} from '../support/fake-api/news-content.js';
import {startFakeApi} from '../support/fake-api/index.js';
import type {ReplacedNetwork} from '../support/network.js';
import {makeNews, NEWS_API, newsList, putNews, serveNews, titles} from '../support/news.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const STORIES = ARTICLES.map((story, index) => ({...story, title: `Tin ${index + 1}`}));
const numbered = (from: number, to: number) => STORIES.slice(from - 1, to).map(({title}) => title);

describe('<news-list> among the lists of a page', () => {
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  afterEach(() => network?.restore());

  it('shows no story that a list before it shows, and fills up from further pages', async () => {
    network = serveNews(() => STORIES);
    const [first, second, third] = ['4', '4', '3'].map((limit) => makeNews({limit, layout: 'titles'}, NEWS_API));
    if (!first || !second || !third) throw new Error('no lists');
    await putNews([first, second, third]);
    await Promise.all([first, second, third].map((list) => drawn(list, 'ready')));
    expect(titles(first)).to.deep.equal(numbered(1, 4));
    expect(titles(second)).to.deep.equal(numbered(5, 8));
    expect(titles(third)).to.deep.equal(numbered(9, 11));
  });

  it('asks little for it: one page for all, and one more for each list after the first', async () => {
    network = serveNews(() => STORIES);
    const lists = [1, 2, 3, 4].map(() => makeNews({limit: '4', layout: 'titles', show: '', heading: ''}, NEWS_API));
    await putNews(lists);
    await Promise.all(lists.map((list) => drawn(list, 'ready')));
    expect(lists.map(titles)).to.deep.equal([numbered(1, 4), numbered(5, 8), numbered(9, 12), numbered(13, 16)]);
    expect(network.asked.length).to.equal(4);
  });

  it('never draws a story that it then takes away: a list waits for those before it', async () => {
    let answerFirst: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answerFirst = resolve));
    network = serveNews(async (query) => {
      if (query.get('limit') === '3') await slow;
      return STORIES;
    });
    const [first, second] = [makeNews({limit: '3'}, NEWS_API), makeNews({limit: '4'}, NEWS_API)];
    await putNews([first, second]);
    await drawn(second, () => network?.asked.length === 2);
    await nextFrame();
    await nextFrame();
    expect(second.dataset['state']).to.equal('loading');
    answerFirst();
    await drawn(second, 'ready');
    expect(titles(first)).to.deep.equal(numbered(1, 3));
    expect(titles(second)).to.deep.equal(numbered(4, 7));
  });

  it('moves nothing that is being read for a list that comes later, wherever that is put', async () => {
    network = serveNews(() => STORIES);
    const early = makeNews({limit: '3'}, NEWS_API);
    const box = await putNews([early]);
    await drawn(early, 'ready');
    const late = makeNews({limit: '3'}, NEWS_API);
    box.prepend(late);
    await drawn(late, 'ready');
    expect(titles(early)).to.deep.equal(numbered(1, 3));
    expect(titles(late)).to.deep.equal(numbered(4, 6));
  });

  it('gives its stories free when it is taken off the page, and keeps them when it is moved', async () => {
    network = serveNews(() => STORIES);
    const first = makeNews({limit: '3'}, NEWS_API);
    const box = await putNews([first]);
    await drawn(first, 'ready');
    box.append(first);
    const second = makeNews({limit: '3'}, NEWS_API);
    box.append(second);
    await drawn(second, 'ready');
    expect(titles(second)).to.deep.equal(numbered(4, 6));
    first.remove();
    second.remove();
    const third = makeNews({limit: '3'}, NEWS_API);
    box.append(third);
    await drawn(third, 'ready');
    expect(titles(third)).to.deep.equal(numbered(1, 3));
  });

  it('shows on «Xem thêm» only what no other list shows', async () => {
    network = serveNews(() => STORIES);
    const [first, second] = [makeNews({limit: '3', more: ''}, NEWS_API), makeNews({limit: '3'}, NEWS_API)];
    await putNews([first, second]);
    await drawn(second, 'ready');
    one<HTMLButtonElement>(first, 'button[part=more]').click();
    await drawn(first, () => all(first, '.item').length === 6);
    expect(titles(first)).to.deep.equal([...numbered(1, 3), ...numbered(7, 9)]);
  });

  it('repeats stories where the page allows it', async () => {
    network = serveNews(() => STORIES);
    const [first, second] = [makeNews({limit: '3'}, NEWS_API), makeNews({limit: '3', 'allow-repeats': ''}, NEWS_API)];
    await putNews([first, second]);
    await drawn(second, 'ready');
    expect(titles(second)).to.deep.equal(numbered(1, 3));
    second.removeAttribute('allow-repeats');
    await drawn(second, () => titles(second)[0] === 'Tin 4');
  });

  it('says so when other lists show all there is', async () => {
    network = serveNews(() => STORIES.slice(0, 3));
    const [first, second] = [makeNews({limit: '3'}, NEWS_API), makeNews({limit: '3'}, NEWS_API)];
    await putNews([first, second]);
    await drawn(second, 'empty');
    expect(shadowText(second)).to.include('đã có trong những mục khác của trang');
  });

  it('shows what it has when a further page cannot be read, and offers the rest', async () => {
    network = serveNews((query) => (query.get('cursor') ? 503 : STORIES));
    const [first, second] = [makeNews({limit: '2'}, NEWS_API), makeNews({limit: '4', more: ''}, NEWS_API)];
    await putNews([first, second]);
    await drawn(second, 'ready');
    expect(titles(second)).to.deep.equal(numbered(3, 4));
    one<HTMLButtonElement>(second, 'button[part=more]').click();
    await drawn(second, () => shadowText(second).includes('Chưa tải thêm được'));
  });

  it('fills up past many stories at once', async () => {
    const many = Array.from({length: 60}, (_, index) =>
      article(index, {id: `tin-${index}`, title: `Tin ${index + 1}`}),
    );
    network = serveNews(() => many);
    const [first, second] = [makeNews({limit: '50'}, NEWS_API), makeNews({limit: '2'}, NEWS_API)];
    await putNews([first, second]);
    await drawn(first, 'ready');
    second.scrollIntoView();
    await drawn(second, 'ready');
    expect(titles(second)).to.deep.equal(['Tin 51', 'Tin 52']);
    expect(network.asked.length).to.equal(3);
  });
});

describe('<news-list> on the page of a story', () => {
  const link = document.createElement('link');
  link.rel = 'canonical';
  before(startFakeApi);
  afterEach(() => link.remove());

  function onPageOf(address: string): void {
    link.href = address;
    document.head.append(link);
  }

  it('leaves out the story that the page tells, by its canonical address', async () => {
    onPageOf('http://www.congan.danvan.test/bai-viet/tin-so-2/?utm_source=zalo#dau');
    const list = await newsList({limit: '3'});
    const links = all<HTMLAnchorElement>(list, 'a.title').map(({pathname}) => pathname);
    expect(links).to.deep.equal(['/bai-viet/tin-so-1', '/bai-viet/tin-so-3', '/bai-viet/tin-so-4']);
  });

  it('knows it also by where the links of the page lead', async () => {
    onPageOf(new URL('/tin/tin-so-1', document.baseURI).href);
    const list = await newsList({limit: '2', 'href-template': '/tin/{id}'});
    const links = all<HTMLAnchorElement>(list, 'a.title').map(({href}) => href);
    expect(links).to.deep.equal(['/tin/tin-so-2', '/tin/tin-so-3'].map((path) => new URL(path, document.baseURI).href));
  });

  it('keeps it where the page says so', async () => {
    onPageOf('https://congan.danvan.test/bai-viet/tin-so-1');
    const list = await newsList({limit: '1', 'keep-current': ''});
    expect(one<HTMLAnchorElement>(list, 'a.title').pathname).to.equal('/bai-viet/tin-so-1');
  });
});
