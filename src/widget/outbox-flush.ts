import {mayBeWaiting} from '../api/outbox/flag.js';

let isWatching = false;

/** The code that sends is loaded only where something may be waiting; where it does not come, the next occasion tries again. */
async function flush(isBackOnline: boolean): Promise<void> {
  if (!(await mayBeWaiting())) return;
  const outbox = await import('../api/outbox/outbox.js').catch(() => undefined);
  await outbox?.pageOutbox().flush({isBackOnline});
}

/**
 * Sends on what waits in the outbox: now, when the network is back, and when the reader comes back to the page, also out of the
 * back-forward cache. Once for a page, however many widgets ask for it.
 */
export function watchOutbox(): void {
  if (isWatching) return;
  isWatching = true;
  const seen = () => {
    if (document.visibilityState === 'visible') void flush(navigator.onLine);
  };
  addEventListener('online', () => void flush(true));
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) seen();
  });
  document.addEventListener('visibilitychange', seen);
  void flush(false);
}
