// Builds the library into dist: the npm package with its declarations and manifest, and the files for the CDN.
// With --cdn only the latter, which is what the server needs. All is written aside and moved in at once when it is whole, so that
// nobody who reads dist meanwhile finds it empty or half done.
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {basename, join} from 'node:path';
import {buildCdn} from './build-cdn.mjs';
import {finishCdn} from './compress-cdn.mjs';
import {root, runNode, tool} from './run.mjs';

const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const cdnOnly = process.argv.includes('--cdn');
// beside dist: as deep in the repository, for what source maps name, and on the same disk, for the move
const aside = mkdtempSync(join(root, '.dist-'));
const env = {...process.env, DANVAN_DIST: basename(aside)};
const steps = [
  [join(root, 'scripts/generate.mjs')],
  tool('rollup', ['--config', 'rollup.config.mjs', '--silent']),
  ...(cdnOnly
    ? []
    : [
        tool(
          'typescript-native',
          ['-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--outDir', aside, '--singleThreaded'],
          'tsc',
        ),
        tool(
          '@custom-elements-manifest/analyzer',
          ['analyze', '--config', 'custom-elements-manifest.config.mjs'],
          'cem',
        ),
      ]),
];

async function buildAside() {
  for (const step of steps) {
    if ((await runNode(step, {stdio: ['ignore', 'ignore', 'inherit'], env})) !== 0) return false;
  }
  const cdn = join(aside, 'cdn');
  mkdirSync(cdn);
  await buildCdn(aside, cdn);
  await finishCdn(cdn, version);
  return true;
}

function moveIn(fresh, place) {
  const old = `${aside}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, {recursive: true, force: true});
}

try {
  if (await buildAside()) {
    if (cdnOnly) mkdirSync(join(root, 'dist'), {recursive: true});
    moveIn(cdnOnly ? join(aside, 'cdn') : aside, join(root, cdnOnly ? 'dist/cdn' : 'dist'));
  } else {
    process.exitCode = 1;
  }
} finally {
  rmSync(aside, {recursive: true, force: true});
}
