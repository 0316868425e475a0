import assert from 'node:assert/strict';
import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {brotliCompressSync} from 'node:zlib';
import type {FastifyInstance} from 'fastify';
import type {OpenDatabase} from '../../src/database/database.js';
import {emptyFolder} from '../support/folders.js';
import {giveBackEmbedded, takeEmbedded} from '../support/reused-databases.js';
import {problemOf, sampleApp} from '../support/sample-app.js';

const template = `<!doctype html><title>{{title}}</title><article id="{{id}}"><h1>{{title}}</h1><p>{{date}}</p>
<p>{{byline}}|{{source}}|{{unit}}|{{category}}|{{unknown}}</p>{{image}}{{body}}</article>`;

describe('the sites that the server shows', () => {
  let files: string;
  let database: OpenDatabase;
  let app: FastifyInstance;
  before(async () => {
    files = await emptyFolder();
    await mkdir(join(files, 'cdn/chunks'), {recursive: true});
    await mkdir(join(files, 'demo/images'), {recursive: true});
    await writeFile(join(files, 'secret.txt'), 'secret');
    await writeFile(join(files, 'cdn/all.js'), 'export {};');
    await writeFile(join(files, 'cdn/all.js.br'), brotliCompressSync('export {};'));
    await writeFile(join(files, 'cdn/chunks/core-8f3kQ2ab.js'), 'export {};');
    await writeFile(join(files, 'demo/index.html'), '<h1>Trang chủ</h1>');
    await writeFile(join(files, 'demo/phan-hoi.html'), '<h1>Phản hồi</h1>');
    await writeFile(join(files, 'demo/bai-viet.html'), template);
    await writeFile(join(files, 'demo/.hidden'), 'hidden');
    await writeFile(join(files, 'demo/images/a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    database = await takeEmbedded();
    const at = (folder: string) => pathToFileURL(join(files, folder, '/'));
    app = await sampleApp(database, {
      widgets: {place: undefined, folders: [join(files, 'cdn')]},
      demo: at('demo'),
    });
  });
  after(async () => {
    await app.close();
    await giveBackEmbedded(database);
    await rm(files, {recursive: true, force: true});
  });

  describe('the built widgets', () => {
    test('may be loaded by any site; only names that change with their content are kept for ever', async () => {
      const entry = await app.inject('/widgets/v1/all.js');
      assert.equal(entry.statusCode, 200);
      assert.match(String(entry.headers['content-type']), /javascript/);
      assert.equal(entry.headers['access-control-allow-origin'], '*');
      assert.match(String(entry.headers['cache-control']), /max-age=300\b/);
      const chunk = await app.inject('/widgets/v1/chunks/core-8f3kQ2ab.js');
      assert.equal(chunk.headers['cache-control'], 'public, max-age=31536000, immutable');
    });

    test('are sent compressed to those who take it', async () => {
      const response = await app.inject({url: '/widgets/v1/all.js', headers: {'accept-encoding': 'gzip, br'}});
      assert.equal(response.headers['content-encoding'], 'br');
      assert.match(String(response.headers['content-type']), /javascript/);
      assert.match(String(response.headers.vary), /accept-encoding/i);
      assert.match(String(response.headers['cache-control']), /max-age=300\b/);
    });

    test('that do not exist get a problem', async () => {
      problemOf(await app.inject('/widgets/v1/nothing.js'), 404);
    });
  });

  describe('the demonstration site', () => {
    test('is served under a strict policy', async () => {
      for (const [url, words] of [
        ['/', 'Trang chủ'],
        ['/phan-hoi.html', 'Phản hồi'],
      ] as const) {
        const response = await app.inject(url);
        assert.equal(response.statusCode, 200);
        assert.match(response.body, new RegExp(words));
        const policy = String(response.headers['content-security-policy']);
        assert.match(policy, /default-src 'self'; script-src 'self'; style-src 'self'/);
        assert.doesNotMatch(policy, /unsafe/);
      }
    });

    test('shows an article in its page, whatever its words hold', async () => {
      const {statusCode, body} = await app.inject('/bai-viet/lich-su');
      assert.equal(statusCode, 200);
      assert.match(body, /<article id="lich-su">/);
      assert.match(body, /Thứ Ba, 12\/06\/2018, 08:55 \[GMT\+7\]/);
      assert.match(body, /<p>Thân <strong>bài<\/strong><\/p>/);
      assert.match(body, /\|Công an Ninh Thuận\|Tin tức\|<\/p>/);
      assert.doesNotMatch(body, /<script>|<figure>|\{\{unknown/);
      assert.match(body, /&lt;script&gt;alert\(&quot;x&quot;\)/);
      assert.match(body, /&amp;amp; \{\{title\}\} \$\{1\}/);
    });

    test('shows the picture with its caption where there is one', async () => {
      const {body} = await app.inject('/bai-viet/lua-dao');
      assert.match(body, /<figure><img src="\/images\/a\.svg" width="8" height="4" alt="&lt;script&gt;/);
      assert.match(body, /<figcaption>&lt;script&gt;/);
    });

    test('says in Vietnamese that a page is not there', async () => {
      for (const url of ['/bai-viet/khong-co', '/bai-viet/%00', '/bai-viet.html', '/khong-co.html', '/images/']) {
        const response = await app.inject(url);
        assert.equal(response.statusCode, 404, url);
        assert.equal(response.headers['content-type'], 'text/html; charset=utf-8', url);
        assert.match(response.body, /Không tìm thấy trang/);
      }
    });

    test('gives out nothing but its own files', async () => {
      const paths = [
        '/../secret.txt',
        '/..%2fsecret.txt',
        '/%2e%2e/secret.txt',
        '/images/..%5c..%5csecret.txt',
        '/.hidden',
      ];
      for (const url of [...paths, '/widgets/v1/..%2f..%2fsecret.txt', '//etc/passwd']) {
        const response = await app.inject(url);
        assert.ok([400, 403, 404].includes(response.statusCode), `${url}: ${response.statusCode}`);
        assert.doesNotMatch(response.body, /secret|hidden|root:/);
      }
    });
  });
});
