import type {components} from '../../../src/api/generated/contract.js';

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
