import {once} from 'node:events';
import {Agent, createServer, request as openRequest} from 'node:http';
import {pick} from './random.mjs';

/** How often each fault comes, out of the sum; `pass` is none. */
export const WEIGHTS = {
  pass: 40,
  delay: 8,
  'drop-before': 6,
  'drop-after': 8,
  'reset-before': 4,
  'reset-after': 6,
  'half-request': 4,
  'half-answer': 6,
  'no-answer': 1,
  'status-500': 4,
  'html-502': 4,
  'html-200': 3,
  'busy-429': 3,
  duplicate: 5,
  echo: 4,
};

/** The longest that a `delay` lasts, in milliseconds. */
const LONGEST_DELAY = 400;
const PAGE = '<!doctype html><html lang="en"><title>Gateway</title><h1>Bad Gateway</h1></html>';

/**
 * A network between senders and the server that does to each request what its plan says.
 *
 * | fault | what the sender meets | what the server sees |
 * |---|---|---|
 * | `drop-before`, `reset-before` | the connection ends, with FIN or RST | nothing |
 * | `drop-after`, `reset-after` | the same | the whole request; its answer is lost |
 * | `half-request` | the connection ends | half the body, then the end |
 * | `half-answer` | an answer that breaks off | the whole request |
 * | `no-answer` | nothing, ever | the whole request |
 * | `status-500`, `html-502`, `busy-429`, `html-200` | the network's own answer; the last as a log-in page of a public Wi-Fi | nothing |
 * | `duplicate` | one of two answers | the request twice at once |
 * | `echo` | the answer | the request a second time, after it was answered |
 */
export class FaultyProxy {
  #server = createServer((request, response) => void this.#take(request, response));
  #agent = new Agent({keepAlive: true});
  #upstream;
  #random;
  #weights;
  /** Requests that the server has and that it has not answered. */
  underWay = 0;
  /** How often each fault was done. @type {Record<string, number>} */
  done = {};
  /** Requests that found no server, or lost it before it answered. */
  unreachable = 0;

  /**
   * @param {{upstream: number, random: () => number, weights?: Record<string, number>}} plan - `upstream` is the port of the
   *   server on 127.0.0.1
   */
  constructor({upstream, random, weights = WEIGHTS}) {
    this.#upstream = upstream;
    this.#random = random;
    this.#weights = weights;
    for (const fault of Object.keys(weights)) this.done[fault] = 0;
  }

  /** Listens on a free port of 127.0.0.1. @returns {Promise<string>} its address */
  async listen() {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  async close() {
    this.#agent.destroy();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #take(request, response) {
    const fault = pick(this.#random, this.#weights);
    this.done[fault] += 1;
    try {
      const message = {
        method: request.method,
        path: request.url,
        headers: request.headers,
        body: await bodyOf(request),
      };
      await this.#do(fault, message, response);
    } catch {
      // The server is down: the sender meets a connection that ends.
      this.unreachable += 1;
      response.socket?.destroy();
    }
  }

  async #do(fault, message, response) {
    switch (fault) {
      case 'drop-before':
        return void response.socket?.destroy();
      case 'reset-before':
        return void response.socket?.resetAndDestroy();
      case 'drop-after':
        await this.#forward(message);
        return void response.socket?.destroy();
      case 'reset-after':
        await this.#forward(message);
        return void response.socket?.resetAndDestroy();
      case 'half-request':
        await this.#forwardHalf(message);
        return void response.socket?.destroy();
      case 'half-answer':
        return breakOff(await this.#forward(message), response);
      case 'no-answer':
        return void (await this.#forward(message));
      case 'status-500':
        return answer({status: 500, headers: {'content-type': 'text/plain'}, body: 'Internal Server Error'}, response);
      case 'html-502':
        return answer({status: 502, headers: {'content-type': 'text/html'}, body: PAGE}, response);
      case 'html-200':
        return answer({status: 200, headers: {'content-type': 'text/html'}, body: PAGE}, response);
      case 'busy-429':
        return answer({status: 429, headers: {'retry-after': '1'}, body: ''}, response);
      case 'duplicate':
        return answer(await this.#forwardTwice(message), response);
      case 'echo': {
        answer(await this.#forward(message), response);
        await later(this.#random() * LONGEST_DELAY);
        // Its sender has the answer: what becomes of the echo touches nobody's connection.
        return void (await this.#forward(message).catch(() => (this.unreachable += 1)));
      }
      case 'delay':
        await later(this.#random() * LONGEST_DELAY);
    }
    answer(await this.#forward(message), response);
  }

  async #forward({method, path, headers, body}) {
    this.underWay += 1;
    try {
      const request = openRequest({host: '127.0.0.1', port: this.#upstream, agent: this.#agent, method, path, headers});
      request.end(body);
      const [reply] = await once(request, 'response');
      return {status: reply.statusCode, headers: reply.headers, body: await bodyOf(reply)};
    } finally {
      this.underWay -= 1;
    }
  }

  /** Both are on their way before either is answered; which answer goes back is left to chance. */
  async #forwardTwice(message) {
    const answers = await Promise.all([this.#forward(message), this.#forward(message)]);
    return answers[this.#random() < 0.5 ? 0 : 1];
  }

  async #forwardHalf({method, path, headers, body}) {
    const request = openRequest({host: '127.0.0.1', port: this.#upstream, agent: false, method, path, headers});
    request.on('error', () => {});
    await new Promise((resolve, reject) => {
      request.once('error', reject);
      request.write(body.subarray(0, body.length >> 1), resolve);
    });
    request.destroy();
  }
}

async function bodyOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function answer({status, headers, body}, response) {
  response.writeHead(status, headers);
  response.end(body);
}

/** Sends the head and half the body, then ends the connection. */
function breakOff({status, headers: {'transfer-encoding': _chunked, ...headers}, body}, response) {
  response.writeHead(status, {...headers, 'content-length': String(body.length)});
  response.write(body.subarray(0, body.length >> 1), () => response.socket?.destroy());
}

function later(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
