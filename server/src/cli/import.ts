import {readFile, writeFile} from 'node:fs/promises';
import {BYTE_ORDER_MARK, csvLine} from '../../../src/shared/csv.js';
import {readDay} from '../../../src/shared/period.js';
import {typedPath} from '../config.js';
import {startOfDay} from '../local-time.js';
import {csvRows} from '../statistics/import/csv-rows.js';
import {type Accepted, importRows} from '../statistics/import/import-file.js';
import {jsonRows} from '../statistics/import/json-rows.js';
import {Progress, type ProgressStream} from '../statistics/import/progress.js';
import {ImportFileError, inWords, type RowError, type SourceRows, textOf} from '../statistics/import/rows.js';
import {type Command, type CommandContext, readOptions, UsageError} from './command.js';

/** All errors as a table that a spreadsheet opens. */
function reportOf(errors: readonly RowError[]): string {
  const lines = errors.map(({place, column, found, reason}) => csvLine([place, column, found, reason]));
  return BYTE_ORDER_MARK + csvLine(['Vị trí', 'Cột', 'Nội dung', 'Lý do và cách sửa']) + lines.join('');
}

/** So many refusals, revisions or warnings are printed; the rest is counted. */
const MOST_LINES = 50;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export const importCommand: Command = {
  name: 'import',
  usage: '<tệp.csv|tệp.json> [--dry-run] [--note "lý do đính chính"] [--recorded-at 2026-01-31] [--report tệp-lỗi.csv]',
  summary: 'nạp số liệu từ tệp; một dòng bị từ chối thì không lưu dòng nào; --dry-run chỉ kiểm tra',
  alone: true,
  run: (args, context) => importObservations(args, context, process.stderr),
};

/**
 * Does what the command says.
 *
 * @param progress - where it is told how far the work is
 * @throws UsageError for what was typed wrong, ImportFileError for a file that cannot be read, Error when rows were refused
 */
export async function importObservations(
  args: readonly string[],
  context: CommandContext,
  progress: ProgressStream,
): Promise<void> {
  const isDryRun = args.includes('--dry-run');
  const options = readOptions(
    args.filter((word) => word !== '--dry-run'),
    ['note', 'recorded-at', 'report'],
  );
  const [file, ...more] = options.words;
  if (file === undefined || more.length > 0) throw new UsageError('Cần đúng một tệp .csv hoặc .json.');
  const {now} = context;
  const terms = {now, recordedAt: recordedAt(options.get('recorded-at'), now), note: options.get('note'), isDryRun};
  const source = rowsOf(file, await bytesOf(typedPath(file, context.environment)));
  const result = await importRows(context.database.db, source, terms, new Progress(progress));
  if (result.isRefused) {
    const report = options.get('report');
    if (report !== undefined) await writeFile(typedPath(report, context.environment), reportOf(result.errors));
    throw refusal(result.errors, report, context);
  }
  tell(result, isDryRun, context);
}

async function bytesOf(place: string): Promise<Uint8Array> {
  try {
    return await readFile(place);
  } catch (error) {
    throw new UsageError(`Không đọc được tệp ${place}. Hãy kiểm tra đường dẫn và quyền đọc.`, {cause: error});
  }
}

function rowsOf(file: string, bytes: Uint8Array): SourceRows {
  const text = textOf(bytes);
  const source = /\.json$/i.test(file) ? jsonRows(text) : csvRows(text);
  if (source.rows.length + source.indicators.length + source.campaigns.length + source.errors.length > 0) return source;
  throw new ImportFileError('Tệp không có dòng số liệu nào.');
}

function recordedAt(text: string | undefined, now: Date): Date {
  if (text === undefined) return now;
  const day = readDay(text);
  const moment = day !== undefined ? startOfDay(day) : MOMENT.test(text) ? new Date(text) : new Date(NaN);
  if (Number.isNaN(moment.getTime())) {
    throw new UsageError('--recorded-at phải là ngày (2026-01-31, 31/1/2026) hoặc lúc (2026-01-31T08:00:00+07:00).');
  }
  if (moment > now) throw new UsageError('--recorded-at không được ở tương lai.');
  return moment;
}

function refusal(errors: readonly RowError[], report: string | undefined, {say}: CommandContext): Error {
  sayFirst(errors.map(inWords), say);
  const rows = new Set(errors.map(({place}) => place)).size;
  const where = report === undefined ? 'Ghi tất cả ra tệp: --report tệp-lỗi.csv.' : `Tất cả lỗi ở ${report}.`;
  return new Error(`${count(rows)} dòng bị từ chối, ${count(errors.length)} lỗi; chưa lưu gì. ${where}`);
}

function tell(result: Accepted, isDryRun: boolean, {say}: CommandContext): void {
  const {added, revised, unchanged, contradictions} = result;
  const done = isDryRun ? 'Tệp hợp lệ; nếu nạp sẽ có' : 'Đã nạp';
  say(`${done}: ${count(added)} mới, ${count(revised.length)} đính chính, ${count(unchanged)} không đổi.`);
  sayFirst(
    revised.map(({id, before, after, note}) => {
      const words =
        before.written_as === after.written_as ? after.written_as : `${before.written_as} → ${after.written_as}`;
      return `Đính chính ${id}: ${words}${after.status === 'withdrawn' ? ' (rút lại)' : ''} — ${note}`;
    }),
    say,
  );
  if (contradictions.length > 0) say(`Lưu ý, đã nạp nhưng cần xem lại ${count(contradictions.length)} số liệu chung:`);
  sayFirst(
    contradictions.map(({id, detail}) => `${id}: ${detail}`),
    say,
  );
}

function sayFirst(lines: readonly string[], say: (line: string) => void): void {
  lines.slice(0, MOST_LINES).forEach((line) => say(line));
  if (lines.length > MOST_LINES) say(`… và ${count(lines.length - MOST_LINES)} dòng nữa.`);
}

const count = (number: number) => number.toLocaleString('vi');
