import {Agent, type IncomingHttpHeaders, request as send} from 'node:http';
import {gunzipSync} from 'node:zlib';
import type {Contract, ContractOperation} from '../../src/http/contract.js';
import type {ProblemDocument} from '../../src/http/errors.js';
import type {AnswerChecks} from '../support/answer-checks.js';
import type {WireRequest} from './requests.js';

/** What came back, and how long it took. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
}

const GIVE_UP_MS = 30_000;
const LONGEST_REFUSAL = 16_000;
/** Refusals of what nobody need ask further about: the address leads nowhere, the body or all of the request cannot be read. */
const UNREADABLE = [400, 404, 413, 415, 431];
/** What only a programmer should see. */
const INSIDE = /node_modules|\.[cm]?[jt]s:\d|\n\s+at |kysely|pglite|SQLSTATE|violates|syntax error at/i;

/** Sends requests to one server over connections that are kept. */
export class Client {
  readonly #agent = new Agent({keepAlive: true});
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  exchange({method, target, headers, body: sent}: WireRequest): Promise<Answer> {
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const options = {agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path: target};
      const length = sent === undefined ? {} : {'content-length': Buffer.byteLength(sent)};
      const asking = send({...options, headers: {...Object.fromEntries(headers), ...length}}, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const ms = performance.now() - start;
          const bytes = Buffer.concat(parts);
          const isZipped = response.headers['content-encoding'] === 'gzip' && bytes.length > 0;
          const body = (isZipped ? gunzipSync(bytes) : bytes).toString();
          resolve({status: response.statusCode ?? 0, headers: response.headers, body, ms});
        });
      });
      asking.on('error', reject);
      asking.setTimeout(GIVE_UP_MS, () => asking.destroy(new Error(`no answer within ${GIVE_UP_MS} ms`)));
      asking.end(sent);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** What is wrong with an answer by the contract and by what holds of every answer; empty when all is well. */
export function faultsOf(
  {operations}: Contract,
  answerChecks: AnswerChecks,
  operation: ContractOperation,
  request: WireRequest,
  answer: Answer,
  secrets: readonly string[],
): string[] {
  const {status, headers, body} = answer;
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  expect(status < 500, `status ${status}`);
  expect(headers['access-control-allow-origin'] === '*', 'may not be read from other sites');
  const isHead = request.method === 'HEAD';
  if (status >= 400 && !isHead) faults.push(...refusalFaults(request, answer, secrets));
  const methods = operations.filter(({path}) => path === operation.path).map(({method}) => method);
  const isOwn = request.method === operation.method || (isHead && operation.method === 'GET');
  if (isOwn) {
    const type = headers['content-type']?.split(';', 1)[0];
    if (isHead) expect(operation.answers.has(status) && body === '', `HEAD is answered with ${status} and «${body}»`);
    else faults.push(...answerChecks.faultsOf(operation, status, type, parsed(type, body)));
  } else if (!methods.some((method) => method === request.method)) {
    const allow = headers.allow?.split(', ') ?? [];
    const isTold = [204, 405].includes(status) && methods.every((method) => allow.includes(method));
    expect(isTold || UNREADABLE.includes(status), `${request.method} is answered with ${status}`);
  }
  return faults;
}

function refusalFaults({target}: WireRequest, {status, headers, body}: Answer, secrets: readonly string[]): string[] {
  if (headers['content-type'] !== 'application/problem+json; charset=utf-8') return ['no problem document'];
  const {status: told, detail = '', errors = []} = JSON.parse(body) as ProblemDocument;
  return [
    ...(told === status ? [] : [`tells ${told} as its status`]),
    ...(/[à-ỹđ]/u.test(detail) ? [] : [`says «${detail}»`]),
    ...(Buffer.byteLength(body) <= LONGEST_REFUSAL ? [] : [`has ${Buffer.byteLength(body)} bytes`]),
    ...(INSIDE.test(body) ? ['tells what is inside'] : []),
    ...(secrets.some((secret) => body.includes(secret)) ? ['tells what a citizen wrote'] : []),
    ...([400, 422].includes(status) && errors.length === 0 && isReadable(target) ? ['points at nothing'] : []),
    ...(errors.every(({pointer, parameter}) => (pointer === undefined) !== (parameter === undefined))
      ? []
      : ['has an entry that points at nothing, or at two things']),
  ];
}

/** Of an address that cannot be decoded no parameter can be named. */
function isReadable(target: string): boolean {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

function parsed(type: string | undefined, body: string): unknown {
  return type?.endsWith('json') ? (JSON.parse(body) as unknown) : body;
}
