import type {Kysely} from 'kysely';
import {isUuid} from '../../database/value-types.js';
import type {components} from '../../../../src/api/generated/contract.js';
import {isSlug} from '../../../../src/shared/formats.js';
import type {Schema} from '../../database/schema.js';
import type {StaffOperation} from '../../http/contract.js';
import {type FieldError, Problem, storable} from '../../http/errors.js';
import type {FileAnswer, StaffApi, StaffHandlers, StaffInput} from '../../http/mount.js';
import {cursorAfter, cutPage, MOMENTS, readCursor} from '../../http/paging.js';
import {startOfDay, toLocalTime} from '../../local-time.js';
import type {Areas} from '../../units/areas.js';
import {unitReferences} from '../../units/units.js';
import type {Encryption} from '../encryption/encryption.js';
import {countHeldBack} from '../notifications/held-back.js';
import {listRatings} from '../ratings.js';
import {Access, requestedUnits} from './access.js';
import {type AuditLine, historyOf, listAudit, record} from './audit.js';
import {ContactReader} from './contact-reader.js';
import {type ExportFormat, exportInWords, exportMessages, exportName} from './export.js';
import {messageOf, summaryOf} from './message-view.js';
import {type MessageChange, type MessageFilter, type MessageRow, StaffMessages} from './queries.js';
import {isOf, mayActAs, membersNamed, type StaffMember, type StaffRole} from './tokens.js';

const LEAST_ROLES: Readonly<Record<StaffOperation, StaffRole>> = {
  getStaffMember: 'reader',
  listStaffFeedback: 'reader',
  getStaffFeedback: 'reader',
  listStaffRatings: 'reader',
  exportFeedbackCsv: 'reader',
  exportFeedbackJsonLines: 'reader',
  changeFeedbackStatus: 'officer',
  assignFeedback: 'officer',
  replyToFeedback: 'officer',
  listAudit: 'manager',
};

/** Enough for the longest reply in letters of four bytes each. */
const BODY_LIMIT = 64 * 1024;

/** What the operations of staff members work with. */
interface StaffTools {
  readonly db: Kysely<Schema>;
  readonly messages: StaffMessages;
  readonly contacts: ContactReader;
  readonly access: Access;
}

/** The order of a list by counts, as far as both databases hold them. */
const COUNTS = [0, 2_147_483_647] as const;

type Reading = Pick<
  StaffHandlers<StaffMember>,
  'getStaffMember' | 'listStaffFeedback' | 'getStaffFeedback' | 'listStaffRatings' | 'listAudit'
>;

/** What staff members read. Each answer is given only when its line is in the trail. */
function readingHandlers(tools: StaffTools): Reading {
  const {db, messages, access, contacts} = tools;
  return {
    async getStaffMember({member: {name, role, units, expiresAt}}) {
      return {name, role, units: await unitReferences(db, units ?? []), expires_at: toLocalTime(expiresAt)};
    },

    async listStaffFeedback({query, member, now}) {
      const place = readCursor(query.cursor, {order: MOMENTS, isId: isUuid});
      const units = await requestedUnits(db, access, member, query.unit, now);
      const filter: MessageFilter = {
        units,
        status: query.status,
        topic: query.topic,
        words: storable('q', query.q),
        from: query.from === undefined ? undefined : startOfDay(query.from),
        before: query.to === undefined ? undefined : startOfDay(query.to, 1),
        assignee: query.assignee === 'none' ? null : storable('assignee', query.assignee),
        spam: query.spam ?? false,
      };
      const after = place && {receivedAt: new Date(place.order), id: place.id};
      const rows = await messages.list(filter, query.limit + 1, after);
      const open = await contacts.openFor(db, ...linesFor(units, {at: now, by: member.name, action: 'list'}));
      const page = cutPage(rows, query.limit, now, ({received_at, id}) =>
        cursorAfter({order: received_at.getTime(), id}),
      );
      return {
        ...page,
        items: page.items.map((row) => summaryOf(row, open(row))),
        held_back: await countHeldBack(db, units),
      };
    },

    async getStaffFeedback({path: {code}, member, now}) {
      const row = await requireMessage(tools, member, code, now);
      const open = await contacts.openFor(db, {at: now, by: member.name, action: 'read', code, unit: row.unit_id});
      return messageOf(row, open(row), await historyOf(db, code));
    },

    async listStaffRatings({query, member, now}) {
      const place = readCursor(query.cursor, {order: COUNTS, isId: isSlug});
      const units = await requestedUnits(db, access, member, query.unit, now);
      const rows = await listRatings(db, units, query.limit + 1, place && {no: place.order, article: place.id});
      await record(db, ...linesFor(units, {at: now, by: member.name, action: 'list', detail: 'bài viết có hữu ích'}));
      return cutPage(rows, query.limit, now, ({article, ratings}) => cursorAfter({order: ratings.no, id: article.id}));
    },

    async listAudit({query, member, now}) {
      const place = readCursor(query.cursor, {order: MOMENTS, isId: isSerial});
      const units = await requestedUnits(db, access, member, query.unit, now);
      const after = place && {at: new Date(place.order), id: Number(place.id)};
      const lines = await listAudit(db, units, query.limit + 1, after);
      await record(db, ...linesFor(units, {at: now, by: member.name, action: 'audit'}));
      const page = cutPage(lines, query.limit, now, ({at, id}) => cursorAfter({order: Date.parse(at), id: String(id)}));
      return {...page, items: page.items.map(({id: _id, ...line}) => line)};
    },
  };
}

/**
 * The message with this receipt code, where it is the member's to see.
 *
 * @throws Problem 404 when there is none, or one to another unit: codes are read out and guessed, and nobody else's business
 */
async function requireMessage({messages, access}: StaffTools, member: StaffMember, code: string, now: Date) {
  const row = await messages.find(code);
  if (!row || !isOf(member, row.unit_id)) return access.rejectMessage(member, now, {code, unit: row?.unit_id});
  return row;
}

/** One line for each unit that is read, so that the trail of a unit is whole; one without a unit for all units. */
function linesFor(units: readonly string[] | undefined, line: AuditLine): AuditLine[] {
  return units ? units.map((unit) => ({...line, unit})) : [line];
}

/** Whether a text is a number that the database gave a line of the trail. */
function isSerial(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(Number(text));
}

type Changing = Pick<StaffHandlers<StaffMember>, 'changeFeedbackStatus' | 'assignFeedback' | 'replyToFeedback'>;
type Line = Pick<AuditLine, 'action' | 'detail'>;

/** What is to become of a message, and the lines that tell of it; without a line it stays as it is. */
interface Decision {
  readonly change: MessageChange;
  readonly lines: readonly Line[];
}

/** What officers do with messages. Of several who change one message at once, one wins; the others are told. */
function changingHandlers(tools: StaffTools): Changing {
  const {db, messages, contacts} = tools;
  const change = async (
    {path: {code}, body: {version}, member, now}: Request,
    pointer: string,
    decide: (row: MessageRow) => Decision | Promise<Decision>,
  ) => {
    const row = await requireMessage(tools, member, code, now);
    rejectOutdated(row, version);
    const {change: columns, lines} = await decide(row);
    if (lines.length === 0) {
      throw invalid(pointer, 'unchanged', 'Phản hồi đã như vậy từ trước; không có gì thay đổi.');
    }
    const about = {at: now, by: member.name, code, unit: row.unit_id};
    const changed = await db.transaction().execute(async (transaction) => {
      const after = await messages.change(transaction, row, columns, now);
      if (!after) return undefined;
      const open = await contacts.openFor(transaction, ...lines.map((line) => ({...about, ...line})));
      return messageOf(after, open(after), await historyOf(transaction, code));
    });
    if (!changed) throw outdated(await messages.find(code));
    return changed;
  };

  return {
    changeFeedbackStatus: (call) =>
      change(call, call.body.status === undefined ? '#/spam' : '#/status', (row) =>
        newStatus(row, call.body, call.member),
      ),
    assignFeedback: (call) => change(call, '#/assignee', (row) => newAssignee(db, row, call.body.assignee, call.now)),
    replyToFeedback: (call) => change(call, '#/text', (row) => newReply(row, call.body.text, call.member, call.now)),
  };
}

interface Request {
  readonly path: {readonly code: string};
  readonly body: {readonly version: number};
  readonly member: StaffMember;
  readonly now: Date;
}

/** Work that is taken up without naming anyone is the officer's own; a message put back belongs to nobody. */
function newStatus(
  row: MessageRow,
  {status, spam}: components['schemas']['StatusChange'],
  {name}: StaffMember,
): Decision {
  if (status === undefined && spam === undefined) {
    throw invalid('#/status', 'required', 'Xin nêu trạng thái mới, hoặc phản hồi có phải thư rác không.');
  }
  const assignee = status === 'received' ? null : status === 'assigned' ? (row.assignee ?? name) : row.assignee;
  const reason = spam ? ('marked_by_staff' as const) : null;
  // An officer may also agree with what held a message back or made it need a proof, which settles that.
  const spamIsNew = spam !== undefined && (spam !== row.spam || reason !== row.spam_reason);
  return {
    change: {
      ...(status === undefined ? {} : {status, assignee}),
      ...(spamIsNew ? {spam, spam_reason: reason} : {}),
    },
    lines: [
      ...(spamIsNew ? [{action: 'spam', detail: spam ? 'là thư rác' : 'không phải thư rác'} as const] : []),
      ...(status === undefined ? [] : assignmentLine(row, assignee)),
      ...(status === undefined ? [] : statusLine(row, status)),
    ],
  };
}

/** A message given to a name that nobody bears would wait for ever. */
async function newAssignee(db: Kysely<Schema>, row: MessageRow, wanted: string | null, now: Date): Promise<Decision> {
  const assignee = wanted?.replaceAll('\0', '').trim() ?? null;
  if (assignee !== null) {
    const members = await membersNamed(db, assignee, now);
    if (!members.some((member) => isOf(member, row.unit_id) && mayActAs(member.role, 'officer'))) {
      const detail = `Không có cán bộ nào tên «${assignee}» được xử lý phản hồi của đơn vị này.`;
      throw invalid('#/assignee', 'invalid', detail);
    }
  }
  const moved = assignee === null ? row.status === 'assigned' : row.status === 'received';
  const status = moved ? (assignee === null ? 'received' : 'assigned') : row.status;
  return {change: {assignee, status}, lines: [...assignmentLine(row, assignee), ...statusLine(row, status)]};
}

/** An answer may be given anew, but not twice in the same words. */
function newReply(row: MessageRow, wanted: string, {name}: StaffMember, now: Date): Decision {
  const text = wanted.replaceAll('\0', '').trim();
  if (text === '') throw invalid('#/text', 'required', 'Xin viết nội dung trả lời.');
  const isGiven = row.status === 'answered' && row.reply_text === text;
  return {
    change: {reply_text: text, replied_at: now, replied_by: name, status: 'answered'},
    lines: isGiven ? [] : [{action: 'reply'}, ...statusLine(row, 'answered')],
  };
}

function assignmentLine(row: MessageRow, assignee: string | null): Line[] {
  if (row.assignee === assignee) return [];
  return [assignee === null ? {action: 'assignment'} : {action: 'assignment', detail: assignee}];
}

function statusLine(row: MessageRow, status: MessageRow['status']): Line[] {
  return row.status === status ? [] : [{action: 'status', detail: status}];
}

function rejectOutdated(row: MessageRow, version: number): void {
  if (row.status === 'withdrawn' || row.version !== version) throw outdated(row);
}

function outdated(row: MessageRow | undefined): Problem {
  if (row?.status === 'withdrawn') {
    const detail = 'Người gửi đã rút phản hồi này; không thể thay đổi nữa.';
    return new Problem('conflict', {detail, errors: [{pointer: '#/version', code: 'withdrawn', detail}]});
  }
  const detail = 'Phản hồi này vừa được người khác thay đổi; xin đọc lại rồi làm lại.';
  return new Problem('conflict', {detail, errors: [{pointer: '#/version', code: 'changed_meanwhile', detail}]});
}

function invalid(pointer: string, code: FieldError['code'], detail: string): Problem {
  return new Problem('invalid-fields', {detail, errors: [{pointer, code, detail}]});
}

type Exporting = Pick<StaffHandlers<StaffMember>, 'exportFeedbackCsv' | 'exportFeedbackJsonLines'>;

/** Files of messages, recorded before their first byte leaves. */
function exportingHandlers({db, messages, access, contacts}: StaffTools): Exporting {
  const exportAs = async (
    format: ExportFormat,
    {
      query,
      member,
      now,
    }: StaffInput<'exportFeedbackCsv', StaffMember> | StaffInput<'exportFeedbackJsonLines', StaffMember>,
  ): Promise<FileAnswer> => {
    const personal = query.personal ?? 'masked';
    if (personal === 'full') {
      const detail = 'Chỉ người có vai trò «quản lý» được xuất đầy đủ thông tin người gửi.';
      await access.requireRole(member, 'manager', now, detail);
    }
    const units = await requestedUnits(db, access, member, query.unit, now);
    const filter = {
      units,
      status: query.status,
      from: query.from === undefined ? undefined : startOfDay(query.from),
      before: query.to === undefined ? undefined : startOfDay(query.to, 1),
      spam: false,
    };
    const detail = exportInWords(format, personal, query);
    const open = await contacts.openFor(db, ...linesFor(units, {at: now, by: member.name, action: 'export', detail}));
    return {name: exportName(format, now), chunks: exportMessages(messages, open, {filter, format, personal})};
  };
  return {
    exportFeedbackCsv: (call) => exportAs('csv', call),
    exportFeedbackJsonLines: (call) => exportAs('jsonl', call),
  };
}

/** All that staff members may do. */
export function staffApi(db: Kysely<Schema>, encryption: Encryption, areas: Areas): StaffApi<StaffMember> {
  const access = new Access(db);
  const tools = {
    db,
    access,
    messages: new StaffMessages(db, encryption),
    contacts: new ContactReader(encryption, areas),
  };
  return {
    handlers: {...readingHandlers(tools), ...changingHandlers(tools), ...exportingHandlers(tools)},
    bodyLimit: BODY_LIMIT,
    admit: (request, operation, now) => access.admit(request, LEAST_ROLES[operation], now),
  };
}
