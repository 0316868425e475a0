import {BYTE_ORDER_MARK, csvLine} from '../../../../src/shared/csv.js';
import {localDay, toLocalTime} from '../../local-time.js';
import type {OpenContact} from './contact-reader.js';
import {masked, type SenderContact} from './message-view.js';
import type {MessageFilter, MessageRow, StaffMessages} from './queries.js';

/** How messages are written into a file. */
export type ExportFormat = 'csv' | 'jsonl';
/** Whether the senders' details are in it. */
export type PersonalData = 'masked' | 'full';

export interface Export {
  readonly filter: MessageFilter;
  readonly format: ExportFormat;
  readonly personal: PersonalData;
}

/** So many messages are in memory at once. */
const ROWS = 500;

/** Every column: its heading in the spreadsheet, its name in JSON, and its value. */
const COLUMNS: readonly (readonly [
  heading: string,
  key: string,
  value: (row: MessageRow, contact: SenderContact) => string | boolean | null,
])[] = [
  ['Mã phản hồi', 'code', (row) => row.receipt_code],
  ['Đơn vị', 'unit', (row) => row.unit_name],
  ['Chủ đề', 'topic', (row) => row.topic_name ?? row.topic],
  ['Trạng thái', 'status', (row) => row.status],
  ['Nhận lúc', 'received_at', (row) => toLocalTime(row.received_at)],
  ['Cập nhật lúc', 'updated_at', (row) => toLocalTime(row.updated_at)],
  ['Nội dung', 'message', (row) => row.message],
  ['Ẩn danh', 'anonymous', (row) => row.anonymous],
  ['Họ và tên', 'name', (_row, {name}) => name],
  ['Điện thoại', 'phone', (_row, {phone}) => phone],
  ['Thư điện tử', 'email', (_row, {email}) => email],
  ['Địa chỉ', 'address', (_row, {address}) => address],
  ['Bài viết có hữu ích', 'rating', (row) => row.rating],
  ['Trang', 'page_url', (row) => row.page_url],
  ['Tiêu đề trang', 'page_title', (row) => row.page_title],
  ['Mã bài viết', 'article', (row) => row.article_id],
  ['Người xử lý', 'assignee', (row) => row.assignee],
  ['Trả lời', 'reply', (row) => row.reply_text],
  ['Trả lời lúc', 'replied_at', (row) => row.replied_at && toLocalTime(row.replied_at)],
  ['Người trả lời', 'replied_by', (row) => row.replied_by],
];

const STATES: Readonly<Record<MessageRow['status'], string>> = {
  received: 'Đã nhận',
  assigned: 'Đang xử lý',
  answered: 'Đã trả lời',
  withdrawn: 'Đã rút',
};

/** The file piece by piece, newest message first; read from the database as fast as it is taken. */
export async function* exportMessages(
  messages: StaffMessages,
  open: OpenContact,
  {filter, format, personal}: Export,
): AsyncGenerator<string> {
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(([heading]) => heading));
  const write = format === 'csv' ? csvOf : jsonOf;
  let rows: MessageRow[];
  let last: MessageRow | undefined;
  do {
    const after = last && {receivedAt: last.received_at, id: last.id};
    rows = await messages.list(filter, ROWS, after);
    last = rows.at(-1);
    if (rows.length > 0) {
      yield rows
        .map((row) => {
          const contact = open(row);
          return write(row, personal === 'full' ? contact : masked(contact));
        })
        .join('');
    }
  } while (rows.length === ROWS);
}

/** Which messages a file holds, as the days and the state were asked for. */
export interface ExportRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: MessageRow['status'] | undefined;
}

/** What the trail says of a file: enough to tell later whether a message was in it. */
export function exportInWords(format: ExportFormat, personal: PersonalData, {from, to, status}: ExportRange): string {
  return [
    format,
    personal === 'full' ? 'đầy đủ thông tin người gửi' : 'đã che thông tin người gửi',
    ...(from === undefined ? [] : [`từ ${from}`]),
    ...(to === undefined ? [] : [`đến ${to}`]),
    ...(status === undefined ? [] : [STATES[status]]),
  ].join(', ');
}

/** `phan-hoi-2026-11-23.csv` */
export function exportName(format: ExportFormat, now: Date): string {
  return `phan-hoi-${localDay(now)}.${format}`;
}

function csvOf(row: MessageRow, contact: SenderContact): string {
  return csvLine(
    COLUMNS.map(([, key, value]) => {
      const cell = value(row, contact);
      if (key === 'status') return STATES[row.status];
      if (key === 'rating') return cell === null ? null : cell === 'yes' ? 'Có' : 'Không';
      return typeof cell === 'boolean' ? (cell ? 'Có' : 'Không') : cell;
    }),
  );
}

function jsonOf(row: MessageRow, contact: SenderContact): string {
  return `${JSON.stringify(Object.fromEntries(COLUMNS.map(([, key, value]) => [key, value(row, contact)])))}\n`;
}
