import {mayBeWaiting} from './flag.js';

/**
 * Sends on what waits in the outbox. The code that sends is loaded only where something may be waiting; where it does not come, the next
 * occasion tries again.
 *
 * @param isBackOnline whether the network has only just come back
 */
export async function sendWaiting(isBackOnline: boolean): Promise<void> {
  if (!(await mayBeWaiting())) return;
  const outbox = await import('./outbox.js').catch(() => undefined);
  await outbox?.pageOutbox().flush({isBackOnline});
}
