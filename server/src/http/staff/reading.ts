import {isSlug} from '../../../../src/shared/slug.js';
import {startOfDay, toLocalTime} from '../../local-time.js';
import {isOf, type StaffMember} from '../../staff/member.js';
import {type AuditLine, historyOf, listAudit, record} from '../../store/audit.js';
import {countHeldBack} from '../../store/held-back.js';
import {listRatings} from '../../store/ratings.js';
import type {MessageFilter} from '../../store/staff-feedback.js';
import {unitReferences} from '../../units/units.js';
import {invalidParameter} from '../errors.js';
import {cursorAfter, cutPage, MOMENTS, readCursor} from '../paging.js';
import type {StaffTools} from './desk.js';
import {messageOf, summaryOf} from './message-views.js';
import type {StaffHandlers} from './mount.js';
import {unitsAsked} from './units-asked.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The order of a list by counts, as far as both databases hold them. */
const COUNTS = [0, 2_147_483_647] as const;

type Reading = Pick<
  StaffHandlers,
  'getStaffMember' | 'listStaffFeedback' | 'getStaffFeedback' | 'listStaffRatings' | 'listAudit'
>;

/** What staff members read. Each answer is given only when its line is in the trail. */
export function readingHandlers(tools: StaffTools): Reading {
  const {db, messages, access, contacts} = tools;
  return {
    async getStaffMember({member: {name, role, units, expiresAt}}) {
      return {name, role, units: await unitReferences(db, units ?? []), expires_at: toLocalTime(expiresAt)};
    },

    async listStaffFeedback({query, member, now}) {
      const place = readCursor(query.cursor, {order: MOMENTS, isId: (id) => UUID.test(id)});
      const units = await unitsAsked(db, access, member, query.unit, now);
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
      const units = await unitsAsked(db, access, member, query.unit, now);
      const rows = await listRatings(db, units, query.limit + 1, place && {no: place.order, article: place.id});
      await record(db, ...linesFor(units, {at: now, by: member.name, action: 'list', detail: 'bài viết có hữu ích'}));
      return cutPage(rows, query.limit, now, ({article, ratings}) => cursorAfter({order: ratings.no, id: article.id}));
    },

    async listAudit({query, member, now}) {
      const place = readCursor(query.cursor, {order: MOMENTS, isId: isSerial});
      const units = await unitsAsked(db, access, member, query.unit, now);
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
export async function requireMessage({messages, access}: StaffTools, member: StaffMember, code: string, now: Date) {
  const row = await messages.find(code);
  if (!row || !isOf(member, row.unit_id)) return access.refuseMessage(member, now, {code, unit: row?.unit_id});
  return row;
}

/** One line for each unit that is read, so that the trail of a unit is whole; one without a unit for all units. */
export function linesFor(units: readonly string[] | undefined, line: AuditLine): AuditLine[] {
  return units ? units.map((unit) => ({...line, unit})) : [line];
}

/** Refuses the one character that the databases cannot hold in a text. */
function storable(parameter: string, text: string | undefined): string | undefined {
  if (text?.includes('\0')) throw invalidParameter(parameter, `«${parameter}» chứa ký tự không dùng được.`);
  return text;
}

/** Whether a text is a number that the database gave a line of the trail. */
function isSerial(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text) && Number.isSafeInteger(Number(text));
}
