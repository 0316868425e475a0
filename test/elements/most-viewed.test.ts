import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/most-viewed/define.js';
import {type MostViewed, rankChange} from '../../src/elements/most-viewed/most-viewed.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, freshFakeApi, startFakeApi} from '../support/fake-api/index.js';
import {article} from '../support/fake-api/news-content.js';
import {loadTestFont} from '../support/font.js';
import type {ReplacedNetwork} from '../support/network.js';
import {entry, ranking, telling} from '../support/rankings.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const line = ({textContent}: Element): string => textContent.replace(/\s+/g, ' ').trim();

async function put(attributes: Readonly<Record<string, string>> = {}, api = fakeApi('default')): Promise<MostViewed> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const widget = document.createElement('most-viewed');
  widget.api = api;
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  box.append(widget);
  return widget;
}

async function ready(attributes: Readonly<Record<string, string>> = {}, api?: string): Promise<MostViewed> {
  const widget = await put(attributes, api);
  await drawn(widget, 'ready');
  return widget;
}

describe('<most-viewed>', () => {
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  before(loadTestFont);
  afterEach(() => {
    network?.restore();
    network = undefined;
  });

  /** What the widget asked for, and its items once they are there. */
  async function told(body: Parameters<typeof ranking>[0], attributes: Readonly<Record<string, string>> = {}) {
    network = telling(ranking(body));
    const widget = await ready(attributes, freshFakeApi('default'));
    return {widget, query: new URL(network.asked[0] ?? '').searchParams};
  }

  it('ranks stories in an ordered list, with rounded views and change of rank in words', async () => {
    const widget = await ready({limit: '4'});
    expect(all(widget, 'ol > li .rank').map(line)).to.deep.equal(['1', '2', '3', '4']);
    expect(all(widget, '.meta').map(line)).to.deep.equal([
      '12,9 nghìn lượt xem ▲ Tăng 2 bậc',
      '6,5 nghìn lượt xem Mới vào bảng',
      '4,3 nghìn lượt xem ▼ Giảm 2 bậc',
      '3,2 nghìn lượt xem',
    ]);
    for (const arrow of all(widget, '.change > span')) expect(arrow.getAttribute('aria-hidden')).to.equal('true');
    await expect(widget).to.be.accessible();
  });

  it('does not tell views under ten', async () => {
    const {widget} = await told({items: [entry(1, {views: 10}), entry(2, {views: 9, share: 0.5})]}, {rank: 'share'});
    expect(all(widget, '.meta').map(line)).to.deep.equal(['10 lượt xem', '']);
  });

  for (const [window, words] of [
    ['24h', 'trong 24 giờ qua'],
    ['7d', 'trong 7 ngày qua'],
    ['30d', 'trong 30 ngày qua'],
  ] as const) {
    it(`says that it counts ${words}`, async () => {
      const widget = await ready({window});
      expect(line(one(widget, '.label'))).to.equal(`${words} cả nước`);
      const empty = await put({window}, fakeApi('empty'));
      await drawn(empty, 'empty');
      expect(shadowText(empty)).to.include(words);
    });
  }

  for (const [attributes, scope] of [
    [{unit: 'khanh-hoa'}, 'tại đơn vị'],
    [{unit: 'khanh-hoa', window: '24h', widen: '', limit: '5'}, 'toàn tỉnh, thành phố'],
    [{unit: 'khanh-hoa', window: '24h', widen: '', limit: '10'}, 'cả nước'],
    [{unit: 'khanh-hoa', scope: 'national'}, 'cả nước'],
  ] as const) {
    it(`says how widely it counted: ${JSON.stringify(attributes)}`, async () => {
      const widget = await ready(attributes);
      expect(line(one(widget, '.label'))).to.include(scope);
    });
  }

  it('asks for no scope that the page did not name, and widens only where it is told to', async () => {
    const {query} = await told({}, {unit: 'khanh-hoa', limit: '4'});
    expect([...query.keys()].sort()).to.deep.equal(['limit', 'unit', 'window']);
    network?.restore();
    const wider = await told({}, {unit: 'khanh-hoa', limit: '4', widen: ''});
    expect(wider.query.get('at_least')).to.equal('4');
  });

  it('ranks by share, and says what that is', async () => {
    const widget = await ready({rank: 'share', limit: '3'});
    const shares = all(widget, '.meta').map((meta) => Number(/(\d+)% của đơn vị/.exec(line(meta))?.[1]));
    expect(shares).to.deep.equal([...shares].sort((one, other) => other - one));
    expect(shadowText(widget)).to.include('Xếp theo tỷ lệ');
    const tiny = await told({items: [entry(1, {share: 0.004})]}, {rank: 'share'});
    expect(line(one(tiny.widget, '.meta'))).to.equal('100 lượt xem dưới 1% của đơn vị');
    expect(tiny.query.get('rank')).to.equal('share');
  });

  it('puts the pinned story on top without a rank, marked as such, within the number wanted', async () => {
    const widget = await ready({unit: 'khanh-hoa', limit: '4'});
    const [pinned, ...ranked] = all(widget, '.item');
    expect(pinned && line(pinned))
      .to.include('Mười việc cần làm')
      .and.include('Ghim');
    expect(pinned?.closest('ol')).to.equal(null);
    expect(ranked.map((item) => line(one(item, '.rank')))).to.deep.equal(['1', '2', '3']);
    await expect(widget).to.be.accessible();
  });

  describe('on the page of a story', () => {
    let link: HTMLLinkElement;
    beforeEach(() => {
      link = document.createElement('link');
      link.rel = 'canonical';
      document.head.append(link);
    });
    afterEach(() => link.remove());

    it('leaves that story out, keeps the other ranks, and shows as many as wanted', async () => {
      link.href = 'https://www.congan.danvan.test/bai-viet/tin-so-2/?utm_source=zalo';
      const widget = await ready({limit: '3'});
      expect(all(widget, '.rank').map(line)).to.deep.equal(['1', '3', '4']);
      widget.keepCurrent = true;
      await drawn(widget, () => all(widget, '.rank').map(line).join() === '1,2,3');
    });

    it('knows it by the address on the page’s own site', async () => {
      link.href = new URL('/tin/tin-so-1', document.baseURI).href;
      const widget = await ready({limit: '3', 'href-template': '/tin/{id}'});
      expect(all<HTMLAnchorElement>(widget, 'a.title').map((title) => new URL(title.href).pathname)).to.deep.equal([
        '/tin/tin-so-2',
        '/tin/tin-so-3',
        '/tin/tin-so-4',
      ]);
    });

    it('says that there is nothing where it was the only one', async () => {
      link.href = article(0).url;
      network = telling(ranking({items: [entry(1)]}));
      const widget = await put({}, freshFakeApi('default'));
      await drawn(widget, 'empty');
    });
  });

  it('leaves out stories by age and by id', async () => {
    const {query} = await told({}, {'max-age': '30', exclude: 'tin-so-1'});
    expect(query.get('max_age')).to.equal('30');
    expect(query.get('exclude')).to.equal('tin-so-1');
  });

  it('warns of values that it does not know and goes on without them', async () => {
    const warnings = listenToConsole('warn');
    const {widget, query} = await told({}, {window: '1y', rank: 'best', 'max-age': '-1', 'href-template': '/tin'});
    await drawn(widget, () => warnings.heard.some((warning) => warning.includes('href-template')));
    const heard = warnings.stop();
    for (const name of ['window="1y"', 'rank="best"', 'max-age="-1"', 'href-template="/tin"']) {
      expect(heard.filter((warning) => warning.includes(`<most-viewed ${name}>`))).to.have.length(1);
    }
    expect([...query.keys()].sort()).to.deep.equal(['limit', 'window']);
    expect(line(one(widget, '.label'))).to.include('trong 7 ngày qua');
  });

  it('asks for the window anew when the page changes it', async () => {
    const widget = await ready({show: 'views'});
    widget.window = '30d';
    await drawn(widget, () => shadowText(widget).includes('294 nghìn lượt xem'));
  });

  it('shows pictures only when asked to', async () => {
    const widget = await ready();
    expect(all(widget, '.picture')).to.have.length(0);
    widget.show = 'views image';
    await widget.updateComplete;
    expect(all(widget, '.picture').length).to.equal(5);
  });

  it('lets no address of an attacker into a link, and no markup into the page', async () => {
    const widget = await ready({show: 'views image summary'}, fakeApi('hostile'));
    expect(all(widget, 'a[href^="javascript" i], a[href^="data" i], img, script, b')).to.have.length(0);
    expect(shadowText(widget)).to.include('<img src=x onerror=alert(1)>');
  });

  for (const width of [180, 240, 289, 320, 400, 520, 900, 1200]) {
    for (const attributes of [
      {},
      {rank: 'share', show: 'views change image summary'},
      {tabs: '', show: 'views change image'},
    ]) {
      it(`takes the same room before and after, within ${width} px: ${JSON.stringify(attributes)}`, async () => {
        const within = async (scenario: 'loading' | 'long') => {
          const widget = await put(attributes, fakeApi(scenario));
          if (widget.parentElement) widget.parentElement.style.inlineSize = `${width}px`;
          await drawn(widget, scenario === 'long' ? 'ready' : scenario);
          return widget;
        };
        const waiting = await within('loading');
        const {height} = waiting.getBoundingClientRect();
        waiting.remove();
        const widget = await within('long');
        expect(widget.getBoundingClientRect().height).to.be.closeTo(height, 2);
        const right = widget.getBoundingClientRect().right + 0.5;
        for (const part of all(widget, '.item, .title, .meta > *, .label > *, .tab')) {
          expect(part.getBoundingClientRect().right, line(part)).to.be.at.most(right);
        }
      });
    }
  }

  it('speaks English where the page does', async () => {
    const widget = await ready({lang: 'en', rank: 'share', unit: 'khanh-hoa'});
    const words = ['Most viewed', 'in the last 7 days', 'this unit', '12.9 thousand views', 'of its unit’s', 'Up 2'];
    for (const word of [...words, 'Pinned', 'Ranked by share']) expect(shadowText(widget)).to.include(word);
    for (const fact of all(widget, '.meta > *')) expect(fact.lang).to.equal('en');
  });
});

describe('rankChange', () => {
  it('tells rise, fall, entry and rest', () => {
    expect(rankChange({rank: 1, previous_rank: 4})).to.deep.equal({kind: 'risen', places: 3});
    expect(rankChange({rank: 4, previous_rank: 1})).to.deep.equal({kind: 'fallen', places: 3});
    expect(rankChange({rank: 4, previous_rank: null})).to.deep.equal({kind: 'entered'});
    expect(rankChange({rank: 4, previous_rank: 4})).to.equal(null);
  });
});
