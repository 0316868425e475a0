/*
 * The measurements, one after the other: `npm run bench`, or `npm run bench -- render sizes` for some of them. Timings are told as ratios
 * to something hand-written that ran in the same minute on the same machine; absolute figures depend on the machine.
 */
import {availableParallelism, cpus} from 'node:os';

const benches = {
  sizes: () => import('./sizes.mjs'),
  render: () => import('./render.mjs'),
  'first-drawing': () => import('./first-drawing.mjs'),
  requests: () => import('./requests.mjs'),
  parsers: () => import('./parsers.mjs'),
  'event-loop': () => import('./event-loop.mjs'),
  import: () => import('./import.mjs'),
  'content-at-scale': () => import('./content-at-scale.mjs'),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`Không có phép đo «${unknown.join(' ')}»; có: ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}

console.log(`Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'CPU'}`);
for (const [name, load] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const {measure} = await load();
  await measure();
}
