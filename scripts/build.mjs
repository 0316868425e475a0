// Builds the library into dist: the npm package with its declarations and manifest, and the files for the CDN.
// With --cdn only the latter, which is what the server needs.
import {rmSync} from 'node:fs';
import {join} from 'node:path';
import {finishCdn} from './cdn-assets.mjs';
import {root, runNode, tool} from './run.mjs';

const cdnOnly = process.argv.includes('--cdn');
const steps = [
  [join(root, 'scripts/generate.mjs')],
  tool('rollup', ['--config', 'rollup.config.mjs', '--silent', ...(cdnOnly ? ['--configOnly=cdn'] : [])]),
  ...(cdnOnly
    ? []
    : [
        tool('typescript', ['-p', 'tsconfig.build.json', '--emitDeclarationOnly'], 'tsc'),
        tool(
          '@custom-elements-manifest/analyzer',
          ['analyze', '--config', 'custom-elements-manifest.config.mjs'],
          'cem',
        ),
      ]),
];

rmSync(join(root, cdnOnly ? 'dist/cdn' : 'dist'), {recursive: true, force: true});
for (const step of steps) {
  const code = await runNode(step, {stdio: ['ignore', 'ignore', 'inherit']});
  if (code !== 0) process.exit(code);
}
await finishCdn(join(root, 'dist/cdn'));
