import {toRfc3339} from '../vietnamese/dates.js';

const PREFIX = 'danvan:draft:';
const KEEP_MS = 24 * 60 * 60 * 1000;
const TIME = ' at';

/** What was typed, by the names of the boxes, and when. */
export interface Kept {
  readonly values: ReadonlyMap<string, string>;
  readonly at: Date;
}

function storage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** A clock that ran ahead when the draft was written makes it as old as one from the day before. */
function parse(entry: string): Kept | undefined {
  const values = new Map(new URLSearchParams(entry));
  const at = new Date(values.get(TIME) ?? '');
  const age = Date.now() - at.getTime();
  values.delete(TIME);
  return age >= 0 && age < KEEP_MS ? {values, at} : undefined;
}

/** Drafts of other forms on this device go when their day is over, also if nobody comes back to them. */
function eraseOld(store: Storage): void {
  for (const key of Object.keys(store)) {
    if (key.startsWith(PREFIX) && !parse(store.getItem(key) ?? '')) store.removeItem(key);
  }
}

/**
 * Keeps what is typed in a form on this device for 24 hours. Kept as a query string: script libraries of old pages change what
 * `JSON.stringify` makes of texts. Never throws; where storage is refused nothing is kept.
 */
export const keptDraft = {
  read(name: string): Kept | undefined {
    try {
      const store = storage();
      if (!store) return undefined;
      eraseOld(store);
      return parse(store.getItem(PREFIX + name) ?? '');
    } catch {
      return undefined;
    }
  },

  keep(name: string, values: Readonly<Record<string, string>>): void {
    try {
      const entry = new URLSearchParams({...values, [TIME]: toRfc3339(new Date())});
      storage()?.setItem(PREFIX + name, entry.toString());
    } catch {
      // What stands in the form is not lost by this, only not there after a reload.
    }
  },

  erase(name: string): void {
    try {
      storage()?.removeItem(PREFIX + name);
    } catch {
      // A store that cannot be opened holds no draft either.
    }
  },
};
