import {DeadlineError, hasSqlState, sqlState} from '../database/errors.js';
import type {ContractOperation} from './contract.js';
import {Problem, type ProblemKind} from './problems.js';

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
export function isDatabaseOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DeadlineError || hasSqlState(error, sqlState.connectionFailure)) return true;
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
export function refuseUnmounted(method: string, path: string, operations: readonly ContractOperation[]): Problem {
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
