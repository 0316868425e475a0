// Installs what is missing, then runs every check and test. `--only=server,lint` runs a selection.
import {constants} from 'node:os';
import {ensureInstalled} from './install.mjs';
import {requireBrowser} from './find-browser.mjs';
import {seconds} from './run.mjs';
import {STAGES, STEPS} from './test-steps.mjs';

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const unknown = only?.filter((name) => !STEPS.some((step) => step.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(`Không có bước ${unknown.join(', ')}. Các bước: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(1);
}
if (!(await ensureInstalled())) process.exit(1);

/** The browser is looked for once, when the first step needs it. */
let browserFault;
function prepareBrowser() {
  if (browserFault !== undefined) return browserFault;
  try {
    process.env.CHROME_PATH = requireBrowser();
    browserFault = '';
  } catch (error) {
    browserFault = error.message;
  }
  return browserFault;
}

async function carryOut({work, browser}, options) {
  const fault = browser ? prepareBrowser() : '';
  if (fault) {
    console.error(fault);
    return {passed: 0, failed: 1};
  }
  try {
    return await work(options);
  } catch (error) {
    console.error(error);
    return {passed: 0, failed: 1};
  }
}

const results = [];

async function inOrder(lane, options) {
  for (const step of lane.filter(({name}) => !only || only.includes(name))) {
    console.log(`\n── ${step.title} (${step.name})`);
    const start = performance.now();
    results.push({step, ...(await carryOut(step, options)), took: seconds(start)});
  }
}

const LOW = {priority: constants.priority.PRIORITY_BELOW_NORMAL};
for (const [first, ...others] of STAGES) {
  await Promise.all([inOrder(first), ...others.map((lane) => inOrder(lane, LOW))]);
}

console.log('');
for (const {step, passed, failed, took} of results) {
  const mark = failed === 0 ? '✓' : '✗';
  console.log(`${mark} ${step.title.padEnd(44)} ${took.padStart(11)}  ${passed} đạt, ${failed} hỏng`);
}
// at the end, where the reader of a long log looks first
for (const {failures = []} of results) {
  for (const failure of failures) console.log(`✗ ${failure.replaceAll(/\s+/g, ' ').slice(0, 400)}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
