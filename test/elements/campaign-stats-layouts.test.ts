import {expect, waitUntil} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, freshFakeApi, startFakeApi} from '../support/fake-api/index.js';
import {observationList} from '../support/fake-api/statistics-answers.js';
import {OBSERVATIONS} from '../support/fake-api/statistics-content.js';
import {json, replaceNetwork} from '../support/network.js';
import {LAYOUTS, line, OVER_TIME, stats} from '../support/stats.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

type Layout = keyof typeof LAYOUTS;
const NAMES = ['tiles', 'headline', 'table', 'bars', 'trend'] as const;
const EVERYTHING = 'unit period source quote target change download';

/** Whether what opens at «Nguồn» is there. */
const hasSources = (widget: CampaignStats) =>
  all(widget, '.origin').every((source) => all(source, '.copy').length === 1);

/** Whether that is there, and the chart of a layout that has one. */
const isWhole = (widget: CampaignStats, layout: Layout) =>
  hasSources(widget) && (layout === 'tiles' || layout === 'headline' || all(widget, 'svg[role=img]').length === 1);

async function whole(
  layout: Layout,
  ...[attributes, options]: Partial<Parameters<typeof stats>>
): Promise<CampaignStats> {
  const widget = await stats({...LAYOUTS[layout], layout, ...attributes}, options);
  await drawn(widget, () => isWhole(widget, layout));
  return widget;
}

for (const layout of NAMES) {
  describe(`<campaign-stats layout="${layout}"> in each state`, () => {
    before(startFakeApi);

    it('is there, and accessible with everything shown', async () => {
      const widget = await whole(layout, {show: EVERYTHING});
      all<HTMLDetailsElement>(widget, 'details').forEach((details) => (details.open = true));
      await widget.updateComplete;
      await expect(widget).to.be.accessible();
    });

    it('keeps the place free while loading', async () => {
      const widget = await stats({...LAYOUTS[layout], layout}, {api: fakeApi('loading'), state: 'loading'});
      expect(one(widget, '.skeleton').getBoundingClientRect().height).to.be.above(80);
      expect(one(widget, '[role=status]').textContent).to.equal('');
      await expect(widget).to.be.accessible();
    });

    it('says that there are no figures', async () => {
      const widget = await stats({...LAYOUTS[layout], layout}, {api: fakeApi('empty'), state: 'empty'});
      expect(shadowText(widget)).to.include('Chưa có số liệu nào');
    });

    it('says that it failed and offers to try again', async () => {
      const widget = await stats({...LAYOUTS[layout], layout}, {api: fakeApi('failed'), state: 'failed'});
      expect(all(widget, 'button').map(line)).to.deep.equal(['Thử lại']);
    });

    it('shows the last good copy with its time', async () => {
      const api = freshFakeApi('stale');
      const first = await whole(layout, {}, {api});
      const text = line(one(first, '.quantity, .table, .items'));
      await waitUntil(() => Object.keys(localStorage).some((key) => key.includes(api)));
      first.remove();
      const second = await whole(layout, {}, {api, state: 'stale'});
      expect(one(second, '[role=status]').textContent).to.include('bản cập nhật lúc');
      expect(line(one(second, '.quantity, .table, .items'))).to.equal(text);
    });

    for (const scenario of ['default', 'long', 'hostile'] as const) {
      for (const width of [180, 360, 1200]) {
        it(`keeps within ${width} px: ${scenario}`, async () => {
          const widget = await stats({...LAYOUTS[layout], layout, show: EVERYTHING}, {api: fakeApi(scenario), width});
          await drawn(widget, () => hasSources(widget));
          all<HTMLDetailsElement>(widget, 'details').forEach((details) => (details.open = true));
          const right = widget.getBoundingClientRect().right + 0.5;
          for (const part of all(widget, '.widget *')) {
            if (part.closest('.scroll') && !part.matches('.scroll')) continue;
            if (part.matches('.visually-hidden, .visually-hidden *, svg *')) continue;
            expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(right);
          }
        });
      }
    }

    it('takes nothing for markup and makes no link of a hostile address', async () => {
      const widget = await stats({...LAYOUTS[layout], layout, show: EVERYTHING}, {api: fakeApi('hostile')});
      await drawn(widget, () => hasSources(widget));
      expect(all(widget, 'img, script, a[href^="javascript" i]')).to.have.length(0);
      expect(shadowText(widget)).to.include('<img src=x onerror=alert(1)>');
    });

    it('gives no amount for a magnitude anywhere: not in a text, an attribute or a scale', async () => {
      const widget = await whole(layout, layout === 'tiles' ? {indicators: 'tai-san'} : {});
      const written = (widget.shadowRoot?.innerHTML ?? '').replace(/<!--.*?-->/gs, '');
      expect(written).to.include(layout === 'table' || layout === 'bars' ? 'hàng nghìn' : 'hàng chục');
      expect(written).to.not.match(/10[.,]?000|\b1[.,]?000\b|10000000000|1e\+?\d/);
    });
  });
}

describe('<campaign-stats> and its layouts', () => {
  before(startFakeApi);

  it('keeps a picture and its table in the same shadow root, the table folded away', async () => {
    for (const layout of ['bars', 'trend'] as const) {
      const widget = await whole(layout);
      const data = one<HTMLDetailsElement>(widget, 'details.data');
      expect(line(one(data, 'summary'))).to.equal('Bảng số liệu');
      expect(data.open).to.equal(false);
      expect(all(data, 'tbody tr').length).to.equal(layout === 'bars' ? 5 : 12);
    }
  });

  it('tells a month without a report from one without a number', async () => {
    const widget = await whole('trend');
    const rows = all(widget, 'tbody tr').map(line);
    expect(rows).to.include('tháng 7/2026 Chưa báo cáo');
    expect(rows).to.include('tháng 4/2026 hàng chục');
    expect(line(one(widget, '.common-facts'))).to.equal('Công an tỉnh Khánh Hòa');
  });

  it('draws figures of one kind only, and says so', async () => {
    const widget = await stats({layout: 'bars', campaign: 'don-thu-2026', period: '2026-Q3'});
    expect(line(one(widget, '.note'))).to.include('chỉ vẽ những số liệu so sánh được với nhau (đơn thư)');
    const different = await stats({layout: 'bars', campaign: 'phoi-hop-dan-van'});
    expect(line(one(different, '.note'))).to.match(/Biểu đồ chỉ vẽ|Không đủ số liệu cùng loại/);
    expect(all(different, 'table')).to.have.length(1);
  });

  it('says when there are more figures than it shows', async () => {
    const list = observationList(OBSERVATIONS, {
      page: {next: 'c1000', limit: 1000, as_of: '2026-11-20T09:00:00+07:00'},
    });
    const network = replaceNetwork(() => Promise.resolve(json(list)));
    const widget = await stats({campaign: 'nhieu'}, {api: 'https://api.danvan.test/cut/'});
    network.restore();
    expect(network.asked[0]).to.include('limit=1000');
    expect(line(one(widget, '.cut'))).to.equal('Chỉ hiển thị 7 số liệu đầu.');
  });

  it('asks for exactly what the tag says', async () => {
    const network = replaceNetwork(() => Promise.resolve(json(observationList([]))));
    await stats(
      {...OVER_TIME, indicators: ' a b,c ', period: '2026-Q1..2026-Q3', 'as-of': '2026-06-30', breakdown: 'unit'},
      {api: 'https://api.danvan.test/asked/', state: 'empty'},
    );
    network.restore();
    expect(decodeURIComponent(network.asked[0] ?? '')).to.equal(
      'https://api.danvan.test/asked/v1/statistics?as_of=2026-06-30&breakdown=unit&campaign=hop-dan-2026&indicator=a,b,c&limit=1000&period=2026-Q1..2026-Q3&unit=khanh-hoa',
    );
  });

  it('tells the webmaster once of each wrong value and goes on without it', async () => {
    const warnings = listenToConsole('warn');
    const wrong = {layout: 'piechart', period: '2026-13', 'as-of': '30/6/2026', show: 'unit colour', breakdown: 'tinh'};
    const widget = await stats({campaign: 'phoi-hop-dan-van', ...wrong});
    const again = await stats({campaign: 'phoi-hop-dan-van', ...wrong});
    await drawn(again, () => warnings.heard.length >= 5);
    const heard = warnings.stop();
    expect(heard.map((said) => /^<campaign-stats ([a-z-]+)=/.exec(said)?.[1]).sort()).to.deep.equal(
      Object.keys(wrong).sort(),
    );
    expect([all(widget, '.item').length, all(again, '.item').length]).to.deep.equal([6, 6]);
  });

  it('writes numbers in one way when asked to', async () => {
    const widget = await stats({campaign: 'phoi-hop-dan-van', 'normalize-numbers': ''});
    const written = all(widget, '.quantity').map(line);
    expect(written.at(-1)).to.equal('15,3 tỷ');
    expect(written[2]).to.equal('hàng chục tỷ');
  });

  it('shows the past as it was known, and says so', async () => {
    const widget = await stats({campaign: 'don-thu-2026', 'as-of': '2026-10-19'});
    await drawn(widget, () => hasSources(widget));
    expect(line(one(widget, '.as-of'))).to.equal('Số liệu như đã biết đến hết ngày 19/10/2026.');
    expect(shadowText(widget)).to.not.include('Đã đính chính');
  });

  it('offers the files of the API, and those of the page for figures of the page', async () => {
    const widget = await stats({campaign: 'phoi-hop-dan-van', show: 'download'});
    const links = all<HTMLAnchorElement>(widget, '.downloads a').map(({href}) => new URL(href).pathname);
    expect(links).to.deep.equal(['/default/v1/statistics.csv', '/default/v1/statistics']);
    const own = await stats({show: 'download'}, {inside: '<data>12 cuộc họp dân</data>'});
    expect(all(own, '.downloads button').map(line)).to.deep.equal(['Bảng CSV', 'Dữ liệu JSON']);
  });
});
