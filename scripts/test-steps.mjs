import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statfsSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {root, runNode, tool} from './run.mjs';
import {filledDataDir} from './serve-for-tests.mjs';

/** The counts of a step: a check without tests of its own counts as one. */
const asOne = (code) => (code === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1});

/** Runs commands one after the other until one fails. */
const check =
  (...commands) =>
  async (options) => {
    for (const command of commands) {
      const code = await runNode(command(), options);
      if (code !== 0) return asOne(code);
    }
    return asOne(0);
  };

/** With the compiler that needs a third of the time; on one core, as threads would each find out the same types. */
const typeCheck = (project) => tool('typescript-native', ['-p', project, '--singleThreaded'], 'tsc');

/** Runs `work` with the path of a file for its counts; a run that fails without counting is one failure. */
async function counted(work) {
  const folder = mkdtempSync(join(tmpdir(), 'danvan-tests-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await work(file);
    try {
      const counts = JSON.parse(readFileSync(file, 'utf8'));
      return code !== 0 && counts.failed === 0 ? {...counts, failed: 1} : counts;
    } catch {
      return asOne(code === 0 ? 1 : code);
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/**
 * The program of the embedded database is not compiled a second time, for speed: the hundreds of databases of the tests live for
 * seconds, and each would spend one of them on that.
 */
const SHORT_LIVED = '--liftoff-only';

/**
 * Where the tests keep their databases: in memory where the system has a folder for that, so that hundreds of them do not wait for the
 * disk at each row that they bring to it.
 */
function inMemory() {
  const folder = '/dev/shm';
  if (process.env.TMPDIR || !existsSync(folder)) return {};
  const {bavail, bsize} = statfsSync(folder);
  return bavail * bsize > 2 ** 31 ? {TMPDIR: folder} : {};
}

function testFilesIn(folder, ending) {
  return readdirSync(join(root, folder), {recursive: true})
    .filter((file) => file.endsWith(ending) && !file.includes('node_modules'))
    .map((file) => join(folder, file))
    .sort();
}

const nodeTests = (files, concurrency, {env = {}, ...options}) =>
  counted((counts) =>
    runNode([SHORT_LIVED, 'scripts/node-tests.mjs', counts, String(concurrency), ...files], {
      env: {...process.env, ...env},
      ...options,
    }),
  );

const browserTests = (args) => () =>
  counted((file) => runNode(tool('@web/test-runner', args, 'wtr'), {env: {...process.env, TEST_COUNTS: file}}));

/** What takes longest comes first, so that none of it is left alone at the end, when there is work for one processor only. */
function longestFirst(files, names) {
  const longest = names.flatMap((name) => files.find((file) => basename(file).startsWith(`${name}.`)) ?? []);
  return [...new Set([...longest, ...files])];
}

/** The modules with the server's tests, one for each topic. */
const topicModules = () =>
  longestFirst(testFilesIn('server/.test-build/topics', '.js'), ['database', 'cli', 'feedback', 'articles', 'app']);

/** The tests of whole pages. */
const pageTests = () =>
  longestFirst(testFilesIn('test/e2e', '.test.mjs'), ['old-libraries', 'layout-shift', 'outbox', 'demo-site', 'news']);

/** The server's tests, on the embedded database and, where PostgreSQL is installed, on that too. */
async function serverTests() {
  const code = await runNode(['server/build.mjs', '--tests']);
  if (code !== 0) return asOne(code);
  const {startPostgresCluster} = await import('../server/test/support/postgres-cluster.mjs');
  const cluster = process.env.TEST_DATABASE_URL ? undefined : await startPostgresCluster();
  if (!cluster && !process.env.TEST_DATABASE_URL) {
    console.log('Không có PostgreSQL 15 trở lên trên máy này: chỉ kiểm thử với cơ sở dữ liệu nhúng.');
  }
  try {
    const env = {...inMemory(), ...(cluster ? {TEST_DATABASE_URL: cluster.url} : {})};
    return await nodeTests(topicModules(), 3, {env});
  } finally {
    await cluster?.stop();
  }
}

/** What `npm test` does. The work of a step takes the options of its processes. */
export const STEPS = [
  {
    name: 'generate',
    title: 'Sinh mã từ hợp đồng API và từ nguồn khác',
    work: check(() => ['scripts/generate.mjs']),
  },
  {
    name: 'types',
    title: 'Kiểm tra kiểu',
    work: check(
      () => typeCheck('tsconfig.json'),
      () => typeCheck('server/tsconfig.json'),
    ),
  },
  {
    name: 'lint',
    title: 'Kiểm tra quy tắc mã nguồn',
    work: check(() => tool('eslint', ['.', '--max-warnings=0'])),
  },
  {
    name: 'format',
    title: 'Kiểm tra cách trình bày',
    work: check(() => tool('prettier', ['--check', '--log-level=warn', '.'])),
  },
  {
    name: 'build',
    title: 'Dựng thư viện',
    work: check(
      () => ['scripts/build.mjs'],
      () => ['server/build.mjs'],
      () => ['scripts/size.mjs'],
    ),
  },
  {
    name: 'tooling',
    title: 'Kiểm thử kho mã và bản dựng',
    work: async (options) =>
      nodeTests([...testFilesIn('test/faults', '.test.mjs'), ...testFilesIn('test/tooling', '.test.mjs')], 2, {
        env: await filledDataDir(),
        ...options,
      }),
  },
  {name: 'server', title: 'Kiểm thử máy chủ', work: serverTests},
  {name: 'browser', title: 'Kiểm thử trong trình duyệt', browser: true, work: browserTests(['--group', 'default'])},
  {name: 'stories', title: 'Kiểm thử các câu chuyện mẫu', browser: true, work: browserTests(['--group', 'stories'])},
  {
    name: 'pictures',
    title: 'So ảnh của các thẻ với ảnh mẫu',
    browser: true,
    work: browserTests(['--group', 'pictures']),
  },
  {
    name: 'e2e',
    title: 'Kiểm thử trang minh họa với máy chủ thật',
    browser: true,
    work: async () => nodeTests(pageTests(), 3, {env: {...inMemory(), ...(await filledDataDir())}}),
  },
];

/**
 * The order of the steps: stages one after the other, in a stage lanes side by side, in a lane steps one after the other. The first
 * lane has tests that wait for what happens in time; the others have mostly work, and get what the first leaves of the processors.
 */
export const STAGES = [
  [['generate']],
  [
    ['browser', 'stories', 'pictures', 'server'],
    ['build', 'tooling'],
    ['types', 'lint', 'format'],
  ],
  [['e2e']],
].map((lanes) => lanes.map((names) => names.map((name) => STEPS.find((step) => step.name === name))));
