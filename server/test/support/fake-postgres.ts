import {once} from 'node:events';
import {createServer} from 'node:net';

/** A server that greets as PostgreSQL does and then refuses, or says which release it is. */
export type FakeGreeting = {refusal: {code: string; message: string}} | {release: number};

/** Starts the server on a free port of 127.0.0.1; `stop` also ends its connections. */
export async function startFakePostgres(greeting: FakeGreeting): Promise<{port: number; stop(): void}> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      if ('refusal' in greeting) {
        const {code, message: text} = greeting.refusal;
        socket.end(message('E', `SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));
        return;
      }
      socket.write(Buffer.concat([message('R', int32(0)), message('Z', 'I')]));
      socket.once('data', () => socket.write(releaseRow(greeting.release)));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {port: typeof address === 'object' ? (address?.port ?? 0) : 0, stop: () => void server.close()};
}

/** The answer to a simple query for the one column `release`. */
function releaseRow(release: number): Buffer {
  const text = String(release);
  const int4 = 23;
  const column = Buffer.concat([
    Buffer.from('release\0'),
    int32(0),
    int16(0),
    int32(int4),
    int16(4),
    int32(-1),
    int16(0),
  ]);
  return Buffer.concat([
    message('T', Buffer.concat([int16(1), column])),
    message('D', Buffer.concat([int16(1), int32(text.length), Buffer.from(text)])),
    message('C', 'SELECT 1\0'),
    message('Z', 'I'),
  ]);
}

/** One message of PostgreSQL's protocol: its letter, its length with the length itself, its content. */
function message(letter: string, content: string | Buffer): Buffer {
  const body = Buffer.from(content);
  return Buffer.concat([Buffer.from(letter), int32(body.length + 4), body]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
