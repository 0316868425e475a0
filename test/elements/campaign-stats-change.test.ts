import {expect} from '@open-wc/testing';
import type {Observation, Quantity} from '../../src/api/types.js';
import {changeView, targetView} from '../../src/elements/campaign-stats/comparison.js';
import {asWritten} from '../../src/elements/campaign-stats/observation.js';
import {month} from '../support/fake-api/figures-by-unit.js';
import {magnitude, observation, quantity, related} from '../support/fake-api/statistics-content.js';
import {en, vi} from '../support/stats-words.js';
import {hosted, type ViewHost} from '../support/view-host.js';
import {all, one, shadowText} from '../support/widget.js';

const exact = (amount: string) => quantity(amount, amount);
const almost = (amount: string) => quantity(`gần ${amount}`, amount, {qualifier: 'almost'});
const moreThan = (amount: string) => quantity(`hơn ${amount}`, amount, {qualifier: 'more_than'});
const atLeast = (amount: string) => quantity(`ít nhất ${amount}`, amount, {qualifier: 'at_least'});

const spoken = (host: ViewHost) => {
  const copy = document.createElement('div');
  copy.append(...[...(host.shadowRoot?.childNodes ?? [])].map((node) => node.cloneNode(true)));
  copy.querySelectorAll('[aria-hidden=true], style').forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
};

function moved(from: Quantity, to: Quantity, changes: Partial<Observation> = {}): Observation {
  const before = observation('truoc', {quantity: from, period: month('2026-08')});
  return observation('nay', {quantity: to, period: month('2026-09'), previous: related(before), ...changes});
}

const change = (of: Observation, language: 'vi' | 'en' = 'vi', write = asWritten) =>
  hosted(() => () => changeView({observation: of, words: language === 'vi' ? vi : en, language, write}));

describe('the change against the period before', () => {
  for (const [from, to, said] of [
    ['40', '45', 'Tăng 12,5% so với tháng 8/2026 (từ 40 lên 45)'],
    ['45', '40', 'Giảm 11,1% so với tháng 8/2026 (từ 45 xuống 40)'],
    ['40', '40', 'Không thay đổi so với tháng 8/2026 (vẫn là 40)'],
    ['0', '45', 'Tăng so với tháng 8/2026 (từ 0 lên 45)'],
    ['45', '0', 'Giảm 100% so với tháng 8/2026 (từ 45 xuống 0)'],
    ['294075', '294076', 'Tăng chưa đến 0,1% so với tháng 8/2026 (từ 294075 lên 294076)'],
  ] as const) {
    it(`from ${from} to ${to} is «${said}»`, async () => {
      expect(spoken(await change(moved(exact(from), exact(to))))).to.equal(said);
    });
  }

  it('is told in English with the calendar’s names', async () => {
    expect(spoken(await change(moved(exact('40'), exact('45')), 'en'))).to.equal(
      'Up 12.5% on Aug 2026 (from 40 to 45)',
    );
    expect(spoken(await change(moved(almost('60'), moreThan('70')), 'en'))).to.equal(
      'Up on Aug 2026 (from almost 60 to more than 70)',
    );
  });

  it('has no number where the reports prove only the direction', async () => {
    expect(spoken(await change(moved(almost('60'), moreThan('70'))))).to.equal(
      'Tăng so với tháng 8/2026 (từ gần 60 lên hơn 70)',
    );
  });

  it('is not told where nothing is proven', async () => {
    const nothing = [
      moved(moreThan('60'), moreThan('70')),
      moved(magnitude('hàng chục', 1, 0), exact('200')),
      moved(exact('1'), exact('2'), {measure: {kind: 'persons', name: 'người'}}),
      moved(exact('1'), exact('2'), {previous: null}),
    ];
    for (const of of nothing) expect(shadowText(await change(of))).to.equal('');
  });

  it('does not judge a figure that tells a change itself', async () => {
    expect(shadowText(await change(moved(almost('60'), moreThan('70'), {change: 'decrease'})))).to.equal('');
  });

  it('shows its direction by a sign that is not read out', async () => {
    const signs = [];
    for (const [from, to] of [
      ['1', '2'],
      ['2', '1'],
      ['2', '2'],
    ] as const) {
      const sign = one(await change(moved(exact(from), exact(to))), '[aria-hidden=true]');
      signs.push(sign.dataset['sign'] ?? sign.textContent);
    }
    expect(signs).to.deep.equal(['up', 'down', '=']);
  });

  it('is accessible', async () => {
    await expect(await change(moved(exact('40'), exact('45')))).to.be.accessible();
  });
});

function aimed(value: Quantity, target: Quantity, changes: Partial<Observation> = {}, aim: Partial<Observation> = {}) {
  const period = {kind: 'year', start: '2026-01-01', end: '2026-12-31', label: 'năm 2026'} as const;
  const goal = observation('chi-tieu', {quantity: target, status: 'target', period, label: 'phải tổ chức', ...aim});
  return observation('nay', {quantity: value, period, target: related(goal), ...changes});
}

const target = (of: Observation, language: 'vi' | 'en' = 'vi') =>
  hosted(() => () => targetView({observation: of, words: language === 'vi' ? vi : en, language, write: asWritten}));
const bars = (host: ViewHost) => all<HTMLProgressElement>(host, 'progress');

describe('the progress toward a target', () => {
  const goal = quantity('300.000', '300000');

  for (const [value, said] of [
    [exact('279000'), 'Đạt 93%'],
    [exact('294075'), 'Đạt 98%'],
    [exact('299999'), 'Đạt 99,9%'],
    [exact('300000'), 'Đạt 100%'],
    [exact('0'), 'Đạt 0%'],
    [exact('1'), 'Đạt chưa đến 0,1%'],
    [moreThan('279000'), 'Đạt hơn 93%'],
    [almost('279100'), 'Đạt chưa đến 93,1%'],
    [quantity('khoảng 279.000', '279000', {qualifier: 'about'}), 'Đạt khoảng 93%'],
    [quantity('khoảng 200.000', '200000', {qualifier: 'about'}), 'Đạt khoảng 66,7%'],
    [moreThan('200000'), 'Đạt hơn 66,6%'],
    [quantity('ít nhất 279.000', '279000', {qualifier: 'at_least'}), 'Đạt ít nhất 93%'],
    [quantity('không quá 279.000', '279000', {qualifier: 'at_most'}), 'Đạt tối đa 93%'],
  ] as const) {
    it(`of ${value.written_as} is «${said}»`, async () => {
      expect(shadowText(await target(aimed(value, goal)))).to.equal(`${said} chỉ tiêu 300.000 cuộc họp dân, năm 2026`);
    });
  }

  it('is more than the whole when the target is passed, and the bar is full', async () => {
    const host = await target(aimed(exact('315000'), goal));
    expect(shadowText(host)).to.equal('Vượt chỉ tiêu: đạt 105% của 300.000 cuộc họp dân, năm 2026');
    expect(bars(host).map(({value}) => value)).to.deep.equal([1]);
    expect(shadowText(await target(aimed(moreThan('300000'), goal)))).to.match(/^Vượt chỉ tiêu: đạt hơn 100% /);
    expect(shadowText(await target(aimed(almost('315000'), goal)))).to.match(/^Đạt chưa đến 105% /);
  });

  it('is told in English', async () => {
    expect(shadowText(await target(aimed(exact('279000'), goal), 'en'))).to.equal(
      '93% reached of the target: 300.000 cuộc họp dân, năm 2026',
    );
    expect(shadowText(await target(aimed(moreThan('315000'), goal), 'en'))).to.match(
      /^Target exceeded, more than 105% reached of: 300\.000/,
    );
  });

  it('keeps the report’s words Vietnamese on an English page', async () => {
    const host = await target(aimed(exact('279000'), goal), 'en');
    expect(one(host, '[lang=vi]').textContent).to.equal('300.000 cuộc họp dân, năm 2026');
  });

  it('draws a bar that is told from an exact one where the value is not exact', async () => {
    const [sharp] = bars(await target(aimed(exact('279000'), goal)));
    const [soft] = bars(await target(aimed(moreThan('279000'), goal)));
    expect(sharp?.value).to.equal(0.93);
    expect(soft?.className).to.not.equal(sharp?.className);
  });

  it('takes «at least» for a firm target', async () => {
    expect(shadowText(await target(aimed(exact('93'), atLeast('100'))))).to.match(/^Đạt 93% chỉ tiêu ít nhất 100 /);
  });

  const persons = {kind: 'persons', name: 'người'} as const;
  const elsewhere = {id: 'ha-noi', name: 'Công an thành phố Hà Nội', short_name: 'Hà Nội'};
  for (const [why, of] of [
    ['đếm những thứ khác nhau', aimed(exact('93'), exact('100'), {measure: persons})],
    ['của hai đơn vị khác nhau', aimed(exact('93'), exact('100'), {unit: elsewhere})],
    ['không nêu con số cụ thể', aimed(magnitude('hàng chục', 1, 0), exact('100'))],
    ['không nêu con số cụ thể', aimed(exact('93'), magnitude('hàng trăm', 2, 0))],
    ['chưa phải là kết quả đã báo cáo', aimed(exact('93'), exact('100'), {status: 'planned'})],
    ['mức không được vượt', aimed(exact('93'), quantity('không quá 100', '100', {qualifier: 'at_most'}))],
    ['chưa nêu đủ để biết', aimed(exact('93'), exact('0'))],
  ] as const) {
    it(`is not shown, and the reason is: ${why}`, async () => {
      const host = await target(of);
      expect(bars(host)).to.have.length(0);
      expect(shadowText(host))
        .to.match(/^Chỉ tiêu: .* cuộc họp dân, năm 2026/)
        .and.include(why);
    });
  }

  it('gives no number for a magnitude', async () => {
    const host = await target(aimed(magnitude('hàng chục', 1, 0), exact('100')));
    expect(shadowText(host)).to.not.include('%');
  });

  it('is not there without a target', async () => {
    expect(shadowText(await target(observation('a')))).to.equal('');
  });

  it('is accessible', async () => {
    await expect(await target(aimed(moreThan('279000'), goal))).to.be.accessible();
  });
});
