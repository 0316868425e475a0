// Counts how many trips to the server a page needs after its HTML before the API has been asked, one behind the other.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {root} from './run.mjs';
import {listen} from './serve-for-tests.mjs';

const FOLDER = '/widgets/v1/';
/** Long beside all that a browser does by itself, so that what waits for an answer stands apart from what does not. */
const LATENCY_MS = 300;
const TIMEOUT_MS = 20_000;

const page = (tag) =>
  `<!doctype html><html lang="vi"><title>Trang</title><link rel="icon" href="data:,">` +
  `<script type="module" src="${FOLDER}danvan.js"></script>${tag}`;

/** Gives the built files, the page, and for the API an answer that is none: only when it is asked counts. */
function start(tag) {
  return listen(async (request, response) => {
    const path = request.url.split('?', 1)[0];
    await new Promise((resolve) => setTimeout(resolve, LATENCY_MS));
    if (path === '/') response.setHeader('content-type', 'text/html; charset=utf-8').end(page(tag));
    else if (path.startsWith(FOLDER)) {
      response
        .setHeader('content-type', 'text/javascript')
        .end(await readFile(join(root, 'dist/cdn', path.slice(FOLDER.length))));
    } else response.setHeader('content-type', 'application/json').end('{}');
  });
}

/**
 * Opens a page with one tag and looks in which order it asks.
 *
 * @param browser - of puppeteer
 * @param {string} tag
 * @returns the trips after the HTML up to the API's answer, and the scripts that were asked for until then
 */
export async function countTrips(browser, tag) {
  const server = await start(tag);
  const context = await browser.createBrowserContext();
  try {
    const opened = await context.newPage();
    const asked = new Promise((resolve, reject) => {
      opened.on('request', (request) => {
        if (new URL(request.url()).pathname.startsWith('/v1/')) resolve();
      });
      setTimeout(() => reject(new Error(`${tag} asks the API for nothing.`)), TIMEOUT_MS).unref();
    });
    await opened.goto(`${server.address}/`, {waitUntil: 'domcontentloaded'});
    await asked;
    await opened.waitForNetworkIdle({idleTime: LATENCY_MS});
    const requests = await opened.evaluate(() =>
      performance.getEntriesByType('resource').map(({name, startTime, responseEnd}) => ({
        path: new URL(name).pathname,
        start: startTime,
        end: responseEnd,
      })),
    );
    const first = requests.find(({path}) => path.startsWith('/v1/'));
    const scripts = requests.filter(({path, start}) => path.startsWith(FOLDER) && start < first.end);
    const trips = ({start}) => {
      const before = requests.filter(({end}) => end <= start + 1);
      return 1 + (before.length === 0 ? 0 : Math.max(...before.map(trips)));
    };
    return {trips: trips(first), scripts: scripts.map(({path}) => path.slice(FOLDER.length))};
  } finally {
    await context.close();
    server.close();
  }
}
