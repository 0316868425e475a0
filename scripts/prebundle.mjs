import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {root} from './run.mjs';

/** Entries that reach CommonJS packages, which a server of plain modules cannot serve. */
const ENTRIES = {
  msw: 'msw',
  'msw-browser': 'msw/browser',
  'storybook-test': 'storybook/test',
  'storybook-preview-api': 'storybook/preview-api',
  'storybook-web-components': '@storybook/web-components',
  'storybook-annotations': '@storybook/web-components/entry-preview',
};

const folder = join(root, 'node_modules/.cache/danvan/browser-packages');

/** Bundles those entries once for each state of the lockfile. */
async function prebundle() {
  const stamp = join(folder, 'lockfile');
  const wanted = readFileSync(join(root, 'package-lock.json'), 'utf8') + JSON.stringify(ENTRIES);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await build({
    entryPoints: ENTRIES,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser'],
    external: ['lit', 'lit/*', 'lit-html', 'lit-html/*'],
    define: {'process.env.NODE_ENV': '"test"', 'process.env': '{}', global: 'globalThis'},
    logLevel: 'error',
  });
  mkdirSync(folder, {recursive: true});
  writeFileSync(stamp, wanted);
}

/** Lets tests import those entries by their usual names. */
export const prebundledPackages = () => ({
  name: 'prebundled-packages',
  serverStart: prebundle,
  resolveImport({source}) {
    const found = Object.entries(ENTRIES).find(([, name]) => name === source);
    return found && `/node_modules/.cache/danvan/browser-packages/${found[0]}.js`;
  },
});
