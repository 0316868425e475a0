import type {FastifyInstance} from 'fastify';
import {createApp} from './app.js';
import {listenForCommands} from './cli/control-socket.js';
import {runCommandHere} from './cli/run.js';
import {type Config, readConfig, readIngestSettings, readNotificationSettings} from './config.js';
import {type OpenDatabase, openDatabase} from './database/database.js';
import {readDemoContent} from './demo-site/content.js';
import {fillWhenEmpty} from './demo-site/fill.js';
import {giveUp, reasonOf} from './failures.js';
import {openEncryption} from './feedback/encryption/open-encryption.js';
import {keepWidgets} from './http/widget-releases.js';

/** A package manager passes Ctrl-C on although the terminal has sent it already: within this time it is the same one. */
const SAME_SIGNAL_MS = 1000;
/** So long a stop waits for requests under way before it cuts their connections. */
const STOP_TIMEOUT_MS = 10_000;

const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/**
 * Serves the common API as the environment says, until a signal stops it.
 *
 * @throws Error in Vietnamese for what in the environment is wrong, or why the database or the port cannot be opened
 */
export async function serve(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(environment);
  const notices = readNotificationSettings(environment);
  const ingest = readIngestSettings(environment);
  const database = await openDatabase({...config.database, tell: say});
  try {
    if (await fillWhenEmpty(database.db, readDemoContent(), new Date())) say('Cơ sở dữ liệu mới: đã nạp nội dung mẫu.');
    const encryption = await openEncryption(database, config.keys);
    const widgets = await keepWidgets(config.releases, new Date(), (error) =>
      process.stderr.write(`Chưa giữ được bản phát hành của bộ công cụ nhúng: ${reasonOf(error)}\n`),
    );
    const app = await createApp({...config, database, encryption, notices, ingest, widgets});
    const address = await app.listen({host: config.host, port: config.port});
    const stopListening = await takeCommands(config, environment, database);
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
async function takeCommands(
  config: Config,
  environment: NodeJS.ProcessEnv,
  database: OpenDatabase,
): Promise<() => void> {
  if (!('dataDir' in config.database)) return () => {};
  const place = {config, environment, database};
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
    setTimeout(() => app.server.closeAllConnections(), STOP_TIMEOUT_MS).unref();
    await app.close();
    await database.close();
    say('Đã dừng.');
    process.exit(0);
  };
  const stopOrGiveUp = () => void stop().catch((error: unknown) => giveUp('Chưa dừng trọn vẹn', error));
  process.on('SIGINT', stopOrGiveUp).on('SIGTERM', stopOrGiveUp);
}
