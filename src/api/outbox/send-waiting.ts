import {mayBeWaiting} from './flag.js';

/** The code that sends is loaded only where something may be waiting; where it does not come, the next occasion tries again. */
async function flush(isBackOnline: boolean): Promise<void> {
  if (!(await mayBeWaiting())) return;
  const outbox = await import('./outbox.js').catch(() => undefined);
  await outbox?.pageOutbox().flush({isBackOnline});
}

let isWatched = false;

/**
 * Sends on what waits in the outbox: now, and from now on whenever the reader comes back, also by the back-forward cache.
 *
 * @param isBackOnline whether the network has only just come back
 */
export function sendWaiting(isBackOnline: boolean): void {
  void flush(isBackOnline);
  if (isWatched) return;
  isWatched = true;
  const seen = () => {
    if (document.visibilityState === 'visible') void flush(navigator.onLine);
  };
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) seen();
  });
  document.addEventListener('visibilitychange', seen);
}
