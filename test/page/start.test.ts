import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import '../../src/elements/news-list/define.js';
import {noteWaiting} from '../../src/api/device-storage.js';
import {openRecordStore} from '../../src/api/outbox/storage.js';
import {json, type ReplacedNetwork, replaceNetwork} from '../support/network.js';
import {RECEIPT, waiting} from '../support/messages.js';

const isSenderLoaded = () => performance.getEntriesByType('resource').some(({name}) => name.includes('/outbox/tabs'));

describe('a page with any widget', () => {
  let network: ReplacedNetwork;
  const sent: (string | null)[] = [];
  const store = openRecordStore();

  before(async () => {
    await store.clear();
    noteWaiting(false);
    network = replaceNetwork((url, {headers, method}) => {
      if (method === 'POST') sent.push(new Headers(headers).get('idempotency-key'));
      return Promise.resolve(url.endsWith('/v1/feedback') ? json(RECEIPT, 201) : json({}, 404));
    });
  });
  after(async () => {
    network.restore();
    await store.clear();
  });

  async function leaveBehind(): Promise<string> {
    const record = waiting({lastError: 'network', attempts: 9, nextAttemptAt: Date.now() + 500_000});
    await store.put(record);
    noteWaiting(true);
    return record.key;
  }

  it('loads nothing to send with while nothing waits', async () => {
    await fixture(html`<news-list api="https://api.danvan.test/flush/" unit="khanh-hoa"></news-list>`);
    window.dispatchEvent(new Event('online'));
    // what is asked for later has come: the code to send with would be here too
    await import('../../src/elements/most-viewed/define.js');
    await import('../../src/elements/campaign-stats/define.js');
    expect(isSenderLoaded()).to.equal(false);
  });

  for (const [when, happen] of [
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    ['the reader comes back to it', () => document.dispatchEvent(new Event('visibilitychange'))],
    [
      'it comes back out of the back-forward cache',
      () => window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})),
    ],
  ] as const) {
    it(`sends what another page left behind when ${when}`, async () => {
      const key = await leaveBehind();
      happen();
      await waitUntil(() => sent.includes(key), `never sent when ${when}`);
      expect(isSenderLoaded()).to.equal(true);
    });
  }
});
