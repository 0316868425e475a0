import {expect} from '@open-wc/testing';
import type {CampaignStats} from '../../src/elements/campaign-stats/campaign-stats.js';
import {loseFile, startFakeApi} from '../support/fake-api/index.js';
import {LAYOUTS, line, stats} from '../support/stats.js';
import {all, drawn, one} from '../support/widget.js';

const CAMPAIGN = {campaign: 'phoi-hop-dan-van'};

describe('a part of <campaign-stats> that cannot be fetched', () => {
  let restore: (() => void) | undefined;
  before(startFakeApi);
  afterEach(() => restore?.());

  const retry = (widget: CampaignStats) => one(widget, '.retry').click();

  // each file is fetched once for a page, so this one goes before those that are drawn
  it('leaves all others to be read: sources', async () => {
    restore = await loseFile('source');
    const widget = await stats(CAMPAIGN);
    const source = one<HTMLDetailsElement>(widget, 'details');
    source.open = true;
    await drawn(widget, () => all(source, '.retry').length === 1);
    await expect(widget).to.be.accessible();
    restore();
    retry(widget);
    await drawn(widget, () => all(source, '.copy').length === 1);
  });

  for (const [file, layout, content] of [
    ['headline', 'headline', '.headline .figure'],
    ['view', 'table', 'tbody tr'],
  ] as const) {
    it(`is told with a way to try again: ${layout}`, async () => {
      restore = await loseFile(file);
      const widget = await stats({...LAYOUTS[layout], layout}, {state: 'failed'});
      expect(line(one(widget, '[role=status]'))).to.include('Không kết nối được');
      await expect(widget).to.be.accessible();
      restore();
      retry(widget);
      await drawn(widget, 'ready');
      expect(all(widget, content).length).to.be.above(0);
    });
  }

  it('comes by itself when the network returns', async () => {
    restore = await loseFile('comparison');
    const widget = await stats({...CAMPAIGN, show: 'change'}, {state: 'failed'});
    restore();
    dispatchEvent(new Event('online'));
    await drawn(widget, 'ready');
  });

  it('leaves all others to be read: files', async () => {
    restore = await loseFile('downloads');
    const widget = await stats({...CAMPAIGN, show: 'download'});
    expect(all(widget, '.item').length).to.be.above(0);
    expect(line(one(widget, '.downloads')))
      .to.include('Không kết nối được')
      .and.include('Thử lại');
    restore();
    retry(widget);
    await drawn(widget, () => all(widget, '.downloads a').length === 2);
  });
});

describe('the parts of <campaign-stats>', () => {
  before(startFakeApi);

  it('come before the reader opens a source, which then moves nothing but what is below it', async () => {
    const widget = await stats(CAMPAIGN);
    const {height} = widget.getBoundingClientRect();
    await drawn(widget, () => all(widget, '.copy').length > 0);
    expect(widget.getBoundingClientRect().height).to.equal(height);
  });

  it('keep the place of the figures free while they are on their way', async () => {
    const widget = await stats(CAMPAIGN);
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(widget.dataset['state'] ?? ''));
    observer.observe(widget, {attributes: true, attributeFilter: ['data-state']});
    widget.layout = 'headline';
    await widget.updateComplete;
    await drawn(widget, 'ready');
    observer.disconnect();
    expect(one(widget, '.headline').getBoundingClientRect().height).to.be.above(80);
    expect(seen.at(-1) ?? 'ready').to.equal('ready');
  });
});
