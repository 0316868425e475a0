import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {fileURLToPath} from 'node:url';

/** The real server in a process of its own, as `npm start` runs it, with the flags that the tests are run with. */
export class ServerProcess {
  readonly #process: ChildProcessByStdio<null, Readable, Readable>;
  readonly #ended: Promise<number | null>;
  /** All it has printed. */
  output = '';
  /** What of it went to the standard error. */
  errors = '';

  /** @param environment - beside PATH the only variables it sees */
  constructor(environment: Record<string, string>, ...words: string[]) {
    const main = fileURLToPath(new URL('./main.js', import.meta.url));
    this.#process = spawn(process.execPath, [...process.execArgv, main, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {PATH: process.env['PATH'], PORT: '0', ...environment},
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.#process.stderr.on('data', (text: string) => (this.errors += text));
    this.#ended = once(this.#process, 'close').then(() => this.#process.exitCode);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits until it serves. @returns its address */
  async address(): Promise<string> {
    const found = () => /Đang phục vụ tại (http:\S+)/.exec(this.output)?.[1];
    while (!found()) await this.more();
    return found() ?? '';
  }

  /** Waits until it prints more. @throws Error with its output when it ends instead */
  async more(): Promise<void> {
    const ended = this.#ended.then(() => 'ended');
    if ((await Promise.race([once(this.#process.stdout, 'data'), ended])) === 'ended') {
      throw new Error(`The server ended: ${this.output}`);
    }
  }

  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void {
    this.#process.kill(name);
  }

  /** Waits for its end. @returns the exit code; null when a signal ended it */
  ended(): Promise<number | null> {
    return this.#ended;
  }
}
