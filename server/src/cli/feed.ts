import {randomUUID} from 'node:crypto';
import {readIngestSettings} from '../config.js';
import {addFeed, type Feed, findFeed, listFeeds, listRefusals, removeFeed, updateFeed} from '../ingest/feeds.js';
import {fetchFeed} from '../ingest/fetch.js';
import {FetchError, requireAskable} from '../ingest/net/follow.js';
import type {IngestSettings} from '../ingest/poll.js';
import {readFeedApart} from '../ingest/read/feed-thread.js';
import {shortened} from '../statistics/import/rows.js';
import {
  type Command,
  type CommandContext,
  momentInWords,
  readOptions,
  refusalInWords,
  requireCategory,
  requireUnits,
  UsageError,
} from './command.js';

const USUAL_MINUTES = 15;
const WHICH = '<id hoặc địa chỉ>';

export const feedCommands: readonly Command[] = [
  {
    name: 'feed add',
    usage: '<địa chỉ RSS, Atom hoặc JSON Feed> --unit mã-đơn-vị --category mã-chuyên-mục [--no-check]',
    summary: 'đăng ký một nguồn tin của đơn vị; máy chủ đọc nó đều đặn; --no-check: không đọc thử',
    run: add,
  },
  {
    name: 'feed list',
    usage: '',
    summary: 'liệt kê các nguồn tin: tình trạng, lần đọc gần nhất và sắp tới, số bài, số mục không nạp được',
    async run(args, {database: {db}, say}) {
      readOptions(args, []);
      const feeds = await listFeeds(db);
      if (feeds.length === 0) say('Chưa đăng ký nguồn tin nào.');
      for (const feed of feeds) {
        const counts = [`${feed.articles} bài`, ...(feed.refusals > 0 ? [`${feed.refusals} mục không nạp được`] : [])];
        say([feed.id, feed.unit_id, feed.category_id, feed.url, ...counts, ...stateOf(feed)].join(' · '));
      }
    },
  },
  {
    name: 'feed refused',
    usage: WHICH,
    summary: 'liệt kê các mục của một nguồn tin không nạp được trong 30 ngày qua và lý do',
    async run(args, {database: {db}, say}) {
      const feed = await requireFeed(args, db);
      const refusals = await listRefusals(db, feed.id);
      if (refusals.length === 0) say('Mọi mục đều nạp được.');
      for (const refusal of refusals) say(`${momentInWords(refusal.last_seen_at)} · ${refusalInWords(refusal)}`);
    },
  },
  {
    name: 'feed pause',
    usage: WHICH,
    summary: 'tạm ngừng đọc một nguồn tin; các bài đã nạp vẫn còn',
    async run(args, {database: {db}, say}) {
      const feed = await requireFeed(args, db);
      await updateFeed(db, feed.id, {paused: true, last_error: null});
      say(`Đã tạm ngừng ${feed.url}.`);
    },
  },
  {
    name: 'feed resume',
    usage: WHICH,
    summary: 'đọc lại một nguồn tin, từ đầu và ngay trong phút tới',
    async run(args, {database: {db}, now, say}) {
      const feed = await requireFeed(args, db);
      const afresh = {etag: null, last_modified: null, failures: 0, last_error: null, next_at: now};
      await updateFeed(db, feed.id, {paused: false, ...afresh});
      say(`Sẽ đọc ${feed.url} khi máy chủ chạy.`);
    },
  },
  {
    name: 'feed remove',
    usage: WHICH,
    summary: 'bỏ một nguồn tin; các bài đã nạp vẫn còn',
    async run(args, {database: {db}, say}) {
      const feed = await requireFeed(args, db);
      await removeFeed(db, feed.id);
      say(`Đã bỏ ${feed.url}.`);
    },
  },
];

async function add(args: readonly string[], context: CommandContext): Promise<void> {
  const {database, environment, now, say} = context;
  const {db} = database;
  const isUnchecked = args.includes('--no-check');
  const options = readOptions(
    args.filter((word) => word !== '--no-check'),
    ['unit', 'category'],
  );
  const [address, ...more] = options.words;
  if (address === undefined || more.length > 0) throw new UsageError('Cần đúng một địa chỉ.');
  const settings = readIngestSettings(environment);
  const url = addressOf(address, settings);
  const [unit, ...units] = await requireUnits(db, options.all('unit'));
  if (unit === undefined || units.length > 0) throw new UsageError('Cần đúng một --unit mã-đơn-vị.');
  const category = await requireCategory(db, options.get('category'));
  const found = isUnchecked ? {url, kind: null, title: null, words: null} : await tryOut(url, settings, now);
  const id = randomUUID();
  const isNew = await addFeed(db, {
    id,
    unit_id: unit,
    category_id: category,
    url: found.url,
    kind: found.kind,
    title: found.title,
    interval_minutes: settings.intervalMinutes || USUAL_MINUTES,
    next_at: now,
    created_at: now,
  });
  if (!isNew) throw new UsageError(`Nguồn tin ${found.url} đã được đăng ký; xem bằng: feed list.`);
  if (found.words !== null) say(found.words);
  say(`Đã đăng ký ${found.url} cho ${unit}. Bỏ bằng: feed remove ${id}`);
  if (settings.intervalMinutes === 0) say('Lưu ý: INGEST_INTERVAL=0, nên máy chủ chưa đọc nguồn tin nào.');
}

function addressOf(text: string, {allowPrivate}: IngestSettings): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw new UsageError('Địa chỉ nguồn tin phải có dạng https://…');
  try {
    requireAskable(url, allowPrivate);
  } catch (error) {
    if (error instanceof FetchError) throw new UsageError(error.message, {cause: error});
    throw error;
  }
  url.hash = '';
  return url.href;
}

/** Reads a feed once without storing anything, so that a wrong address is noticed while somebody is looking. */
async function tryOut(url: string, {allowPrivate}: IngestSettings, now: Date) {
  const fetched = await fetchFeed(url, {etag: null, lastModified: null, allowPrivate}, now).catch((error: unknown) => {
    throw error instanceof FetchError ? new UsageError(error.message, {cause: error}) : error;
  });
  if (fetched.kind !== 'fetched') throw new UsageError('Trang nguồn báo đã bỏ hẳn nguồn tin này.');
  const {bytes, url: answered, contentType} = fetched;
  const {feed, entries, refusals} = await readFeedApart(bytes, {url: answered, contentType, now});
  if (!feed) throw new UsageError(refusals.map(refusalInWords).join(' '));
  const refused = refusals.length > 0 ? `, ${refusals.length} mục không nạp được` : '';
  const words = `Đọc thử «${shortened(feed.title ?? url)}»: ${entries.length} bài${refused}.`;
  return {url: fetched.movedTo ?? url, kind: feed.kind, title: feed.title, words};
}

async function requireFeed(args: readonly string[], db: CommandContext['database']['db']): Promise<Feed> {
  const [which, ...more] = readOptions(args, []).words;
  if (which === undefined || more.length > 0)
    throw new UsageError('Cần đúng một id hoặc địa chỉ, xem bằng: feed list.');
  const feed = await findFeed(db, which);
  if (feed) return feed;
  throw new UsageError(`Không có nguồn tin «${which}»; xem bằng: feed list.`);
}

function stateOf({paused, failures, last_error, last_ok_at, next_at}: Feed): string[] {
  const last = last_ok_at === null ? 'chưa đọc lần nào' : `đọc được lúc ${momentInWords(last_ok_at)}`;
  if (paused) return ['tạm ngừng', last, ...(last_error === null ? [] : [last_error])];
  const next = `lần tới ${momentInWords(next_at)}`;
  return failures > 0 ? [`lỗi ${failures} lần liền`, last, next, last_error ?? ''] : [last, next];
}
