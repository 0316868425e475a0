import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';

const main = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));

/** The built server on one port, killed and started again as often as one likes. */
export class KillableServer {
  #environment;
  #process;
  #output = '';
  #ended = Promise.resolve();
  /** How long each start took until it served, in milliseconds. @type {number[]} */
  starts = [];
  kills = 0;

  /** @param {Record<string, string>} environment what it sees beside PATH; PORT has to be in it */
  constructor(environment) {
    this.#environment = {PATH: process.env.PATH ?? '', HOST: '127.0.0.1', ...environment};
  }

  /** Starts it. @returns {Promise<boolean>} whether it serves; false when it was killed before */
  async start() {
    const begin = performance.now();
    this.#output = '';
    const child = spawn(process.execPath, [...process.execArgv, main], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#ended = once(child, 'close');
    const serves = new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => {
          this.#output = (this.#output + text).slice(-4000);
          if (this.#output.includes('Đang phục vụ')) resolve(true);
        });
      }
    });
    const served = await Promise.race([serves, this.#ended.then(() => false)]);
    if (served) this.starts.push(performance.now() - begin);
    else if (child.signalCode === null) throw new Error(`The server did not start: ${this.#output}`);
    return served;
  }

  /** Whether it ended by itself, which it never should. */
  get crashed() {
    return this.#process.exitCode !== null;
  }

  /** What it said last. */
  get output() {
    return this.#output;
  }

  /** Ends it as a power cut would, and waits until it is gone. */
  async kill() {
    this.kills += 1;
    this.#process.kill('SIGKILL');
    await this.#ended;
  }

  /** Ends it in order. */
  async stop() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGTERM');
    await this.#ended;
  }
}
