import {expect} from '@open-wc/testing';
import {article} from '../support/fake-api/news-content.js';
import type {ReplacedNetwork} from '../support/network.js';
import {makeNews, NEWS_API, putNews, serveNews, type Told, titles} from '../support/news.js';
import {listenToConsole} from '../support/console.js';
import {all, drawn, one, shadowText} from '../support/widget.js';
import type {NewsList} from '../../src/elements/news-list/news-list.js';

const HOUR_MS = 60 * 60 * 1000;
const NOW = Math.floor(Date.now() / 1000) * 1000;
const ago = (hours: number) => new Date(NOW - hours * HOUR_MS);

/** The site's own feed: «Trang 1» of an hour ago, «Trang 3» of three hours ago and so on. */
const feed = (hours: readonly number[]) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Công an tỉnh Khánh Hòa</title><link>${location.origin}/</link>
${hours
  .map(
    (hour) => `<item><title>Trang ${hour}</title><link>/tin/trang-${hour}.html</link>
<description>Tóm tắt của tin ${hour}</description><category>Cảnh báo</category>
<pubDate>${ago(hour).toUTCString()}</pubDate></item>`,
  )
  .join('\n')}
</channel></rss>`;

const shared = (hour: number) =>
  article(0, {
    id: `chung-${hour}`,
    url: `https://congan.danvan.test/chung-${hour}`,
    title: `Chung ${hour}`,
    published_at: ago(hour).toISOString(),
  });

describe('<news-list src>', () => {
  let network: ReplacedNetwork | undefined;
  let visit = 0;
  afterEach(() => network?.restore());

  /** A list of a feed nobody has read before, and of the API if `unit` is among its attributes. */
  async function listOfFeed(
    attributes: Record<string, string>,
    {rss = feed([1, 3, 5, 7, 9]), told = () => [] as const}: {rss?: string | number; told?: Told} = {},
    state = 'ready',
  ): Promise<NewsList> {
    visit += 1;
    const src = `/nguon-tin/${visit}.xml`;
    network = serveNews(told, (url) => {
      if (url.pathname !== src) return undefined;
      return typeof rss === 'number'
        ? new Response('', {status: rss})
        : new Response(rss, {headers: {'content-type': 'application/rss+xml'}});
    });
    const list = makeNews({src, tag: '', ...attributes}, NEWS_API);
    await putNews([list]);
    await drawn(list, state);
    return list;
  }

  it('shows the site’s own feed without asking any API', async () => {
    const list = await listOfFeed({limit: '3'});
    expect(titles(list)).to.deep.equal(['Trang 1', 'Trang 3', 'Trang 5']);
    expect(one<HTMLAnchorElement>(list, 'a.title').href).to.equal(`${location.origin}/tin/trang-1.html`);
    expect(network?.asked.some((url) => url.startsWith(NEWS_API))).to.equal(false);
    await expect(list).to.be.accessible();
  });

  it('needs no API at all', async () => {
    visit += 1;
    const src = `/nguon-tin/${visit}.xml`;
    network = serveNews(
      () => [],
      () => new Response(feed([1]), {headers: {'content-type': 'text/xml'}}),
    );
    const list = makeNews({src}, '');
    await putNews([list]);
    await drawn(list, 'ready');
    expect(titles(list)).to.deep.equal(['Trang 1']);
  });

  it('brings the rest of the feed on «Xem thêm»', async () => {
    const list = await listOfFeed({limit: '2', more: ''});
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 4);
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 5);
    expect(all(list, 'button[part=more]')).to.have.length(0);
  });

  it('puts both together in the order of time, over the pages of the API too', async () => {
    const list = await listOfFeed(
      {unit: 'khanh-hoa', limit: '3', more: ''},
      {told: () => [2, 4, 6, 8, 10].map(shared)},
    );
    expect(titles(list)).to.deep.equal(['Trang 1', 'Chung 2', 'Trang 3']);
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 6);
    expect(titles(list).slice(3)).to.deep.equal(['Chung 4', 'Trang 5', 'Chung 6']);
    one<HTMLButtonElement>(list, 'button[part=more]').click();
    await drawn(list, () => all(list, '.item').length === 9);
    expect(titles(list).slice(6)).to.deep.equal(['Trang 7', 'Chung 8', 'Trang 9']);
  });

  it('shows once what both have', async () => {
    const both = {...shared(1), url: `${location.origin}/tin/trang-1.html?utm_source=rss`};
    const list = await listOfFeed({unit: 'khanh-hoa', limit: '3'}, {told: () => [both, shared(2)]});
    expect(titles(list)).to.deep.equal(['Chung 1', 'Chung 2', 'Trang 3']);
  });

  it('says which of the two could not be read, and shows the other', async () => {
    const own = await listOfFeed({unit: 'khanh-hoa', limit: '2', category: ''}, {told: () => 503});
    expect(titles(own)).to.deep.equal(['Trang 1', 'Trang 3']);
    expect(one(own, '.missing').textContent).to.include('hệ thống dùng chung');
    expect(one(own, '.missing').getAttribute('role')).to.equal('status');
    own.remove();
    network?.restore();
    const warnings = listenToConsole('warn');
    const other = await listOfFeed({unit: 'khanh-hoa', limit: '2'}, {rss: 404, told: () => [shared(2)]});
    warnings.stop();
    expect(titles(other)).to.deep.equal(['Chung 2']);
    expect(one(other, '.missing').textContent).to.include('Chưa tải được tin của trang này');
  });

  it('says why it shows nothing when neither can be read', async () => {
    const warnings = listenToConsole('warn');
    const list = await listOfFeed({}, {rss: 503}, 'failed');
    warnings.stop();
    expect(shadowText(list)).to.include('tạm gián đoạn');
    expect(one(list, '.retry').textContent.trim()).to.equal('Thử lại');
  });

  it('applies to the feed what the API would apply to its own', async () => {
    const list = await listOfFeed({from: ago(5.5).toISOString().slice(0, 10), exclude: 'khong-co'});
    expect(titles(list)[0]).to.equal('Trang 1');
    const none = await listOfFeed({campaign: 'dan-van-kheo'}, {}, 'empty');
    expect(all(none, '.item')).to.have.length(0);
  });

  it('searches the feed itself, with and without diacritics', async () => {
    const list = await listOfFeed({search: '', limit: '2'});
    await drawn(list, () => all(list, 'input').length > 0);
    const input = one<HTMLInputElement>(list, 'input');
    input.value = 'tom tat cua tin 7';
    input.dispatchEvent(new InputEvent('input'));
    await drawn(list, () => one(list, '.found').textContent.startsWith('Tìm thấy 1'));
    expect(titles(list)).to.deep.equal(['Trang 7']);
    expect(one(list, '.summary mark').textContent).to.equal('Tóm tắt của tin 7');
  });

  it('leads links to the site’s own pages by its template', async () => {
    const list = await listOfFeed({limit: '1', 'href-template': '/doc/{slug}'});
    expect(one<HTMLAnchorElement>(list, 'a.title').pathname).to.equal('/doc/trang-1');
  });
});
