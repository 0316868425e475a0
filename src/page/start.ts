import {whenIdle} from '../api/when-idle.js';
import {countPageArticle} from './count-view.js';

let isStarted = false;

/** Sends on what waits in the outbox; where the code for it does not come, the next occasion tries again. */
async function sendWaiting(isBackOnline: boolean): Promise<void> {
  const device = await import('../api/device.js').catch(() => undefined);
  await device?.sendWaiting(isBackOnline);
}

/** Sends when the page is idle, when the network is back, and when the reader comes back, also by the back-forward cache. */
function watchOutbox(): void {
  const seen = () => {
    if (document.visibilityState === 'visible') void sendWaiting(navigator.onLine);
  };
  addEventListener('online', () => void sendWaiting(true));
  addEventListener('pageshow', ({persisted}) => {
    if (persisted) seen();
  });
  document.addEventListener('visibilitychange', seen);
  whenIdle(() => void sendWaiting(false));
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
