/*
 * Asks a server for all that its contract has: `npm run fuzz -- --requests 10000 --seed 1`, on PostgreSQL with
 * `--database postgres`; of one operation with `--operation listArticles`. Ends with 1 when an answer was not as the contract says.
 */
import {randomInt} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {openDatabase} from '../../src/database/database.js';
import {emptyFolder} from '../support/folders.js';
import {startPostgresCluster} from '../support/postgres-cluster.mjs';
import {contract} from '../../src/http/contract.js';
import {ContractServer, type Tally} from './contract-server.js';

const {values} = parseArgs({
  options: {
    requests: {type: 'string', default: '10000'},
    seed: {type: 'string', default: String(randomInt(2 ** 31))},
    database: {type: 'string', default: 'embedded'},
    operation: {type: 'string'},
  },
});
const operations = contract.operations.filter(({id}) => id === (values.operation ?? id));
const runs = Math.ceil(Number(values.requests) / operations.length);
const seed = Number(values.seed);
console.log(`${runs} × ${operations.length} yêu cầu, ${values.database}, --seed ${seed}`);

const dataDir = await emptyFolder();
const cluster = values.database === 'postgres' ? await startPostgresCluster() : undefined;
const database = await openDatabase(cluster ? {url: cluster.url} : {dataDir});
const server = await ContractServer.open(database);
let failed = 0;
try {
  for (const operation of operations) {
    const tally: Tally = {statuses: new Map(), slowest: 0};
    const fault = await server.ask(operation, {runs, seed}, tally);
    const statuses = [...tally.statuses].sort(([one], [other]) => one - other);
    const told = statuses.map(([status, count]) => `${status}×${count}`).join('  ');
    console.log(
      `${fault === undefined ? '✓' : '✗'} ${operation.id.padEnd(24)} ${tally.slowest.toFixed(0).padStart(5)} ms  ${told}`,
    );
    if (fault !== undefined) console.error(`\n${fault}\n`);
    failed += fault === undefined ? 0 : 1;
  }
} finally {
  await server.close();
  await database.close();
  await cluster?.stop();
  await rm(dataDir, {recursive: true, force: true});
}
console.log(failed === 0 ? 'Mọi câu trả lời đều đúng hợp đồng.' : `${failed} thao tác có câu trả lời SAI HỢP ĐỒNG.`);
process.exitCode = failed === 0 ? 0 : 1;
