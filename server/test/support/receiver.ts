import {once} from 'node:events';
import {createServer, type IncomingHttpHeaders} from 'node:http';
import {createServer as createSocketServer, type Server} from 'node:net';

/** One request that the receiver got. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's server that is told of messages. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** The statuses of its next answers; 204 when there are none. */
  readonly statuses: number[];
  /** Resolves when it has got so many requests in all. */
  got(times: number): Promise<void>;
  stop(): void;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      received.push({headers: request.headers, body});
      response.writeHead(statuses.shift() ?? 204).end();
      server.emit('taken');
    });
  });
  const port = await portOf(server);
  return {
    url: `http://127.0.0.1:${port}/bao`,
    received,
    statuses,
    got: async (times) => {
      while (received.length < times) await once(server, 'taken');
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A mail server that takes every letter. */
export async function startMailServer(): Promise<{url: string; readonly letters: string[]; stop(): void}> {
  const letters: string[] = [];
  const server = createSocketServer((socket) => {
    let letter: string | undefined;
    socket.setEncoding('utf8').on('error', () => {});
    socket.write('220 thu\r\n');
    let pending = '';
    socket.on('data', (text: string) => {
      const lines = (pending + text).split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (letter !== undefined && line !== '.') letter += `${line}\n`;
        else if (letter !== undefined) {
          letters.push(letter);
          letter = undefined;
          socket.write('250 OK\r\n');
        } else if (line === 'DATA') {
          letter = '';
          socket.write('354 OK\r\n');
        } else if (line === 'QUIT') socket.end('221 OK\r\n');
        else socket.write('250 OK\r\n');
      }
    });
  });
  const port = await portOf(server);
  return {url: `smtp://127.0.0.1:${port}`, letters, stop: () => void server.close()};
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
