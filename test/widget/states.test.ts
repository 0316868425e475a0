import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/all.js';
import type {WidgetElement} from '../../src/index.js';
import {listenToConsole} from '../support/console.js';
import {fakeApi, freshFakeApi, startFakeApi} from '../support/fake-api/index.js';
import {json, type ReplacedNetwork, replaceNetwork, silence} from '../support/network.js';
import {all, drawn, one, shadowText} from '../support/widget.js';

const WIDGETS = {
  'news-list': {},
  'most-viewed': {},
  'campaign-stats': {campaign: 'phoi-hop-dan-van'},
  'feedback-form': {unit: 'khanh-hoa'},
  // the related stories are a read of their own
  'news-article': {article: 'tin-so-1', show: 'date signature source'},
} as const;
type Tag = 'news-list' | 'most-viewed' | 'campaign-stats' | 'feedback-form' | 'news-article';
const TAGS: readonly Tag[] = ['news-list', 'most-viewed', 'campaign-stats', 'feedback-form', 'news-article'];

function make(tag: Tag, api: string): WidgetElement {
  const widget = document.createElement(tag);
  for (const [name, value] of Object.entries(WIDGETS[tag])) widget.setAttribute(name, value);
  widget.api = api;
  return widget;
}

async function put(tag: Tag, api: string): Promise<WidgetElement> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const widget = make(tag, api);
  box.append(widget);
  return widget;
}

for (const tag of TAGS) {
  describe(`<${tag}> in each state`, () => {
    let network: ReplacedNetwork | undefined;
    before(startFakeApi);
    afterEach(() => {
      network?.restore();
      network = undefined;
    });

    for (const [scenario, sentence] of [
      ['failed', 'Hệ thống đang tạm gián đoạn'],
      ['offline', 'Không kết nối được với máy chủ'],
      ['html', 'Máy chủ trả lời không đúng'],
      ['wrong', 'Máy chủ trả lời không đúng'],
    ] as const) {
      it(`says what is the matter and offers to try again: ${scenario}`, async () => {
        const widget = await put(tag, fakeApi(scenario));
        await drawn(widget, 'failed');
        expect(one(widget, '[role=status]').textContent).to.include(sentence);
        expect(all(widget, 'button').map(({textContent}) => textContent.trim())).to.deep.equal(['Thử lại']);
        await expect(widget).to.be.accessible();
      });
    }

    it('has its status region from the first render, silent while loading', async () => {
      const widget = await put(tag, fakeApi('loading'));
      await drawn(widget, 'loading');
      expect(one(widget, '[role=status]').textContent).to.equal('');
      expect(widget.getBoundingClientRect().height).to.be.above(80);
      await expect(widget).to.be.accessible();
    });

    it('stands there when it tells so, and though the telling fails', async () => {
      const skeletons: number[] = [];
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const widget = make(tag, fakeApi('long'));
      widget.addEventListener('danvan-load', () => skeletons.push(all(widget, '.skeleton').length));
      const mute = make(tag, fakeApi('long'));
      mute.dispatchEvent = () => {
        throw new TypeError('replaced');
      };
      const warnings = listenToConsole('warn');
      try {
        box.append(widget, mute);
        await drawn(widget, 'ready');
        mute.scrollIntoView();
        await drawn(mute, 'ready');
      } finally {
        warnings.stop();
      }
      expect(skeletons).to.deep.equal([0]);
      expect(all(mute, '.skeleton')).to.have.length(0);
      expect(warnings.heard).to.deep.equal([`<${tag}>: TypeError: replaced`]);
    });

    it('tries again by keyboard, succeeds, and leaves the reader in the widget', async () => {
      const widget = await put(tag, freshFakeApi('recovering'));
      await drawn(widget, 'failed');
      one(widget, 'button').focus();
      await sendKeys({press: 'Enter'});
      await drawn(widget, 'ready');
      expect(all(widget, '.notice .retry')).to.have.length(0);
      expect(document.activeElement).to.equal(widget);
      expect(widget.shadowRoot?.activeElement?.className).to.equal('widget');
    });

    it('says the failure again when trying again fails too', async () => {
      const widget = await put(tag, fakeApi('failed'));
      await drawn(widget, 'failed');
      const said: string[] = [];
      const status = one(widget, '[role=status]');
      new MutationObserver(() => said.push(status.textContent)).observe(status, {
        characterData: true,
        subtree: true,
        childList: true,
      });
      one(widget, 'button').click();
      await drawn(widget, () => said.at(-1)?.startsWith('Hệ thống đang tạm gián đoạn') ?? false);
      expect(said[0]).to.equal('Đang tải lại…');
      expect(widget.shadowRoot?.activeElement ?? null).to.equal(null);
    });

    it('shows the last good copy with its time while the API fails, and the new one when it returns', async () => {
      const api = freshFakeApi('stale');
      const first = await put(tag, api);
      await drawn(first, 'ready');
      const text = shadowText(first);
      await waitUntil(() => Object.keys(localStorage).some((key) => key.includes(api)));
      first.remove();
      const second = await put(tag, api);
      await drawn(second, 'stale');
      expect(one(second, '[role=status]').textContent).to.match(/bản cập nhật lúc \d{2}\/\d{2}\/\d{4}, \d{2}:\d{2}/);
      expect(shadowText(second)).to.include(text.slice(-60));
      await expect(second).to.be.accessible();
    });

    it('reads again by itself when the network returns', async () => {
      const widget = await put(tag, freshFakeApi('recovering'));
      await drawn(widget, 'failed');
      window.dispatchEvent(new Event('online'));
      await drawn(widget, 'ready');
    });

    it('gives its request up when it leaves the page and asks anew when it comes back', async () => {
      network = replaceNetwork(silence);
      const widget = await put(tag, 'https://api.danvan.test/leaving/');
      await drawn(widget, () => network?.asked.length === 1);
      const parent = widget.parentElement;
      widget.remove();
      expect(network.signals[0]?.aborted).to.equal(true);
      parent?.append(widget);
      await drawn(widget, () => network?.asked.length === 2);
      expect(network.signals[1]?.aborted).to.equal(false);
    });

    it('keeps what it has when it is moved, without asking again', async () => {
      const widget = await put(tag, fakeApi('default'));
      await drawn(widget, 'ready');
      network = replaceNetwork(silence);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.append(widget);
      await widget.updateComplete;
      widget.requestUpdate();
      await widget.updateComplete;
      expect(widget.dataset['state']).to.equal('ready');
      expect(network.asked).to.deep.equal([]);
    });

    it('ignores a late answer to what it no longer wants', async () => {
      const late: ((response: Response) => void)[] = [];
      network = replaceNetwork(() => new Promise((resolve) => late.push(resolve)));
      const widget = await put(tag, 'https://api.danvan.test/first/');
      await drawn(widget, () => late.length === 1);
      widget.api = 'https://api.danvan.test/second/';
      await drawn(widget, () => late.length === 2);
      late[0]?.(json({title: 'x', status: 404}, 404));
      late[1]?.(json({title: 'x', status: 503}, 503));
      await drawn(widget, 'failed');
      expect(one(widget, '[role=status]').textContent).to.include('gián đoạn');
    });

    it('asks for nothing until it nears the visible part of the page', async () => {
      network = replaceNetwork(silence);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const far = document.createElement('div');
      far.style.blockSize = '5000px';
      const widget = make(tag, 'https://api.danvan.test/far/');
      const near = make('most-viewed', 'https://api.danvan.test/near/');
      box.append(near, far, widget);
      await drawn(near, () => network?.asked.length === 1);
      expect(network.asked[0]).to.include('/near/');
      widget.scrollIntoView();
      await drawn(widget, () => network?.asked.some((url) => url.includes('/far/')) ?? false);
      window.scrollTo(0, 0);
    });

    it('asks once for two that want the same', async () => {
      network = replaceNetwork(silence);
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const [a, b] = [make(tag, 'https://api.danvan.test/twice/'), make(tag, 'https://api.danvan.test/twice/')];
      box.append(a, b);
      await drawn(a, 'loading');
      b.scrollIntoView();
      await drawn(b, 'loading');
      window.scrollTo(0, 0);
      expect(network.asked.filter((url) => url.includes('/twice/'))).to.have.length(1);
    });
  });
}
