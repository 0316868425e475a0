import type {components} from '../../../src/api/generated/contract.js';
import {DeadlineError, hasSqlState, SQL_STATE} from '../database/errors.js';
import type {ContractOperation} from './contract.js';

export type FieldError = components['schemas']['FieldError'];
export type ProblemDocument = components['schemas']['Problem'];

/** The media type of every refusal (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const KINDS = {
  'invalid-request': {status: 400, title: 'Yêu cầu không hợp lệ'},
  unauthenticated: {status: 401, title: 'Cần mã truy cập'},
  forbidden: {status: 403, title: 'Không được phép'},
  'not-found': {status: 404, title: 'Không tìm thấy'},
  'method-not-allowed': {status: 405, title: 'Phương thức không được hỗ trợ'},
  'request-timeout': {status: 408, title: 'Yêu cầu đến quá chậm'},
  'in-progress': {status: 409, title: 'Yêu cầu đang được xử lý'},
  conflict: {status: 409, title: 'Nội dung đã thay đổi'},
  'too-large': {status: 413, title: 'Nội dung gửi lên quá lớn'},
  'unsupported-media-type': {status: 415, title: 'Kiểu nội dung không được hỗ trợ'},
  'invalid-fields': {status: 422, title: 'Nội dung cần sửa lại'},
  'idempotency-key-reused': {status: 422, title: 'Mã lần gửi đã được dùng cho nội dung khác'},
  'too-many-requests': {status: 429, title: 'Gửi quá nhiều lần trong thời gian ngắn'},
  'headers-too-large': {status: 431, title: 'Địa chỉ hoặc tiêu đề quá dài'},
  'not-implemented': {status: 501, title: 'Chưa hỗ trợ'},
  internal: {status: 500, title: 'Hệ thống gặp lỗi'},
  unavailable: {status: 503, title: 'Hệ thống tạm thời chưa phục vụ được'},
} as const satisfies Record<string, {status: number; title: string}>;

/** So many faults are told at once: nobody corrects more in one go, and an answer must not grow with what was sent. */
export const MOST_ERRORS = 20;
const LONGEST_SENTENCE = 500;
const LONGEST_NAME = 40;

export type ProblemKind = keyof typeof KINDS;

interface ProblemParts {
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** A refusal or failure that a client is told of. What it says is for the client; `cause` never leaves the server. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  /** @param parts - `detail`: what went wrong and what to do, in Vietnamese; `headers`: sent along, such as Retry-After */
  constructor(kind: ProblemKind, {detail, errors = [], headers = {}, cause}: ProblemParts) {
    super(detail, {cause});
    this.name = 'Problem';
    this.kind = kind;
    this.errors = errors;
    this.headers = headers;
  }

  get status(): number {
    return KINDS[this.kind].status;
  }

  /** The problem document as the contract describes it. */
  toDocument(): ProblemDocument {
    const {status, title} = KINDS[this.kind];
    const detail = cut(this.message, LONGEST_SENTENCE);
    const document: ProblemDocument = {type: `/problems/${this.kind}`, title, status, detail};
    if (this.errors.length === 0) return document;
    const told = this.errors.slice(0, MOST_ERRORS);
    return {...document, errors: told.map((error) => ({...error, detail: cut(error.detail, LONGEST_SENTENCE)}))};
  }
}

/** A name that the client made up, as far as it is told back to it. */
export function nameToTell(name: string): string {
  // Half of a letter cannot be written into an address.
  return cut(name, LONGEST_NAME).replaceAll(/\p{Cs}/gu, '\uFFFD');
}

function cut(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

const UNKNOWN = {
  unit: {code: 'unknown_unit', detail: 'Không có đơn vị nào mang mã này.'},
  campaign: {code: 'unknown_campaign', detail: 'Không có chương trình nào mang mã này.'},
  indicator: {code: 'unknown_indicator', detail: 'Không có chỉ tiêu nào mang mã này.'},
  article: {code: 'unknown_article', detail: 'Không có bài viết nào mang mã này.'},
  form: {code: 'unknown_form', detail: 'Không có biểu mẫu nào mang mã này.'},
  area: {code: 'unknown_area', detail: 'Không có tỉnh, thành phố, xã, phường nào mang mã này.'},
} as const satisfies Record<string, {code: FieldError['code']; detail: string}>;

/** The entry of `errors` that says an id names nothing. */
export function unknownEntry(what: keyof typeof UNKNOWN, where: {parameter: string} | {pointer: string}): FieldError {
  return {...where, ...UNKNOWN[what]};
}

/** Whether a fault is an id that names nothing; an area is no such id, but a choice that its sender can correct. */
export function namesNothing({code}: FieldError): boolean {
  return code !== UNKNOWN.area.code && Object.values(UNKNOWN).some((entry) => entry.code === code);
}

/** The 404 for an id in the address that names nothing; `parameter` is the one that carried it. */
export function unknown(what: keyof typeof UNKNOWN, parameter: string = what): Problem {
  return new Problem('not-found', {detail: UNKNOWN[what].detail, errors: [unknownEntry(what, {parameter})]});
}

/** The 400 for a parameter whose value cannot be used. */
export function invalidParameter(parameter: string, detail: string): Problem {
  return new Problem('invalid-request', {detail, errors: [{parameter, code: 'invalid', detail}]});
}

const BY_STATUS: Readonly<Record<number, {kind: ProblemKind; detail: string}>> = {
  400: {kind: 'invalid-request', detail: 'Không đọc được địa chỉ của yêu cầu: có chỗ viết sai, chẳng hạn sau dấu %.'},
  // a path that tries to leave its folder: to its sender there is nothing
  403: {kind: 'not-found', detail: 'Không có gì ở địa chỉ này.'},
  404: {kind: 'not-found', detail: 'Không có gì ở địa chỉ này.'},
  413: {kind: 'too-large', detail: 'Nội dung gửi lên vượt quá dung lượng cho phép.'},
  414: {kind: 'invalid-request', detail: 'Địa chỉ quá dài.'},
  415: {kind: 'unsupported-media-type', detail: 'Máy chủ không đọc được kiểu nội dung này.'},
};

const LOST_CONNECTION = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
];
const LOST_MESSAGE = /Connection terminated|timeout exceeded when trying to connect|driver has already been destroyed/;

/** What a client is told of any error; never what the error itself says, unless it was written for the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseOutage(error)) {
    const detail = 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau ít phút.';
    return new Problem('unavailable', {detail, headers: {'retry-after': '5'}, cause: error});
  }
  if (isUnreadableBody(error)) {
    const detail = 'Không đọc được nội dung gửi lên: không phải JSON viết đúng.';
    return new Problem('invalid-request', {detail, errors: [{pointer: '#', code: 'invalid', detail}], cause: error});
  }
  const status = statusOf(error) ?? 500;
  const known = BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined);
  if (known) return new Problem(known.kind, {detail: known.detail, cause: error});
  return new Problem('internal', {detail: 'Máy chủ gặp lỗi ngoài dự kiến. Xin thử lại sau.', cause: error});
}

/** Whether an error means that the database cannot be asked just now. */
function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DeadlineError || hasSqlState(error, SQL_STATE.connectionFailure)) return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseOutage);
  return LOST_CONNECTION.some((code) => hasSqlState(error, code)) || LOST_MESSAGE.test(error.message);
}

/**
 * What the log keeps of an error: its kind, its code and where it happened. A database's message may quote what a citizen
 * wrote, so only errors without a code keep theirs.
 */
export function describeForLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {error: typeof error};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {error: error.name, ...(code ? {code} : {message: error.message}), at: frames?.slice(0, 6)};
}

/** The refusal for an address that nothing is mounted at, or nothing for this method. */
export function unmountedProblem(method: string, path: string, operations: readonly ContractOperation[]): Problem {
  const here = operations.filter((operation) => !operation.planned && patternOf(operation).test(path));
  const allow = methodsOf(here);
  if (here.length === 0 || allow.split(', ').includes(method)) {
    return new Problem('not-found', {detail: BY_STATUS[404]?.detail ?? ''});
  }
  return new Problem('method-not-allowed', {
    detail: `Địa chỉ này không nhận phương thức ${method}; chỉ nhận ${allow}.`,
    headers: {allow},
  });
}

/** The methods that operations at one path answer, for an Allow header. */
export function methodsOf(operations: readonly ContractOperation[]): string {
  return [...operations.flatMap(({method}) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
}

function patternOf({path}: ContractOperation): RegExp {
  return new RegExp(`^${path.replaceAll('.', '[.]').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

/** What the framework says of a body that its parser could not read. */
function isUnreadableBody(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('FST_ERR_CTP_') && statusOf(error) === 400;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Refuses the one character that the databases cannot hold in a text. */
export function storable(parameter: string, text: string | undefined): string | undefined {
  if (text?.includes('\0')) throw invalidParameter(parameter, `«${parameter}» chứa ký tự không dùng được.`);
  return text;
}
