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
  ArticleList: ['/v1/articles', '/v1/articles?limit=3&cursor=c3', '/v1/articles?unit=khanh-hoa&q=cong%20an'],
  MostViewed: [
    '/v1/most-viewed',
    '/v1/most-viewed?window=24h',
    '/v1/most-viewed?window=30d&limit=3&rank=share',
    '/v1/most-viewed?unit=khanh-hoa&window=24h&at_least=3&max_age=10',
  ],
  ObservationList: [
    '/v1/statistics',
    '/v1/statistics?campaign=phoi-hop-dan-van',
    '/v1/statistics?campaign=don-thu-2026&limit=3&cursor=c3',
    '/v1/statistics?campaign=hop-dan-2026&unit=khanh-hoa&period=2025-11..2026-10&limit=1000',
    '/v1/statistics?campaign=hop-dan-2026&indicator=hop-dan-thang,nguoi-du-thang&breakdown=unit&period=latest',
    '/v1/statistics?campaign=don-thu-2026&as_of=2026-10-19',
  ],
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
  for (const scenario of ['default', 'empty', 'long', 'aged', 'recovering', 'stale']) {
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

  it('when it counts who has reported', () => {
    const {body} = ask(
      'default',
      '/v1/statistics?indicator=hop-dan-thang,nguoi-du-thang&breakdown=unit&period=2026-10',
    );
    const told = body.breakdowns.map(({reported, expected, missing, sum}) => [
      `${reported}/${expected}`,
      missing.length,
      sum.quantity?.written_as ?? sum.refusals[0].code,
    ]);
    assert.deepEqual(told, [
      ['5/34', 29, 'hơn 586'],
      ['3/34', 31, 'without_amount'],
    ]);
  });

  it('when it tells a whole story and those that belong with it', () => {
    for (const scenario of ['default', 'long']) {
      assertFollowsContract('Article', ask(scenario, '/v1/articles/tin-so-1'), 200);
      assertFollowsContract('ArticleList', ask(scenario, '/v1/articles/tin-so-1/related?limit=3'), 200);
    }
    assertFollowsContract('Problem', ask('default', '/v1/articles/khong-co'), 404);
    assert.equal(ask('default', '/v1/views', {method: 'POST', text: 'tin-so-1'}).kind, 'nothing');
  });

  it('when it looks for words and addresses', () => {
    const idsOf = (query) => ask('default', `/v1/articles?limit=100&${query}`).body.items.map(({id}) => id);
    assert.deepEqual(idsOf('q=hien%20mau'), ['tin-so-6', 'tin-so-14', 'tin-so-22']);
    assert.deepEqual(idsOf('url=https://www.congan.danvan.test/bai-viet/tin-so-7/?utm_source=zalo'), ['tin-so-7']);
    // «bảo» is in every summary’s «báo»; those that write it so stand first
    assert.deepEqual(idsOf(`q=${encodeURIComponent('bảo')}`).slice(0, 3), ['tin-so-3', 'tin-so-11', 'tin-so-19']);
  });

  it('when it widens a ranking, pins a story above it, and ranks by share', () => {
    const ranking = (query) => ask('default', `/v1/most-viewed?${query}`).body;
    assert.equal(ranking('unit=khanh-hoa&window=24h').items.length, 2);
    assert.equal(ranking('unit=khanh-hoa&window=24h').scope, 'unit');
    assert.equal(ranking('unit=khanh-hoa&window=24h&at_least=5').scope, 'province');
    const wide = ranking('unit=khanh-hoa&window=24h&at_least=10');
    assert.equal(wide.scope, 'national');
    assert.equal(wide.pinned.id, 'tin-so-4');
    assert.ok(wide.items.every(({article}) => article.id !== 'tin-so-4'));
    const shares = ranking('rank=share').items.map(({share}) => share);
    assert.deepEqual(
      shares,
      [...shares].sort((one, other) => other - one),
    );
  });

  it('when it fails or does not know', () => {
    assertFollowsContract('Problem', ask('failed', '/v1/articles'), 503);
    assertFollowsContract('Problem', ask('default', '/v1/articles?unit=khong-co'), 404);
    assertFollowsContract('Problem', ask('default', '/v1/statistics?campaign=khong-co'), 404);
    assertFollowsContract('Problem', ask('default', '/v1/statistics?breakdown=unit'), 400);
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

  it('when it counts an answer to «Bài viết có hữu ích?»', () => {
    const request = {unit: 'khanh-hoa', article: 'tin-so-1', rating: 'yes'};
    assert.ok(ajv.getSchema('contract#/components/schemas/RatingRequest')(request));
    const rate = (headers) => ask('default', '/v1/ratings', {method: 'POST', headers, text: JSON.stringify(request)});
    assert.equal(rate({'Idempotency-Key': '0123456789abcdef'}).kind, 'nothing');
    assertFollowsContract('Problem', rate({}), 400);
  });

  describe('when it answers staff members', () => {
    const asStaff = (path, {token = 'dv_thu', scenario = 'default', body} = {}) =>
      ask(scenario, path, {
        method: body ? 'POST' : 'GET',
        headers: {authorization: `Bearer ${token}`},
        text: body ? JSON.stringify(body) : '',
      });
    const message = '/v1/staff/feedback/KH-7F3K-9222';

    for (const token of ['dv_thu', 'dv_quanly', 'dv_xem']) {
      it(`by the token ${token}`, () => assertFollowsContract('StaffMember', asStaff('/v1/staff/me', {token}), 200));
    }

    for (const scenario of ['default', 'empty', 'long']) {
      it(`${scenario}: lists`, () => {
        for (const query of [
          '',
          '?limit=3&cursor=c3',
          '?status=answered&q=can%20cuoc',
          '?spam=true',
          '?assignee=none',
        ]) {
          assertFollowsContract('StaffFeedbackList', asStaff(`/v1/staff/feedback${query}`, {scenario}), 200);
        }
      });
    }

    it('with what readers answered about articles', () => {
      for (const scenario of ['default', 'empty', 'long', 'hostile']) {
        for (const query of ['', '?limit=5&cursor=c5']) {
          assertFollowsContract('ArticleRatingsList', asStaff(`/v1/staff/ratings${query}`, {scenario}), 200);
        }
      }
    });

    it('with every message it lists', () => {
      for (const scenario of ['default', 'long', 'hostile']) {
        for (const {code} of asStaff('/v1/staff/feedback?limit=100', {scenario}).body.items) {
          assertFollowsContract('StaffFeedback', asStaff(`/v1/staff/feedback/${code}`, {scenario}), 200);
        }
      }
    });

    it('with the message as changed', () => {
      const changes = [
        ['assignment', 'Assignment', {assignee: 'Lê Minh Thư'}],
        ['assignment', 'Assignment', {assignee: null}],
        ['status', 'StatusChange', {status: 'received'}],
        ['status', 'StatusChange', {spam: true}],
        ['reply', 'Reply', {text: 'Cảm ơn anh/chị.'}],
      ];
      for (const [index, [what, schema, change]] of changes.entries()) {
        const body = {version: index + 1, ...change};
        assert.ok(ajv.getSchema(`contract#/components/schemas/${schema}`)(body));
        assertFollowsContract('StaffFeedback', asStaff(`${message}/${what}`, {body}), 200);
      }
      assertFollowsContract('Problem', asStaff(`${message}/status`, {body: {version: 1, status: 'received'}}), 409);
      const unchanged = {version: changes.length + 1, status: 'answered'};
      assertFollowsContract('Problem', asStaff(`${message}/status`, {body: unchanged}), 422);
    });

    it('with files', () => {
      for (const [format, type] of [
        ['csv', 'text/csv'],
        ['jsonl', 'application/jsonl'],
      ]) {
        const answer = asStaff(`/v1/staff/export.${format}`);
        assert.equal(answer.kind, 'file');
        assert.ok(answer.type.startsWith(type));
      }
    });

    it('with a refusal where there is no right or no message', () => {
      assertFollowsContract('Problem', asStaff('/v1/staff/me', {token: 'dv_sai'}), 401);
      assertFollowsContract('Problem', asStaff('/v1/staff/feedback/KH-2222-2222'), 404);
      assertFollowsContract('Problem', asStaff('/v1/staff/export.csv?personal=full'), 403);
      const body = {version: 1, text: 'Cảm ơn.'};
      assertFollowsContract('Problem', asStaff(`${message}/reply`, {token: 'dv_xem', body}), 403);
    });
  });
});
