import {Worker} from 'node:worker_threads';
import type {CleanAnswer, CleanRequest} from './clean-html-worker.js';

const MEGABYTES = 512;

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
   * @throws where the thread ends before it has answered; the next body gets a new one
   */
  clean(html: string, base: string): Promise<string> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#worker.postMessage({id, html, base} satisfies CleanRequest);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./clean-html-worker.js', import.meta.url), {
      resourceLimits: {maxOldGenerationSizeMb: MEGABYTES},
    });
    worker.on('message', ({id, html}: CleanAnswer) => {
      this.#waiting.get(id)?.resolve(html);
      this.#waiting.delete(id);
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
