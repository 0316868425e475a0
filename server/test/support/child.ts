import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {Readable, Writable} from 'node:stream';
import {fileURLToPath} from 'node:url';

/** A child process that is spoken to in lines. */
export class Child {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #waiting: {wanted: RegExp; resolve(line: string): void; reject(error: Error): void}[] = [];
  readonly #gone: Promise<unknown>;
  /** Every whole line it has printed. */
  readonly lines: string[] = [];

  /** @param name of the built entry, `database-writer` for test/database/writer.process.ts */
  constructor(name: string, ...parameters: string[]) {
    const entry = fileURLToPath(new URL(`./${name}.process.js`, import.meta.url));
    this.#process = spawn(process.execPath, [...process.execArgv, entry, ...parameters], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const reader = createInterface(this.#process.stdout);
    reader.on('line', (line) => {
      this.lines.push(line);
      for (const waiting of this.#waiting.filter(({wanted}) => wanted.test(line))) {
        waiting.resolve(line);
      }
    });
    this.#gone = Promise.all([once(this.#process, 'exit'), once(reader, 'close')]);
    void this.#gone.then(() => {
      this.#waiting.forEach(({wanted, reject}) =>
        reject(new Error(`${name} ended before it printed ${String(wanted)}`)),
      );
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Waits for a line to be printed, or finds it among those that were. */
  line(wanted: RegExp): Promise<string> {
    const printed = this.lines.find((line) => wanted.test(line));
    if (printed !== undefined) {
      return Promise.resolve(printed);
    }
    return new Promise((resolve, reject) => this.#waiting.push({wanted, resolve, reject}));
  }

  /** Sends a line. */
  tell(line: string): void {
    this.#process.stdin.write(`${line}\n`);
  }

  /** Ends it as a power cut would; resolves when all it had printed has been read. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#gone;
  }

  /** Waits until it has ended by itself. */
  async ended(): Promise<void> {
    await this.#gone;
  }
}
