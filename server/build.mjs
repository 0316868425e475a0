// Builds the server into server/dist and, with --tests, its tests into server/.test-build.
// Both folders are flat, so that a module finds its worker and the repository's root the same way from either.
import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {basename, join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {contract} from './contract-plugin.mjs';

const server = fileURLToPath(new URL('.', import.meta.url));

const programs = {
  main: join(server, 'src/main.ts'),
  'database-worker': join(server, 'src/database/embedded/database-worker.ts'),
  'feed-worker': join(server, 'src/ingest/read/feed-worker.ts'),
  'clean-html-worker': join(server, 'src/ingest/clean/clean-html-worker.ts'),
};

/** Packages of hundreds of small files: in one they are read in a tenth of the time, at each start of the program. */
const BUNDLED = ['kysely', 'feedsmith', 'fastify', 'ajv', 'ajv-formats', 'pg', 'nodemailer', 'sanitize-html'];
/** What of these is no module asks for Node's own modules in the old way. */
const REQUIRE =
  "import {createRequire as requireFrom} from 'node:module'; const require = requireFrom(import.meta.url);";
const external = ['package.json', '../package.json']
  .map((file) => JSON.parse(readFileSync(join(server, file), 'utf8')))
  .flatMap(({dependencies, devDependencies}) => Object.keys({...dependencies, ...devDependencies}))
  .filter((name) => !BUNDLED.includes(name));

/** Builds the named entries into a folder of the server. */
async function buildInto(folder, entries) {
  const outdir = join(server, folder);
  const {metafile} = await build({
    entryPoints: Object.entries(entries)
      .filter(([, path]) => existsSync(path))
      .map(([out, path]) => ({out, in: path})),
    outdir,
    bundle: true,
    splitting: true,
    external,
    plugins: [contract],
    banner: {js: REQUIRE},
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    metafile: true,
    logLevel: 'warning',
  });
  // A test whose source is gone must not run on, and what earlier builds split off would pile up. What a server that still runs may yet
  // ask for, its workers, keeps its name.
  const written = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  for (const file of readdirSync(outdir, {withFileTypes: true})) {
    if (file.isFile() && !written.has(file.name)) rmSync(join(outdir, file.name));
  }
}

/** The tests and the child processes they start: test/database/folder-lock.test.ts becomes database-folder-lock.test. */
function tests() {
  const folder = join(server, 'test');
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && /\.(test|process)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Object.fromEntries(
    files.map((path) => [relative(folder, path).replaceAll(/[\\/]/g, '-').replace(/\.ts$/, ''), path]),
  );
}

/** Topics of few tests, and the one in whose module they are. */
const JOINED = {'demo-site': 'http', embed: 'http', units: 'http'};

/** One module for all tests of a topic: in one process they share what takes a processor longest, getting the programs started. */
function writeTopics(folder, entries) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder);
  for (const name of entries) {
    const topic = readdirSync(join(server, 'test')).find((topic) => name.startsWith(`${topic}-`));
    appendFileSync(join(folder, `${JOINED[topic] ?? topic}.js`), `import '../${name}.js';\n`);
  }
}

await buildInto('dist', programs);
if (process.argv.includes('--tests')) {
  const entries = tests();
  await buildInto('.test-build', {...programs, ...entries});
  writeTopics(
    join(server, '.test-build/topics'),
    Object.keys(entries).filter((name) => name.endsWith('.test')),
  );
}
