import {Worker} from 'node:worker_threads';
import type {CleanAnswer, CleanRequest} from './clean-html-worker.js';

const MEGABYTES = 512;
/** As long as a whole feed may take. */
const DEADLINE_MS = 30_000;

interface Waiting {
  resolve(html: string): void;
  reject(error: Error): void;
}

/**
 * Cleans bodies as `cleanBody` does, in a thread of its own: a body of the greatest size takes a second, in which readers are answered.
 * The thread starts with the first body and does not keep the program running.
 */
export class CleanHtmlThread {
  #worker: Worker | undefined;
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  /**
   * @returns what `cleanBody` returns for the same markup and base
   * @throws what `cleanBody` throws; and where the thread ends, or takes too long, before it has answered: the next body gets a new one
   */
  async clean(html: string, base: string): Promise<string> {
    const id = ++this.#lastId;
    const worker = (this.#worker ??= this.#start());
    const timer = setTimeout(() => void worker.terminate(), DEADLINE_MS);
    try {
      return await new Promise<string>((resolve, reject) => {
        this.#waiting.set(id, {resolve, reject});
        worker.ref();
        worker.postMessage({id, html, base} satisfies CleanRequest);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./clean-html-worker.js', import.meta.url), {
      resourceLimits: {maxOldGenerationSizeMb: MEGABYTES},
    });
    worker.on('message', (answer: CleanAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('html' in answer) waiting?.resolve(answer.html);
      else waiting?.reject(new Error(answer.error));
      if (this.#waiting.size === 0) worker.unref();
    });
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('The thread that cleans bodies has ended.')));
    return worker;
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const {reject} of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
