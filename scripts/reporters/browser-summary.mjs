import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

function* testsOf(suite, names = []) {
  for (const test of suite?.tests ?? []) yield {...test, name: [...names, test.name].join(' › ')};
  for (const child of suite?.suites ?? []) yield* testsOf(child, [...names, child.name].filter(Boolean));
}

/** A reporter for Web Test Runner that writes the counts of the whole run, and what failed, as JSON into `file`. */
export const browserSummary = (file) => ({
  onTestRunFinished({sessions, testCoverage}) {
    let passed = 0;
    const failures = testCoverage?.passed === false ? ['coverage'] : [];
    for (const session of sessions) {
      const path = relative(process.cwd(), session.testFile);
      const tests = [...testsOf(session.testResults)];
      passed += tests.filter((test) => test.passed).length;
      const broken = tests.filter((test) => !test.passed && !test.skipped);
      failures.push(...broken.map(({name, error}) => `${path}: ${name}: ${error?.message ?? ''}`));
      if (broken.length > 0) continue;
      // a file that does not load has no tests to count
      failures.push(...session.errors.map(({message}) => `${path}: ${message}`));
      if (session.errors.length === 0 && !session.passed) failures.push(path);
    }
    writeFileSync(file, JSON.stringify({passed, failed: failures.length, failures}));
  },
});
