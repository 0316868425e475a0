// Writes what is made from other sources: the types of the contract, the script of the worker that does a proof of work, and the table
// of what each element reads first.
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {root, runNode, tool} from './run.mjs';

const folder = join(root, 'src/api/generated');

/** Moves a file in whole, and only where it says something new: who reads the old one meanwhile reads it to its end. */
function moveIn(draft, path) {
  if (existsSync(path) && readFileSync(path, 'utf8') === readFileSync(draft, 'utf8')) rmSync(draft);
  else renameSync(draft, path);
}

function write(path, text) {
  const draft = `${path}.draft`;
  writeFileSync(draft, text);
  moveIn(draft, path);
}

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
write(
  join(folder, 'proof-worker-script.ts'),
  `/** Made by scripts/generate.mjs from src/api/proof-worker.ts. */\nexport const PROOF_WORKER_SCRIPT = ${JSON.stringify(await proofWorker())};\n`,
);

/** Each element that says in `first-read.ts` what it reads first, by its tag. */
function firstReads() {
  const names = readdirSync(join(root, 'src/elements')).filter((name) =>
    existsSync(join(root, 'src/elements', name, 'first-read.ts')),
  );
  return [
    '/** Made by scripts/generate.mjs from the folders of src/elements. */',
    "import type {ReadAttribute} from '../widget/attributes.js';",
    ...names.map((name, index) => `import {firstRead as read${index}} from '../elements/${name}/first-read.js';`),
    '',
    '/** The address that a tag reads first, by its name; undefined where that cannot be told from the tag alone. */',
    'export const firstReads: Readonly<Record<string, (read: ReadAttribute, base: URL) => string | undefined>> = {',
    ...names.map((name, index) => `  '${name}': read${index},`),
    '};',
    '',
  ].join('\n');
}

mkdirSync(join(root, 'src/generated'), {recursive: true});
write(join(root, 'src/generated/first-reads.ts'), firstReads());
const contract = join(folder, 'contract.ts');
const draft = `${contract}.draft`;
process.exitCode = await runNode(tool('openapi-typescript', ['src/api/openapi.yaml', '-o', draft]), {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (process.exitCode === 0) moveIn(draft, contract);
