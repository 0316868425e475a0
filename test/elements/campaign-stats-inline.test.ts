import {expect} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {breakdownList} from '../support/fake-api/statistics-answers.js';
import {COUNTED} from '../support/fake-api/figures-by-unit.js';
import {type ReplacedNetwork, replaceNetwork, silence} from '../support/network.js';
import {line, stats} from '../support/stats.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const DATA =
  '<ul><li><data value="294075">294.075 cuộc họp dân</data></li><li><data>hơn 9,3 triệu lượt người</data></li></ul>';
const json = (value: unknown) => `<script type="application/json">${JSON.stringify(value)}</script>`;
const figures = (widget: CampaignStats) => all(widget, '.figure').map(line);

async function warned(inside: string, state = 'ready'): Promise<{widget: CampaignStats; heard: readonly string[]}> {
  const warnings = listenToConsole('warn');
  const widget = await stats({}, {inside, state});
  return {widget, heard: warnings.stop()};
}

describe('<campaign-stats> with its figures inside the tag', () => {
  let network: ReplacedNetwork;
  beforeEach(() => {
    network = replaceNetwork(silence);
  });
  afterEach(() => {
    expect(network.asked, 'asked the network').to.deep.equal([]);
    network.restore();
  });

  it('shows <data> in its own words, without asking anybody', async () => {
    const widget = await stats({}, {inside: DATA});
    expect(figures(widget)).to.deep.equal(['294.075 cuộc họp dân', 'hơn 9,3 triệu lượt người']);
    expect(all(widget, '.facts, details')).to.have.length(0);
    await expect(widget).to.be.accessible();
  });

  it('lets the children be read until then, and tells the page when it is ready', async () => {
    const widget = document.createElement('campaign-stats');
    widget.innerHTML = DATA;
    let loads = 0;
    widget.addEventListener('danvan-load', () => (loads += 1));
    document.body.append(widget);
    await widget.updateComplete;
    expect(
      one(widget, 'slot').getClientRects().length + (one(widget, 'slot').parentElement?.offsetHeight ?? 0),
    ).to.be.above(0);
    expect(getComputedStyle(one(widget, '.skeleton')).visibility).to.equal('hidden');
    await drawn(widget, 'ready');
    expect(loads).to.equal(1);
    widget.remove();
  });

  it('leaves the focus and an open source with their figure when others come and change places', async () => {
    const of = (text: string) => ({text, document: `Báo cáo về ${text}`});
    const [meetings, people, houses] = ['12 cuộc họp dân', '30 người dự', '4 căn nhà'].map(of);
    const widget = await stats({}, {inside: json([meetings, people])});
    const tileOf = (text: string) => all(widget, '.item').find((tile) => line(tile).startsWith(text));
    const source = () => one<HTMLDetailsElement>(tileOf('12 cuộc họp dân') ?? widget, 'details');
    source().open = true;
    one(source(), 'summary').focus();
    const script = widget.querySelector('script');
    if (script) script.textContent = JSON.stringify([houses, people, meetings]);
    await drawn(widget, () => all(widget, '.item').length === 3);
    expect(figures(widget)).to.deep.equal(['4 căn nhà', '30 người dự', '12 cuộc họp dân']);
    expect(all<HTMLDetailsElement>(widget, 'details').map(({open}) => open)).to.deep.equal([false, false, true]);
    expect(widget.shadowRoot?.activeElement === one(source(), 'summary'), 'still has the focus').to.equal(true);
  });

  it('tells figures apart that say the same', async () => {
    const widget = await stats({}, {inside: json([{text: '5 xã'}, {text: '5 xã'}])});
    expect(figures(widget)).to.deep.equal(['5 xã', '5 xã']);
  });

  for (const layout of ['headline', 'table', 'bars', 'trend'] as const) {
    it(`draws them as ${layout}`, async () => {
      const months = ['2026-07', '2026-09'].map((period, index) => ({
        text: `${12 + index} cuộc họp dân`,
        period,
        unit: 'Công an tỉnh Khánh Hòa',
        document: 'Báo cáo tháng',
      }));
      const widget = await stats({layout}, {inside: json(months)});
      await drawn(
        widget,
        () => layout === 'headline' || layout === 'table' || all(widget, 'svg[role=img]').length === 1,
      );
      const said = shadowText(widget);
      expect(said).to.include('12');
      if (layout !== 'headline') expect(said).to.include('tháng 9/2026');
      expect(said.includes('Chưa báo cáo')).to.equal(layout === 'trend');
      await expect(widget).to.be.accessible();
    });
  }

  for (const [period, words] of [
    ['2016..2021', 'giai đoạn 2016-2021'],
    ['2025-11..2026-10', 'tháng 11/2025 đến tháng 10/2026'],
    ['2026-09-15', 'ngày 15/9/2026'],
    ['2026-q3', 'quý III/2026'],
    ['chín tháng đầu năm', 'chín tháng đầu năm'],
  ] as const) {
    it(`tells the period ${period} as «${words}»`, async () => {
      const widget = await stats({show: 'period'}, {inside: json([{text: '12 cuộc họp dân', period}])});
      expect(shadowText(widget)).to.include(words);
    });
  }

  it('takes an answer of the API as it is', async () => {
    const list = breakdownList(
      COUNTED.filter(({period, status}) => period.start === '2026-10-01' && status !== 'target'),
    );
    const widget = await stats({layout: 'table', breakdown: 'unit'}, {inside: json(list)});
    expect(line(one(widget, '.coverage'))).to.include('5/34 tỉnh đã báo cáo');
    expect(line(one(widget, 'tfoot'))).to.include('hơn 586');
  });

  it('follows its children', async () => {
    const widget = await stats({}, {inside: DATA});
    const [first, second] = widget.querySelectorAll('data');
    if (!first || !second?.firstChild) throw new Error('no children');
    second.firstChild.textContent = '12 cuộc họp dân';
    await drawn(widget, () => figures(widget)[1] === '12 cuộc họp dân');
    const warnings = listenToConsole('warn');
    first.value = '7';
    await drawn(widget, () => warnings.heard.length > 0);
    warnings.stop();
    widget.insertAdjacentHTML('beforeend', '<data>hàng chục tỷ đồng</data>');
    await drawn(widget, () => figures(widget).length === 3);
    widget.innerHTML = json([]);
    await drawn(widget, 'empty');
  });

  it('shows a text verbatim and warns where value and text disagree', async () => {
    const {widget, heard} = await warned('<data value="294000">294.075 cuộc họp dân</data>');
    expect(figures(widget)).to.deep.equal(['294.075 cuộc họp dân']);
    expect(heard).to.deep.equal([
      '<campaign-stats>: value="294000" không khớp với «294.075 cuộc họp dân»; chữ được giữ nguyên.',
    ]);
  });

  it('shows a text verbatim and warns where it has no figure', async () => {
    const {widget, heard} = await warned('<data>rất nhiều cuộc họp dân</data>');
    expect(figures(widget)).to.deep.equal(['rất nhiều cuộc họp dân']);
    expect(heard).to.have.length(1);
  });

  for (const [inside, reason] of [
    ['<script type="application/json">[{"text": </script>', 'khối JSON không đọc được'],
    [json({figures: []}), 'khối JSON cần là một mảng số liệu'],
    [json([{text: '12 cuộc'}, {label: 'x'}]), 'số liệu thứ 2: cần có "text"'],
    [json([{text: '12 cuộc', perriod: '2026'}]), 'số liệu thứ 1: không biết "perriod"'],
    [json([{text: '12 cuộc', status: 'done'}]), '"status" hợp lệ là'],
    [json([{text: '12 cuộc', kind: 3}]), '"kind" cần là một chuỗi chữ'],
    [json([{text: 'nhiều cuộc'}]), 'số liệu thứ 1: không đọc được'],
    [json([{text: '12 cuộc', label: 'x'.repeat(600_000)}]), 'khối JSON quá dài'],
    [json(Array.from({length: 1001}, () => ({text: '1 cuộc'}))), 'khối JSON có quá nhiều số liệu'],
  ] as const) {
    it(`tells the webmaster and lets the children be read: ${reason}`, async () => {
      const {widget, heard} = await warned(`<p>Xem báo cáo</p>${inside}`, 'failed');
      expect(heard.join()).to.include('<campaign-stats>: ').and.include(reason);
      expect(one<HTMLSlotElement>(widget, 'slot').assignedElements()[0]?.textContent).to.equal('Xem báo cáo');
      expect(line(one(widget, '[role=status]'))).to.not.equal('');
    });
  }

  it('takes nothing for markup and makes no link of a hostile address', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const entry = {text: `12 ${markup}`, label: markup, unit: markup, period: markup, document: markup, issuer: markup};
    const inside = '<script type="application/json"></script>';
    const {widget} = await warned(inside, 'failed');
    const script = widget.querySelector('script');
    if (!script) throw new Error('no script');
    script.textContent = JSON.stringify([{...entry, quote: markup, url: 'javascript:alert(1)'}]);
    widget.show = 'unit period source quote';
    await drawn(widget, 'ready');
    for (const layout of ['tiles', 'table', 'headline', 'bars'] as const) {
      widget.layout = layout;
      await widget.updateComplete;
      await drawn(widget, 'ready');
      await drawn(widget, () => all(widget, '.origin').every((source) => all(source, '.copy').length === 1));
      expect(all(widget, 'img, a[href]'), layout).to.have.length(0);
      expect(shadowText(widget), layout).to.include(markup);
    }
  });

  it('warns of attributes that only the API can follow', async () => {
    const warnings = listenToConsole('warn');
    await stats({period: '2026'}, {inside: DATA});
    expect(warnings.stop().join()).to.include('<campaign-stats period="2026">: chỉ có tác dụng khi có campaign');
  });
});

describe('<campaign-stats> with figures inside the tag and a campaign', () => {
  before(startFakeApi);

  it('shows the campaign; what is inside stays what is read without it', async () => {
    const widget = await stats({campaign: 'phoi-hop-dan-van'}, {inside: '<data>7 cuộc họp dân</data>'});
    expect(figures(widget)).to.have.length(6);
    const failed = await stats({campaign: 'phoi-hop-dan-van'}, {inside: DATA, api: fakeApi('failed'), state: 'failed'});
    expect(one<HTMLSlotElement>(failed, 'slot').assignedElements()[0]?.textContent).to.include('294.075');
  });
});
