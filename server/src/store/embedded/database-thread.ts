import {Worker} from 'node:worker_threads';
import {ConnectionLostError, DeadlineError} from '../errors.js';
import type {CloseRequest, OpenRequest, PortableError, StatementRequest, WorkerAnswer} from './messages.js';

/** One life of the database worker. Carries one question at a time. */
export class DatabaseThread {
  readonly #worker: Worker;
  #pending: {resolve(answer: WorkerAnswer<never>): void; reject(error: Error): void} | undefined;
  #alive = true;

  /** Resolves when the thread is gone and nothing of it touches the folder any more. */
  readonly gone: Promise<void>;

  constructor(place: Omit<OpenRequest, 'kind'>) {
    this.#worker = new Worker(new URL('./database-worker.js', import.meta.url));
    this.#worker.postMessage({kind: 'open', ...place} satisfies OpenRequest);
    this.#worker.on('message', (answer: WorkerAnswer<never>) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#abandon(new ConnectionLostError(error)));
    this.gone = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#abandon(new ConnectionLostError());
        resolve();
      });
    });
  }

  /** False from the moment it began to end. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Waits until the database is open. */
  async opened(limitMs: number): Promise<void> {
    await this.#await(limitMs);
  }

  /**
   * Sends a request and waits for its answer; ends the thread when it takes too long.
   * @throws DeadlineError, ConnectionLostError, or the error PostgreSQL reported
   */
  ask<Row>(request: StatementRequest, limitMs: number): Promise<WorkerAnswer<Row>> {
    if (!this.#alive) {
      return Promise.reject(new ConnectionLostError());
    }
    this.#worker.postMessage(request);
    return this.#await<Row>(limitMs);
  }

  /** Shuts the database down in order; ends the thread when that takes too long. */
  async finish(limitMs: number): Promise<void> {
    this.#alive = false;
    this.#worker.postMessage({kind: 'close'} satisfies CloseRequest);
    const timer = setTimeout(() => void this.#worker.terminate(), limitMs);
    await this.gone;
    clearTimeout(timer);
  }

  /** Ends the thread in the midst of whatever it does. */
  async end(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
    await this.gone;
  }

  #await<Row>(limitMs: number): Promise<WorkerAnswer<Row>> {
    const timer = setTimeout(() => {
      this.#abandon(new DeadlineError(limitMs));
      void this.#worker.terminate();
    }, limitMs);
    return new Promise<WorkerAnswer<Row>>((resolve, reject) => {
      this.#pending = {resolve, reject};
    }).finally(() => clearTimeout(timer));
  }

  #settle(answer: WorkerAnswer<never>): void {
    if (answer.kind === 'broken') {
      this.#abandon(new ConnectionLostError(revive(answer.error)));
      void this.#worker.terminate();
      return;
    }
    const pending = this.#pending;
    this.#pending = undefined;
    if (answer.kind === 'error') {
      pending?.reject(revive(answer.error));
    } else {
      pending?.resolve(answer);
    }
  }

  #abandon(error: Error): void {
    this.#alive = false;
    this.#pending?.reject(error);
    this.#pending = undefined;
  }
}

function revive({message, report}: PortableError): Error {
  return Object.assign(new Error(message), report);
}
