import {isDay} from '../../../src/shared/calendar.js';
import {openEncryption} from '../feedback/encryption/open-encryption.js';
import {ContactReader} from '../feedback/staff/contact-reader.js';
import {type ExportFormat, exportInWords, exportMessages, type PersonalData} from '../feedback/staff/export.js';
import {StaffMessages} from '../feedback/staff/queries.js';
import {startOfDay} from '../local-time.js';
import {Areas} from '../units/areas.js';
import {type Command, readOptions, requireUnits, UsageError} from './command.js';

/** Whoever stands at the machine itself. */
const OPERATOR = 'dòng lệnh';

export const exportCommand: Command = {
  name: 'export',
  usage: '[--unit mã-đơn-vị …] [--format csv|jsonl] [--from 2026-01-01] [--to 2026-12-31] [--personal full] > tệp',
  summary: 'xuất phản hồi ra tệp; thông tin người gửi được che, trừ khi ghi --personal full',
  async run(args, {config, database, now, write}) {
    const {db} = database;
    const options = readOptions(args, ['unit', 'format', 'from', 'to', 'personal']);
    const units = await requireUnits(db, options.all('unit'));
    const format = formatOf(options.get('format') ?? 'csv');
    const personal = personalOf(options.get('personal') ?? 'masked');
    const from = dayOf('from', options.get('from'));
    const to = dayOf('to', options.get('to'));
    const filter = {
      units: units.length === 0 ? undefined : units,
      from: from === undefined ? undefined : startOfDay(from),
      before: to === undefined ? undefined : startOfDay(to, 1),
      spam: false,
    };
    const encryption = await openEncryption(database, config.keys);
    const contacts = new ContactReader(encryption, new Areas());
    const detail = exportInWords(format, personal, {from, to});
    const line = {at: now, by: OPERATOR, action: 'export' as const, detail};
    const open = await contacts.openFor(db, ...(filter.units?.map((unit) => ({...line, unit})) ?? [line]));
    const messages = new StaffMessages(db, encryption);
    for await (const chunk of exportMessages(messages, open, {filter, format, personal})) await write(chunk);
  },
};

function formatOf(text: string): ExportFormat {
  if (text === 'csv' || text === 'jsonl') return text;
  throw new UsageError('--format phải là csv hoặc jsonl.');
}

function personalOf(text: string): PersonalData {
  if (text === 'masked' || text === 'full') return text;
  throw new UsageError('--personal phải là masked (che) hoặc full (đầy đủ).');
}

function dayOf(option: string, text: string | undefined): string | undefined {
  if (text === undefined || isDay(text)) return text;
  throw new UsageError(`--${option} phải là ngày dạng 2026-01-31.`);
}
