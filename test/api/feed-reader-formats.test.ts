import {expect} from '@open-wc/testing';
import {isArticleList} from '../../src/api/articles.js';
import {item, newsOf, rss} from '../support/feeds.js';

const SITE = 'https://congan.khanhhoa.test';
const stories = (text: string) => newsOf(text).items;
const only = (text: string) => {
  const {items} = newsOf(text);
  expect(items).to.have.length(1);
  return items[0]!;
};

describe('the feed reader reads', () => {
  it('RSS 2.0 with content:encoded, dc: and CDATA', () => {
    const text = rss(`<item>
      <title><![CDATA[Dân vận khéo &amp; an ninh cơ sở]]></title>
      <link>
        https://congan.khanhhoa.test/tin/dan-van-kheo.html
      </link>
      <description><![CDATA[<p><img src="/anh/nho.jpg" width="640" height="360">Bà con cùng <b>tuần tra</b>.</p><p>Mỗi tối.</p>]]></description>
      <content:encoded><![CDATA[<p>Toàn văn</p>]]></content:encoded>
      <dc:creator>Tổ công tác</dc:creator>
      <category>Dân vận</category><category>An ninh, trật tự</category>
      <pubDate>Tue, 12 Jun 2018 01:55:00 GMT</pubDate>
    </item>`);
    const list = newsOf(text);
    expect(isArticleList(list)).to.equal(true);
    const {id, ...story} = list.items[0]!;
    expect(id).to.match(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(story).to.deep.equal({
      url: `${SITE}/tin/dan-van-kheo.html`,
      title: 'Dân vận khéo & an ninh cơ sở',
      summary: 'Bà con cùng tuần tra. Mỗi tối.',
      image: {src: `${SITE}/anh/nho.jpg`, width: 640, height: 360, alt: ''},
      unit: {id: 'cong-an-tinh-khanh-hoa', name: 'Công an tỉnh Khánh Hòa', short_name: 'Công an tỉnh Khánh Hòa'},
      category: {id: 'dan-van', name: 'Dân vận'},
      published_at: '2018-06-12T08:55:00+07:00',
      updated_at: null,
      tags: ['dan-van', 'an-ninh-trat-tu'],
      campaign: null,
      documents: [],
    });
  });

  it('RSS 0.91 with the grammar of its time named', () => {
    const story = only(`<?xml version="1.0"?>
      <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
      <rss version="0.91"><channel><title>Báo địa phương</title><link>http://bao.test</link>
      <item><title>Tin một</title><link>http://bao.test/tin1.htm</link><description>Lời dẫn</description></item></channel></rss>`);
    expect(story.title).to.equal('Tin một');
    expect(story.summary).to.equal('Lời dẫn');
    expect(story.unit.name).to.equal('Báo địa phương');
    expect(story.category.name).to.equal('Tin tức');
    expect(story.published_at).to.equal('');
  });

  it('RSS 0.92 with an enclosed picture', () => {
    const story = only(`<rss version="0.92"><channel><title>T</title><item><title>Tin</title><link>${SITE}/1</link>
      <enclosure url="${SITE}/a.mp3" type="audio/mpeg" length="1"/><enclosure url="${SITE}/a.jpg" type="image/jpeg" length="1"/></item></channel></rss>`);
    expect(story.image?.src).to.equal(`${SITE}/a.jpg`);
  });

  it('RSS 1.0, whose items stand beside the channel', () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="${SITE}/"><title>Cổng tin</title><link>${SITE}/</link><items><rdf:Seq><rdf:li resource="${SITE}/1"/></rdf:Seq></items></channel>
      <item rdf:about="${SITE}/1"><title>Một</title><link>${SITE}/1</link><dc:date>2022-10-02T08:00:00+07:00</dc:date><dc:subject>Pháp luật</dc:subject></item>
      <item rdf:about="${SITE}/2"><title>Hai</title><dc:date>2022-10-03</dc:date></item></rdf:RDF>`;
    expect(stories(text).map(({title, url, published_at}) => [title, url, published_at])).to.deep.equal([
      ['Hai', `${SITE}/2`, '2022-10-03T00:00:00+07:00'],
      ['Một', `${SITE}/1`, '2022-10-02T08:00:00+07:00'],
    ]);
    expect(stories(text)[1]?.category.id).to.equal('phap-luat');
  });

  it('Atom with plain, HTML and XHTML texts, xml:base and several links', () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${SITE}/tin/"><title>Tin Atom</title>
      <entry><title type="html">A &amp;lt; B &amp;amp; C</title><id>urn:1</id><updated>2026-10-02T08:00:00Z</updated>
        <link rel="self" href="1.atom"/><link rel="alternate" type="text/html" href="mot.html"/>
        <link rel="enclosure" type="image/png" href="/anh/mot.png"/><category term="an-ninh" label="An ninh"/>
        <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Dòng một</p><p>dòng hai</p></div></summary></entry>
      <entry><title>x &lt;b&gt; y</title><id>urn:2</id><published>2026-10-01T08:00:00Z</published><updated>2026-10-03T08:00:00Z</updated>
        <link href="hai.html"/><content type="html">&lt;p&gt;Nội dung &lt;img src="a.jpg"&gt;&lt;/p&gt;</content></entry></feed>`;
    const [one, two] = stories(text);
    expect(one?.title).to.equal('A < B & C');
    expect(one?.url).to.equal(`${SITE}/tin/mot.html`);
    expect(one?.summary).to.equal('Dòng một dòng hai');
    expect(one?.image?.src).to.equal(`${SITE}/anh/mot.png`);
    expect(one?.category).to.deep.equal({id: 'an-ninh', name: 'An ninh'});
    expect(one?.published_at).to.equal('2026-10-02T15:00:00+07:00');
    expect(two?.title, 'plain text is not read as markup').to.equal('x <b> y');
    expect(two?.summary).to.equal('Nội dung');
    expect(two?.image).to.deep.equal({src: `${SITE}/tin/a.jpg`, width: 1600, height: 900, alt: ''});
    expect(two?.updated_at).to.equal('2026-10-03T15:00:00+07:00');
  });

  it('Atom 0.3', () => {
    const story = only(`<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Cũ</title><entry><title>Tin</title>
      <link rel="alternate" type="text/html" href="${SITE}/1"/><issued>2005-09-02T08:00:00+07:00</issued></entry></feed>`);
    expect(story.published_at).to.equal('2005-09-02T08:00:00+07:00');
  });

  it('JSON Feed', () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Tin JSON',
      home_page_url: `${SITE}/tin/`,
      items: [
        {
          id: '1',
          url: 'mot.html',
          title: 'A & B <i>',
          content_html: '<p>Nội dung &amp; ảnh</p>',
          image: '/anh.webp',
          date_published: '2026-10-02T08:00:00+07:00',
          tags: ['Dân vận'],
        },
        {id: `${SITE}/hai`, content_text: 'Chỉ có <lời>', date_published: '2026-10-01T08:00:00+07:00'},
        'không phải mục',
        null,
      ],
    };
    const [one, two, ...rest] = stories(JSON.stringify(feed));
    expect(rest).to.deep.equal([]);
    expect(one?.title).to.equal('A & B <i>');
    expect(one?.url).to.equal(`${SITE}/tin/mot.html`);
    expect(one?.summary).to.equal('Nội dung & ảnh');
    expect(one?.image?.src).to.equal(`${SITE}/anh.webp`);
    expect(one?.tags).to.deep.equal(['dan-van']);
    expect([two?.title, two?.summary, two?.url]).to.deep.equal(['Chỉ có <lời>', '', `${SITE}/hai`]);
  });

  it('the media module, full pictures before thumbnails, also in groups', () => {
    const pictures = (inside: string) => only(rss(item(inside))).image;
    expect(
      pictures(`<media:thumbnail url="/nho.jpg" width="90" height="60"/><media:group>
        <media:content url="/phim.mp4" type="video/mp4"/><media:content url="/to.jpg" medium="image" width="1200" height="800"/></media:group>`),
    ).to.deep.equal({src: `${SITE}/to.jpg`, width: 1200, height: 800, alt: ''});
    expect(pictures('<media:thumbnail url="/nho.jpg" width="90" height="60"/>')?.width).to.equal(90);
  });

  it('the pictures of a lazy site, and passes over counters', () => {
    const html = '<img src="/dem.gif" width="1" height="1"><img src="data:image/gif;base64,R0" data-src="/that.jpg">';
    expect(only(rss(item(`<description><![CDATA[${html}]]></description>`))).image?.src).to.equal(`${SITE}/that.jpg`);
  });

  it('relative links against the site, against the feed where no site is named', () => {
    expect(only(rss(item('', {link: 'tin/a.html'}))).url).to.equal(`${SITE}/tin/a.html`);
    expect(only(rss(item('', {link: 'a.html'}), '<title>T</title>')).url).to.equal(`${SITE}/rss/a.html`);
  });

  it('the address of an item from its guid, unless that is none', () => {
    const guid = (attribute: string) => rss(`<item><title>Tin</title><guid${attribute}>${SITE}/9</guid></item>`);
    expect(only(guid('')).url).to.equal(`${SITE}/9`);
    expect(stories(guid(' isPermaLink="false"'))).to.deep.equal([]);
  });

  it('every spelling of a date, and invents none', () => {
    const dates = ['Chủ Nhật, 2/10/2022', '12/06/2018, 08:55', 'hôm qua', '31/02/2020', ''];
    const text = rss(
      dates.map((date, index) => item('', {date, link: `/${index}`, title: date || 'không có'})).join(''),
    );
    expect(stories(text).map(({title, published_at}) => [title, published_at])).to.deep.equal([
      ['Chủ Nhật, 2/10/2022', '2022-10-02T00:00:00+07:00'],
      ['12/06/2018, 08:55', '2018-06-12T08:55:00+07:00'],
      ['hôm qua', ''],
      ['31/02/2020', ''],
      ['không có', ''],
    ]);
  });

  it('each story once, as it was told last, however its link is spelled', () => {
    const again = {link: 'http://www.congan.khanhhoa.test/tin/1/', title: 'Tin cũ', date: '11/06/2018'};
    const text = rss(item('', {link: '/tin/1?utm_source=rss', title: 'Tin sửa'}) + item('', again));
    expect(stories(text).map(({title}) => title)).to.deep.equal(['Tin sửa']);
  });

  it('the newest two hundred, wherever they stand', () => {
    const day = (index: number) => new Date(Date.UTC(2020, 0, index)).toUTCString();
    const text = rss(
      Array.from({length: 250}, (_, i) => item('', {link: `/${i}`, title: `Tin ${i}`, date: day(i)})).join(''),
    );
    const titles = stories(text).map(({title}) => title);
    expect([titles.length, titles[0], titles.at(-1)]).to.deep.equal([200, 'Tin 249', 'Tin 50']);
  });

  it('a summary cut behind a word', () => {
    const {summary} = only(rss(item(`<description>${'nhân dân '.repeat(60)}</description>`)));
    expect(summary).to.match(/^(nhân dân )+(nhân|nhân dân)…$/);
    expect(summary.length).to.be.within(280, 301);
  });

  it('what sites break most: bare ampersands, entities of HTML, prefixes that nobody declared, words before the root', () => {
    const text = `\n<b>Warning</b>: date() in rss.php\n<?xml version="1.0"?><rss version="2.0"><channel><title>T&nbsp;& T</title>
      <item><title>Trật tự & an toàn\u0008</title><link>${SITE}/?a=1&b=2</link><media:thumbnail url="/a.jpg"/>
      <description><![CDATA[Một &amp; hai]]></description></item></channel></rss><!-- 0.2 s --><script>dem()</script>`;
    const story = only(text);
    expect(story.unit.name).to.equal('T & T');
    expect(story.title).to.equal('Trật tự & an toàn');
    expect(story.url).to.equal(`${SITE}/?a=1&b=2`);
    expect(story.summary).to.equal('Một & hai');
    expect(story.image?.src).to.equal(`${SITE}/a.jpg`);
  });

  it('an empty feed as no news', () => expect(stories(rss(''))).to.deep.equal([]));
});
