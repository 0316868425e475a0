import {toRfc3339} from '../vietnamese/dates.js';

const PREFIX = 'danvan:draft:';
const KEEP_MS = 24 * 60 * 60 * 1000;
/** Under which a kept draft has the moment at which it was written. */
const TIME = ' at';

/** What was typed, by the names of the boxes, and when. */
export interface KeptDraft {
  readonly values: ReadonlyMap<string, string>;
  readonly at: Date;
}

/** A clock that ran ahead when the draft was written makes it as old as one from the day before. */
function parse(entry: string): KeptDraft | undefined {
  const values = new Map(new URLSearchParams(entry));
  const at = new Date(values.get(TIME) ?? '');
  const age = Date.now() - at.getTime();
  return age >= 0 && age < KEEP_MS ? {values, at} : undefined;
}

/** Drafts of other forms on this device go when their day is over, also if nobody comes back to them. */
function eraseOld(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !parse(localStorage.getItem(key) ?? '')) localStorage.removeItem(key);
  }
}

/**
 * Keeps what is typed in a form on this device for 24 hours. Kept as a query string: script libraries of old pages change what
 * `JSON.stringify` makes of texts. Never throws; where storage is refused nothing is kept, and nothing is there to be erased.
 */
export const draftStorage = {
  read(name: string): KeptDraft | undefined {
    try {
      eraseOld();
      return parse(localStorage.getItem(PREFIX + name) ?? '');
    } catch {
      return undefined;
    }
  },

  keep(name: string, values: Readonly<Record<string, string>>): void {
    try {
      const entry = new URLSearchParams({...values, [TIME]: toRfc3339(new Date())});
      localStorage.setItem(PREFIX + name, entry.toString());
    } catch {
      // What stands in the form is not lost by this, only not there after a reload.
    }
  },

  erase(name: string): void {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {
      // A store that cannot be opened holds no draft either.
    }
  },
};
