import type {Problem, StaffFeedback, StaffFeedbackSummary, StaffMember} from '../../../src/api/types.js';
import {fold} from '../../../src/vietnamese/search.js';
import type {FakeAnswer, FakeRequest, Scenario} from './answers.js';
import {
  HOSTILE_RATINGS,
  HOSTILE_STAFF_MESSAGES,
  LONG_RATINGS,
  LONG_STAFF_MESSAGES,
  MEMBERS,
  RATINGS,
  STAFF_MESSAGES,
} from './staff-content.js';

/** Words that make the fake API act: a change that carries one meets another officer's, or a token that was just revoked. */
export const STAFF_TRIGGERS = {conflict: 'KIỂM TRA 409', expire: 'KIỂM TRA 401', fail: 'KIỂM TRA 503'} as const;

const NOW = '2026-11-20T09:00:00+07:00';

/** What the staff changed lives as long as the page, for each base address on its own. */
const stores = new Map<string, Map<string, StaffFeedback>>();

function storeOf(scenario: Scenario, {query}: FakeRequest): Map<string, StaffFeedback> {
  const key = `${scenario} ${query.get('visit') ?? ''}`;
  const messages = {long: LONG_STAFF_MESSAGES, hostile: HOSTILE_STAFF_MESSAGES, empty: []};
  const own = scenario === 'long' || scenario === 'hostile' || scenario === 'empty' ? messages[scenario] : undefined;
  const store = stores.get(key) ?? new Map((own ?? STAFF_MESSAGES).map((message) => [message.code, message]));
  stores.set(key, store);
  return store;
}

const json = (body: unknown): FakeAnswer => ({kind: 'json', status: 200, body});

function problem(status: number, title: string, errors: Problem['errors'] = []): FakeAnswer {
  const body: Problem = {type: 'about:blank', title, status, errors};
  return {kind: 'json', status, body};
}

const masked = (text: string): string => text.replace(/(\S)\S*/gu, '$1***');

function summaryOf(message: StaffFeedback): StaffFeedbackSummary {
  const {code, unit, topic, status, spam, assignee, received_at, updated_at, version} = message;
  return {
    ...{code, unit, topic, status, spam, assignee, received_at, updated_at, version},
    excerpt: message.message.slice(0, 160),
    name: message.name && masked(message.name),
    contact: message.phone && `${message.phone.slice(0, 2)}** *** *${message.phone.slice(-2)}`,
  };
}

function matches(message: StaffFeedback, query: URLSearchParams): boolean {
  const {status, topic, assignee, spam, received_at: received, code} = message;
  const is = (name: string, value: string | null) => !query.has(name) || query.get(name) === (value ?? 'none');
  const day = received.slice(0, 10);
  return (
    is('status', status) &&
    is('topic', topic.id) &&
    is('assignee', assignee) &&
    spam === (query.get('spam') === 'true') &&
    day >= (query.get('from') ?? '') &&
    day <= (query.get('to') ?? '9999') &&
    fold(`${message.message} ${code}`).includes(fold(query.get('q') ?? ''))
  );
}

function pageOf(found: readonly unknown[], query: URLSearchParams, besides: object = {}): FakeAnswer {
  const limit = Number(query.get('limit') ?? 20);
  const start = Number(query.get('cursor')?.slice(1) ?? 0);
  const end = start + limit;
  const next = end < found.length ? `c${end}` : null;
  return json({items: found.slice(start, end), page: {next, limit, as_of: NOW}, ...besides});
}

function list(store: Map<string, StaffFeedback>, query: URLSearchParams): FakeAnswer {
  const found = [...store.values()].filter((message) => matches(message, query));
  const held = [...store.values()].filter(({spam, status}) => spam && status !== 'withdrawn');
  return pageOf(found.map(summaryOf), query, {held_back: held.length});
}

function ratings(scenario: Scenario, query: URLSearchParams): FakeAnswer {
  const own = {long: LONG_RATINGS, hostile: HOSTILE_RATINGS, empty: []};
  const isOwn = scenario === 'long' || scenario === 'hostile' || scenario === 'empty';
  return pageOf(isOwn ? own[scenario] : RATINGS, query);
}

type Entry = StaffFeedback['history'][number];

function changed(message: StaffFeedback, changes: Partial<StaffFeedback>, entry: Omit<Entry, 'at'>): StaffFeedback {
  const history = [...message.history, {at: NOW, ...entry}];
  return {...message, ...changes, history, updated_at: NOW, version: message.version + 1};
}

function wantedChange(what: string, body: Readonly<Record<string, unknown>>, message: StaffFeedback, by: string) {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : null);
  const isWorked = message.status === 'received' ? ('assigned' as const) : message.status;
  switch (what) {
    case 'reply':
      return changed(
        message,
        {reply: {text: text('text') ?? '', at: NOW, by}, status: 'answered'},
        {by, action: 'reply', detail: null},
      );
    case 'assignment': {
      const assignee = text('assignee');
      return changed(message, {assignee, status: isWorked}, {by, action: 'assignment', detail: assignee});
    }
    default: {
      const status = (['received', 'assigned', 'answered'] as const).find((known) => known === body['status']);
      const spam = typeof body['spam'] === 'boolean' ? body['spam'] : message.spam;
      const isAboutSpam = typeof body['spam'] === 'boolean';
      const reason = isAboutSpam ? {spam_reason: spam ? ('marked_by_staff' as const) : null} : {};
      const entry = {by, action: isAboutSpam ? 'spam' : 'status', detail: status ?? null} as const;
      return changed(message, {spam, ...reason, status: status ?? message.status}, entry);
    }
  }
}

function change(
  store: Map<string, StaffFeedback>,
  message: StaffFeedback,
  what: string,
  {text}: FakeRequest,
  member: StaffMember,
): FakeAnswer {
  if (member.role === 'reader') return problem(403, 'Không được phép');
  if (text.includes(STAFF_TRIGGERS.expire)) return problem(401, 'Mã truy cập đã hết hạn');
  if (text.includes(STAFF_TRIGGERS.fail)) return problem(503, 'Tạm gián đoạn');
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const isFaster = text.includes(STAFF_TRIGGERS.conflict) && body['version'] === 1;
  if (isFaster) {
    const other = {by: 'Võ Thanh Bình', action: 'assignment', detail: 'giao cho Võ Thanh Bình'} as const;
    store.set(message.code, changed(message, {assignee: 'Võ Thanh Bình', status: 'assigned'}, other));
  }
  if (isFaster || body['version'] !== message.version || message.status === 'withdrawn') {
    return problem(409, 'Góp ý đã được thay đổi');
  }
  const now = wantedChange(what, body, message, member.name);
  const stateOf = ({status, spam, spam_reason, assignee, reply}: StaffFeedback) =>
    [status, spam, spam_reason, assignee, reply?.text].join();
  if (stateOf(now) === stateOf(message)) {
    const detail = 'Không có gì thay đổi.';
    return problem(422, 'Nội dung cần sửa lại', [{code: 'unchanged', detail}]);
  }
  store.set(message.code, now);
  return json(now);
}

function file(
  store: Map<string, StaffFeedback>,
  isCsv: boolean,
  {query}: FakeRequest,
  member: StaffMember,
): FakeAnswer {
  const isFull = query.get('personal') === 'full';
  if (isFull && member.role !== 'manager') return problem(403, 'Không được phép');
  const rows = [...store.values()]
    .filter((message) => matches(message, query))
    .map((message) => (isFull ? message : {...message, name: message.name && masked(message.name)}));
  const text = isCsv
    ? `\ufeffma,ho_ten\r\n${rows.map(({code, name}) => `${code},${name ?? ''}\r\n`).join('')}`
    : rows.map(({code, name}) => `${JSON.stringify({code, name})}\n`).join('');
  return {kind: 'file', type: isCsv ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8', text};
}

/** The fake API's answer to a staff member. */
export function staffAnswer(scenario: Scenario, request: FakeRequest): FakeAnswer {
  const {path, method, query, headers} = request;
  const member = MEMBERS[headers.get('authorization')?.replace(/^Bearer /, '') ?? ''];
  if (!member) return problem(401, 'Chưa đăng nhập');
  if (path === '/v1/staff/me') return json(member);
  const store = storeOf(scenario, request);
  if (path === '/v1/staff/feedback') return list(store, query);
  if (path === '/v1/staff/ratings') return ratings(scenario, query);
  const exported = /^\/v1\/staff\/export\.(csv|jsonl)$/.exec(path)?.[1];
  if (exported) return file(store, exported === 'csv', request, member);
  const [, code = '', what] = /^\/v1\/staff\/feedback\/([^/]+)(?:\/(status|assignment|reply))?$/.exec(path) ?? [];
  const message = store.get(code);
  if (!message) return problem(404, 'Không tìm thấy');
  if (what && method === 'POST') return change(store, message, what, request, member);
  return what ? problem(404, 'Không tìm thấy') : json(message);
}
