import {writeFileSync} from 'node:fs';

function* testsOf(suite) {
  yield* suite?.tests ?? [];
  for (const child of suite?.suites ?? []) yield* testsOf(child);
}

/** A reporter for Web Test Runner that writes the counts of the whole run as JSON into `file`. */
export const browserSummary = (file) => ({
  onTestRunFinished({sessions, testCoverage}) {
    let passed = 0;
    let failed = testCoverage?.passed === false ? 1 : 0;
    for (const session of sessions) {
      const tests = [...testsOf(session.testResults)];
      passed += tests.filter((test) => test.passed).length;
      const broken = tests.filter((test) => !test.passed && !test.skipped).length;
      // a file that does not load has no tests to count
      failed += broken || session.errors.length || (session.passed ? 0 : 1);
    }
    writeFileSync(file, JSON.stringify({passed, failed}));
  },
});
