// Prints what each CDN file weighs on the wire and what each page loads before its widgets are drawn; fails when that is more than its
// budget. With --trips also how often a page asks the server, one after the other, until it has asked the API.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './run.mjs';
import {PAGES} from './size-budgets.mjs';

const folder = join(root, 'dist/cdn');
const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => {
    const [raw, gzip, brotli] = ['', '.gz', '.br'].map((twin) => readFileSync(join(folder, file + twin)).length);
    return {file, name: file.replace(/-[\w-]{8}\.js$/, ''), raw, gzip, brotli};
  });

/** The file of an element, of what comes on demand, or one that has its name for ever. */
function fileOf(name) {
  const found = rows.find((row) => row.file === name || (row.name === name && row.file !== `${name}.js`));
  if (!found) throw new Error(`Thiếu ${name}: hãy chạy npm run build.`);
  return found;
}

function print(head, lines) {
  console.log(head[0].padEnd(44), ...head.slice(1).map((title) => title.padStart(10)));
  for (const [first, ...cells] of lines) {
    console.log(first.padEnd(44), ...cells.map((cell) => String(cell).padStart(10)));
  }
  console.log('');
}

/** By page, how many trips it needs until the API is asked; needs a browser. */
async function tripsOf(pages) {
  const {launchBrowser} = await import('../test/e2e/browser.mjs');
  const {countTrips} = await import('./trips.mjs');
  const browser = await launchBrowser();
  try {
    const counted = new Map();
    for (const {name, tag} of pages) if (tag) counted.set(name, (await countTrips(browser, tag)).trips);
    return counted;
  } finally {
    await browser.close();
  }
}

print(
  ['tệp', 'thô', 'gzip', 'brotli'],
  rows.map(({file, raw, gzip, brotli}) => [file, raw, gzip, brotli]),
);

const trips = process.argv.includes('--trips') ? await tripsOf(PAGES) : new Map();
const pages = PAGES.map(({name, elements = [], file = 'danvan.js', budget}) => ({
  name,
  budget,
  files: elements.length + 1,
  brotli: [file, ...elements].reduce((sum, part) => sum + fileOf(part).brotli, 0),
}));
print(
  ['trang, trước khi thẻ được vẽ', 'tệp', 'brotli', 'hạn mức', 'lượt'],
  pages.map(({name, files, brotli, budget}) => [name, files, brotli, budget, trips.get(name) ?? '']),
);

const tooBig = pages.filter(({brotli, budget}) => brotli > budget);
for (const {name, brotli, budget} of tooBig) {
  console.error(`Trang có ${name} tải ${brotli} byte sau khi nén brotli, vượt hạn mức ${budget} byte.`);
}
const tooFar = [...trips].filter(([, count]) => count > 2);
for (const [name, count] of tooFar) console.error(`Trang có ${name} cần ${count} lượt hỏi trước khi API được hỏi.`);
if (tooBig.length > 0 || tooFar.length > 0) process.exitCode = 1;
