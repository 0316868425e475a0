import {parentPort} from 'node:worker_threads';
import {cleanBody} from './clean-html.js';

/** One body to clean. */
export interface CleanRequest {
  readonly id: number;
  readonly html: string;
  /** As `cleanBody` takes it. */
  readonly base: string;
}

/** The clean body of the request with the same `id`, or why there is none. */
export type CleanAnswer = {readonly id: number} & ({readonly html: string} | {readonly error: string});

/** One body that cannot be cleaned must not end the thread, in which those of other articles wait. */
function answerTo({id, html, base}: CleanRequest): CleanAnswer {
  try {
    return {id, html: cleanBody(html, base)};
  } catch (error) {
    return {id, error: String(error)};
  }
}

parentPort?.on('message', (request: CleanRequest) => parentPort?.postMessage(answerTo(request)));
