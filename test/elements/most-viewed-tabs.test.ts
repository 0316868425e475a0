import {expect, fixture, html} from '@open-wc/testing';
import {executeServerCommand, sendKeys} from '@web/test-runner-commands';
import '../../src/elements/most-viewed/define.js';
import type {MostViewed} from '../../src/elements/most-viewed/most-viewed.js';
import {fakeApi, startFakeApi} from '../support/fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {entry, ranking} from '../support/rankings.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const chosen = (widget: MostViewed): string[] =>
  all(widget, '[role=tab][aria-selected=true]').map(({textContent}) => textContent.trim());
const heightOf = (widget: MostViewed): number => widget.getBoundingClientRect().height;
const says = (widget: MostViewed, words: string) => drawn(widget, () => shadowText(widget).includes(words));

async function tabbed(
  scenario: 'default' | 'failed' | 'empty' = 'default',
  {lang = 'vi', api = fakeApi(scenario)} = {},
): Promise<MostViewed> {
  const widget = await fixture<MostViewed>(html`<most-viewed api=${api} tabs limit="3" lang=${lang}></most-viewed>`);
  await drawn(widget, scenario === 'default' ? 'ready' : scenario);
  await drawn(widget, () => all(widget, '[role=tab]').length === 3);
  return widget;
}

describe('<most-viewed tabs>', () => {
  let network: ReplacedNetwork | undefined;
  before(startFakeApi);
  afterEach(() => {
    network?.restore();
    network = undefined;
  });

  it('shows the window that the page names first, and the others when the reader asks', async () => {
    const widget = await tabbed();
    expect(all(widget, '[role=tab]').map(({textContent}) => textContent.trim())).to.deep.equal([
      '24 giờ',
      '7 ngày',
      '30 ngày',
    ]);
    expect(chosen(widget)).to.deep.equal(['7 ngày']);
    one(widget, '#tab-30d').click();
    await says(widget, '294 nghìn lượt xem');
    expect(chosen(widget)).to.deep.equal(['30 ngày']);
    expect(one(widget, '.label').textContent).to.include('trong 30 ngày qua');
    expect(one(widget, '[role=tabpanel]').getAttribute('aria-labelledby')).to.equal('tab-30d');
    await expect(widget).to.be.accessible();
  });

  it('is one stop for the keyboard, in which arrows, Home and End choose', async () => {
    const widget = await tabbed();
    await sendKeys({press: 'Tab'});
    expect(widget.shadowRoot?.activeElement?.id).to.equal('tab-7d');
    for (const [key, id] of [
      ['ArrowRight', 'tab-30d'],
      ['ArrowRight', 'tab-24h'],
      ['ArrowLeft', 'tab-30d'],
      ['Home', 'tab-24h'],
      ['End', 'tab-30d'],
    ] as const) {
      await sendKeys({press: key});
      await widget.updateComplete;
      expect(widget.shadowRoot?.activeElement?.id, key).to.equal(id);
      expect(all(widget, '[tabindex="0"]').map((tab) => tab.id)).to.deep.equal([id]);
      expect(all(widget, '[aria-selected=true]').map((tab) => tab.id)).to.deep.equal([id]);
    }
    await says(widget, '294 nghìn lượt xem');
    expect(widget.shadowRoot?.activeElement?.id).to.equal('tab-30d');
    await sendKeys({press: 'Tab'});
    expect(widget.shadowRoot?.activeElement?.className).to.equal('title');
  });

  it('says once, in its one status region, that what the reader chose is there', async () => {
    const widget = await tabbed();
    expect(all(widget, '[role=status]')).to.have.length(1);
    expect(one(widget, '[role=status]').textContent).to.equal('');
    one(widget, '#tab-24h').click();
    await drawn(widget, () => one(widget, '[role=status]').textContent !== '');
    expect(one(widget, '[role=status]').textContent).to.equal(
      'Đã hiển thị 3 tin được xem nhiều nhất trong 24 giờ qua.',
    );
    expect(one(widget, '[role=status]').getBoundingClientRect().height).to.be.at.most(1);
  });

  it('keeps its height whatever a window has to show', async () => {
    network = replaceNetwork((url) => {
      const window = new URL(url).searchParams.get('window');
      if (window === '24h') return Promise.resolve(json(ranking({window, items: []})));
      if (window === '30d') return Promise.resolve(json({title: 'x', status: 503}, 503));
      return Promise.resolve(json(ranking({items: [entry(1), entry(2), entry(3)]})));
    });
    const widget = await tabbed('default', {api: 'https://chieu-cao.danvan.test/'});
    const height = heightOf(widget);
    for (const [tab, state] of [
      ['#tab-24h', 'empty'],
      ['#tab-30d', 'failed'],
      ['#tab-7d', 'ready'],
    ] as const) {
      one(widget, tab).click();
      await widget.updateComplete;
      expect(heightOf(widget), 'loading').to.be.closeTo(height, 1);
      await drawn(widget, state);
      expect(heightOf(widget), state).to.be.closeTo(height, 1);
    }
  });

  it('asks for no window that the reader no longer wants to see', async () => {
    network = replaceNetwork((_url, {signal}) => new Promise((_, reject) => signal?.addEventListener('abort', reject)));
    const widget = await fixture<MostViewed>(html`<most-viewed api="https://a.test/" tabs></most-viewed>`);
    await drawn(widget, () => network?.signals.length === 1 && all(widget, '[role=tab]').length === 3);
    one(widget, '#tab-24h').click();
    await drawn(widget, () => network?.signals.length === 2);
    expect(network.signals.map(({aborted}) => aborted)).to.deep.equal([true, false]);
    widget.remove();
  });

  for (const state of ['failed', 'empty'] as const) {
    it(`leaves the reader the other windows when one is ${state}`, async () => {
      const widget = await tabbed(state);
      expect(all(widget, '[role=tab]')).to.have.length(3);
      expect(one(widget, '[role=tabpanel]').contains(one(widget, '[role=status]'))).to.equal(true);
      await expect(widget).to.be.accessible();
    });
  }

  it('follows the page when it names another window', async () => {
    const widget = await tabbed();
    one(widget, '#tab-30d').click();
    await widget.updateComplete;
    widget.window = '24h';
    await says(widget, '94 lượt xem');
    expect(chosen(widget)).to.deep.equal(['24 giờ']);
  });

  it('shows which one is chosen in high contrast, too', async () => {
    const widget = await tabbed();
    await executeServerCommand('picture-media', {'forced-colors': 'active'});
    try {
      const [first = '', second = '', third = ''] = all(widget, '[role=tab]').map(
        (tab) => getComputedStyle(tab).borderBottomColor,
      );
      const probe = await fixture<HTMLElement>(html`<p></p>`);
      probe.style.color = 'Canvas';
      const ground = getComputedStyle(probe).color;
      expect([first, third]).to.deep.equal([ground, ground]);
      expect(second).to.not.equal(ground);
    } finally {
      await executeServerCommand('picture-media', {'forced-colors': 'none'});
    }
  });

  it('names its tabs in English', async () => {
    const widget = await tabbed('default', {lang: 'en'});
    expect(one(widget, '[role=tablist]').getAttribute('aria-label')).to.equal('Period');
    expect(shadowText(widget)).to.include('24 hours').and.include('30 days');
  });
});
