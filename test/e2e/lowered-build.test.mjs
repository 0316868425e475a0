/* A site that installs the npm package and compiles it for old browsers, as Angular's production build does for all. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {build} from 'esbuild';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {receiptIn, send} from './form-page.mjs';
import {ownSite} from './own-site.mjs';

// one message a minute from one network without a proof of work, and two requests a minute from each of its addresses
process.env.FEEDBACK_PER_MINUTE = '2';
process.env.TRUSTED_PROXIES = '127.0.0.1';
process.env.PUBLIC_URL = 'http://127.0.0.1/';
const root = join(import.meta.dirname, '../..');

const FEEDBACK = {
  form: 'gop-y',
  unit: 'khanh-hoa',
  topic: 'gop-y',
  message: 'Góp ý gửi trước, để góp ý sau phải kèm phép tính.',
  name: 'Người gửi thử',
  consent: {version: '2026-01'},
  lookup_secret: 'K4WN-7QXD-M2PT',
};

async function bundle(api, options) {
  const {outputFiles} = await build({
    stdin: {
      contents: `
        import {configure} from 'danvan-widgets';
        import 'danvan-widgets/elements/feedback-form';
        configure({api: ${JSON.stringify(api)}});
      `,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    logLevel: 'error',
    ...options,
  });
  return outputFiles[0].text;
}

/** Sends a message from a neighbour's address, so that the network's next one needs a proof of work. */
async function sendAsNeighbour(api) {
  const answer = await fetch(`${api}/v1/feedback`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'x-forwarded-for': '127.0.0.9',
    },
    body: JSON.stringify(FEEDBACK),
  });
  assert.equal(answer.status, 201, await answer.text());
}

const PAGE = `<!doctype html><html lang="vi"><title>Góp ý</title><link rel="icon" href="data:,">
  <feedback-form unit="khanh-hoa"></feedback-form><script type="module" src="/site.js"></script>`;

for (const [how, options] of [
  ['with the helpers of Angular’s build', {supported: {'async-await': false}}],
  ['for browsers of 2016', {target: 'es2016', supported: {'dynamic-import': true, 'import-meta': true}}],
]) {
  describe(`the npm package in a site’s own build, ${how}`, () => {
    const site = ownSite();
    let server;
    before(async () => {
      const script = await bundle(site.server.address, options);
      server = await listen((request, response) => {
        const isScript = request.url === '/site.js';
        response.writeHead(200, {'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8'});
        response.end(isScript ? script : PAGE);
      });
    });
    after(() => server?.close());

    it('sends a message with a proof of work that the worker has done', async () => {
      await sendAsNeighbour(site.server.address);
      const page = await site.browser.newPage();
      const workers = [];
      const troubles = [];
      let challenges = 0;
      page.on('workercreated', (worker) => workers.push(worker.url()));
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('response', (response) => (challenges += response.url().endsWith('/v1/challenge') ? 1 : 0));
      await page.goto(`${server.address}/`, {waitUntil: 'load'});
      await page.waitForFunction(() => document.querySelector('feedback-form')?.dataset.state === 'ready', {
        polling: 100,
      });
      await send(page, 'Góp ý từ một trang tự biên dịch.');
      assert.match(await receiptIn(page), /\S/);
      assert.equal(challenges, 1);
      assert.equal(workers.length, 1);
      assert.deepEqual(troubles, []);
    });
  });
}
