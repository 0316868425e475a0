import {once} from 'node:events';
import {readConfig} from '../config.js';
import {openDatabase} from '../database/database.js';
import {FolderLockedError} from '../database/errors.js';
import {type Command, type CommandOutput, type CommandPlace, UsageError} from './command.js';
import {runByServer} from './control-socket.js';
import {exportCommand} from './export.js';
import {feedCommands} from './feed.js';
import {importCommand} from './import.js';
import {ingestCommand} from './ingest.js';
import {noticeCommands} from './notice.js';
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
 * Runs the command that the words begin with. Where a server has the folder of the embedded database open, the server runs it.
 *
 * @throws UsageError, or what kept the database from being opened, each in Vietnamese for who typed it
 */
export async function runCommand(words: readonly string[], environment: CommandPlace['environment']): Promise<void> {
  const output = {say: (line: string) => void process.stdout.write(`${line}\n`), write};
  if (words[0] === 'help' || words[0] === '--help') {
    output.say(help());
    return;
  }
  const command = commandOf(words);
  const config = readConfig(environment);
  // the standard output may be a file that is exported
  const tell = (line: string) => void process.stderr.write(`${line}\n`);
  const database = await openDatabase({...config.database, tell}).catch(async (error: unknown) => {
    if (!(error instanceof FolderLockedError) || !('dataDir' in config.database)) throw error;
    if (!command.alone && (await runByServer(config.database.dataDir, words, output))) return undefined;
    const hint =
      'Lệnh này cần mở cơ sở dữ liệu nhúng một mình: hãy dừng máy chủ, chạy lệnh, rồi khởi động lại máy chủ.';
    throw new UsageError(`${error.message} ${hint}`, {cause: error});
  });
  if (!database) return;
  try {
    await runCommandHere(words, {config, environment, database}, output);
  } finally {
    await database.close();
  }
}

/**
 * Runs the command that the words begin with on an open database.
 *
 * @throws UsageError in Vietnamese for what was typed wrong
 */
export async function runCommandHere(
  words: readonly string[],
  place: CommandPlace,
  output: CommandOutput,
): Promise<void> {
  const command = commandOf(words);
  try {
    const args = words.slice(command.name.split(' ').length);
    await command.run(args, {...place, ...output, now: new Date()});
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${error.message}\nCách dùng: ${command.name} ${command.usage}`, {cause: error});
  }
}

function commandOf(words: readonly string[]): Command {
  const command = COMMANDS.find(({name}) => name.split(' ').every((word, index) => words[index] === word));
  if (command) return command;
  throw new UsageError(`không có lệnh «${words.slice(0, 2).join(' ')}». ${help()}`);
}

function help(): string {
  const lines = COMMANDS.map(({name, usage, summary}) => `  ${`${name} ${usage}`.trim()}\n      ${summary}`);
  return ['Các lệnh:', '  serve\n      chạy máy chủ (khi không ghi lệnh nào)', ...lines].join('\n');
}

async function write(chunk: string): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain');
}
