import {expect, waitUntil} from '@open-wc/testing';
import {ApiError} from '../../src/api/api-error.js';
import {feedRead as feedReadBy} from '../../src/api/feed-reader/feed-read.js';
import {parseFeed} from '../../src/api/feed-reader/parse-feed.js';
import {read, readLastGood} from '../../src/api/client.js';
import {listenToConsole} from '../support/console.js';
import {bytes, FEED, item, rss} from '../support/feeds.js';
import {type ReplacedNetwork, replaceNetwork, silence} from '../support/network.js';

const feedRead = (address: string) => feedReadBy(address, parseFeed);
const MB = 1_000_000;
const ask = (address: string, signal = new AbortController().signal) => read(feedRead(address), signal);
const answer = (body: BodyInit, contentType = 'application/rss+xml', status = 200, length?: number) =>
  Promise.resolve(
    new Response(body, {
      status,
      headers: {'content-type': contentType, ...(length !== undefined && {'content-length': String(length)})},
    }),
  );

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
  throw new Error('It succeeded.');
}

describe('a read of a feed', () => {
  let network: ReplacedNetwork;
  let warnings: ReturnType<typeof listenToConsole>;
  const answerWith = (...answering: Parameters<typeof answer>) => {
    network = replaceNetwork(() => answer(...answering));
  };
  const firstTitle = async (address = FEED) => (await ask(address)).data.items[0]?.title;

  beforeEach(() => {
    warnings = listenToConsole('warn');
  });
  afterEach(() => {
    network.restore();
    warnings.stop();
    localStorage.clear();
  });

  it('gives news of the page’s own feed, read against the page', async () => {
    answerWith(rss(item('', {title: 'Tin mới'})));
    const {data, asOf} = await ask('/rss.xml');
    expect(network.asked).to.deep.equal([new URL('/rss.xml', document.baseURI).href]);
    expect(data.items[0]?.title).to.equal('Tin mới');
    expect(data.items[0]?.url, 'against its site').to.equal('https://congan.khanhhoa.test/tin/1');
    expect(Date.now() - asOf.getTime()).to.be.lessThan(60_000);
  });

  it('is shared by the widgets that want it at once', async () => {
    answerWith(rss(item('')));
    await Promise.all([ask(FEED), ask(FEED)]);
    expect(network.asked).to.have.length(1);
  });

  it('is kept as the last good one', async () => {
    answerWith(rss(item('', {title: 'Tin còn giữ'})));
    await ask(FEED);
    const titleKept = async () => (await readLastGood(feedRead(FEED)))?.data.items[0]?.title;
    // it is kept once the page is idle, by code that is fetched then
    await waitUntil(async () => (await titleKept()) === 'Tin còn giữ', undefined, {timeout: 10_000});
    expect(await readLastGood(feedRead(`${FEED}?khac`))).to.equal(undefined);
  });

  it('is not kept when it failed', async () => {
    answerWith('<html></html>', 'text/html');
    expect((await failure(ask(FEED))).kind).to.equal('unreadable');
    expect(await readLastGood(feedRead(FEED))).to.equal(undefined);
    expect(warnings.heard.join()).to.contain('trang web');
  });

  it('ends when nobody wants it any more', async () => {
    network = replaceNetwork(silence);
    const wanted = new AbortController();
    const reading = ask(FEED, wanted.signal).catch((error: unknown) => error);
    wanted.abort();
    expect(await reading).to.have.property('name', 'AbortError');
    expect(network.signals[0]?.aborted).to.equal(true);
  });

  it('tells the webmaster what another site must allow', async () => {
    network = replaceNetwork(() => Promise.reject(new TypeError('Failed to fetch')));
    expect((await failure(ask('https://khac.test/rss.xml'))).kind).to.equal('network');
    expect(warnings.heard.join()).to.contain('Access-Control-Allow-Origin').and.contain('https://khac.test/rss.xml');
  });

  it('does not blame the webmaster when the page’s own server is out of reach', async () => {
    network = replaceNetwork(() => Promise.reject(new TypeError('Failed to fetch')));
    expect((await failure(ask('/rss-mat-mang.xml'))).kind).to.equal('network');
    expect(warnings.heard).to.deep.equal([]);
  });

  it('tells the webmaster of an address that is not there', async () => {
    answerWith('', 'text/html', 404);
    expect((await failure(ask('/khong-co.xml'))).kind).to.equal('not-found');
    expect(warnings.heard.join()).to.contain('404');
  });

  it('tells the webmaster which name a policy of the page must let through', async () => {
    answerWith(rss(item('')));
    const closed = feedReadBy(FEED, () => {
      throw new TypeError('This document requires TrustedHTML assignment.');
    });
    expect((await failure(read(closed, new AbortController().signal))).kind).to.equal('unreadable');
    expect(warnings.heard.join()).to.contain('trusted-types').and.contain('danvan-feed');
  });

  it('stops behind five megabytes, whatever the server says of the length', async () => {
    let sent = 0;
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += MB;
        controller.enqueue(new Uint8Array(MB).fill(0x20));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    answerWith(endless);
    expect((await failure(ask('/lon.xml'))).kind).to.equal('unreadable');
    expect(isCancelled).to.equal(true);
    expect(sent).to.be.lessThan(10 * MB);
    expect(warnings.heard.join()).to.contain('5 MB');
  });

  it('does not begin with what is said to be larger', async () => {
    answerWith(rss(item('')), 'text/xml', 200, 50 * MB);
    expect((await failure(ask('/rat-lon.xml'))).kind).to.equal('unreadable');
  });

  describe('reads the letters', () => {
    it('of UTF-8 whatever header and document say', async () => {
      answerWith(rss(item('', {title: 'Trật tự'})).replace('utf-8', 'iso-8859-1'), 'text/xml; charset=windows-1252');
      expect(await firstTitle()).to.equal('Trật tự');
    });

    it('of UTF-16', async () => {
      const text = `\uFEFF${rss(item('', {title: 'Trật tự'})).replace('utf-8', 'utf-16')}`;
      answerWith(new Uint8Array(Uint16Array.from([...text], (c) => c.charCodeAt(0)).buffer));
      expect(await firstTitle()).to.equal('Trật tự');
    });

    it('of windows-1258, whose tones are letters of their own', async () => {
      const [before = '', after = ''] = rss(item('', {title: '|'}))
        .replace('utf-8', 'windows-1258')
        .split('|');
      answerWith(bytes(before, 'Tr', [0xe2, 0xf2], 't t', [0xfd, 0xf2], after));
      expect(await firstTitle()).to.equal('Trật tự'.normalize('NFC'));
    });

    it('of a code page that only the header names', async () => {
      const [before = '', after = ''] = rss(item('', {title: '|'}))
        .replace(' encoding="utf-8"', '')
        .split('|');
      answerWith(bytes(before, 'caf', [0xe9], after), 'text/xml; charset=ISO-8859-1');
      expect(await firstTitle()).to.equal('café');
    });
  });
});
