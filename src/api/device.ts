import {mayBeWaiting} from './outbox/flag.js';

/** What pages keep on the device: the last good answers, and messages until the API has them. */
export {keepLastGood, lastGood} from './last-good.js';

/**
 * Sends on what waits in the outbox. The code that sends is loaded only where something may be waiting; where it does not come, the next
 * occasion tries again.
 *
 * @param isBackOnline whether the network has only just come back
 */
export async function sendWaiting(isBackOnline: boolean): Promise<void> {
  if (!(await mayBeWaiting())) return;
  const outbox = await import('./outbox/outbox.js').catch(() => undefined);
  await outbox?.pageOutbox().flush({isBackOnline});
}
