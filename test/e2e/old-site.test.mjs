/* A provincial site of another origin, old and hostile, with the tags pasted in: the webmaster's case. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, describe, it} from 'node:test';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {watchTroubles} from './browser.mjs';
import {ownSite} from './own-site.mjs';

const TAGS = ['news-list', 'most-viewed', 'campaign-stats', 'news-article', 'feedback-form'];
const read = (name) => readFile(new URL(`../hosts/${name}`, import.meta.url), 'utf8');

let oldSite;
let scripts = '';
const site = ownSite(async () => {
  oldSite = await startSite();
});
after(() => oldSite?.close());

/** The old site itself; its policy lets in nothing but its own files and the API's. */
function startSite() {
  const files = {'/': 'old-site.html', '/old-site.css': 'old-site.css', '/old-library.js': 'old-library.js'};
  const types = {html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript'};
  return listen(async (request, response) => {
    const name = files[request.url];
    if (!name) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[name.split('.').at(-1)],
      'content-security-policy':
        `default-src 'self'; script-src 'self' ${site.server.address}; connect-src ${site.server.address}; img-src ${site.server.address}; ` +
        `style-src 'self'; require-trusted-types-for 'script'`,
    });
    response.end((await read(name)).replace('{{scripts}}', scripts));
  });
}

const tag = (file) => `<script type="module" src="${site.server.address}/widgets/v1/${file}"></script>`;

/** Opens the old site and waits until each of its widgets is drawn. */
async function open(withScripts) {
  scripts = withScripts;
  const page = await site.browser.newPage();
  const troubles = watchTroubles(page, [oldSite.address, site.server.address]);
  await page.goto(`${oldSite.address}/`, {waitUntil: 'load'});
  for (const name of TAGS) {
    await page.waitForSelector(name);
    await page.$eval(name, (widget) => widget.scrollIntoView());
    await page.waitForFunction((selector) => document.querySelector(selector).dataset.state === 'ready', {}, name);
  }
  return {page, troubles: troubles.filter((trouble) => !trouble.includes('favicon'))};
}

describe('an old site of another origin', () => {
  it('gets all five widgets from one script tag, under a strict policy and with trusted types', async () => {
    const {page, troubles} = await open(tag('all.js'));
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('gets them from the loader that brings only what is needed', async () => {
    const {page, troubles} = await open(tag('danvan.js'));
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('can pin the file by its integrity', async () => {
    const answer = await fetch(`${site.server.address}/widgets/v1/integrity.json`);
    const [path, integrity] = Object.entries(await answer.json()).find(([name]) => name.endsWith('/all.js'));
    assert.match(integrity, /^sha384-/);
    const src = `${site.server.address}/widgets/${path}`;
    const {page, troubles} = await open(
      `<script type="module" src="${src}" integrity="${integrity}" crossorigin="anonymous"></script>`,
    );
    assert.deepEqual(troubles, []);
    await page.close();
  });

  it('survives its own mistakes: the same script twice', async () => {
    const {page} = await open(tag('all.js') + tag('all.js?lan-2'));
    const alive = await page.$eval('news-list', (list) => list.shadowRoot.querySelectorAll('.item').length);
    assert.equal(alive, 3);
    await page.close();
  });

  it('neither shrinks the words nor hides the fields, and cannot undo the room around them', async () => {
    const {page} = await open(tag('all.js'));
    const sizes = await page.evaluate((names) => {
      const px = (element, property) => parseFloat(getComputedStyle(element).getPropertyValue(property));
      const roots = names.map((name) => document.querySelector(name).shadowRoot);
      return {
        smallest: Math.min(
          ...roots.flatMap((root) =>
            [...root.querySelectorAll('p, a, span, label')].map((part) => px(part, 'font-size')),
          ),
        ),
        field: roots[4].querySelector('#message').getBoundingClientRect().height,
        padding: px(roots[4].querySelector('button'), 'padding-left'),
        narrow: document.querySelector('campaign-stats').getBoundingClientRect().width,
        cell: document.querySelector('news-list').getBoundingClientRect().width,
      };
    }, TAGS);
    assert.ok(sizes.smallest >= 13, `text of ${sizes.smallest} px`);
    assert.ok(sizes.field > 80);
    assert.ok(sizes.padding > 8);
    assert.equal(Math.round(sizes.narrow), 180);
    assert.ok(sizes.cell > 200, `a table cell of ${sizes.cell} px`);
    await page.close();
  });
});
