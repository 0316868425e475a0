import {rm} from 'node:fs/promises';
import {listen, newDataDir, serve} from '../scripts/serve-for-tests.mjs';
import {launchBrowser} from '../test/e2e/browser.mjs';
import {median, printTable} from './table.mjs';

const ROUNDS = 9;
const COUNTS = [20, 100];
/** How much slower than this machine a citizen's phone is taken to be. */
const THROTTLING = 4;
/** How long a page may keep a reader's touch waiting, in milliseconds; a longer task is a «long task» of the browser. */
const BUDGET_MS = 50;

const widgets = (article) => [
  '<news-list unit="khanh-hoa"></news-list>',
  '<most-viewed unit="khanh-hoa"></most-viewed>',
  '<campaign-stats campaign="phoi-hop-dan-van-tphcm-2016-2021"></campaign-stats>',
  '<feedback-form unit="khanh-hoa"></feedback-form>',
  `<news-article article="${article}"></news-article>`,
];

/** The list as somebody writes it for one page: a template, cloned for each article. */
const byHand = (url) => `<div id="list"></div>
  <template><article><a class="picture"><img loading="lazy" width="160" height="90" alt=""></a>
    <div><h3><a></a></h3><p class="meta"><time></time></p><p class="summary"></p></div></article></template>
  <script type="module">
    const {items} = await (await fetch('${url}')).json();
    const template = document.querySelector('template');
    list.append(...items.map(({title, url, summary, published_at, image}) => {
      const item = template.content.cloneNode(true);
      const [picture, link] = item.querySelectorAll('a');
      picture.href = link.href = url;
      link.textContent = title;
      if (image) item.querySelector('img').src = image.src;
      const time = item.querySelector('time');
      time.dateTime = published_at;
      time.textContent = new Date(published_at).toISOString().slice(0, 10);
      item.querySelector('.summary').textContent = summary;
      return item;
    }));
    list.dataset.state = 'ready';
  </script>`;

async function startHost(api) {
  let body = '';
  const {address, close} = await listen((_request, response) => {
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
    response.end(
      `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Trang</title><link rel="icon" href="data:,">${body}`,
    );
  });
  const script = `<script type="module" src="${api}/widgets/v1/danvan.js"></script>`;
  return {
    address,
    show: (html) => (body = html),
    showWidget: (tag) => (body = script + tag),
    close,
  };
}

const drawn = () => document.querySelector('[data-state]')?.dataset.state === 'ready';

/** Opens the host's page in a browser that has nothing yet, and gives what `look` sees once its list is drawn and all is quiet. */
async function openWith(browser, host, {throttling, isDrawn = drawn, look}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  if (throttling) await session.send('Emulation.setCPUThrottlingRate', {rate: throttling});
  await page.evaluateOnNewDocument(() => {
    window.longTasks = [0];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await page.goto(host.address, {waitUntil: 'load'});
  await page.waitForFunction(isDrawn, {polling: 50});
  await page.waitForNetworkIdle({idleTime: 500});
  const seen = await look(page, session);
  await context.close();
  return seen;
}

const longestTask = (page) => page.evaluate(() => Math.max(...longTasks));

/** The time that the page's thread was at work, in milliseconds; other programs on the machine do not count. */
async function threadTime(_page, session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

async function measureLongTasks(browser, host, article) {
  const rows = [];
  for (const tag of widgets(article)) {
    host.showWidget(tag);
    const longest = [];
    for (let round = 0; round < ROUNDS; round++) {
      longest.push(await openWith(browser, host, {throttling: THROTTLING, look: longestTask}));
    }
    rows.push([/<([\w-]+)/.exec(tag)[1], median(longest).toFixed(0), String(BUDGET_MS)]);
  }
  printTable(
    `Longest task until a widget is drawn, ${THROTTLING} × slower processor, median of ${ROUNDS} (0: none over 50 ms)`,
    ['element', 'ms', 'budget ms'],
    rows,
  );
}

async function measureStart(browser, host, api) {
  const rows = [];
  for (const count of COUNTS) {
    const url = `${api}/v1/articles?scope=national&limit=${count}`;
    const times = {empty: [], widget: [], byHand: []};
    for (let round = 0; round < ROUNDS; round++) {
      host.show('');
      times.empty.push(await openWith(browser, host, {isDrawn: () => true, look: threadTime}));
      host.show(byHand(url));
      times.byHand.push(await openWith(browser, host, {look: threadTime}));
      host.showWidget(`<news-list scope="national" limit="${count}"></news-list>`);
      times.widget.push(await openWith(browser, host, {look: threadTime}));
    }
    const [empty, hand, widget] = [times.empty, times.byHand, times.widget].map(median);
    const [netHand, netWidget] = [hand - empty, widget - empty];
    rows.push([String(count), ...[netWidget, netHand, netWidget / netHand].map((value) => value.toFixed(2))]);
  }
  printTable(
    `<news-list> from the page's start to the drawn list, the read included: processor time beyond an empty page, median of ${ROUNDS}`,
    ['articles', 'widget ms', 'cloned template ms', 'ratio'],
    rows,
  );
}

/** Prints what a widget costs a page's thread from the first byte of its script to its drawn content. */
export async function measure() {
  const dataDir = await newDataDir();
  const api = await serve(dataDir);
  const host = await startHost(api.address);
  const browser = await launchBrowser();
  try {
    const answer = await fetch(`${api.address}/v1/articles?unit=khanh-hoa&limit=1`);
    const [{id}] = (await answer.json()).items;
    await measureStart(browser, host, api.address);
    await measureLongTasks(browser, host, id);
  } finally {
    await browser.close();
    host.close();
    await api.stop();
    await rm(dataDir, {recursive: true, force: true});
  }
}
