/*
 * The proof that no message is lost or stored twice: `npm run faults -- --messages 5000 --kills 20`, on PostgreSQL with
 * `--database postgres`; then the tests that kill what writes, with more kills than `npm test` takes time for. Ends with 1 when
 * one was, or a test failed.
 */
import {randomInt} from 'node:crypto';
import {parseArgs} from 'node:util';
import {median, printTable} from '../../bench/table.mjs';
import {runNode} from '../../scripts/run.mjs';
import {runFaults} from './fault-run.mjs';
import {isClean} from './verdict.mjs';

const {values} = parseArgs({
  options: {
    messages: {type: 'string', default: '5000'},
    kills: {type: 'string', default: '20'},
    senders: {type: 'string', default: '32'},
    seed: {type: 'string', default: String(randomInt(2 ** 31))},
    database: {type: 'string', default: 'embedded'},
  },
});

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function wholeNumber(name, least) {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= least) return number;
  return fail(`--${name} phải là số nguyên từ ${least} trở lên; hiện là «${values[name]}».`);
}

if (!['embedded', 'postgres'].includes(values.database)) {
  fail(`--database phải là embedded hoặc postgres; hiện là «${values.database}».`);
}
const options = {
  messages: wholeNumber('messages', 1),
  kills: wholeNumber('kills', 0),
  senders: wholeNumber('senders', 1),
  seed: wholeNumber('seed', 0),
  database: values.database,
};

console.log(
  `${options.messages} góp ý, ${options.senders} người gửi cùng lúc, ${options.database}, --seed ${options.seed}`,
);
const run = await runFaults({...options, tell: (text) => console.log(`  ${text}`)});
if (!run) fail('Không có PostgreSQL 15 trở lên trên máy này; hãy cài hoặc đặt TEST_DATABASE_URL.');

const inSeconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const rowsOf = (counts) => Object.entries(counts).map(([name, count]) => [name, String(count)]);

printTable(
  'What the network did, by request',
  ['fault', 'times'],
  rowsOf({...run.faults, 'server down': run.unreachable}),
);
printTable(
  'The run',
  ['', ''],
  [
    ...rowsOf({
      messages: options.messages,
      attempts: run.attempts,
      'kills (SIGKILL)': run.kills,
      restarts: run.restarts,
    }),
    ['requests under way at the kills', String(run.underWayAtKill)],
    ...(run.recoveries.length > 0
      ? [
          ['recovery, median', inSeconds(median(run.recoveries))],
          ['recovery, longest', inSeconds(Math.max(...run.recoveries))],
        ]
      : []),
    ['time', `${run.seconds.toFixed(0)} s`],
    ['messages per second', (options.messages / run.seconds).toFixed(1)],
  ],
);
printTable('What became of the messages', ['', ''], rowsOf(run.verdict));
for (const refusal of new Set(run.refusals)) console.error(`Bị từ chối: ${refusal}`);
const clean = isClean(run.verdict);
console.log(clean ? '\nKhông mất, không trùng một góp ý nào.' : '\nCÓ GÓP Ý BỊ MẤT, BỊ TRÙNG HOẶC BỊ SỬA.');

console.log('\nCác kiểm thử ngắt điện, mỗi kiểm thử ngắt mười lần:');
const tests = ['database-kill', 'app-main'].map((name) => `server/.test-build/${name}.test.js`);
const env = {...process.env, TEST_KILLS: '10'};
const tested =
  (await runNode(['server/build.mjs', '--tests'])) === 0 &&
  (await runNode(['--test', '--test-name-pattern=10 times', ...tests], {env})) === 0;
process.exitCode = clean && tested ? 0 : 1;
