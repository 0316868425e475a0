// Prints what each CDN file weighs on the wire and fails when a page would have to load more than the budget.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './run.mjs';

const BROTLI_BUDGET = {'all.js': 40_000};

const folder = join(root, 'dist/cdn');
const rows = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => {
    const [raw, gzip, brotli] = ['', '.gz', '.br'].map((twin) => readFileSync(join(folder, file + twin)).length);
    return {file, raw, gzip, brotli, budget: BROTLI_BUDGET[file]};
  });

console.log('tệp'.padEnd(26), ...['thô', 'gzip', 'brotli', 'hạn mức'].map((title) => title.padStart(9)));
for (const {file, raw, gzip, brotli, budget = ''} of rows) {
  console.log(file.padEnd(26), ...[raw, gzip, brotli, budget].map((bytes) => String(bytes).padStart(9)));
}
const tooBig = rows.filter(({brotli, budget}) => brotli > budget);
for (const {file, brotli, budget} of tooBig) {
  console.error(`${file} nặng ${brotli} byte khi nén brotli, vượt hạn mức ${budget} byte.`);
}
for (const file of Object.keys(BROTLI_BUDGET).filter((name) => !rows.some((row) => row.file === name))) {
  console.error(`Thiếu ${file}: hãy chạy npm run build.`);
  process.exitCode = 1;
}
if (tooBig.length > 0) process.exitCode = 1;
