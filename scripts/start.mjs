import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {ensureInstalled} from './install.mjs';
import {root, runNode, seconds} from './run.mjs';
import {whenChanged} from './stamp.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

async function step(title, work) {
  const start = performance.now();
  process.stdout.write(`${title}…\n`);
  if (!(await work())) giveUp(`Dừng lại: chưa làm được bước «${title}». Lý do ở các dòng phía trên.`);
  console.log(`${title}: xong sau ${seconds(start)}.`);
}

if (major < 20 || (major === 20 && minor < 19)) giveUp(`Cần Node 20.19 trở lên; máy này có ${process.version}.`);
if (!(await ensureInstalled())) process.exit(1);

const settings = ['package-lock.json', 'package.json', 'tsconfig.base.json'];

/** Builds a part unless what is there is of today's sources. */
const build = (name, title, sources, script) =>
  whenChanged(name, sources, () => step(title, async () => (await runNode(script)) === 0).then(() => true));

await Promise.all([
  build(
    'widgets',
    'Đang dựng các tiện ích cho trang web',
    {folders: ['src', 'scripts'], files: [...settings, 'rollup.config.mjs'], result: 'dist/cdn/all.js'},
    [join(root, 'scripts/build.mjs'), '--cdn'],
  ),
  build(
    'server',
    'Đang dựng máy chủ',
    {
      folders: ['src', 'server/src', 'server/data'],
      files: [...settings, ...['package.json', 'build.mjs', 'contract-plugin.mjs'].map((file) => `server/${file}`)],
      result: 'server/dist/main.js',
    },
    [join(root, 'server/build.mjs')],
  ),
]);

// In this same process, so that signals and the exit code are the server's own.
const main = join(root, 'server/dist/main.js');
process.argv = [process.execPath, main, ...process.argv.slice(2)];
await import(pathToFileURL(main).href);
