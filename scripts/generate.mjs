// Writes what is made from other sources: the types of the contract, and the script of the worker that does a proof of work.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {root, runNode, tool} from './run.mjs';

const folder = join(root, 'src/api/generated');

/** The worker as a text: whatever a consumer's compiler does to the code around it, a text stays as it is. */
async function proofWorker() {
  const {outputFiles} = await build({
    entryPoints: [join(root, 'src/api/proof-worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // what every browser with the widgets knows, so that nothing needs a helper
    target: 'es2017',
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return outputFiles[0].text.trim();
}

mkdirSync(folder, {recursive: true});
writeFileSync(
  join(folder, 'proof-worker-script.ts'),
  `/** Made by scripts/generate.mjs from src/api/proof-worker.ts. */\nexport const PROOF_WORKER_SCRIPT = ${JSON.stringify(await proofWorker())};\n`,
);
process.exitCode = await runNode(
  tool('openapi-typescript', ['src/api/openapi.yaml', '-o', join(folder, 'contract.ts')]),
  {stdio: ['ignore', 'ignore', 'inherit']},
);
