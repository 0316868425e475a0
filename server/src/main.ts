import type {FastifyInstance} from 'fastify';
import {createApp} from './app.js';
import {listenForCommands} from './commands/control-socket.js';
import {runCommand, runCommandHere} from './commands/run.js';
import {type Config, readConfig} from './config.js';
import {demoContent} from './demo-data/content.js';
import {fillWhenEmpty} from './demo-data/fill.js';
import {keepWidgets} from './http/widget-releases.js';
import {type IngestSettings, readIngestSettings} from './ingest/settings.js';
import {type NoticeSettings, readNoticeSettings} from './notices/settings.js';
import {openProtection} from './protection/open-protection.js';
import {type OpenDatabase, openDatabase} from './store/database.js';

/** A package manager passes Ctrl-C on although the terminal has sent it already: within this time it is the same one. */
const SAME_SIGNAL_MS = 1000;
/** So long a stop waits for requests under way before it cuts their connections. */
const PATIENCE_MS = 10_000;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

// All that is made from here on, the files of the embedded database among it, is for this account alone.
process.umask(0o077);

async function serve(config: Config, notices: NoticeSettings, ingest: IngestSettings): Promise<void> {
  const database = await openDatabase({...config.database, tell: say});
  try {
    if (await fillWhenEmpty(database.db, demoContent, new Date())) say('Cơ sở dữ liệu mới: đã nạp nội dung mẫu.');
    const protection = await openProtection(database, config.keys);
    const widgets = await keepWidgets(config.releases, new Date(), (error) =>
      process.stderr.write(`Chưa giữ được bản phát hành của bộ công cụ nhúng: ${reasonOf(error)}\n`),
    );
    const app = await createApp({...config, database, protection, notices, ingest, widgets});
    const address = await app.listen({host: config.host, port: config.port});
    const stopListening = await takeCommands(config, database);
    stopOnSignals(app, database, stopListening);
    say(
      `Đang phục vụ tại ${address} — trang mẫu: ${address}/ · API: ${address}/v1/ · ` +
        `bộ công cụ nhúng: ${address}/widgets/v1/ · dữ liệu: ${config.databasePlace}. Nhấn Ctrl-C để dừng.`,
    );
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A database in a folder is open here alone, so the commands come here. */
async function takeCommands(config: Config, database: OpenDatabase): Promise<() => void> {
  if (!('dataDir' in config.database)) return () => {};
  const place = {config, environment: process.env, database};
  try {
    return await listenForCommands(config.database.dataDir, (words, output) => runCommandHere(words, place, output));
  } catch (error) {
    say(`Lưu ý: các lệnh như token revoke chỉ chạy được khi máy chủ đã dừng (${reasonOf(error)}).`);
    return () => {};
  }
}

function stopOnSignals(app: FastifyInstance, database: OpenDatabase, stopListening: () => void): void {
  let stoppingSince: number | undefined;
  const stop = async () => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(130);
      return;
    }
    stoppingSince = Date.now();
    say('Đang dừng: hoàn tất các yêu cầu dở dang và ghi dữ liệu…');
    stopListening();
    setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS).unref();
    await app.close();
    await database.close();
    say('Đã dừng.');
    process.exit(0);
  };
  const stopOrGiveUp = () => void stop().catch((error: unknown) => giveUp('Chưa dừng trọn vẹn', error));
  process.on('SIGINT', stopOrGiveUp).on('SIGTERM', stopOrGiveUp);
}

const LISTEN_FAILURES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'cổng này đang được chương trình khác dùng. Hãy đặt PORT sang số khác hoặc dừng chương trình kia',
  EACCES: 'hệ điều hành không cho dùng cổng này. Hãy đặt PORT từ 1024 trở lên',
  EADDRNOTAVAIL: 'máy này không có địa chỉ đó. Hãy kiểm tra HOST',
  ENOTFOUND: 'không tìm thấy tên máy đó. Hãy kiểm tra HOST',
};

function giveUp(what: string, error: unknown): never {
  process.stderr.write(`${what}: ${reasonOf(error)}\n`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('syscall' in error && 'code' in error && typeof error.code === 'string') {
    const reason = LISTEN_FAILURES[error.code];
    const place =
      'address' in error && 'port' in error ? `${String(error.address)}:${String(error.port)}` : 'địa chỉ này';
    if (reason) return `không mở được ${place}: ${reason}.`;
  }
  return error.message;
}

const command = process.argv[2] ?? 'serve';
if (command === 'serve') {
  try {
    await serve(readConfig(process.env), readNoticeSettings(process.env), readIngestSettings(process.env));
  } catch (error) {
    giveUp('Không khởi động được', error);
  }
} else {
  await runCommand(process.argv.slice(2), process.env).catch((error: unknown) => giveUp('Không thực hiện được', error));
}
