import {setImmediate} from 'node:timers/promises';

/**
 * Parts long work into steps, between which the process answers requests.
 *
 * @param milliseconds - how long others wait at most, but for the step under way
 * @returns to be awaited between two steps
 */
export function yieldingEvery(milliseconds: number): () => Promise<void> {
  let turnEnds = performance.now() + milliseconds;
  return async () => {
    if (performance.now() < turnEnds) return;
    await setImmediate();
    turnEnds = performance.now() + milliseconds;
  };
}
