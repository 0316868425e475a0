import {expect, fixture, html} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import '../../src/elements/campaign-stats/define.js';
import {withParts} from '../../src/elements/campaign-stats/observation.js';
import {listenToConsole} from '../support/console.js';
import {observation} from '../support/fake-api/statistics-content.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const CAMPAIGN = 'phoi-hop-dan-van';

/** What a screen reader would say of a figure. */
const spoken = (tile: Element) => one(tile, '.figure').textContent.replace(/\s+/g, ' ').trim();

async function stats(scenario: Parameters<typeof fakeApi>[0] = 'default'): Promise<CampaignStats> {
  const widget = await fixture<CampaignStats>(
    html`<campaign-stats api=${fakeApi(scenario)} campaign=${CAMPAIGN}></campaign-stats>`,
  );
  await drawn(widget, scenario === 'empty' ? 'empty' : 'ready');
  return widget;
}

describe('<campaign-stats>', () => {
  before(startFakeApi);

  it('says each figure in the words of its report, as one sentence', async () => {
    expect(all(await stats(), '.item').map(spoken)).to.deep.equal([
      '294.075 cuộc họp dân được tổ chức',
      'hơn 9,3 triệu lượt người tham gia các cuộc họp dân',
      'hàng chục tỷ đồng là trị giá tài sản',
      '12 buổi kiểm tra được tổ chức (2 đơn vị)',
      '4 tập thể được đề nghị khen thưởng',
      '15.3 tỷ đồng là tổng kinh phí',
    ]);
  });

  it('gives no number for a magnitude', async () => {
    const tile = all(await stats(), '.item')[2];
    expect(tile?.outerHTML.replace(/<!--.*?-->/g, ''))
      .to.include('hàng chục tỷ')
      .and.not.match(/10\.?000/);
  });

  it('gives each figure its unit and period, and their common source once', async () => {
    const widget = await stats();
    const facts = all(widget, '.facts').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(facts[0]).to.equal('Công an Thành phố Hồ Chí Minh giai đoạn 2016-2021');
    expect(facts[5]).to.equal('Công an tỉnh Long An năm 2018');
    const sources = all(widget, '.source').map(({textContent}) => textContent.replace(/\s+/g, ' ').trim());
    expect(sources).to.deep.equal([
      'Nguồn: Báo cáo tổng kết chương trình phối hợp công tác dân vận, Công an Thành phố Hồ Chí Minh',
    ]);
  });

  it('marks in words what was only proposed', async () => {
    const proposed = all(await stats(), '.item')[4];
    expect(proposed && one(proposed, '.status').textContent).to.equal('Đề nghị');
  });

  it('puts the parts under their whole and says that they do not cover it', async () => {
    const whole = all(await stats(), '.item')[5];
    expect(whole?.textContent.replace(/\s+/g, ' '))
      .to.include('75 căn nhà tình thương')
      .and.include('không nêu kinh phí');
  });

  it('is accessible, also with more words than there is room for', async () => {
    await expect(await stats()).to.be.accessible();
    await expect(await stats('long')).to.be.accessible();
  });

  for (const width of [180, 360, 1200]) {
    it(`keeps within ${width} px, whatever the length of the words`, async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.inlineSize = `${width}px`;
      for (const scenario of ['default', 'long'] as const) {
        const widget = document.createElement('campaign-stats');
        widget.api = fakeApi(scenario);
        widget.campaign = CAMPAIGN;
        box.replaceChildren(widget);
        await drawn(widget, 'ready');
        const right = box.getBoundingClientRect().right + 0.5;
        for (const part of all(widget, '.item, .quantity, .facts')) {
          expect(part.getBoundingClientRect().right, `${scenario} ${part.className}`).to.be.at.most(right);
        }
      }
    });
  }

  it('shows only the parts asked for', async () => {
    const widget = await stats();
    widget.show = 'period';
    await widget.updateComplete;
    expect(all(widget, '.source')).to.have.length(0);
    expect(one(widget, '.facts').textContent.trim()).to.equal('giai đoạn 2016-2021');
  });

  it('keeps only the indicators asked for', async () => {
    const widget = await fixture<CampaignStats>(
      html`<campaign-stats
        api=${fakeApi('default')}
        campaign=${CAMPAIGN}
        indicators="hop-dan, tai-san"
      ></campaign-stats>`,
    );
    await drawn(widget, 'ready');
    expect(all(widget, '.item')).to.have.length(2);
  });

  it('says that there are no figures', async () => {
    expect(shadowText(await stats('empty'))).to.include('Chưa có số liệu nào');
  });

  for (const [value, what] of [
    ['', 'no campaign'],
    ['khong-co', 'an unknown campaign'],
  ] as const) {
    it(`says so on the page and in one warning when it is given ${what}`, async () => {
      const warnings = listenToConsole('warn');
      const widget = await fixture<CampaignStats>(
        html`<campaign-stats api=${fakeApi('default')} campaign=${value}></campaign-stats>`,
      );
      await drawn(widget, 'failed');
      const heard = warnings.stop();
      expect(heard).to.have.length(1);
      expect(heard[0]).to.include(`<campaign-stats campaign="${value}">`);
      expect(one(widget, '[role=status]').textContent.trim()).to.not.equal('');
    });
  }

  it('keeps the report’s words Vietnamese on an English page', async () => {
    const box = await fixture(html`<div lang="en"></div>`);
    const widget = document.createElement('campaign-stats');
    widget.api = fakeApi('default');
    widget.campaign = CAMPAIGN;
    box.append(widget);
    await drawn(widget, 'ready');
    expect(one(widget, 'h2').textContent).to.equal('Results in figures');
    expect(one(widget, 'ul').getAttribute('lang')).to.equal('vi');
    expect(one(widget, '.status').getAttribute('lang')).to.equal('en');
  });
});

describe('withParts', () => {
  it('leaves nothing out: a part whose whole is missing stands alone', () => {
    const figures = withParts([
      observation('a', {part_of: 'gone'}),
      observation('b'),
      observation('c', {part_of: 'b'}),
    ]);
    expect(figures.map(({whole, parts}) => [whole.id, parts.map(({id}) => id)])).to.deep.equal([
      ['a', []],
      ['b', ['c']],
    ]);
  });

  it('is not led in circles by a figure that claims to be part of itself', () => {
    expect(withParts([observation('a', {part_of: 'a'})])).to.have.length(1);
  });
});
