import {startOfDay} from '../../local-time.js';
import {type ExportFormat, exportInWords, exportMessages, exportName} from '../../staff/export.js';
import type {StaffTools} from './desk.js';
import type {FileAnswer, StaffCall, StaffHandlers} from './mount.js';
import {linesFor} from './reading.js';
import {unitsAsked} from './units-asked.js';

type Exporting = Pick<StaffHandlers, 'exportFeedbackCsv' | 'exportFeedbackJsonLines'>;

/** Files of messages, recorded before their first byte leaves. */
export function exportingHandlers({db, messages, access, contacts}: StaffTools): Exporting {
  const exportAs = async (
    format: ExportFormat,
    {query, member, now}: StaffCall<'exportFeedbackCsv'> | StaffCall<'exportFeedbackJsonLines'>,
  ): Promise<FileAnswer> => {
    const personal = query.personal ?? 'masked';
    if (personal === 'full') {
      const detail = 'Chỉ người có vai trò «quản lý» được xuất đầy đủ thông tin người gửi.';
      await access.requireRole(member, 'manager', now, detail);
    }
    const units = await unitsAsked(db, access, member, query.unit, now);
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
