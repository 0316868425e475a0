import {expect} from '@open-wc/testing';
import {addressOrId, type ArticleKey, pageArticles} from '../../src/widget/shown-articles.js';
import {articleKey} from '../../src/widget/article-turns.js';
import {articleLink, hrefTemplate} from '../../src/widget/href-template.js';
import {listenToConsole} from '../support/console.js';

const API = 'https://api.danvan.test/';
const ARTICLE = {id: 'tin-so-1', url: 'https://congan.danvan.test/tin/dân-vận-khéo.html'};
const here = (path: string) => new URL(path, document.baseURI).href;

describe('the link of an article', () => {
  for (const [template, expected] of [
    ['', 'https://congan.danvan.test/tin/d%C3%A2n-v%E1%BA%ADn-kh%C3%A9o.html'],
    ['/tin/{id}', here('/tin/tin-so-1')],
    ['/tin/{slug}.aspx', here('/tin/d%C3%A2n-v%E1%BA%ADn-kh%C3%A9o.aspx')],
    ['bai.html?id={id}#dau', here('bai.html?id=tin-so-1#dau')],
    ['/xem?url={url}', here(`/xem?url=${encodeURIComponent(encodeURI(ARTICLE.url))}`)],
    ['https://khac.danvan.test/{slug}/{id}', 'https://khac.danvan.test/d%C3%A2n-v%E1%BA%ADn-kh%C3%A9o/tin-so-1'],
  ] as const) {
    it(`leads by «${template}» to ${expected}`, () => {
      expect(articleLink(API, template)(ARTICLE)).to.equal(expected);
    });
  }

  it('never leaves the template’s site, whatever an article is called', () => {
    for (const id of ['../../x', '//khac.test', 'a?b#c', 'javascript:alert(1)', '\\\\khac.test']) {
      const address = articleLink(API, '/tin/{id}/{slug}/{url}')({id, url: 'javascript:alert(1)'});
      expect(new URL(address ?? '').origin, id).to.equal(location.origin);
      expect(new URL(address ?? '').pathname, id).to.match(/^\/tin\//);
    }
    expect(articleLink(API, '')({id: 'a', url: 'javascript:alert(1)'})).to.equal(undefined);
  });

  it('goes by the id where the article’s own address names no page', () => {
    for (const url of ['https://a.test/', 'https://a.test/%E0', 'mailto:a@b.test']) {
      expect(articleLink(API, '/{slug}')({id: 'tin-1', url})).to.equal(here('/tin-1'));
    }
  });

  for (const [template, reason] of [
    ['/tin/', 'thiếu {id}'],
    ['/tin/{ma}', '«{ma}»'],
    ['javascript:alert({id})', 'không phải địa chỉ trang web'],
    ['//{slug}/tin', 'không phải địa chỉ trang web'],
    ['https://{id}.danvan.test/', 'không phải địa chỉ trang web'],
    ['https://a:b@danvan.test/{id}', 'không phải địa chỉ trang web'],
  ] as const) {
    it(`warns of the template «${template}» and does without it`, () => {
      const element = document.createElement('div');
      element.setAttribute('href-template', template);
      const warnings = listenToConsole('warn');
      expect(hrefTemplate(element, 'href-template', template)).to.equal('');
      const heard = warnings.stop();
      expect(heard).to.have.length(1);
      expect(heard[0]).to.include(reason);
    });
  }

  it('takes a right template as it is', () => {
    const warnings = listenToConsole('warn');
    expect(hrefTemplate(document.body, 'href-template', '/tin/{id}')).to.equal('/tin/{id}');
    expect(hrefTemplate(document.body, 'href-template', '')).to.equal('');
    expect(warnings.stop()).to.deep.equal([]);
  });
});

describe('one article told twice', () => {
  const keyOf = (article: ArticleKey) => articleKey(addressOrId(article, API));
  const isOfPage = async (article: ArticleKey, template = '', page?: readonly (string | undefined)[]) =>
    (await pageArticles([article], API, articleLink(API, template), page)).has(article);

  it('is known by its canonical address', () => {
    const again = {
      id: 'khac',
      url: 'http://www.congan.danvan.test/tin/d%C3%A2n-v%E1%BA%ADn-kh%C3%A9o.html?utm_source=zalo',
    };
    expect(keyOf(again)).to.equal(keyOf(ARTICLE));
    expect(keyOf({id: 'a', url: 'khong:co'})).to.not.equal(keyOf({id: 'b', url: 'khong:co'}));
  });

  it('is known on its own page, by what the page declares or by where the page’s links lead', async () => {
    const page = ['https://congan.danvan.test/tin/dân-vận-khéo.html', 'https://trang.test/tin/tin-so-2'];
    const other = {id: 'tin-so-2', url: 'https://khac.danvan.test/2'};
    expect(await isOfPage(ARTICLE, '', page)).to.equal(true);
    expect(await isOfPage(other, '', page)).to.equal(false);
    expect(await isOfPage(other, 'https://trang.test/tin/{id}', page)).to.equal(true);
    expect(await isOfPage({id: 'a', url: 'khong:co'}, '', [undefined])).to.equal(false);
  });

  it('is known by the page’s canonical link', async () => {
    const link = document.createElement('link');
    link.rel = 'canonical';
    link.href = `${ARTICLE.url}?utm_source=x`;
    document.head.append(link);
    expect(await isOfPage(ARTICLE, '')).to.equal(true);
    link.remove();
    expect(await isOfPage(ARTICLE, '')).to.equal(false);
    expect(await isOfPage({id: 'a', url: location.href}, ''), 'opened under it').to.equal(true);
  });
});
