/** Before the key of each copy. */
export const PREFIX = 'danvan:last-good:';

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
    .filter((key) => key.startsWith(PREFIX))
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
