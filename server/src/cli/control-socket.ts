import {once} from 'node:events';
import {chmodSync, rmSync} from 'node:fs';
import {connect, createServer, type Socket} from 'node:net';
import {join, relative} from 'node:path';
import type {CommandOutput} from './command.js';

/** A line of JSON from the server: what the command says or writes, and at its end why it failed, if it did. */
type Reply = {readonly say: string} | {readonly write: string} | {readonly end: string | null};

const MOST_CHARACTERS = 100_000;
const CUT_SHORT =
  'Máy chủ dừng trước khi lệnh chạy xong. Hãy xem lại bằng lệnh liệt kê (ví dụ token list) rồi chạy lại nếu cần.';

/**
 * Takes commands from this machine for the server that has the folder open, so that a token can be revoked without stopping it.
 * The socket lies in the folder and is its owner's alone, like the data.
 *
 * @param run - rejects with what is told to whoever typed the command
 * @returns what ends it; commands under way are cut short
 * @throws Error where the system has no such sockets, or the folder's path is too long for one
 */
export async function listenForCommands(
  folder: string,
  run: (words: readonly string[], output: CommandOutput) => Promise<void>,
): Promise<() => void> {
  const path = socketIn(folder);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    void answer(socket, run).catch(() => socket.destroy());
  });
  // left by a server that was killed; whoever holds the folder's lock is alone here
  rmSync(path, {force: true});
  server.listen(path);
  await once(server, 'listening');
  chmodSync(path, 0o600);
  return () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
}

/**
 * Has a command run by the server that has the folder open.
 *
 * @returns false when none listens there
 * @throws Error with what the command failed with
 */
export async function runByServer(folder: string, words: readonly string[], output: CommandOutput): Promise<boolean> {
  const socket = connect(socketIn(folder));
  try {
    await once(socket, 'connect');
  } catch {
    return false;
  }
  try {
    socket.write(`${JSON.stringify({words})}\n`);
    for await (const line of linesOf(socket)) {
      const reply = replyIn(line);
      if (!reply) break;
      if ('say' in reply) output.say(reply.say);
      else if ('write' in reply) await output.write(reply.write);
      else if (reply.end === null) return true;
      else throw new Error(reply.end);
    }
  } finally {
    socket.destroy();
  }
  throw new Error(CUT_SHORT);
}

/** The shorter of its names: the system allows about a hundred bytes. */
function socketIn(folder: string): string {
  const path = join(folder, 'control');
  const fromHere = relative('', path);
  return fromHere.length < path.length ? fromHere : path;
}

async function answer(socket: Socket, run: Parameters<typeof listenForCommands>[1]): Promise<void> {
  const send = (reply: Reply) => socket.write(`${JSON.stringify(reply)}\n`);
  const output: CommandOutput = {
    say: (line) => void send({say: line}),
    write: async (chunk) => {
      if (!send({write: chunk})) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
      if (socket.destroyed) throw new Error('Nobody reads the output any more');
    },
  };
  for await (const line of linesOf(socket, MOST_CHARACTERS)) {
    const words = wordsIn(line);
    if (words) send({end: await run(words, output).then(() => null, reasonOf)});
    break;
  }
  socket.end();
}

function wordsIn(line: string): string[] | undefined {
  const request: unknown = JSON.parse(line);
  if (typeof request !== 'object' || request === null || !('words' in request)) return undefined;
  const {words} = request;
  return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : undefined;
}

function replyIn(line: string): Reply | undefined {
  const reply: unknown = JSON.parse(line);
  if (typeof reply !== 'object' || reply === null) return undefined;
  if ('say' in reply && typeof reply.say === 'string') return {say: reply.say};
  if ('write' in reply && typeof reply.write === 'string') return {write: reply.write};
  return 'end' in reply && (reply.end === null || typeof reply.end === 'string') ? {end: reply.end} : undefined;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The lines that come in; only `\n` ends one, which JSON escapes. The socket stays open for the answer. */
async function* linesOf(socket: Socket, most = Infinity): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of socket.setEncoding('utf8').iterator({destroyOnReturn: false})) {
    rest += String(chunk);
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > most) return;
    yield* lines;
  }
}
