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
