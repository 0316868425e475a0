import {expect} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {loseParts} from '../support/parts.js';
import {LAYOUTS, line, stats} from '../support/stats.js';
import {all, drawn, one} from '../support/widget.js';

const CAMPAIGN = {campaign: 'phoi-hop-dan-van'};

/** Puts a widget into the page in which no part with styles of its own can arrive, as where the network is gone, until it is let. */
function withoutParts(attributes: Readonly<Record<string, string>>): {widget: CampaignStats; letArrive: () => void} {
  const widget = document.createElement('campaign-stats');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  widget.api = fakeApi('default');
  document.body.append(widget);
  const {shadowRoot} = widget;
  if (!shadowRoot) throw new Error('no shadow root');
  Object.defineProperty(shadowRoot, 'adoptedStyleSheets', {
    configurable: true,
    get: () => {
      throw new Error('offline');
    },
  });
  return {widget, letArrive: () => Reflect.deleteProperty(shadowRoot, 'adoptedStyleSheets')};
}

describe('a part of <campaign-stats> that cannot be had', () => {
  before(startFakeApi);
  afterEach(() => document.querySelectorAll('campaign-stats').forEach((widget) => widget.remove()));

  for (const [layout, content] of [
    ['headline', '.headline .figure'],
    ['table', 'tbody tr'],
    ['bars', 'tbody tr'],
  ] as const) {
    it(`leaves the figures in tiles, and a way to try again: ${layout}`, async () => {
      const {widget, letArrive} = withoutParts({...LAYOUTS[layout], layout});
      await widget.updateComplete;
      const region = one(widget, '[role=status]');
      expect(line(region)).to.equal('');
      await drawn(widget, 'ready');
      expect(all(widget, 'ul .figure')).to.have.length(layout === 'headline' ? 1 : 8);
      expect(one(widget, '[role=status]') === region, 'the region was there before').to.equal(true);
      expect(line(region)).to.include('Không kết nối được');
      expect(line(one(widget, '.widget > .missing-part'))).to.include('Không kết nối được');
      await expect(widget).to.be.accessible();
      letArrive();
      one(widget, '.widget > .retry').click();
      await drawn(widget, () => all(widget, content).length > 0);
      expect(all(widget, 'ul .figure, .widget > .missing-part')).to.have.length(0);
      expect(line(region)).to.equal('');
    });
  }

  it('leaves the figures without change and target, which come by themselves when the network returns', async () => {
    const {widget, letArrive} = withoutParts({campaign: 'don-thu-2026', show: 'change target'});
    await drawn(widget, 'ready');
    const written = all(widget, '.quantity').map(line);
    expect(written).to.include('38');
    expect(all(widget, '.change, .target')).to.have.length(0);
    expect(line(one(widget, '[role=status]'))).to.include('Không kết nối được');
    letArrive();
    dispatchEvent(new Event('online'));
    await drawn(widget, () => all(widget, '.change').length > 0 && all(widget, '.target').length > 0);
    expect(line(one(widget, '[role=status]'))).to.equal('');
  });

  it('leaves the numbers as they were written', async () => {
    const letCome = loseParts();
    const widget = await stats({...CAMPAIGN, 'normalize-numbers': ''});
    expect(line(all(widget, '.quantity').at(-1) ?? widget)).to.equal('15.3 tỷ');
    expect(line(one(widget, '.widget > .missing-part'))).to.include('Không kết nối được');
    letCome();
    one(widget, '.widget > .retry').click();
    await drawn(widget, () => line(all(widget, '.quantity').at(-1) ?? widget) === '15,3 tỷ');
  });

  it('leaves all others to be read: files', async () => {
    const {widget, letArrive} = withoutParts({...CAMPAIGN, show: 'download'});
    await drawn(widget, 'ready');
    expect(all(widget, '.item').length).to.be.above(0);
    expect(line(one(widget, '.widget > .missing-part'))).to.include('Không kết nối được');
    expect(line(one(widget, '.widget > .retry'))).to.equal('Thử lại');
    await expect(widget).to.be.accessible();
    letArrive();
    one(widget, '.widget > .retry').click();
    await drawn(widget, () => all(widget, '.downloads a').length === 2);
  });

  it('leaves all others to be read: sources', async () => {
    const {widget, letArrive} = withoutParts(CAMPAIGN);
    await drawn(widget, 'ready');
    const source = one<HTMLDetailsElement>(widget, 'details');
    const region = one(widget, '[role=status]');
    expect(line(region)).to.equal('');
    source.open = true;
    await drawn(widget, () => line(region).includes('Không kết nối được'));
    expect(all(source, '.retry')).to.have.length(1);
    expect(one(widget, '[role=status]') === region, 'the region was there before').to.equal(true);
    await expect(widget).to.be.accessible();
    letArrive();
    one(source, '.retry').click();
    await drawn(widget, () => all(source, '.copy').length === 1);
    expect(line(region)).to.equal('');
  });
});

describe('the parts of <campaign-stats>', () => {
  before(startFakeApi);

  it('come before the reader opens a source, and move nothing', async () => {
    const widget = await stats(CAMPAIGN);
    const {height} = widget.getBoundingClientRect();
    await drawn(widget, () => all(widget, '.copy').length > 0);
    expect(widget.getBoundingClientRect().height).to.equal(height);
  });

  it('are waited for before anything is drawn without them', async () => {
    const widget = await stats(CAMPAIGN);
    widget.layout = 'headline';
    await widget.updateComplete;
    expect(all(widget, '.item:not(.bone)')).to.have.length(0);
    expect(one(widget, '.headline.bone').getBoundingClientRect().height).to.be.above(80);
    await drawn(widget, 'ready');
    expect(all(widget, '.headline:not(.bone)')).to.have.length(1);
  });
});
