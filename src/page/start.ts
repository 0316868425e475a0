import {mayBeWaiting} from '../api/outbox/flag.js';
import {countPageArticle} from './count-view.js';

let isStarted = false;

/** The code that sends is loaded only where something may be waiting; where it does not come, the next occasion tries again. */
async function flush(isBackOnline: boolean): Promise<void> {
  if (!(await mayBeWaiting())) return;
  const outbox = await import('../api/outbox/outbox.js').catch(() => undefined);
  await outbox?.pageOutbox().flush({isBackOnline});
}

/** Sends on what waits in the outbox: now, when the network is back, and when the reader comes back, also by the back-forward cache. */
function watchOutbox(): void {
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

/**
 * Does what a page with widgets does once, however many of them it carries; to be called whenever one is put into it.
 *
 * @param base where the API is; undefined where the page names none
 */
export function startPage(base: URL | undefined): void {
  void countPageArticle(base);
  if (isStarted) return;
  isStarted = true;
  watchOutbox();
}
