import type {Kysely} from 'kysely';
import type {components} from '../../../../src/api/generated/contract.js';
import {isOf, mayActAs, type StaffMember} from '../../staff/member.js';
import {type AuditLine, historyOf} from '../../store/audit.js';
import type {Schema} from '../../database/schema.js';
import type {MessageChange, MessageRow} from '../../store/staff-feedback.js';
import {membersNamed} from '../../store/staff-tokens.js';
import {type FieldError, Problem} from '../errors.js';
import type {StaffTools} from './desk.js';
import {messageOf} from './message-views.js';
import type {StaffHandlers} from './mount.js';
import {requireMessage} from './reading.js';

type Changing = Pick<StaffHandlers, 'changeFeedbackStatus' | 'assignFeedback' | 'replyToFeedback'>;
type Line = Pick<AuditLine, 'action' | 'detail'>;

/** What is to become of a message, and the lines that tell of it; without a line it stays as it is. */
interface Decision {
  readonly change: MessageChange;
  readonly lines: readonly Line[];
}

/** What officers do with messages. Of several who change one message at once, one wins; the others are told. */
export function changingHandlers(tools: StaffTools): Changing {
  const {db, messages, contacts} = tools;
  const change = async (
    {path: {code}, body: {version}, member, now}: Request,
    pointer: string,
    decide: (row: MessageRow) => Decision | Promise<Decision>,
  ) => {
    const row = await requireMessage(tools, member, code, now);
    refuseOutdated(row, version);
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

function refuseOutdated(row: MessageRow, version: number): void {
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
