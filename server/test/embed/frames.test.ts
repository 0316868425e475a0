import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {describe, test} from 'node:test';
import {repositoryRoot} from '../../src/repository-root.js';
import {addOrigin} from '../../src/units/origins.js';
import {json, problemOf} from '../support/sample-app.js';
import {xmlFaults} from '../support/strict-xml.js';
import {withSampleApp} from '../support/with-sample-app.js';

const PUBLIC_URL = 'https://api.vidu.vn/danvan/';

describe('a widget in a frame', () => {
  const sample = withSampleApp({publicUrl: PUBLIC_URL});
  const page = async (path: string) => (await sample.app.inject(path)).body;
  const policyOf = async (path: string) => String((await sample.app.inject(path)).headers['content-security-policy']);

  test('has a page with its tag, its attributes and its script', async () => {
    const response = await sample.app.inject('/embed/news-list?unit=khanh-hoa&limit=3&heading=Tin%20m%E1%BB%9Bi');
    assert.equal(response.statusCode, 200);
    assert.equal(response.headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(response.headers['cache-control'], 'public, max-age=300');
    assert.ok(response.body.includes('<news-list unit="khanh-hoa" limit="3" heading="Tin mới"></news-list>'));
    assert.ok(response.body.includes('src="../widgets/v1/danvan.js"'));
    assert.match(response.body, /<html lang="vi">[^]*<title>Tin tức<\/title>/);
    assert.match(await page('/embed/news-list?lang=en'), /<html lang="en">[^]*<title>News<\/title>/);
  });

  test('is there for each element but the officers’ inbox', async () => {
    for (const name of readdirSync(new URL('src/elements/', repositoryRoot))) {
      const {statusCode} = await sample.app.inject(`/embed/${name}`);
      assert.equal(statusCode, name === 'feedback-inbox' ? 404 : 200, name);
    }
  });

  test('takes from its address nothing that runs, and no API but its own', async () => {
    const attacks = [
      'onclick=alert(1)',
      'style=color:red',
      'api=https://la.example/',
      'data-x=1',
      `unit=${encodeURIComponent('"><script>alert(1)</script>')}`,
      `${encodeURIComponent('x><script>alert(1)</script')}=1`,
      'utm_source=zalo',
    ];
    const body = await page(`/embed/news-list?${attacks.join('&')}`);
    assert.ok(
      body.includes('<news-list unit="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></news-list>'),
      body.slice(body.indexOf('<body>')),
    );
  });

  test('may stand in every page, and in those alone that its unit has registered', async () => {
    const path = '/embed/feedback-form?unit=khanh-hoa';
    assert.match(await policyOf(path), /frame-ancestors \*$/);
    await addOrigin(sample.database.db, 'khanh-hoa', 'https://congan.khanhhoa.example');
    assert.match(await policyOf(path), /frame-ancestors 'self' https:\/\/congan\.khanhhoa\.example$/);
    assert.match(await policyOf('/embed/feedback-form?unit=can-tho'), /frame-ancestors \*$/);
    assert.match(await policyOf('/embed/feedback-form?unit=can-tho&unit=khanh-hoa'), /congan\.khanhhoa\.example$/);
    assert.match(await policyOf('/embed/feedback-form?unit=khanh-hoa&unit=can-tho'), /frame-ancestors \*$/);
    assert.match(
      await page('/embed/feedback-form?unit=khanh-hoa&unit=can-tho'),
      /<feedback-form unit="can-tho"><\/feedback-form>/,
    );
    assert.match(await policyOf('/khong-co'), /frame-ancestors 'self'$/);
  });

  test('tells how it is embedded: the page names what oEmbed answers about it', async () => {
    const body = await page('/embed/most-viewed?scope=national&window=7d');
    const [, address = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(body) ?? [];
    const {pathname, search} = new URL(address.replaceAll('&amp;', '&'));
    const response = await sample.app.inject(pathname.replace('/danvan', '') + search);
    assert.deepEqual(json(response), {
      version: '1.0',
      type: 'rich',
      title: 'Tin xem nhiều',
      provider_name: 'danvan-widgets',
      provider_url: PUBLIC_URL,
      cache_age: 3600,
      html:
        `<iframe src="${PUBLIC_URL}embed/most-viewed?scope=national&amp;window=7d" title="Tin xem nhiều" ` +
        'width="640" height="520" frameborder="0"></iframe>',
      width: 640,
      height: 520,
    });
  });

  test('fits into the size that a page allows', async () => {
    const url = encodeURIComponent(`${PUBLIC_URL}embed/news-list?unit=khanh-hoa`);
    const response = await sample.app.inject(`/oembed?url=${url}&maxwidth=300&maxheight=400`);
    assert.deepEqual(pick(json(response), 'width', 'height'), [300, 400]);
    assert.match(String(pick(json(response), 'html')[0]), / width="300" height="400" /);
    for (const [parameter, value] of [
      ['maxwidth', '0'],
      ['maxheight', 'cao'],
    ] as const) {
      const refused = await sample.app.inject(`/oembed?url=${url}&${parameter}=${value}`);
      assert.equal(problemOf(refused, 400).errors?.[0]?.parameter, parameter);
    }
  });

  test('answers in XML too, and says of another format that there is none', async () => {
    const url = encodeURIComponent(`${PUBLIC_URL}embed/news-list?unit=khanh-hoa&heading=A%26B`);
    const response = await sample.app.inject(`/oembed?url=${url}&format=xml`);
    assert.equal(response.headers['content-type'], 'text/xml; charset=utf-8');
    assert.deepEqual(xmlFaults(response.body), []);
    assert.match(response.body, /<oembed>\s*<version>1\.0<\/version>\s*<type>rich<\/type>/);
    assert.match(response.body, /<html>&lt;iframe src=/);
    problemOf(await sample.app.inject(`/oembed?url=${url}&format=yaml`), 501);
  });

  for (const [what, url] of [
    ['another server’s address', 'https://la.example/danvan/embed/news-list'],
    ['an element that there is not', `${PUBLIC_URL}embed/new-list`],
    ['the officers’ inbox', `${PUBLIC_URL}embed/feedback-inbox`],
    ['another page of the service', `${PUBLIC_URL}v1/articles`],
    ['no address', 'tin'],
  ] as const) {
    test(`embeds no ${what}`, async () => {
      problemOf(await sample.app.inject(`/oembed?url=${encodeURIComponent(url)}`), 404);
    });
  }

  test('asks for the address where none is named', async () => {
    assert.equal(problemOf(await sample.app.inject('/oembed'), 400).errors?.[0]?.parameter, 'url');
  });
});

describe('a frame of a service that was not told its public address', () => {
  const sample = withSampleApp();

  test('names the host of the request, and is for who asked', async () => {
    const response = await sample.app.inject({url: '/embed/news-list', headers: {host: 'mot.example'}});
    assert.equal(response.headers['cache-control'], 'private, max-age=300');
    assert.match(response.body, /href="http:\/\/mot\.example\/oembed\?url=/);
  });
});

function pick(value: unknown, ...names: readonly string[]): unknown[] {
  return names.map((name): unknown => Reflect.get(Object(value), name));
}
