import type {IncomingHttpHeaders} from 'node:http';
import {Readable} from 'node:stream';
import type {FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions} from 'fastify';
import {isObject} from '../../../src/shared/guards.js';
import {acceptsGzip, type CachedAnswers, matchesEtag} from './cache.js';
import {
  type BodyOf,
  contract,
  type ContractOperation,
  DEFAULTED,
  type HeadersOf,
  type MountedOperation,
  type OperationId,
  type PathOf,
  type QueryOf,
  type ResultOf,
  routeOf,
  type StaffOperation,
} from './contract.js';
import {type FieldError, MOST_ERRORS, namesNothing, Problem, type ProblemKind} from './errors.js';
import {bodyErrors, parameterErrors, requestValidators, type RequestValidators} from './validation.js';

/** The words of an address that are no ids, as people call them. */
const WORDS: Readonly<Record<string, string>> = {
  campaigns: 'chuong-trinh',
  indicators: 'chi-tieu',
  statistics: 'so-lieu',
  units: 'don-vi',
  latest: 'moi-nhat',
  revisions: 'cac-lan-dinh-chinh',
  'period=latest': 'moi-nhat',
  'breakdown=unit': 'theo-don-vi',
  'predecessors=true': 'ca-tien-than',
  'predecessors=false': '',
  'current=true': 'hien-nay',
  'current=false': 'cu',
};
const LONGEST = 120;

/**
 * What a table is called when it is saved: after its address and what it was restricted to, `/v1/campaigns/a/latest.csv`
 * becomes `chuong-trinh-a-moi-nhat.csv`. Of letters, digits, dots and hyphens only.
 */
export function fileNameOf(address: string): string {
  const {pathname, searchParams} = new URL(address, 'http://localhost');
  const path = pathname.replace(/^\/v1\//, '').replace(/[.]csv$/, '');
  const asked = [...searchParams].map(
    ([name, value]) => WORDS[`${name}=${value}`] ?? (name === 'as_of' ? `den-${value}` : value),
  );
  const words = [...path.split('/').map((part) => WORDS[part] ?? part), ...asked].filter((word) => word !== '');
  return `${words
    .join('-')
    .replaceAll(/[^A-Za-z0-9.]+/g, '-')
    .slice(0, LONGEST)}.csv`;
}

/** One valid request as a handler gets it; `now` is the moment that the answer tells of. */
export interface HandlerInput<Id extends OperationId> {
  readonly query: QueryOf<Id>;
  readonly path: PathOf<Id>;
  readonly headers: HeadersOf<Id>;
  readonly body: BodyOf<Id>;
  readonly client: Client;
  readonly now: Date;
}

/** Who asks, as far as the connection and the browser tell; never stored together with what was asked. */
export interface Client {
  readonly address: string;
  /** The origin of the page; undefined where no browser sent the request. */
  readonly origin: string | undefined;
  /** How the request says that this service was reached: `http` or `https`, and the host with its port. */
  readonly protocol: string;
  readonly host: string;
  /** All that the browser says of itself and of the request. */
  readonly browser: IncomingHttpHeaders;
}

/** A handler for every operation of the contract that is not planned for later. */
export type Handlers = {readonly [Id in MountedOperation]: (input: HandlerInput<Id>) => Promise<ResultOf<Id>>};

/** What is particular to an operation beyond the contract. */
export interface Policy<Id extends OperationId> {
  /** How long a read's answer is kept and served again; otherwise as long as all others. */
  readonly keepMs?: number;
  /** Whether each reader gets an answer of their own. */
  readonly neverShared?: boolean;
  /** Whether the answer depends on the host that the request names. */
  readonly perHost?: boolean;
  readonly cacheControl?: string;
  readonly bodyLimit?: number;
  /** Requests a minute from one address. */
  readonly perMinute?: number;
  /**
   * Finds what the contract's schema cannot tell, so that all faults are told at once. The body may be of any shape, but without the
   * fields that are too long for the schema: they are never looked at.
   */
  readonly bodyErrors?: (body: unknown, headers: HeadersOf<Id>) => Promise<FieldError[]>;
}

export type Policies = {readonly [Id in MountedOperation]?: Policy<Id>};

/** What answers the operations that anyone may call. */
interface PublicApi {
  readonly handlers: Handlers;
  readonly policies: Policies;
  /** The answers that are served again, and how long they are kept where no policy says it, in milliseconds. */
  readonly answers: CachedAnswers;
  readonly keepMs: number;
}

/** One valid request of a staff member. */
export interface StaffInput<Id extends StaffOperation, Member> extends HandlerInput<Id> {
  readonly member: Member;
}

/** An answer that is too long to be held: it is sent as it is made. */
export interface FileAnswer {
  readonly name: string;
  readonly chunks: AsyncIterable<string>;
}

type StaffResult<Id extends StaffOperation> = Id extends 'exportFeedbackCsv' | 'exportFeedbackJsonLines'
  ? FileAnswer
  : ResultOf<Id>;

/** A handler for every operation of the contract that staff members may call. */
export type StaffHandlers<Member> = {
  readonly [Id in StaffOperation]: (input: StaffInput<Id, Member>) => Promise<StaffResult<Id>>;
};

/** What answers the operations of staff members. Their answers are kept by nobody. */
export interface StaffApi<Member> {
  readonly handlers: StaffHandlers<Member>;
  readonly bodyLimit: number;
  /**
   * Finds out who asks, before anything else is read.
   *
   * @throws Problem where they may not
   */
  admit(request: FastifyRequest, operation: StaffOperation, now: Date): Promise<Member>;
}

const PUBLIC = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';

/**
 * Mounts every operation of the contract.
 *
 * @throws Error when an operation has no handler, a handler no operation, or the contract's defaults are not those the types know
 */
export function mountContract<Member>(app: FastifyInstance, forAll: PublicApi, forStaff: StaffApi<Member>): void {
  const due = contract.operations.filter(({planned}) => !planned);
  for (const id of [...Object.keys(forAll.handlers), ...Object.keys(forStaff.handlers)]) {
    if (!due.some((operation) => operation.id === id)) throw new Error(`The contract has no operation ${id}`);
  }
  for (const operation of due) {
    const {id} = operation;
    for (const {name, fallback} of operation.parameters) {
      if ((fallback !== undefined) !== DEFAULTED.some((defaulted) => defaulted === name)) {
        throw new Error(`Operation ${id}: the types do not know the default of ${name}`);
      }
    }
    if (operation.staff && isHandled(id, forStaff.handlers)) {
      mountForStaff(app, operation, id, requestValidators(operation), forStaff);
    } else if (!operation.staff && isHandled(id, forAll.handlers)) {
      mountForAll(app, operation, id, requestValidators(operation), forAll);
    } else throw new Error(`Operation ${id} of the contract has no handler`);
  }
}

function isHandled<Id extends string>(id: string, handlers: Readonly<Record<Id, unknown>>): id is Id {
  return Object.hasOwn(handlers, id);
}

function mountForStaff<Id extends StaffOperation, Member>(
  app: FastifyInstance,
  operation: ContractOperation,
  id: Id,
  validators: RequestValidators<Id>,
  {handlers, bodyLimit, admit}: StaffApi<Member>,
): void {
  const policy: Policy<Id> = {bodyLimit};
  const admitted = new WeakMap<FastifyRequest, {readonly member: Member}>();

  const authenticate = async (request: FastifyRequest) => {
    admitted.set(request, {member: await admit(request, id, new Date())});
  };
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const known = admitted.get(request);
    if (!known) throw new Error(`${id} was reached without a member`);
    const input = await inputOf(request, operation, validators, policy, new Date());
    const result = await handlers[id]({...input, member: known.member});
    void reply
      .code(operation.success)
      .headers({'cache-control': 'no-store', vary: 'Authorization'})
      .type(`${mediaTypeOf(operation) ?? 'application/json'}; charset=utf-8`);
    if (!isFile(result)) return reply.send(JSON.stringify(result));
    void reply.header('content-disposition', `attachment; filename="${result.name}"`);
    return reply.send(Readable.from(result.chunks));
  };

  const url = routeOf(operation);
  if (operation.method === 'POST') {
    const {onRequest, ...options} = optionsOf(operation, policy);
    app.post(url, {...options, onRequest: [authenticate, ...[onRequest ?? []].flat()]}, answer);
  } else {
    app.get(url, {onRequest: [authenticate]}, answer);
  }
}

const isFile = (result: object): result is FileAnswer => 'chunks' in result;

/** The first media type of an operation's success. */
const mediaTypeOf = ({answers, success}: ContractOperation): string | undefined =>
  [...(answers.get(success)?.keys() ?? [])][0];

function mountForAll<Id extends MountedOperation>(
  app: FastifyInstance,
  operation: ContractOperation,
  id: Id,
  validators: RequestValidators<Id>,
  {handlers, policies, answers, keepMs}: PublicApi,
): void {
  const policy: Policy<Id> = policies[id] ?? {};
  const url = routeOf(operation);
  const mediaType = mediaTypeOf(operation);
  const answer = async (request: FastifyRequest, now: Date) =>
    handlers[id](await inputOf(request, operation, validators, policy, now));

  if (operation.method === 'POST') {
    app.post(url, optionsOf(operation, policy), async (request, reply) => {
      const result = await answer(request, new Date());
      void reply.code(operation.success).header('cache-control', 'no-store');
      return mediaType ? reply.type(`${mediaType}; charset=utf-8`).send(result) : reply.send();
    });
    return;
  }
  if (policy.neverShared) {
    app.get(url, limitsOf(policy), async (request, reply) => {
      const result = await answer(request, new Date());
      return reply.header('cache-control', 'no-store').type('application/json; charset=utf-8').send(result);
    });
    return;
  }
  app.get(url, async (request, reply) => {
    const key = policy.perHost ? `${request.protocol}://${request.host}${request.url}` : request.url;
    const kept =
      answers.fresh(key) ??
      (await answers.refresh(key, policy.keepMs ?? keepMs, async (now) => {
        const result = await answer(request, now);
        return typeof result === 'string' ? result : JSON.stringify(result);
      }));
    const {body, etag, encoding} = await kept.representation(acceptsGzip(request.headers['accept-encoding']));
    void reply.headers({etag, vary: 'Accept-Encoding', 'cache-control': policy.cacheControl ?? PUBLIC});
    if (matchesEtag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    if (encoding) void reply.header('content-encoding', encoding);
    if (mediaType === 'text/csv') {
      void reply.header('content-disposition', `attachment; filename="${fileNameOf(request.url)}"`);
    }
    return reply.type(`${mediaType ?? 'application/json'}; charset=utf-8`).send(body);
  });
}

/** How a route with a body is set up: its limits, and the refusal of other media types before the body is read. */
function optionsOf<Id extends OperationId>(operation: ContractOperation, policy: Policy<Id>): RouteShorthandOptions {
  return {
    ...(policy.bodyLimit === undefined ? {} : {bodyLimit: policy.bodyLimit}),
    ...limitsOf(policy),
    onRequest: (request: FastifyRequest, _reply: unknown, done: (error?: Error) => void) =>
      done(mediaTypeError(request, operation)),
  };
}

function limitsOf<Id extends OperationId>({perMinute}: Policy<Id>): RouteShorthandOptions {
  return perMinute === undefined ? {} : {config: {rateLimit: {max: perMinute, timeWindow: 60_000}}};
}

function mediaTypeError({headers}: FastifyRequest, {bodies}: ContractOperation): Problem | undefined {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === undefined || !bodies.has(type)) {
    return unsupported('Content-Type', `Nội dung phải được gửi với Content-Type: ${[...bodies.keys()].join(', ')}.`);
  }
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity') return undefined;
  return unsupported('Content-Encoding', 'Nội dung phải được gửi nguyên, không nén.');
}

function unsupported(parameter: string, detail: string): Problem {
  return new Problem('unsupported-media-type', {detail, errors: [{parameter, code: 'invalid', detail}]});
}

/** @throws Problem naming everything that is wrong with the request */
async function inputOf<Id extends OperationId>(
  request: FastifyRequest,
  operation: ContractOperation,
  validators: RequestValidators<Id>,
  policy: Policy<Id>,
  now: Date,
): Promise<HandlerInput<Id>> {
  const {query, params: path, body}: {query: unknown; params: unknown; body: unknown} = request;
  const headers: unknown = headersOf(request, operation);
  const queryIsValid = validators.query(query);
  const pathIsValid = validators.path(path);
  const headersAreValid = validators.headers(headers);
  if (!queryIsValid || !pathIsValid || !headersAreValid) {
    const found = [validators.query, validators.path, validators.headers].flatMap((one) => one.errors ?? []);
    throw refusal('invalid-request', parameterErrors(found));
  }
  const bodyIsValid = validators.body(body);
  const errors = validators.body.errors ?? [];
  const tooLong = new Set(
    errors.filter(({keyword}) => keyword === 'maxLength').map(({instancePath}) => fieldAt(instancePath)),
  );
  const found = (await policy.bodyErrors?.(without(body, tooLong), headers)) ?? [];
  const faults = [...found.filter(({pointer}) => !tooLong.has(fieldAt(pointer ?? ''))), ...bodyErrors(errors)];
  if (!bodyIsValid || faults.length > 0) {
    throw refusal(bodyRefusal(operation, faults), onePerField(faults));
  }
  const {ip: address, protocol, host} = request;
  const client = {address, origin: request.headers.origin, protocol, host, browser: request.headers};
  return {query, path, headers, body, client, now};
}

/** The field of the body that a pointer leads to or into; empty for the body itself. */
const fieldAt = (pointer: string): string => pointer.split('/', 2)[1] ?? '';

function without(body: unknown, fields: ReadonlySet<string>): unknown {
  if (!isObject(body) || fields.size === 0) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !fields.has(name)));
}

function headersOf(request: FastifyRequest, operation: ContractOperation): Record<string, unknown> {
  const names = operation.parameters.filter(({place}) => place === 'header').map(({name}) => name);
  const sent = names.filter((name) => request.headers[name.toLowerCase()] !== undefined);
  return Object.fromEntries(sent.map((name) => [name, request.headers[name.toLowerCase()]]));
}

/** The first fault of each field: a missing field is not also of the wrong kind to the one who reads it. */
function onePerField(faults: readonly FieldError[]): FieldError[] {
  const first = new Map<string | undefined, FieldError>();
  for (const fault of faults) {
    if (!first.has(fault.pointer)) first.set(fault.pointer, fault);
  }
  return [...first.values()];
}

/** An id that names nothing is «not found» wherever it stands, as it is in an address. */
function bodyRefusal({answers}: ContractOperation, faults: readonly FieldError[]): ProblemKind {
  if (answers.has(404) && faults.some(namesNothing)) return 'not-found';
  return answers.has(422) ? 'invalid-fields' : 'invalid-request';
}

function refusal(kind: ProblemKind, errors: readonly FieldError[]): Problem {
  const [first] = errors;
  const told = errors.length > MOST_ERRORS ? `${MOST_ERRORS} chỗ đầu` : 'từng chỗ';
  const detail =
    errors.length === 1 && first ? first.detail : `Có ${errors.length} chỗ cần sửa; ${told} được nêu trong errors.`;
  return new Problem(kind, {detail, errors});
}
