/** The database and the prefix of the storage keys that the outbox uses. */
export const OUTBOX_NAME = 'danvan-outbox';

const FLAG = `${OUTBOX_NAME}:waiting`;

const NOTED: unique symbol = Symbol.for('danvan-widgets.waiting');

declare global {
  interface Window {
    /** What this page itself has noted, for where storage is refused. */
    [NOTED]: boolean | undefined;
  }
}

/** Notes whether something may be waiting, for pages that only want to know whether to load the outbox. Never throws. */
export function noteWaiting(isWaiting: boolean): void {
  window[NOTED] = isWaiting;
  try {
    if (isWaiting) localStorage.setItem(FLAG, '1');
    else localStorage.removeItem(FLAG);
  } catch {
    // Where storage is refused, the pages ask the list of databases.
  }
}

/** Whether something may be waiting on this device. Never rejects. */
export async function mayBeWaiting(): Promise<boolean> {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return window[NOTED] === true || (await isDatabaseThere());
  }
}

/** Whether the outbox was ever used here, where the browser tells. */
async function isDatabaseThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({name}) => name === OUTBOX_NAME);
  } catch {
    return false;
  }
}

/** Before the key of each copy. */
export const LAST_GOOD_PREFIX = 'danvan:last-good:';

/** Where copies are kept; undefined where the browser refuses storage. */
export function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** Makes room by dropping the oldest copies; the text opens with the moment, so it sorts by age. */
export function dropOldest(store: Storage, keep: number): void {
  const byAge = Object.keys(store)
    .filter((key) => key.startsWith(LAST_GOOD_PREFIX))
    .sort((a, b) => ((store.getItem(a) ?? '') < (store.getItem(b) ?? '') ? -1 : 1));
  for (const key of byAge.slice(0, Math.max(0, byAge.length - keep))) store.removeItem(key);
}

/** Gives up every copy on this device, where the room is needed for what cannot be fetched again. Never throws. */
export function dropLastGood(): void {
  try {
    const store = storage();
    if (store) dropOldest(store, 0);
  } catch {
    // What cannot be dropped makes no room.
  }
}
