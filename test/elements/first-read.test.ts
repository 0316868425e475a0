import {expect} from '@open-wc/testing';
import '../../src/elements/most-viewed/define.js';
import '../../src/elements/news-list/define.js';
import {firstRead as firstRanking} from '../../src/elements/most-viewed/first-read.js';
import {firstRead as firstArticles} from '../../src/elements/news-list/first-read.js';
import {fromTag} from '../../src/widget/attributes.js';
import {listenToConsole} from '../support/console.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {drawn} from '../support/widget.js';

const API = 'https://doc-truoc.danvan.test/';

const CASES = {
  'news-list': {
    firstRead: firstArticles,
    attributes: [
      {},
      {unit: 'khanh-hoa', scope: 'province', limit: '4', more: '', 'href-template': '/tin/{id}'},
      {preset: 'tin-noi-bat', category: 'canh-bao', 'exclude-category': 'noi-bo', tag: 'an-ninh'},
      {preset: 'cac-tin-khac', limit: '3', campaign: 'dan-van-kheo', document: '25-NQ/TW', exclude: 'tin-1, tin-2'},
      {from: '2026-01-01', to: '2026-06-30', search: '', refresh: '5', 'keep-current': '', 'allow-repeats': ''},
      {limit: '0', scope: 'toàn-quốc', preset: 'tin-nong', from: '30/06/2026', to: '2026-13-45'},
      {limit: 'nhiều', src: 'javascript:alert(1)'},
      {limit: '', unit: '', preset: ''},
    ],
  },
  'most-viewed': {
    firstRead: firstRanking,
    attributes: [
      {},
      {unit: 'khanh-hoa', widen: '', tabs: '', limit: '4', window: '24h'},
      {scope: 'national', rank: 'share', 'max-age': '30', exclude: 'tin-so-1', 'keep-current': ''},
      {limit: '50', show: 'views image', 'href-template': '/tin/{id}'},
      {limit: '0', scope: 'xa', rank: 'best', window: '1y', 'max-age': '-1'},
      {limit: 'nhiều', 'max-age': ''},
    ],
  },
} as const;

for (const tag of ['news-list', 'most-viewed'] as const) {
  describe(`the first read of <${tag}>`, () => {
    let network: ReplacedNetwork;
    let warnings: ReturnType<typeof listenToConsole>;
    beforeEach(() => {
      network = replaceNetwork(() => Promise.resolve(json({title: 'x', status: 503}, 503)));
      warnings = listenToConsole('warn');
    });
    afterEach(() => {
      warnings.stop();
      network.restore();
    });

    for (const attributes of CASES[tag].attributes) {
      it(`is known before its code is there: ${JSON.stringify(attributes)}`, async () => {
        const widget = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
        widget.setAttribute('api', API);
        // an element of another name is a tag whose code is not there yet
        const bare = document.createElement(`${tag}-sau`);
        for (const {name, value} of widget.attributes) bare.setAttribute(name, value);
        document.body.append(widget);
        await drawn(widget, 'failed');
        widget.remove();
        expect(network.asked).to.deep.equal([CASES[tag].firstRead(fromTag(bare), new URL(API))]);
      });
    }
  });
}

describe('the first read of <news-list> with a feed', () => {
  const read = (attributes: Readonly<Record<string, string>>) => {
    const bare = document.createElement('news-list-sau');
    for (const [name, value] of Object.entries(attributes)) bare.setAttribute(name, value);
    return firstArticles(fromTag(bare), new URL(API));
  };

  it('asks no API for the feed alone', () => expect(read({src: '/rss.xml'})).to.equal(undefined));

  it('asks it where the tag names a unit or a scope too', () => {
    expect(read({src: '/rss.xml', unit: 'khanh-hoa'})).to.equal(`${API}v1/articles?limit=6&unit=khanh-hoa`);
    expect(read({src: '/rss.xml', scope: 'national'})).to.equal(`${API}v1/articles?limit=6&scope=national`);
  });
});
