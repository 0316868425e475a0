import {parentPort} from 'node:worker_threads';
import {cleanBody} from './clean-html.js';

/** One body to clean. */
export interface CleanRequest {
  readonly id: number;
  readonly html: string;
  /** As `cleanBody` takes it. */
  readonly base: string;
}

/** The clean body of the request with the same `id`. */
export interface CleanAnswer {
  readonly id: number;
  readonly html: string;
}

parentPort?.on('message', ({id, html, base}: CleanRequest) => {
  parentPort?.postMessage({id, html: cleanBody(html, base)} satisfies CleanAnswer);
});
