import {expect, fixture, html} from '@open-wc/testing';
import '../../src/elements/news-article/define.js';
import {ArticleBody, articleView} from '../../src/elements/news-article/article-view.js';
import {cleanBody} from '../../src/elements/news-article/clean-body.js';
import {vi} from '../../src/elements/news-article/vi.js';
import type {NewsArticle} from '../../src/elements/news-article/news-article.js';
import {article as story, wholeArticle} from '../support/fake-api/news-content.js';
import {ATTACKER, HOSTILE} from '../support/hostile-bodies.mjs';
import {hosted} from '../support/view-host.js';
import {json, replaceNetwork} from '../support/network.js';
import {drawn, one, shadowText} from '../support/widget.js';

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

const PARTS = {level: 2, tableLabel: 'Bảng', base: 'https://api.danvan.test/'};

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
        return articleView(whole, {...view, show: new Set(), drawn: drawn_, retryBody: body.retry});
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
