/* Pages with the real Prototype and MooTools, with and without storage: every widget in every mode is drawn, and no message is lost. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {request as forward} from 'node:http';
import {after, describe, it} from 'node:test';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {watchTroubles} from './browser.mjs';
import {makeToken, ownSite} from './own-site.mjs';

const CORE = 'mootools-core-1.4.5.js';
const LIBRARIES = {
  'Prototype 1.7.3': ['prototype-1.7.3.js'],
  'MooTools 1.4.5 without compatibility': [`plain/${CORE}`],
  'MooTools 1.4.5': [CORE],
  'MooTools 1.4.5 with More': [CORE, 'mootools-more-1.4.0.1.min.js'],
};
const ELEMENTS = ['news-list', 'most-viewed', 'news-article', 'campaign-stats', 'feedback-form', 'feedback-inbox'];
/** What stands in a widget once it is drawn; of several that fit a tag, the last counts. */
const DRAWN = {
  'news-list, most-viewed': '.item a.title',
  'news-article': '.body p',
  'campaign-stats': '.figure',
  '[layout=table]': 'td.number',
  '[layout=bars], [layout=trend]': 'svg path',
  'feedback-form': '#message',
  '[mode=prompt]': '[part=rating]',
  '[mode=lookup]': 'input',
  'feedback-inbox': 'input[type=password]',
};
const STORAGES = {
  'all storage': [],
  'IndexedDB refused': ['indexedDB'],
  'all storage refused': ['indexedDB', 'localStorage', 'sessionStorage', 'BroadcastChannel', 'locks'],
};

const site = ownSite(async () => {
  token = await makeToken(site);
  host = await startHost();
});
const written = [];
let token;
let host;

const fileOf = (name) => readFile(new URL(`../hosts/${name}`, import.meta.url), 'utf8');

/** As MooTools' packager leaves out what older versions had. */
const withoutCompatibility = (source) =>
  source
    .replace(/\/\/<(1\.[23]compat)>[\s\S]*?\/\/<\/\1>/g, '')
    .replace(/\/\*<(1\.[23]compat)>\*\/[\s\S]*?\/\*<\/\1>\*\//g, '');

async function ownFile(path) {
  const [, folder, name] = /^\/(pages|libraries)\/(.+)$/.exec(path) ?? [];
  if (folder === 'pages') return ['text/html', (await fileOf(name)).replace('{{scripts}}', host.scripts)];
  if (folder === undefined) return undefined;
  const source = await fileOf(`libraries/${name.replace('plain/', '')}`);
  return ['text/javascript', name.startsWith('plain/') ? withoutCompatibility(source) : source];
}

/** The old site: its own pages and libraries, and everything else from the API's server behind it. */
async function startHost() {
  const server = await listen(async (request, response) => {
    const [type, text] = (await ownFile(request.url)) ?? [];
    if (type) {
      response.writeHead(200, {'content-type': `${type}; charset=utf-8`}).end(text);
      return;
    }
    const {url, method, headers} = request;
    const onward = forward(site.server.address + url, {method, headers}, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return {...server, scripts: ''};
}

after(() => host?.close());

const widgets = (file) => `<script type="module" src="/widgets/v1/${file}.js"></script>`;
const libraries = (files, how = '') =>
  files.map((file) => `<script ${how} src="/libraries/${file}"></script>`).join('');

/** The scripts of a page on which the libraries come first, as on most, and of one on which they come when the widgets are there. */
const ORDERS = {
  before: (files) => libraries(files) + widgets('danvan'),
  after: (files) => ELEMENTS.map(widgets).join('') + libraries(files, 'defer'),
};

/** Refuses what a browser refuses in some private windows and where all cookies are blocked. */
function refuse(names) {
  const no = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  for (const name of names) {
    if (name === 'locks') navigator.locks.request = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    else Object.defineProperty(window, name, name === 'BroadcastChannel' ? {value: no} : {get: no});
  }
}

/** A reader's browser of their own. */
async function newReader(refused = []) {
  const context = await site.browser.createBrowserContext();
  const watches = [];
  return {
    /** What would trouble a reader; a broken network, and a service that asks for a proof of work, show in the console. */
    troubles: () => watches.flat().filter((trouble) => !/ERR_INTERNET_DISCONNECTED|status of 422/.test(trouble)),
    leave: () => context.close(),
    async open(path) {
      const page = await context.newPage();
      watches.push(watchTroubles(page, [host.address]));
      await page.evaluateOnNewDocument(refuse, refused);
      await page.goto(host.address + path, {waitUntil: 'load'});
      return page;
    },
  };
}

const AT_ONCE = {polling: 50, timeout: 15_000};

/** Scrolls to each widget, and waits until it stands there whole. */
async function seeAll(page) {
  const count = await page.evaluate((names) => document.querySelectorAll(names).length, ELEMENTS.join());
  for (let index = 0; index < count; index++) {
    await page
      .waitForFunction(
        (names, at, drawn) => {
          const widget = document.querySelectorAll(names)[at];
          widget.scrollIntoView();
          const wanted = Object.keys(drawn).filter((tag) => widget.matches(tag));
          const {shadowRoot: root, dataset} = widget;
          return (
            /^(ready|signed-out)$/.test(dataset.state) &&
            root.querySelector(drawn[wanted[wanted.length - 1]]) &&
            !root.querySelector('.skeleton')
          );
        },
        AT_ONCE,
        ELEMENTS.join(),
        index,
        DRAWN,
      )
      .catch(async () => {
        const shown = await page.evaluate(
          (names, at) => {
            const widget = document.querySelectorAll(names)[at];
            return `${widget.cloneNode().outerHTML}: ${widget.shadowRoot?.textContent.replace(/\s+/g, ' ')}`;
          },
          ELEMENTS.join(),
          index,
        );
        assert.fail(`not drawn: ${shown}`);
      });
  }
}

const shows = async (page, selector) => {
  const shown = await page.waitForFunction(
    (wanted) => document.querySelector('feedback-form').shadowRoot?.querySelector(wanted)?.textContent.trim(),
    AT_ONCE,
    selector,
  );
  return shown.jsonValue();
};

async function openForm(reader) {
  const page = await reader.open('/pages/old-form.html');
  await page.waitForFunction(() => document.querySelector('feedback-form').dataset.state === 'ready', AT_ONCE);
  return page;
}

/** Types into a field of the form. */
const type = (page, id, text) =>
  page.$eval(
    'feedback-form',
    (form, field, value) => {
      const box = form.shadowRoot.querySelector(field);
      box.value = value;
      box.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    },
    id,
    text,
  );

const messageIn = (page) => page.$eval('feedback-form', (form) => form.shadowRoot.querySelector('#message')?.value);

/** Ticks what is to be ticked, and sends. */
const send = (page) =>
  page.$eval('feedback-form', ({shadowRoot: root}) => {
    root.querySelector('#topic input').click();
    root.querySelector('#consent').click();
    root.querySelector('button[type=submit]').click();
  });

const keptOnDevice = (page) => page.evaluate(() => JSON.stringify({...localStorage}));
const keepsDraft = (page) =>
  page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('danvan:draft:')), AT_ONCE);

/** A message nobody else writes. */
function newMessage(...about) {
  const message = `Thử ${about.join(', ')}.`;
  written.push(message);
  return message;
}

for (const [library, files] of Object.entries(LIBRARIES)) {
  describe(`a page with ${library}`, () => {
    for (const [storage, refused] of Object.entries(STORAGES)) {
      const isForgetful = refused.includes('localStorage');

      it(`sends a message that waited, once, and keeps nothing of it (${storage})`, async () => {
        host.scripts = ORDERS.before(files);
        const message = newMessage(library, storage);
        const reader = await newReader(refused);
        let page = await openForm(reader);
        await type(page, '#message', message);
        if (!isForgetful) {
          await keepsDraft(page);
          await page.close();
          page = await openForm(reader);
          assert.equal(await messageIn(page), message, 'the draft is there again');
        }
        await type(page, '#name', 'Người gửi thử');
        await page.setOfflineMode(true);
        await send(page);
        await shows(page, '.waiting');
        if (isForgetful) {
          await page.setOfflineMode(false);
        } else {
          assert.ok(!(await keptOnDevice(page)).includes('danvan:draft:'), 'the draft is erased');
          await page.close();
          page = await openForm(reader);
          await shows(page, '.show');
          await page.$eval('feedback-form', ({shadowRoot: root}) => root.querySelector('.show').click());
        }
        assert.match(await shows(page, '.receipt'), /^KH-/);
        if (!isForgetful) assert.ok(!(await keptOnDevice(page)).includes(message), 'nothing of it is left');
        await page.close();
        await reader.leave();
        assert.deepEqual(reader.troubles(), []);
      });
    }

    for (const [order, scriptsOf] of Object.entries(ORDERS)) {
      it(`draws every widget in every mode (loaded ${order} the widgets)`, async () => {
        host.scripts = scriptsOf(files);
        const reader = await newReader();
        const page = await reader.open('/pages/old-libraries.html');
        await seeAll(page);
        await page.$eval(
          'feedback-inbox',
          ({shadowRoot: root}, secret) => {
            root.querySelector('input[type=password]').value = secret;
            root.querySelector('form').requestSubmit();
          },
          token,
        );
        await page.waitForFunction(
          () => document.querySelector('feedback-inbox').shadowRoot.querySelector('.row .open'),
          AT_ONCE,
        );
        await page.close();
        await reader.leave();
        assert.deepEqual(reader.troubles(), []);
      });
    }
  });
}

it('each message is stored once', async () => {
  const answer = await fetch(`${site.server.address}/v1/staff/feedback?limit=100`, {
    headers: {authorization: `Bearer ${token}`},
  });
  const {items} = await answer.json();
  assert.deepEqual(items.map(({excerpt}) => excerpt).sort(), [...written].sort());
});
