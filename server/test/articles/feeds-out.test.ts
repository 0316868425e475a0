import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import type {FastifyInstance} from 'fastify';
import {parseJsonFeed, parseRssFeed} from 'feedsmith';
import type {components} from '../../../src/api/generated/contract.js';
import {readFeed} from '../../src/ingest/read/read-feed.js';
import {forEachDatabase} from '../support/databases.js';
import {addArticles} from '../support/more-articles.js';
import {assertAsPromised, faultsOf, problemOf, sampleApp} from '../support/sample-app.js';
import {xmlFaults} from '../support/strict-xml.js';
import {withSampleApp} from '../support/with-sample-app.js';

type Article = components['schemas']['Article'];

interface FeedDocument {
  readonly version: string;
  readonly title: string;
  readonly language: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const HOSTILE = 'A ]]> <b>&nbsp;&amp;</b> & "q" <![CDATA[ \u0001\u0008 \u{1F600} <!-- x';
const SEEN = 'A ]]> <b>&nbsp;&amp;</b> & "q" <![CDATA[  \u{1F600} <!-- x';
const HOSTILE_BODY = [
  '<p>Trước ]]&gt; \u0001</p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">bấm</a>',
  '<svg><style><img src=x onerror=alert(1)></style></svg><iframe srcdoc="<script>1</script>"></iframe>',
  '<p style="background:url(https://xau.vn/)">Sau <a href="/tin/2">tương đối</a> <img src="/images/b.jpg" alt="b"></p>',
].join('');
const RFC_822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} \+0700$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?\+07:00$/;
const RUNS = /<script|onerror|javascript:|srcdoc|<svg|<style|style=|xau\.vn/i;

forEachDatabase((_name, open) => {
  const sample = withSampleApp({open});
  before(async () => {
    await addArticles(sample.database.db, [
      {
        id: 'hiem',
        unit_id: 'an-giang',
        title: HOSTILE,
        summary: HOSTILE,
        byline: HOSTILE,
        body_html: HOSTILE_BODY,
        updated_at: new Date('2024-05-06T08:00:00+07:00'),
        tags: ['an-toan', 'giao-thong'],
        ...{image_src: '/images/a.jpg', image_width: 640, image_height: 360, image_alt: 'Ảnh', image_caption: HOSTILE},
      },
      {
        id: 'tu-noi-khac',
        unit_id: 'an-giang',
        category_id: 'canh-bao',
        title: 'Lấy từ nơi khác',
        source: 'Báo & đài',
        byline: 'Lê Thị & Trần Đạt',
        source_url: 'https://congan.vn/tin/1?a=1&b=2',
        url: 'https://congan.vn/tin/1?a=1&b=2',
        canonical_url: 'https://congan.vn/tin/1?a=1&b=2',
        summary: 'Chỉ có tóm tắt.',
        published_at: new Date('2024-05-04T23:59:59+07:00'),
      },
      {id: 'khong-mo-duoc', unit_id: 'an-giang', url: 'javascript:alert(1)', canonical_url: 'javascript:alert(1)'},
      {id: 'da-rut', unit_id: 'an-giang', withdrawn_at: new Date()},
    ]);
  });

  const get = async (url: string, headers: Record<string, string> = {}) => {
    const response = await sample.app.inject({url, headers});
    assert.equal(response.statusCode, 200, response.body);
    return response;
  };
  const rss = async (url: string) => parseRssFeed((await get(url)).body);
  const json = async (url: string) => parseJsonFeed((await get(url)).body);
  const idsOf = async (query: string) => {
    const {items = []} = await json(`/feeds/${query}`);
    return items.map(({url}) => new URL(url ?? '').pathname.replace('/bai-viet/', ''));
  };

  describe('a feed', () => {
    for (const [operation, url, type] of [
      ['getRssFeed', '/feeds/an-giang.xml', 'application/rss+xml; charset=utf-8'],
      ['getJsonFeed', '/feeds/an-giang.json', 'application/feed+json; charset=utf-8'],
    ] as const) {
      test(`${url} has its type, an ETag, and is not sent again unchanged`, async () => {
        const response = await get(url);
        assertAsPromised(operation, response);
        assert.equal(response.headers['content-type'], type);
        assert.match(String(response.headers['cache-control']), /max-age=60/);
        assert.equal(response.headers['access-control-allow-origin'], '*');
        const again = await sample.app.inject({url, headers: {'if-none-match': String(response.headers.etag)}});
        assert.deepEqual([again.statusCode, again.body], [304, '']);
      });

      test(`${url} refuses what it does not know`, async () => {
        assert.deepEqual(faultsOf(await sample.app.inject(`${url}?ubit=1`), 400), ['ubit unknown_parameter']);
        assert.deepEqual(faultsOf(await sample.app.inject(`${url}?unit=a`), 400), ['unit unknown_parameter']);
        assert.deepEqual(faultsOf(await sample.app.inject(`${url}?campaign=khong-co`), 404), [
          'campaign unknown_campaign',
        ]);
        assert.deepEqual(faultsOf(await sample.app.inject(url.replace('an-giang', 'khong-co')), 404), [
          'unit unknown_unit',
        ]);
        problemOf(await sample.app.inject(url.replace(/\w+$/, 'txt')), 404);
      });
    }

    const filters: [string, string[]][] = [
      ['an-giang.json', ['hiem', '/tin/1']],
      ['an-giang.json?category=canh-bao', ['/tin/1']],
      ['an-giang.json?exclude_category=canh-bao', ['hiem']],
      ['an-giang.json?tag=giao-thong', ['hiem']],
      ['an-giang.json?q=noi%20khac', ['/tin/1']],
      ['an-giang.json?q=%21', []],
      ['an-giang.json?from=2024-05-05&to=2024-05-05', ['hiem']],
      ['an-giang.json?exclude=hiem,khong-mo-duoc', ['/tin/1']],
      ['an-giang.json?limit=1', ['hiem']],
      ['khanh-hoa.json?campaign=dan-van-kheo', ['lua-dao']],
      ['khanh-hoa.json?document=25/nq-tw', ['lua-dao', 'hoa-binh']],
      ['phuong-nha-trang.json', ['cung-luc-b']],
      ['phuong-nha-trang.json?scope=province', ['lua-dao', 'hoa-binh', 'cu-moi-doc', 'cung-luc-b']],
      ['dak-lak.json', []],
    ];
    for (const [query, expected] of filters) {
      test(`${query} holds ${expected.join(', ') || 'nothing'}`, async () => {
        assert.deepEqual(await idsOf(query), expected);
      });
    }
  });

  describe('RSS', () => {
    test('is well-formed XML whatever the articles say', async () => {
      for (const url of ['an-giang.xml', 'an-giang.xml?scope=national&limit=100', 'dak-lak.xml', 'ninh-thuan.xml']) {
        assert.deepEqual(xmlFaults((await get(`/feeds/${url}`)).body), [], url);
      }
    });

    test('has what its specification requires', async () => {
      const {body} = await get('/feeds/an-giang.xml?scope=national&limit=100');
      assert.match(body, /^<\?xml version="1.0" encoding="utf-8"\?>\n<rss version="2.0" /);
      for (const name of ['title', 'link', 'description', 'language', 'ttl', 'lastBuildDate']) {
        const [head = ''] = body.split('<item>', 1);
        assert.equal(head.split(`<${name}>`).length, 2, name);
      }
      const dates = [...body.matchAll(/<(?:pubDate|lastBuildDate)>([^<]*)</g)].map(([, date = '']) => date);
      assert.ok(dates.length > 5);
      for (const date of dates) {
        assert.match(date, RFC_822);
        assert.equal(new Date(date).toUTCString().slice(0, 3).length, 3);
        const local = new Date(Date.parse(date) + 7 * 3_600_000);
        assert.equal(date.slice(0, 16), local.toUTCString().slice(0, 16));
      }
      const guids = [...body.matchAll(/<guid isPermaLink="true">([^<]*)</g)].map(([, guid]) => guid);
      assert.equal(guids.length, body.split('<item>').length - 1);
      assert.equal(new Set(guids).size, guids.length);
    });

    test('names no relative address', async () => {
      const {body} = await get('/feeds/an-giang.xml');
      const inText = body.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
      const addresses = [...inText.matchAll(/(?:href|src|url)="([^"]*)"|<(?:link|guid[^>]*)>([^<]*)</g)];
      assert.ok(addresses.length > 8);
      for (const [, one, other] of addresses) assert.match(one ?? other ?? '', /^https?:\/\//);
    });

    test('tells an article as it is', async () => {
      const {items = [], link, title, language, atom, lastBuildDate} = await rss('/feeds/an-giang.xml');
      assert.deepEqual([title, link, language], ['Công an An Giang', 'http://localhost/', 'vi']);
      assert.deepEqual(
        atom?.links?.map(({href, rel}) => [href, rel]),
        [['http://localhost/feeds/an-giang.xml', 'self']],
      );
      assert.equal(lastBuildDate, 'Mon, 06 May 2024 08:00:00 +0700');
      const [first, second] = items;
      assert.equal(first?.pubDate, 'Sun, 05 May 2024 08:00:00 +0700');
      assert.equal(first.dc?.creators?.[0], SEEN);
      assert.deepEqual(
        first.categories?.map(({name}) => name),
        ['an-toan', 'giao-thong'],
      );
      const picture = first.media?.contents?.[0];
      assert.deepEqual([picture?.url, picture?.width, picture?.height], ['http://localhost/images/a.jpg', 640, 360]);
      assert.equal(second?.link, 'https://congan.vn/tin/1?a=1&b=2');
      assert.deepEqual(second.source, {title: 'Báo & đài', url: 'https://congan.vn/tin/1?a=1&b=2'});
      assert.deepEqual([second.description, second.content], ['Chỉ có tóm tắt.', undefined]);
    });
  });

  describe('JSON Feed', () => {
    test('has what its specification requires', async () => {
      const feed = await get('/feeds/an-giang.json?scope=national&limit=100');
      const {version, title, feed_url, home_page_url, language, items} = feed.json<FeedDocument>();
      assert.equal(version, 'https://jsonfeed.org/version/1.1');
      assert.deepEqual([title, language], ['Tin bài của công an cả nước', 'vi']);
      assert.equal(home_page_url, 'http://localhost/');
      assert.equal(feed_url, 'http://localhost/feeds/an-giang.json?limit=100&scope=national');
      assert.equal(new Set(items.map(({id}) => id)).size, items.length);
      for (const item of items) {
        assert.match(String(item['date_published']), RFC_3339);
        assert.equal('content_html' in item, !('content_text' in item));
        for (const name of ['id', 'url', 'image']) {
          if (name in item) assert.match(String(item[name]), /^https?:\/\//);
        }
      }
    });

    test('tells an article as it is', async () => {
      const [first] = (await json('/feeds/an-giang.json')).items ?? [];
      assert.deepEqual([first?.title, first?.summary, first?.authors], [HOSTILE, HOSTILE, [{name: HOSTILE}]]);
      assert.deepEqual(first?.tags, ['an-toan', 'giao-thong']);
      assert.equal(first.image, 'http://localhost/images/a.jpg');
      assert.equal(first.date_modified, '2024-05-06T08:00:00.000+07:00');
    });
  });

  describe('a body', () => {
    test('is cleaned wherever it leaves, also one that was stored unclean', async () => {
      const {body_html} = (await get('/v1/articles/hiem')).json<Article>();
      const inJson = (await json('/feeds/an-giang.json')).items?.[0]?.content_html ?? '';
      const inRss = (await rss('/feeds/an-giang.xml')).items?.[0]?.content?.encoded ?? '';
      const page = (await get('/bai-viet/hiem')).body;
      for (const body of [body_html, inJson, inRss]) {
        assert.doesNotMatch(body, RUNS);
        assert.match(body, /Trước/);
        assert.match(body, /Sau/);
      }
      assert.ok(page.includes(body_html));
      assert.doesNotMatch(page, /alert\(1\)|srcdoc|xau\.vn/);
    });

    test('keeps addresses that are relative to the API so in its answers, and absolute in feeds', async () => {
      const {body_html} = (await get('/v1/articles/hiem')).json<Article>();
      assert.match(body_html, /href="\/tin\/2"/);
      assert.match(body_html, /src="\/images\/b\.jpg"/);
      const feed = (await json('/feeds/an-giang.json')).items?.[0]?.content_html ?? '';
      assert.match(feed, /href="http:\/\/localhost\/tin\/2"/);
      assert.match(feed, /src="http:\/\/localhost\/images\/b\.jpg"/);
    });
  });

  describe('the address of the service', () => {
    const selfOf = async (server: FastifyInstance, headers: Record<string, string>) => {
      const response = await server.inject({url: '/feeds/an-giang.json', headers});
      return response.json<{feed_url: string}>().feed_url;
    };

    test('is the one that each request names, kept apart for each', async () => {
      const keeping = await sampleApp(sample.database, {keepAnswersMs: 60_000});
      assert.equal(await selfOf(keeping, {host: 'xau.vn'}), 'http://xau.vn/feeds/an-giang.json');
      assert.equal(await selfOf(keeping, {host: 'api.vn:8080'}), 'http://api.vn:8080/feeds/an-giang.json');
      const forwarded = {host: 'api.vn', 'x-forwarded-host': 'xau.vn', 'x-forwarded-proto': 'https'};
      assert.equal(await selfOf(keeping, forwarded), 'http://api.vn/feeds/an-giang.json');
      await keeping.close();
    });

    test('is never what is forwarded, of what kind ever, behind a trusted proxy', async () => {
      const publicUrl = 'https://api.tinh.gov.vn/';
      const behind = await sampleApp(sample.database, {
        trustedProxies: ['127.0.0.1'],
        publicUrl,
        keepAnswersMs: 60_000,
      });
      for (const [host, protocol] of [
        ['xau.vn', 'javascript'],
        ['xau.vn', 'https'],
        ['xau.vn/a?', 'http'],
      ] as const) {
        const headers = {host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol};
        for (const kind of ['json', 'xml']) {
          const answer = await behind.inject({url: `/feeds/an-giang.${kind}`, headers});
          assert.equal(answer.statusCode, 200);
          assert.match(answer.body, /https:\/\/api\.tinh\.gov\.vn\/feeds\/an-giang/);
          assert.doesNotMatch(answer.body, /xau\.vn\/(?:feeds|"|<)|javascript:\/\//);
        }
        const listed = await behind.inject({
          url: '/v1/articles?url=https%3A%2F%2Fapi.tinh.gov.vn%2Fbai-viet%2Fhiem',
          headers,
        });
        assert.deepEqual(
          listed.json<{items: Article[]}>().items.map(({url}) => url),
          ['/bai-viet/hiem'],
        );
      }
      await behind.close();
      await assert.rejects(sampleApp(sample.database, {trustedProxies: ['127.0.0.1']}), /public address/);
    });

    test('that a request names is kept by no cache on the way, the configured one is', async () => {
      const told = await sampleApp(sample.database, {publicUrl: 'https://api.tinh.gov.vn/'});
      for (const kind of ['json', 'xml']) {
        const [named, configured] = await Promise.all(
          [sample.app, told].map((server) => server.inject(`/feeds/an-giang.${kind}`)),
        );
        assert.match(String(named?.headers['cache-control']), /^private, max-age=60/);
        assert.match(String(configured?.headers['cache-control']), /^public, max-age=60/);
      }
      await told.close();
    });

    test('is the configured one whatever a request names', async () => {
      const told = await sampleApp(sample.database, {publicUrl: 'https://api.tinh.gov.vn/tin/'});
      assert.equal(await selfOf(told, {host: 'xau.vn'}), 'https://api.tinh.gov.vn/tin/feeds/an-giang.json');
      await told.close();
    });

    test('that could be something else in a document is refused', async () => {
      for (const host of ['a"b', 'a/b', 'a@b', '<b>', 'a b', 'a:99999', '[:]', '1.2.3.4.5']) {
        problemOf(await sample.app.inject({url: '/feeds/an-giang.xml', headers: {host}}), 400);
      }
    });
  });

  describe('an article that was taken in, told again and taken in again', () => {
    const read = (body: string, kind: 'xml' | 'json') =>
      readFeed(Buffer.from(body), {
        url: `http://localhost/feeds/an-giang.${kind}`,
        contentType: kind === 'xml' ? 'application/rss+xml; charset=utf-8' : 'application/feed+json; charset=utf-8',
        now: new Date(),
      });

    for (const kind of ['xml', 'json'] as const) {
      test(`is the same in the ${kind} feed`, async () => {
        const {entries, refusals} = read((await get(`/feeds/an-giang.${kind}?scope=national&limit=100`)).body, kind);
        assert.deepEqual(refusals, []);
        const listed = (await get('/v1/articles?limit=100')).json<{items: Article[]}>().items;
        const told = new Map(entries.map((entry) => [new URL(entry.url).pathname, entry]));
        let compared = 0;
        for (const {id, url} of listed.filter((one) => !one.url.startsWith('javascript:'))) {
          const article = (await get(`/v1/articles/${id}`)).json<Article>();
          const entry = told.get(new URL(url, 'http://localhost/').pathname);
          assert.ok(entry, url);
          const plain = (text: string) =>
            text
              .replaceAll(/[\u0001\u0008]/g, '')
              .replaceAll(/\s+/g, ' ')
              .trim();
          assert.equal(entry.title, plain(article.title));
          assert.equal(entry.summary, plain(article.summary));
          // of a name like `<b>`, which nobody has, a reader keeps the words
          if (!article.byline?.includes('<')) assert.equal(entry.byline, article.byline);
          assert.equal(entry.bodyHtml.replaceAll('="http://localhost/', '="/'), article.body_html);
          assert.deepEqual(
            entry.tags.map(({slug}) => slug),
            article.tags,
          );
          assert.equal(
            Math.floor(entry.publishedAt.getTime() / 1000),
            Math.floor(Date.parse(article.published_at) / 1000),
          );
          assert.equal(entry.picture?.src.replace('http://localhost/', '/'), article.image?.src);
          compared++;
        }
        assert.ok(compared > 8);
      });
    }
  });
});
