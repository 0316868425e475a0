/* Nothing on a page moves while its widgets come, however slow the network is, in either language. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, describe, it} from 'node:test';
import {listen} from '../../scripts/serve-for-tests.mjs';
import {ownSite} from './own-site.mjs';

/** As much as one line of text that moves by a few pixels; «good» is ten times as much. */
const MOST = 0.01;
const HEIGHT = 900;
const WIDTHS = [360, 1280];
const LANGUAGES = ['vi', 'en'];
/** Round trip in milliseconds, and bits per second. */
const NETWORKS = {
  '2G': {latency: 800, bits: 280_000},
  '4G': {latency: 170, bits: 9_000_000},
};
const WIDGETS = 'news-list, most-viewed, campaign-stats, feedback-form, news-article';

let host;
let articleId;
const site = ownSite(async () => {
  const answer = await fetch(`${site.server.address}/v1/articles?unit=khanh-hoa&limit=1`);
  [{id: articleId}] = (await answer.json()).items;
  host = await startHost(articleId);
});
after(() => host?.close());

const written = (attributes, prefix = '') =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${prefix}${name}="${value}"`)
    .join('');
const element = (name, attributes, inside = '') => `<${name}${written(attributes)}>${inside}</${name}>`;
const placeholder = (name, attributes, inside = '') =>
  `<div class="danvan" data-danvan="${name}"${written(attributes, 'data-')}>${inside}</div>`;

/** A webmaster's page with the five widgets and the one rule that the README asks for. */
async function startHost(article) {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const [, rule] = /```css\n(@media \(scripting: enabled\)[^`]*)```/.exec(readme);
  return listen((request, response) => {
    const [, lang, form] = request.url.split('/');
    const tag = form === 'placeholder' ? placeholder : element;
    response.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
    response.end(`<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Trang</title>
      <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
      <style>${rule}</style>
      <script type="module" src="${site.server.address}/widgets/v1/danvan.js"></script></head>
      <body><h1>Công an tỉnh</h1><p>Lời dẫn của trang.</p>
      ${tag('news-list', {unit: 'khanh-hoa'}, '<ul><li><a href="/tin">Tin tức</a></li></ul>')}
      ${tag('most-viewed', {unit: 'khanh-hoa'})}
      ${tag('campaign-stats', {campaign: 'phoi-hop-dan-van-tphcm-2016-2021'})}
      ${tag('feedback-form', {unit: 'khanh-hoa'})}
      ${tag('news-article', {article})}
      <p>Cuối trang.</p></body></html>`);
  });
}

/** Gives a page of the site in another language. */
async function translate(page, lang) {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (request.resourceType() !== 'document') return request.continue();
    const html = await (await fetch(request.url())).text();
    return request.respond({
      contentType: 'text/html; charset=utf-8',
      body: html.replace('<html lang="vi"', `<html lang="${lang}"`),
    });
  });
}

/** Opens an address on a slow network and gives what had moved once all widgets in sight were drawn. */
async function shiftsAt(address, {network, width, lang}) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({width, height: HEIGHT});
  await page.evaluateOnNewDocument(() => {
    window.shifts = [];
    const placeOf = ({y, height}) => `${Math.round(y)}+${Math.round(height)}`;
    new PerformanceObserver((list) => {
      for (const {value, sources} of list.getEntries()) {
        const of = sources.map(
          ({node, previousRect, currentRect}) =>
            `${node?.nodeName} ${node?.className} ${placeOf(previousRect)} → ${placeOf(currentRect)}`,
        );
        window.shifts.push({value, of});
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
  if (lang !== 'vi' && !address.startsWith(host.address)) await translate(page, lang);
  const session = await page.createCDPSession();
  const {latency, bits} = NETWORKS[network];
  const throughput = bits / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await page.goto(address, {waitUntil: 'load', timeout: 60_000});
  await page.waitForFunction(
    (selector) =>
      [...document.querySelectorAll(selector)].every((widget) => {
        const {top, bottom} = widget.getBoundingClientRect();
        return top > innerHeight || bottom < 0 || widget.dataset.state === 'ready';
      }),
    {polling: 100, timeout: 60_000},
    WIDGETS,
  );
  await page.waitForNetworkIdle({idleTime: 500, timeout: 60_000});
  const shifts = await page.evaluate(() => window.shifts);
  await context.close();
  return shifts;
}

/** Opens an address in each language and at both widths, each in a window of its own. */
async function staysStill(address, network, languages = LANGUAGES) {
  const cases = languages.flatMap((lang) => WIDTHS.map((width) => ({network, width, lang})));
  await Promise.all(
    cases.map(async (how) => {
      const shifts = await shiftsAt(address(how.lang), how);
      const sum = shifts.reduce((total, {value}) => total + value, 0);
      assert.ok(sum <= MOST, `${JSON.stringify(how)} shifts by ${sum}: ${JSON.stringify(shifts)}`);
    }),
  );
}

describe('a page whose widgets are still coming', () => {
  for (const network of Object.keys(NETWORKS)) {
    it(`stands still with five widgets in both languages: ${network}`, () =>
      staysStill((lang) => `${host.address}/${lang}`, network));
  }

  it('stands still with placeholders for the five: 2G', () =>
    staysStill((lang) => `${host.address}/${lang}/placeholder`, '2G', ['vi']));

  for (const path of ['/', '/tin-tuc.html', '/so-lieu.html', '/gop-y.html', '/bai-viet/']) {
    it(`stands still on the sample site in both languages: ${path}`, () =>
      staysStill(() => site.server.address + path + (path === '/bai-viet/' ? articleId : ''), '4G'));
  }
});
