// Prints what each CDN file weighs on the wire, and what each layout of the figures loads; fails when a page would have to load more
// than the budget.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './run.mjs';

/**
 * Bytes after brotli. Files with a hash in their name go without it. `all.js` is for pages that carry most of the widgets; a page with
 * one of them loads `danvan.js`, the core, the file of its family and its own.
 */
const BROTLI_BUDGET = {
  'all.js': 73_000,
  'danvan.js': 1_500,
  'core.js': 21_000,
  'news.js': 4_500,
  'news-list.js': 8_200,
  'most-viewed.js': 3_600,
  'news-article.js': 7_800,
  'campaign-stats.js': 20_500,
  'feedback-form.js': 13_500,
  'parse-feed.js': 6_500,
  'bars.js': 4_500,
  'trend.js': 5_500,
  'picture-file.js': 2_800,
  'clean-body.js': 11_500,
  'qr-code.js': 4_000,
};
/** What a page loads besides the widgets themselves, and when. */
const LAYOUTS = {
  'tiles, headline, table': [],
  bars: ['bars.js'],
  trend: ['trend.js'],
  'tải PNG, SVG': ['picture-file.js'],
  'dữ liệu trong trang': ['inline-data.js'],
  'tiếng Anh': ['en.js'],
};
/** What a page with a whole story loads besides. */
const ARTICLE = {'bài viết': ['clean-body.js'], 'bài viết, mã QR': ['clean-body.js', 'qr-code.js']};
/** What each element loads besides its own file through `danvan.js`. */
const BY_ELEMENT = {'campaign-stats': ['danvan.js', 'core.js'], 'news-article': ['danvan.js', 'core.js', 'news.js']};

const folder = join(root, 'dist/cdn');
const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => {
    const [raw, gzip, brotli] = ['', '.gz', '.br'].map((twin) => readFileSync(join(folder, file + twin)).length);
    const name = file.replace(/-(?=[^.]*[A-Z0-9])[\w-]{8}\.js$/, '.js');
    return {file, name, raw, gzip, brotli, budget: BROTLI_BUDGET[name]};
  });
const weightOf = (names) =>
  names.reduce((sum, name) => sum + (rows.find((row) => row.name === name)?.brotli ?? Number.NaN), 0);

function print(head, lines) {
  console.log(head[0].padEnd(26), ...head.slice(1).map((title) => title.padStart(12)));
  for (const [first, ...cells] of lines) {
    console.log(first.padEnd(26), ...cells.map((cell) => String(cell).padStart(12)));
  }
}

print(
  ['tệp', 'thô', 'gzip', 'brotli', 'hạn mức'],
  rows.map(({file, raw, gzip, brotli, budget = ''}) => [file, raw, gzip, brotli, budget]),
);
for (const [element, ways] of [
  ['campaign-stats', LAYOUTS],
  ['news-article', ARTICLE],
]) {
  console.log(`\n<${element}>, byte sau khi nén brotli`);
  print(
    ['bố cục', 'all.js', 'từng phần tử', 'tải thêm', 'tổng (all.js)'],
    Object.entries(ways).map(([layout, files]) => {
      const more = weightOf(files);
      return [
        layout,
        weightOf(['all.js']),
        weightOf([...BY_ELEMENT[element], `${element}.js`]),
        more,
        weightOf(['all.js']) + more,
      ];
    }),
  );
}

const wanted = new Set([
  ...Object.keys(BROTLI_BUDGET),
  ...Object.values({...LAYOUTS, ...ARTICLE, ...BY_ELEMENT}).flat(),
]);
const missing = [...wanted].filter((name) => !rows.some((row) => row.name === name));
const tooBig = rows.filter(({brotli, budget}) => brotli > budget);
for (const {file, brotli, budget} of tooBig) {
  console.error(`${file} nặng ${brotli} byte khi nén brotli, vượt hạn mức ${budget} byte.`);
}
for (const file of missing) console.error(`Thiếu ${file}: hãy chạy npm run build.`);
if (tooBig.length > 0 || missing.length > 0) process.exitCode = 1;
