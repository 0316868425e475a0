import assert from 'node:assert/strict';
import type {IncomingHttpHeaders} from 'node:http';
import {describe, test} from 'node:test';
import {RepeatedViews, ViewFilter} from '../../../src/articles/views/filter.js';

const AGENT =
  'Mozilla/5.0 (Linux; Android 8.1.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36';
const NOON = Date.parse('2026-11-23T12:00:00+07:00');
const MINUTE = 60_000;

function caller(address: string, headers: IncomingHttpHeaders = {}) {
  return {address, browser: {'user-agent': AGENT, ...headers}};
}

const at = (minutes: number) => new Date(NOON + minutes * MINUTE);

describe('what a browser says of itself', () => {
  const cases: [string, IncomingHttpHeaders, string | undefined][] = [
    ['nothing but its name, as an old phone does', {}, undefined],
    ['what a page’s request has', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors'}, undefined],
    ['a beacon', {'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty'}, undefined],
    ['the browser inside Zalo', {'user-agent': `${AGENT} Zalo android/24 ZaloTheme/light`}, undefined],
    ['the browser inside Facebook', {'user-agent': `${AGENT} [FBAN/EMA;FBLC/vi_VN]`}, undefined],
    [
      'Cốc Cốc',
      {
        'user-agent':
          'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/117.0 Chrome/111.0 Safari/537.36',
      },
      undefined,
    ],
    ['that it does not want to be followed', {'sec-gpc': '1'}, 'asks_for_privacy'],
    ['an undefined value of the same', {'sec-gpc': '0'}, undefined],
    ['that the page is prefetched', {'sec-purpose': 'prefetch'}, 'fetched_ahead'],
    ['that the page is prerendered', {'sec-purpose': 'prefetch;prerender'}, 'fetched_ahead'],
    ['the same in the older way', {purpose: 'prefetch'}, 'fetched_ahead'],
    ['a preview of an old browser', {'x-purpose': 'preview'}, 'fetched_ahead'],
    ['that somebody typed the address', {'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate'}, 'not_from_a_page'],
    ['that a form was sent', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}, 'not_from_a_page'],
    ['what no browser says', {'sec-fetch-site': 'everywhere'}, 'not_from_a_page'],
    ['no name', {'user-agent': ''}, 'robot'],
    [
      'the name of a search engine',
      {'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'},
      'robot',
    ],
    [
      'the name of a Vietnamese one',
      {'user-agent': 'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)'},
      'robot',
    ],
    ['the name of a program', {'user-agent': 'curl/8.5.0'}, 'robot'],
  ];
  for (const [said, headers, reason] of cases) {
    test(`${said}: ${reason ?? 'counted'}`, () => {
      assert.equal(new ViewFilter().reasonAgainst('bai', caller('192.0.2.1', headers), at(0)), reason);
    });
  }
});

describe('a story read again', () => {
  const filter = () => {
    const one = new ViewFilter();
    return (minute: number, {article = 'bai', address = '192.0.2.1', agent = AGENT} = {}) =>
      one.reasonAgainst(article, caller(address, {'user-agent': agent}), at(minute)) ?? 'counted';
  };

  test('from the same place within half an hour is one reading; then it is another', () => {
    const read = filter();
    assert.deepEqual(
      [0, 1, 29.9, 30].map((minute) => read(minute)),
      ['counted', 'repeated', 'repeated', 'counted'],
    );
  });

  test('by another browser, of another story or from elsewhere is another reading', () => {
    const read = filter();
    assert.equal(read(0), 'counted');
    assert.equal(read(0, {agent: `${AGENT} Zalo`}), 'counted');
    assert.equal(read(0, {article: 'bai-khac'}), 'counted');
    assert.equal(read(0, {address: '192.0.2.2'}), 'counted');
  });

  test('from other addresses of one household is the same reading', () => {
    const read = filter();
    assert.equal(read(0, {address: '2001:db8:1:100::1'}), 'counted');
    assert.equal(read(0, {address: '2001:db8:1:1ff:abcd::7'}), 'repeated');
    assert.equal(read(0, {address: '2001:db8:1:200::1'}), 'counted');
    assert.equal(read(0, {address: '192.0.2.1'}), 'counted');
    assert.equal(read(0, {address: '::ffff:192.0.2.1'}), 'repeated');
    assert.equal(read(0, {address: '192.0.2.9'}), 'counted');
  });

  test('is forgotten with the day: nothing joins the days of one reader', () => {
    const readings = new RepeatedViews();
    const night = (time: string) => readings.repeats(['a'], new Date(`2026-11-${time}+07:00`));
    assert.deepEqual(['23T23:50:00', '23T23:59:59', '24T00:00:00', '24T00:10:00'].map(night), [
      false,
      true,
      false,
      true,
    ]);
  });

  test('is remembered within bounds: of too many the oldest are forgotten', () => {
    const readings = new RepeatedViews(3);
    const repeats = (reader: string) => readings.repeats([reader], at(0));
    assert.deepEqual(['a', 'b', 'c', 'c', 'b', 'd', 'a', 'd'].map(repeats), [
      false,
      false,
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('a flood', () => {
  test('from one address is cut at a minute’s worth, and people elsewhere go on', () => {
    const filter = new ViewFilter({place: 5, article: 1000});
    const read = (address: string, article: string, minute = 0) =>
      filter.reasonAgainst(article, caller(address), at(minute)) ?? 'counted';
    const counted = Array.from({length: 20}, (_, index) => read('192.0.2.1', `bai-${index}`)).filter(
      (one) => one === 'counted',
    );
    assert.equal(counted.length, 5);
    assert.equal(read('192.0.2.1', 'bai'), 'flood_from_place');
    assert.equal(read('192.0.2.2', 'bai'), 'counted');
    assert.equal(read('192.0.2.1', 'bai', 1), 'counted');
  });

  test('of one story from one network is cut, not the network’s other stories nor the story elsewhere', () => {
    const filter = new ViewFilter({place: 1000, article: 5});
    const read = (address: string, article = 'bai') =>
      filter.reasonAgainst(article, caller(address), at(0)) ?? 'counted';
    const reasons = Array.from({length: 20}, (_, index) => read(`192.0.2.${index}`));
    assert.equal(reasons.filter((one) => one === 'counted').length, 5);
    assert.equal(reasons[19], 'flood_of_article');
    assert.equal(read('192.0.2.1', 'bai-khac'), 'counted');
    assert.equal(read('198.51.100.1'), 'counted');
  });

  test('asked for privacy costs nothing of what others at the address may send', () => {
    const filter = new ViewFilter({place: 1, article: 1});
    filter.reasonAgainst('bai', caller('192.0.2.1', {'sec-gpc': '1'}), at(0));
    assert.equal(filter.reasonAgainst('bai', caller('192.0.2.1'), at(0)), undefined);
  });
});
