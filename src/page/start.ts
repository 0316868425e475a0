import {whenIdle} from '../api/when-idle.js';
import {countPageArticle} from './count-view.js';

let isStarted = false;

/** Sends on what waits in the outbox; where the code for it does not come, the network's return tries again. */
async function sendWaiting(isBackOnline: boolean): Promise<void> {
  const device = await import('../api/device.js').catch(() => undefined);
  device?.sendWaiting(isBackOnline);
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
  addEventListener('online', () => void sendWaiting(true));
  whenIdle(() => void sendWaiting(false));
}
