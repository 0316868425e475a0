import type {Area, FieldError, Page, Problem} from '../../../src/api/types.js';
import {ANSWERED, COMMUNES, FORM, LONG_FORM, PROVINCES, UNITS} from './content.js';
import {PROVINCIAL_UNITS} from './figures-by-unit.js';
import {newsAnswer} from './news-answers.js';
import {staffAnswer} from './staff-answers.js';
import {CAMPAIGNS, statisticsFor} from './statistics-answers.js';

/**
 * How the fake API behaves:
 *
 * - `default`: as it should
 * - `empty`: nothing to show
 * - `long`: more words than there is room for
 * - `aged`: some stories came out long ago, and the ranking is three hours old
 * - `hostile`: markup and scripts in every text and address
 * - `failed`: 503 to everything
 * - `stale`: each read succeeds once in the life of the page and fails from then on
 * - `recovering`: each read fails once and succeeds from then on
 * - `loading`: never answers
 * - `offline`: no connection
 * - `html`: a proxy's page with status 200
 * - `wrong`: JSON that is not what the contract promises
 */
export const SCENARIOS = [
  'default',
  'empty',
  'long',
  'aged',
  'hostile',
  'failed',
  'stale',
  'recovering',
  'loading',
  'offline',
  'html',
  'wrong',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** A request as the fake API sees it. */
export interface FakeRequest {
  readonly method: string;
  /** Path below the base, such as `/v1/articles`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly text: string;
}

/** What the fake API answers: a document, nothing (204), a page, silence or a broken connection. */
export type FakeAnswer =
  | {readonly kind: 'json'; readonly status: number; readonly body: unknown}
  | {readonly kind: 'file'; readonly type: string; readonly text: string}
  | {readonly kind: 'nothing'}
  | {readonly kind: 'html'}
  | {readonly kind: 'silence'}
  | {readonly kind: 'no-connection'};

const json = (body: unknown, status = 200): FakeAnswer => ({kind: 'json', status, body});
const AS_OF = '2026-11-20T09:00:00+07:00';
const page = (limit: number, next: string | null = null): Page => ({next, limit, as_of: AS_OF});

function problem(status: number, title: string, errors?: FieldError[]): FakeAnswer {
  const body: Problem = {type: 'about:blank', title, status, ...(errors && {errors})};
  return json(body, status);
}

const unknown = (parameter: string, code: FieldError['code']): FakeAnswer =>
  problem(404, 'Không tìm thấy', [{parameter, code, detail: 'Không có mã này.'}]);

function statistics({query}: FakeRequest, scenario: Scenario): FakeAnswer {
  const campaign = query.get('campaign');
  if (campaign && !CAMPAIGNS.includes(campaign)) return unknown('campaign', 'unknown_campaign');
  if (query.has('breakdown') && !query.has('indicator')) {
    return problem(400, 'Thiếu chỉ tiêu', [
      {parameter: 'indicator', code: 'required', detail: 'cần tên các chỉ tiêu.'},
    ]);
  }
  return json(statisticsFor(scenario, query));
}

const receipts = new Map<string, string>();

/** Words in a message that make the fake API answer in some way; its receipts count up from `KH-7F3K-92Q2`. */
export const TRIGGERS = {refuse: 'KIỂM TRA 422', busy: 'KIỂM TRA 429', fail: 'KIỂM TRA 503'} as const;

const withoutKey = (): FakeAnswer =>
  problem(400, 'Thiếu khóa', [{parameter: 'Idempotency-Key', code: 'required', detail: 'Thiếu khóa.'}]);

function feedback({headers, text}: FakeRequest): FakeAnswer {
  const key = headers.get('idempotency-key');
  if (!key) return withoutKey();
  if (text.includes(TRIGGERS.busy)) return problem(429, 'Quá nhiều yêu cầu');
  if (text.includes(TRIGGERS.fail)) return problem(503, 'Tạm gián đoạn');
  if (text.includes(TRIGGERS.refuse)) {
    return problem(422, 'Cần sửa', [
      {pointer: '#/message', code: 'too_long', detail: 'Nội dung quá dài.'},
      {pointer: '#/phone', code: 'invalid_phone', detail: 'Số điện thoại chưa đúng.'},
      {pointer: '#/consent/version', code: 'consent_outdated', detail: 'Nội dung đồng ý đã đổi.'},
    ]);
  }
  const code = receipts.get(key) ?? `KH-7F3K-92Q${2 + (receipts.size % 8)}`;
  receipts.set(key, code);
  return json({code, received_at: AS_OF, status: 'received'}, 201);
}

/** What opens the fake API's one message; `busy` as the secret asks too often. */
export const REFERENCE = {code: 'KH-7F3K-92QD', secret: 'K4WN-7QXD-M2PT', busy: '2222-2222-2222'} as const;

function stateOfMessage({path, text}: FakeRequest): FakeAnswer {
  if (text.includes(REFERENCE.busy)) return problem(429, 'Quá nhiều yêu cầu');
  if (!text.includes(REFERENCE.code) || !text.includes(REFERENCE.secret)) return problem(404, 'Không tìm thấy');
  if (path === '/v1/feedback/lookup') return json(ANSWERED);
  const history = [...ANSWERED.history, {status: 'withdrawn' as const, at: AS_OF}];
  return json({...ANSWERED, status: 'withdrawn', history, reply: null});
}

const areas = (items: readonly Area[]): FakeAnswer => json({items, page: page(Math.max(items.length, 1))});

function answerWell(request: FakeRequest, scenario: Scenario): FakeAnswer {
  if (request.path.startsWith('/v1/staff/')) return staffAnswer(scenario, request);
  const unit = request.query.get('unit');
  if (unit && ![...UNITS, ...PROVINCIAL_UNITS].some(({id}) => id === unit)) return unknown('unit', 'unknown_unit');
  if (request.method === 'POST' && request.path === '/v1/feedback') return feedback(request);
  if (request.method === 'POST' && request.path === '/v1/ratings') {
    return request.headers.has('idempotency-key') ? {kind: 'nothing'} : withoutKey();
  }
  if (request.method === 'POST' && request.path.startsWith('/v1/feedback/')) return stateOfMessage(request);
  const news = newsAnswer(scenario, request);
  if (news) return news;
  switch (request.path) {
    case '/v1/areas':
      return areas(PROVINCES);
    case '/v1/areas/56':
      return areas(COMMUNES);
    case '/v1/statistics':
      return statistics(request, scenario);
    case '/v1/forms/gop-y':
      return json(scenario === 'long' ? LONG_FORM : scenario === 'empty' ? {...FORM, fields: []} : FORM);
    default:
      return request.path.startsWith('/v1/forms/') ? unknown('id', 'unknown_form') : problem(404, 'Không tìm thấy');
  }
}

const asked = new Set<string>();

/** Whether this is the first time in the life of the page that this is asked. */
function isFirst(scenario: Scenario, {path, query}: FakeRequest): boolean {
  const key = `${scenario} ${path}?${query.toString()}`;
  const isNew = !asked.has(key);
  asked.add(key);
  return isNew;
}

const UNREACHABLE: ReadonlySet<Scenario> = new Set(['offline', 'html', 'wrong']);

/** The fake API's answer to a request in a scenario. */
export function answer(scenario: Scenario, request: FakeRequest): FakeAnswer {
  const failure = problem(503, 'Hệ thống đang tạm gián đoạn');
  // signing in always works where anything answers, so that every state behind it can be reached
  if (request.path === '/v1/staff/me' && !UNREACHABLE.has(scenario)) return staffAnswer(scenario, request);
  switch (scenario) {
    case 'failed':
      return failure;
    case 'stale':
      return isFirst(scenario, request) ? answerWell(request, 'default') : failure;
    case 'recovering':
      return isFirst(scenario, request) ? failure : answerWell(request, 'default');
    case 'loading':
      return {kind: 'silence'};
    case 'offline':
      return {kind: 'no-connection'};
    case 'html':
      return {kind: 'html'};
    case 'wrong':
      return json({items: [{id: 1}], page: {}});
    default:
      return answerWell(request, scenario);
  }
}
