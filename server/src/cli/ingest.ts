import {readFile, stat} from 'node:fs/promises';
import {pathToFileURL} from 'node:url';
import {readIngestSettings, typedPath} from '../config.js';
import {findFeed} from '../ingest/feeds.js';
import {fetchFeed} from '../ingest/fetch.js';
import {readFeedApart} from '../ingest/read/feed-thread.js';
import {storeArticles, type StoringResult} from '../ingest/write.js';
import {Progress, type ProgressStream} from '../statistics/import/progress.js';
import {shortened} from '../statistics/import/rows.js';
import {
  type Command,
  type CommandContext,
  readOptions,
  refusalInWords,
  requireCategory,
  requireUnits,
  UsageError,
} from './command.js';

/** So many refusals or copies are printed; the rest is counted. */
const MOST_LINES = 50;
/** The reading refuses larger files; this only keeps one from filling the memory. */
const MOST_BYTES = 100_000_000;

export const ingestCommand: Command = {
  name: 'ingest',
  usage: '<tệp hoặc địa chỉ> --unit mã-đơn-vị --category mã-chuyên-mục [--dry-run]',
  summary: 'nạp bài viết từ một tệp hay địa chỉ RSS, Atom hoặc JSON Feed; --dry-run chỉ kiểm tra',
  alone: true,
  run: (args, context) => ingest(args, context, process.stderr),
};

/**
 * Does what the command says.
 *
 * @param progress - where it is told how far the work is
 * @throws UsageError for what was typed wrong, Error where nothing could be read
 */
export async function ingest(
  args: readonly string[],
  context: CommandContext,
  progress: ProgressStream,
): Promise<void> {
  const {now, database, say} = context;
  const isDryRun = args.includes('--dry-run');
  const options = readOptions(
    args.filter((word) => word !== '--dry-run'),
    ['unit', 'category'],
  );
  const [place, ...more] = options.words;
  if (place === undefined || more.length > 0) throw new UsageError('Cần đúng một tệp hoặc địa chỉ.');
  const [unit, ...units] = await requireUnits(database.db, options.all('unit'));
  if (unit === undefined || units.length > 0) throw new UsageError('Cần đúng một --unit mã-đơn-vị.');
  const category = await requireCategory(database.db, options.get('category'));
  const {bytes, url, contentType} = await bytesOf(place, context);
  const reading = await readFeedApart(bytes, {url, contentType, now});
  if (!reading.feed) throw new Error(`Không nạp gì từ ${place}. ${reading.refusals.map(refusalInWords).join(' ')}`);
  const feed = await findFeed(database.db, URL.canParse(place) ? new URL(place).href : place);
  const total = reading.entries.length;
  const bar = new Progress(progress, undefined, 'bài');
  const result = await storeArticles(database.db, reading.entries, {
    source: {unit, category, feed: feed?.unit_id === unit ? feed.id : null},
    now,
    isDryRun,
    onProgress: (done) => bar.tell(isDryRun ? 'Đã kiểm tra' : 'Đã nạp', done, total),
  });
  tell(result, isDryRun, say);
  const refused = [...reading.refusals.map(refusalInWords), ...result.unkeepable.map(tooLong)];
  if (refused.length > 0) say(`${count(refused.length)} mục không nạp được:`);
  sayFirst(refused, say);
}

async function bytesOf(place: string, {environment, now}: CommandContext) {
  if (/^https?:\/\//i.test(place)) {
    if (!URL.canParse(place)) throw new UsageError(`«${shortened(place)}» không phải địa chỉ hợp lệ.`);
    const {allowPrivate} = readIngestSettings(environment);
    const fetched = await fetchFeed(place, {etag: null, lastModified: null, allowPrivate}, now);
    if (fetched.kind === 'fetched') return fetched;
    throw new Error('Trang nguồn báo đã bỏ hẳn nguồn tin này.');
  }
  const file = typedPath(place, environment);
  try {
    if ((await stat(file)).size > MOST_BYTES) throw new Error('larger than any feed');
    return {bytes: await readFile(file), url: pathToFileURL(file).href, contentType: null};
  } catch (error) {
    throw new UsageError(`Không đọc được tệp ${file}. Hãy kiểm tra đường dẫn, quyền đọc và dung lượng.`, {
      cause: error,
    });
  }
}

function tell(result: StoringResult, isDryRun: boolean, say: (line: string) => void): void {
  const {added, changed, restored, unchanged, duplicates} = result;
  const done = isDryRun ? 'Đọc được; nếu nạp sẽ có' : 'Đã nạp';
  const parts = [`${count(added)} bài mới`, `${count(changed)} thay đổi`, `${count(unchanged)} không đổi`];
  if (restored > 0) parts.push(`${count(restored)} đăng lại`);
  if (duplicates.length > 0) parts.push(`${count(duplicates.length)} đã có từ nguồn khác`);
  say(`${done}: ${parts.join(', ')}.`);
  const copies = duplicates.map(({title, article}) => `Đã có «${shortened(title)}» (mã ${article}).`);
  sayFirst(copies, say);
}

const tooLong = ({title}: {readonly title: string}) => `«${shortened(title)}»: địa chỉ bài viết dài quá mức lưu được.`;

function sayFirst(lines: readonly string[], say: (line: string) => void): void {
  lines.slice(0, MOST_LINES).forEach((line) => say(line));
  if (lines.length > MOST_LINES) say(`… và ${count(lines.length - MOST_LINES)} mục nữa.`);
}

const count = (number: number) => number.toLocaleString('vi');
