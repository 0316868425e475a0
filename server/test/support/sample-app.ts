import assert from 'node:assert/strict';
import type {FastifyInstance, LightMyRequestResponse} from 'fastify';
import {type AppOptions, createApp} from '../../src/app.js';
import {openDatabase, type OpenDatabase} from '../../src/database/database.js';
import {fillWhenEmpty} from '../../src/demo-site/fill.js';
import {Encryption, KEY_BYTES} from '../../src/feedback/encryption/encryption.js';
import {contract} from '../../src/http/contract.js';
import type {ProblemDocument} from '../../src/http/errors.js';
import {AnswerChecks} from './answer-checks.js';
import {databaseFolder} from './folders.js';
import {sampleContent} from './sample-content.js';

const answerChecks = new AnswerChecks();

export const sampleKey = Buffer.alloc(KEY_BYTES, 7);
/** Opens what the sample application has encrypted. */
export const sampleEncryption = new Encryption(sampleKey);

/** What the sample application may be given other than usual. */
export type SampleOptions = Partial<Omit<AppOptions, 'database'>>;

/** The application over a database with the sample content; it keeps no answer unless told to. */
export async function sampleApp(database: OpenDatabase, options: SampleOptions = {}): Promise<FastifyInstance> {
  await fillWhenEmpty(database.db, sampleContent, new Date());
  return createApp({
    database,
    encryption: sampleEncryption,
    keepAnswersMs: 0,
    feedbackPerMinute: 10_000,
    logLevel: 'silent',
    ...options,
  });
}

/** A new folder with a database that has the sample content, for a server or command to be started on; the caller removes it. */
export async function sampleFolder(): Promise<string> {
  const dataDir = await databaseFolder();
  const {db, close} = await openDatabase({dataDir});
  await fillWhenEmpty(db, sampleContent, new Date());
  await close();
  return dataDir;
}

/** A JSON value whose shape the test asserts. */
export function json(response: LightMyRequestResponse): unknown {
  return JSON.parse(response.body);
}

/** Fails when an answer is not what the contract promises for the operation and the answer's status. */
export function assertAsPromised(operationId: string, response: LightMyRequestResponse): void {
  const operation = contract.operations.find(({id}) => id === operationId);
  assert.ok(operation, operationId);
  const type = String(response.headers['content-type'] ?? '').split(';')[0] || undefined;
  const body: unknown = type?.endsWith('json') ? JSON.parse(response.body) : response.body;
  assert.deepEqual(answerChecks.faultsOf(operation, response.statusCode, type, body), []);
}

/** The problem document of a refusal, with its media type and status asserted. */
export function problemOf(response: LightMyRequestResponse, status: number): ProblemDocument {
  assert.equal(response.statusCode, status, response.body);
  assert.equal(response.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(response.headers['access-control-allow-origin'], '*');
  const problem = response.json<ProblemDocument>();
  assert.equal(problem.status, status);
  assert.match(problem.title, /[à-ỹđ]/u);
  return problem;
}

/** `where code` of each fault that a refusal names, such as `unit unknown_unit` or `#/phone invalid_phone`. */
export function faultsOf(response: LightMyRequestResponse, status: number): string[] {
  return (problemOf(response, status).errors ?? []).map(
    ({pointer, parameter, code}) => `${pointer ?? parameter ?? ''} ${code}`,
  );
}
