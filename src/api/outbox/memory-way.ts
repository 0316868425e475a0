import type {OutboxRecord} from './record.js';
import type {Way} from './record-store.js';

/** Keeps records as long as the page is open. */
export function memoryWay(): Way {
  const records = new Map<string, OutboxRecord>();
  return {
    all: () => Promise.resolve([...records.values()]),
    put: (record) => {
      records.set(record.key, record);
      return Promise.resolve();
    },
    remove: (key) => {
      records.delete(key);
      return Promise.resolve();
    },
    clear: () => {
      records.clear();
      return Promise.resolve();
    },
  };
}
