import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {parse} from 'yaml';

const root = join(import.meta.dirname, '../..');
const fromServer = createRequire(join(root, 'server/package.json'));
const {Ajv2020} = fromServer('ajv/dist/2020.js');
const addFormats = fromServer('ajv-formats');

const READS = {
  ArticleList: ['/v1/articles', '/v1/articles?limit=3&cursor=c3', '/v1/articles?unit=khanh-hoa'],
  MostViewed: ['/v1/most-viewed', '/v1/most-viewed?window=24h', '/v1/most-viewed?window=30d&limit=3'],
  ObservationList: ['/v1/statistics', '/v1/statistics?campaign=phoi-hop-dan-van'],
  Form: ['/v1/forms/gop-y', '/v1/forms/gop-y?unit=khanh-hoa'],
  AreaList: ['/v1/areas', '/v1/areas/56'],
};

let folder;
let fake;
let ajv;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'danvan-fake-api-'));
  const outfile = join(folder, 'answers.mjs');
  await build({entryPoints: [join(root, 'test/support/fake-api/answers.ts')], outfile, bundle: true, format: 'esm'});
  fake = await import(pathToFileURL(outfile).href);
  const contract = parse(await readFile(join(root, 'src/api/openapi.yaml'), 'utf8'), {merge: true});
  ajv = new Ajv2020({strict: false, allErrors: true});
  addFormats.default(ajv);
  ajv.addSchema(contract, 'contract');
});

after(() => rm(folder, {recursive: true, force: true}));

function ask(scenario, path, {method = 'GET', headers = {}, text = ''} = {}) {
  const url = new URL(path, 'https://api.danvan.test');
  return fake.answer(scenario, {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: new Headers(headers),
    text,
  });
}

function assertFollowsContract(schema, answer, wanted) {
  assert.equal(answer.kind, 'json');
  assert.equal(answer.status, wanted);
  const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
  assert.ok(validate(answer.body), `${schema}: ${ajv.errorsText(validate.errors)}`);
}

describe('the fake API follows the contract', () => {
  // `hostile` breaks it on purpose: its addresses are attacks
  for (const scenario of ['default', 'empty', 'long', 'recovering', 'stale']) {
    for (const [schema, paths] of Object.entries(READS)) {
      for (const path of paths) {
        it(`${scenario}: ${path}`, () => {
          if (scenario === 'recovering') assertFollowsContract('Problem', ask(scenario, path), 503);
          assertFollowsContract(schema, ask(scenario, path), 200);
          if (scenario === 'stale') assertFollowsContract('Problem', ask(scenario, path), 503);
        });
      }
    }
  }

  it('when it fails or does not know', () => {
    assertFollowsContract('Problem', ask('failed', '/v1/articles'), 503);
    assertFollowsContract('Problem', ask('default', '/v1/articles?unit=khong-co'), 404);
    assertFollowsContract('Problem', ask('default', '/v1/statistics?campaign=khong-co'), 404);
    assertFollowsContract('Problem', ask('default', '/v1/forms/khong-co'), 404);
  });

  it('when a message is looked up or withdrawn', () => {
    const about = (action, reference) =>
      ask('default', `/v1/feedback/${action}`, {method: 'POST', text: JSON.stringify(reference)});
    const {code, secret, busy} = fake.REFERENCE;
    assertFollowsContract('FeedbackStatus', about('lookup', {code, secret}), 200);
    assertFollowsContract('FeedbackStatus', about('withdraw', {code, secret}), 200);
    assertFollowsContract('Problem', about('lookup', {code, secret: 'AAAA-AAAA-AAAA'}), 404);
    assertFollowsContract('Problem', about('lookup', {code, secret: busy}), 429);
  });

  it('when it takes or refuses feedback', () => {
    const send = (message, headers = {'Idempotency-Key': '0123456789abcdef'}) =>
      ask('default', '/v1/feedback', {method: 'POST', headers, text: JSON.stringify({message})});
    assertFollowsContract('FeedbackReceipt', send('Xin hỏi giờ làm việc.'), 201);
    assert.deepEqual(send('Xin hỏi giờ làm việc.'), send('Xin hỏi giờ làm việc.'));
    assertFollowsContract('Problem', send('Xin hỏi giờ làm việc.', {}), 400);
    assertFollowsContract('Problem', send(fake.TRIGGERS.refuse), 422);
    assertFollowsContract('Problem', send(fake.TRIGGERS.busy), 429);
    assertFollowsContract('Problem', send(fake.TRIGGERS.fail), 503);
  });
});
