import {toRfc3339} from '../vietnamese/dates.js';
import {dropOldest, mayBeWaiting, LAST_GOOD_PREFIX, storage} from './device-storage.js';

/* What pages keep on the device: the last good answers, and messages until the API has them. */

/** An answer as it came, and when it was true. */
export interface LastGood {
  readonly text: string;
  readonly asOf: Date;
}

const MAX_ENTRIES = 24;
const MAX_LENGTH = 200_000;

/** Where the browser refuses storage, the copies live as long as the page. */
const inMemory = new Map<string, string>();

/**
 * Keeps the last good answer of a read, so that readers see it, marked with its time, while the API is out of reach. The text is
 * kept as it came: old script libraries on host pages change what `JSON.stringify` makes of arrays. Never throws.
 */
export function keepLastGood(url: string, {text, asOf}: LastGood): void {
  const entry = `${toRfc3339(asOf)}\n${text}`;
  const store = storage();
  if (!store || text.length > MAX_LENGTH) {
    inMemory.set(url, entry);
    return;
  }
  for (const keep of [MAX_ENTRIES - 1, 0]) {
    try {
      dropOldest(store, keep);
      store.setItem(LAST_GOOD_PREFIX + url, entry);
      return;
    } catch {
      inMemory.set(url, entry);
    }
  }
}

/** The last good answer of a read, if there is one. Never throws. */
export function lastGood(url: string): LastGood | undefined {
  let entry = inMemory.get(url);
  try {
    entry = storage()?.getItem(LAST_GOOD_PREFIX + url) ?? entry;
  } catch {
    // A store that can be opened but not read is as good as none.
  }
  if (entry === undefined) return undefined;
  const end = entry.indexOf('\n');
  const asOf = new Date(entry.slice(0, end));
  return Number.isNaN(asOf.getTime()) ? undefined : {text: entry.slice(end + 1), asOf};
}

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
