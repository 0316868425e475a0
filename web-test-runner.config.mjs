import {join} from 'node:path';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {FAKE_API_WORKER, prepareFakeApiWorker} from './scripts/fake-api-worker.mjs';
import {BROWSER_FLAGS, requireBrowser} from './scripts/find-browser.mjs';
import {picturePlugins, picturesGroup} from './scripts/pictures.mjs';
import {prebundledPackages} from './scripts/prebundle.mjs';
import {storyFiles} from './scripts/story-files.mjs';
import {browserSummary} from './scripts/reporters/browser-summary.mjs';

const {TEST_COUNTS} = process.env;
const DEVELOPMENT_NOTES = ['Lit is in dev mode', 'Multiple versions of Lit', '[MSW]'];

/** msw's worker, where the fake API expects it: beside the page. */
function mockServiceWorker(context, next) {
  if (context.path === '/mockServiceWorker.js') context.path = `/${FAKE_API_WORKER}`;
  return next();
}

prepareFakeApiWorker();

export default {
  rootDir: import.meta.dirname,
  files: ['test/**/*.test.ts', '!test/stories.test.ts', '!test/pictures/*'],
  groups: [{name: 'stories', files: 'test/stories.test.ts'}, picturesGroup(BROWSER_FLAGS)],
  nodeResolve: true,
  middleware: [mockServiceWorker],
  testFramework: {config: {timeout: '15000'}},
  browserStartTimeout: 120_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  // a page in the background draws no frame, so its widgets never come into sight and never load
  concurrency: 1,
  filterBrowserLogs: ({args}) =>
    !args.some((part) => typeof part === 'string' && DEVELOPMENT_NOTES.some((note) => part.includes(note))),
  reporters: [defaultReporter(), ...(TEST_COUNTS ? [browserSummary(TEST_COUNTS)] : [])],
  plugins: [
    prebundledPackages(),
    storyFiles(),
    ...picturePlugins(),
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: join(import.meta.dirname, 'tsconfig.base.json')}),
  ],
  // an error that a page would show in its console fails the test during which it is written
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="vi">
  <head><meta charset="utf-8"><script src="/test/support/console-errors-fail.js"></script></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
  browsers: [chromeLauncher({launchOptions: {executablePath: requireBrowser(), args: BROWSER_FLAGS}})],
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['src/api/generated/**'],
    report: true,
    reporters: ['text', 'lcov', 'html'],
    threshold: {statements: 90, branches: 80, functions: 80, lines: 90},
  },
};
