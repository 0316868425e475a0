import {expect} from '@open-wc/testing';
import {parseFeed} from '../../src/api/feed-reader/parse-feed.js';
import {FEED, item, newsOf, rss} from '../support/feeds.js';

const stories = (text: string) => newsOf(text).items;

/** Why a text is refused, as the webmaster reads it. */
function refusal(text: string): string {
  const reading = parseFeed(text, FEED);
  if (reading.ok) throw new Error('It was read.');
  return reading.reason;
}

describe('the feed reader, with feeds that mean harm or are none,', () => {
  it('lets nothing run or load, and shows markup in titles as words', async () => {
    let ran = false;
    Object.assign(window, {run: () => (ran = true)});
    const title =
      '<![CDATA[<img src=x onerror=run()>Tin <script>run()</script><svg onload=run()></svg><style>*{}</style> mới]]>';
    const body =
      '<![CDATA[<iframe srcdoc="<script>parent.run()</script>"></iframe><video src=x onerror=run()></video>Lời]]>';
    const [story] = stories(rss(item(`<description>${body}</description>`, {title})));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(ran).to.equal(false);
    expect(story?.title).to.equal('Tin mới');
    expect(story?.summary).to.equal('Lời');
    Reflect.deleteProperty(window, 'run');
  });

  it('decodes entities once: what was written as text stays text', () => {
    const [story] = stories(rss(item('', {title: '&amp;lt;script&amp;gt;run()&amp;lt;/script&amp;gt;'})));
    expect(story?.title).to.equal('<script>run()</script>');
  });

  it('leaves out stories whose link is no web address', () => {
    const links = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java&#10;script:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'blob:https://x/1',
      'file:///etc/passwd',
      'https://ten:mk@congan.test/',
    ];
    expect(stories(rss(links.map((link) => item('', {link})).join('')))).to.deep.equal([]);
  });

  it('takes no picture that is not of the web', () => {
    for (const src of ['data:image/svg+xml,%3Csvg onload=alert(1)%3E', 'javascript:alert(1)', 'https://[']) {
      const [story] = stories(rss(item(`<media:content url="${src}" medium="image"/><image>${src}</image>`)));
      expect(story?.image, src).to.equal(null);
    }
  });

  it('takes no base that is not of the web', () => {
    const text = rss(item('', {link: 'alert(1)'})).replace('<rss ', '<rss xml:base="javascript:" ');
    expect(stories(text).map(({url}) => url)).to.deep.equal(['https://congan.khanhhoa.test/alert(1)']);
  });

  it('takes out characters that are not seen or turn words around', () => {
    const [story] = stories(rss(item('', {title: 'Tin\u202Egpj.\u2066 m\u200Bới'})));
    expect(story?.title).to.equal('Tingpj. mới');
  });

  it('refuses entity bombs before they are read', () => {
    const lols = Array.from({length: 9}, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const text = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${lols}]>${rss(item('', {title: '&l9;'}))}`;
    const start = performance.now();
    expect(refusal(text)).to.contain('DTD');
    expect(performance.now() - start).to.be.lessThan(500);
  });

  it('refuses entities of files', () => {
    const text =
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>';
    expect(refusal(text)).to.contain('DTD');
  });

  it('refuses a grammar hidden behind the root', () => {
    const text = rss(item('')).replace('<channel>', '<!DOCTYPE rss [<!ENTITY x "y">]><channel>');
    expect(refusal(text)).to.contain('XML');
  });

  it('tells the webmaster that an address leads to a web page', () => {
    expect(refusal('<!DOCTYPE html><html><head><title>404</title></head></html>')).to.contain('trang web');
    expect(refusal('<html lang="vi"><body><p>Lỗi <rss></p></body></html>')).to.contain('trang web');
  });

  it('refuses a feed that was cut off, rather than take its half for all', () => {
    const text = rss(item('') + item('', {link: '/2'}));
    expect(refusal(text.slice(0, text.lastIndexOf('<pubDate>')))).to.contain('cắt ngang');
  });

  for (const text of [
    '',
    'Không có gì',
    '{"error": "x"}',
    '{"items": [{"url": "/1"',
    '<sitemap><url>/1</url></sitemap>',
  ]) {
    it(`refuses what is no feed («${text}»)`, () => expect(refusal(text)).to.contain('không phải RSS'));
  }

  it('reads five megabytes of a feed in a time that a reader bears', () => {
    const body = `<content:encoded><![CDATA[${'<p>Nhân dân &amp; công an</p>'.repeat(160)}]]></content:encoded>`;
    const text = rss(Array.from({length: 1000}, (_, i) => item(body, {link: `/${i}`})).join(''));
    expect(text.length).to.be.greaterThan(4_500_000);
    const start = performance.now();
    expect(stories(text)).to.have.length(200);
    expect(performance.now() - start).to.be.lessThan(6000);
  });
});
