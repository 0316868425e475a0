import {spawn} from 'node:child_process';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {contract} from '../server/contract-plugin.mjs';
import {MOST_RATIO} from './parsers/measure.mjs';
import {printTable} from './table.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Measures in a process of its own, whose garbage no other thread collects at a time of its own. */
async function* results(file) {
  const flags = ['--single-threaded-gc', '--max-semi-space-size=64'];
  const child = spawn(process.execPath, [...flags, path('./parsers/run.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({input: child.stdout})) yield JSON.parse(line);
}

/** The parsers as the server runs them, built beside it so that they find its packages. */
async function buildInto(folder) {
  const outfile = join(folder, 'parsers.mjs');
  await build({
    entryPoints: [path('./parsers/pure.mjs')],
    outfile,
    bundle: true,
    packages: 'external',
    plugins: [contract],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return outfile;
}

/**
 * Prints how the time of every parser of outside text grows when the text is ten times as long.
 *
 * @throws Error when it grows by more than 15 times for any text
 */
export async function measure() {
  await mkdir(path('../server/.cache'), {recursive: true});
  const folder = await mkdtemp(path('../server/.cache/parsers-'));
  const rows = [];
  const tooSlow = [];
  try {
    for await (const {name, worst, slowest} of results(await buildInto(folder))) {
      if (worst.ratio > MOST_RATIO) tooSlow.push(name);
      rows.push([name, worst.ratio.toFixed(1), worst.seed, slowest.long.toFixed(2), slowest.seed]);
    }
  } finally {
    await rm(folder, {recursive: true});
  }
  printTable(
    `Processor time for 10 000 characters by that for 1 000, worst of all repetitions; at most ${MOST_RATIO}`,
    ['parser', 'ratio', 'of', 'longest ms', 'of'],
    rows,
  );
  if (tooSlow.length > 0) throw new Error(`Slower than in proportion to the text: ${tooSlow.join(', ')}`);
}
