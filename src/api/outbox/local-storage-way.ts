import {dropLastGood} from '../last-good-storage.js';
import {OUTBOX_NAME} from './flag.js';
import type {Way} from './record-store.js';

const PREFIX = `${OUTBOX_NAME}:record:`;

function ownKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function parsed(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '');
  } catch {
    return undefined;
  }
}

/** What throws at once becomes a promise that rejects. */
const attempt = <T>(act: () => T): Promise<T> => new Promise((resolve) => resolve(act()));

function put(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // a message is worth more than the news of yesterday
    dropLastGood();
    localStorage.setItem(key, text);
  }
}

/** Keeps records in localStorage, which works where IndexedDB is refused, as in some private windows. */
export function localStorageWay(): Way {
  return {
    all: () => attempt(() => ownKeys().map(parsed)),
    put: (record) => attempt(() => put(PREFIX + record.key, JSON.stringify(record))),
    remove: (key) => attempt(() => localStorage.removeItem(PREFIX + key)),
    clear: () => attempt(() => ownKeys().forEach((key) => localStorage.removeItem(key))),
  };
}
