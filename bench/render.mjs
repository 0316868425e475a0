import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {listen} from '../scripts/serve-for-tests.mjs';
import {launchBrowser} from '../test/e2e/browser.mjs';
import {median, printTable} from './table.mjs';

const COUNTS = [20, 100, 1000];
const ROUNDS = 15;

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const LAYOUTS = ['table', 'bars', 'trend'];
const FIGURE_ROUNDS = 20;
const WARM_UP = 3;
/** What a render of 34 units × 12 months may keep the page busy, in milliseconds. */
const BUDGET_MS = 50;

/** The page's code, built as the CDN files are: for production. */
async function bundle() {
  const {outputFiles} = await build({
    entryPoints: [path('./render/page.ts')],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    conditions: ['production'],
    tsconfig: path('../tsconfig.json'),
    // the package's list of modules with side effects is about the library, not about this page
    ignoreAnnotations: true,
    write: false,
  });
  return outputFiles[0].text;
}

function serve(script) {
  return listen((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, {'content-type': isScript ? 'text/javascript' : 'text/html; charset=utf-8'});
    response.end(isScript ? script : '<!doctype html><html lang="vi"><title>bench</title><body></body></html>');
  });
}

/** How long the tasks of the page's only thread took so far, in milliseconds; other programs on the machine do not count. */
async function threadTime(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
}

/** Prints how long the page is busy with the figures: script, style, layout and paint, from the tag to its last frame. */
async function measureFigures(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  const rows = [];
  for (const layout of LAYOUTS) {
    const times = [];
    let parts = 0;
    for (let round = -WARM_UP; round < FIGURE_ROUNDS; round++) {
      const before = await threadTime(session);
      parts = await page.evaluate((name) => globalThis.renderFigures(name), layout);
      if (round >= 0) times.push((await threadTime(session)) - before);
      await page.evaluate(() => globalThis.removeFigures());
    }
    const p95 = times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
    rows.push([layout, String(parts), median(times).toFixed(1), p95.toFixed(1), String(BUDGET_MS)]);
  }
  printTable(
    `<campaign-stats> with 34 units × 12 months, main thread, ${FIGURE_ROUNDS} renders`,
    ['layout', 'elements', 'median ms', 'p95 ms', 'budget ms'],
    rows,
  );
}

/** Prints how long a list takes from the answer to the finished layout, beside the same list built by hand in the same page. */
export async function measure() {
  const server = await serve(await bundle());
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    await page.addScriptTag({type: 'module', url: '/page.js'});
    await page.waitForFunction(() => 'measureLists' in globalThis);
    const rows = [];
    for (const count of COUNTS) {
      const times = await page.evaluate((n, rounds) => globalThis.measureLists(n, rounds), count, ROUNDS);
      const [widget, hand, tuned] = [times.widget, times.byHand, times.byHandTuned].map(median);
      const cells = [widget, hand, widget / hand, tuned, widget / tuned].map((value) => value.toFixed(2));
      rows.push([String(count), ...cells]);
    }
    printTable(
      `<news-list> from answer to layout, median of ${ROUNDS} alternating rounds in one page`,
      ['items', 'widget ms', 'by hand ms', 'ratio', 'by hand + content-visibility ms', 'ratio'],
      rows,
    );
    await measureFigures(page);
  } finally {
    await browser.close();
    server.close();
  }
}
