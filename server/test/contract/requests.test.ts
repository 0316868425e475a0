import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {type AnySchemaObject, Ajv2020} from 'ajv/dist/2020.js';
import {forEachDatabase} from '../support/databases.js';
import {contract} from '../../src/http/contract.js';
import {ContractServer, type Tally} from './contract-server.js';

const REQUESTS = 1000;
const {operations} = contract;
const runs = Math.ceil(REQUESTS / operations.length);

test('every operation declares what any request can be answered with', () => {
  for (const {id, method, answers} of operations) {
    const common = [400, 408, 431, 500, 503, ...(method === 'POST' ? [413, 415, 429] : [])];
    assert.deepEqual(
      common.filter((status) => !answers.has(status)),
      [],
      id,
    );
  }
});

test('the contract describes what is sent by rules that JSON Schema knows', () => {
  const ajv = new Ajv2020();
  const schemas: AnySchemaObject[] = [];
  JSON.stringify(contract.document, (key, value: AnySchemaObject) => {
    if (key === 'schema') schemas.push(value);
    if (key === 'schemas') schemas.push(...Object.values<AnySchemaObject>(value));
    return value;
  });
  assert.ok(schemas.length > operations.length);
  for (const schema of schemas) {
    assert.ok(ajv.validateSchema(schema), `${JSON.stringify(schema).slice(0, 200)}: ${ajv.errorsText()}`);
  }
});

forEachDatabase((_name, open) => {
  let server: ContractServer;
  before(async () => {
    server = await ContractServer.open(await open());
  });
  after(() => server.close());

  for (const operation of operations) {
    test(`${runs} requests of ${operation.id} are answered as the contract says`, async () => {
      const tally: Tally = {statuses: new Map(), slowest: 0};
      assert.equal(await server.ask(operation, {runs, seed: 1}, tally), undefined);
      const told = [...tally.statuses].join(' ');
      assert.ok(tally.statuses.has(operation.success), `never answered with ${operation.success}, but ${told}`);
      assert.ok(
        [...tally.statuses.keys()].some((status) => status >= 400),
        `never refused: ${told}`,
      );
    });
  }
});
