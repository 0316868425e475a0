import {once} from 'node:events';
import {readConfig} from '../config.js';
import {FolderLockedError} from '../store/errors.js';
import {openDatabase} from '../store/database.js';
import type {Command} from './command.js';
import {exportCommand} from './export.js';
import {feedCommands} from './feed.js';
import {importCommand} from './import.js';
import {ingestCommand} from './ingest.js';
import {noticeCommands} from './notice.js';
import {UsageError} from './options.js';
import {originCommands} from './origin.js';
import {pinCommand} from './pin.js';
import {retentionCommand} from './retention.js';
import {tokenCommands} from './token.js';

const COMMANDS: readonly Command[] = [
  ...tokenCommands,
  ...noticeCommands,
  ...originCommands,
  exportCommand,
  importCommand,
  ingestCommand,
  ...feedCommands,
  pinCommand,
  retentionCommand,
];

/**
 * Runs the command that the words begin with.
 *
 * @throws UsageError, or what kept the database from being opened, each in Vietnamese for who typed it
 */
export async function runCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (words[0] === 'help' || words[0] === '--help') return void say(help());
  const command = COMMANDS.find(({name}) => name.split(' ').every((word, index) => words[index] === word));
  if (!command) throw new UsageError(`không có lệnh «${words.slice(0, 2).join(' ')}». ${help()}`);
  const config = readConfig(environment);
  const database = await openDatabase(config.database).catch((error: unknown) => {
    if (!(error instanceof FolderLockedError)) throw error;
    const hint = 'Cơ sở dữ liệu nhúng chỉ mở được một nơi: hãy dừng máy chủ, chạy lệnh này, rồi khởi động lại máy chủ.';
    throw new UsageError(`${error.message} ${hint}`, {cause: error});
  });
  try {
    const args = words.slice(command.name.split(' ').length);
    await command.run(args, {config, environment, database, now: new Date(), say, write});
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\nCách dùng: ${command.name} ${command.usage}`, {cause: error});
  } finally {
    await database.close();
  }
}

function help(): string {
  const lines = COMMANDS.map(({name, usage, summary}) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`);
  return ['Các lệnh:', '  serve\n      chạy máy chủ (khi không ghi lệnh nào)', ...lines].join('\n');
}

async function write(chunk: string): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}
