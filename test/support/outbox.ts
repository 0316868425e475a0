import {Outbox} from '../../src/api/outbox/outbox.js';
import {memoryStorage} from '../../src/api/outbox/storage.js';
import type {MessageRecord} from '../../src/api/outbox/record.js';
import {openRecordStore, type RecordStore, type StorageAdapter} from '../../src/api/outbox/storage.js';

export * from './messages.js';

/** A store that outlives the outboxes of a test, as the device outlives its tabs. */
export const deviceStore = (): RecordStore => openRecordStore([memoryStorage()]);

/** A way of keeping that the browser refuses in every respect. */
export const refusedStorage = (error = new DOMException('refused', 'SecurityError')): StorageAdapter => {
  const refuse = () => Promise.reject(error);
  return {all: refuse, put: refuse, remove: refuse, clear: refuse};
};

/** Replaces a function of the browser; gives back what puts it in its place again. */
export function replaced<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): () => void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, {value, configurable: true, writable: true});
  return () => {
    if (own) Object.defineProperty(object, name, own);
    else Reflect.deleteProperty(object, name);
  };
}

/** Lets no storage of the browser take anything more; gives back what makes room again. */
export function fullDevice(): () => void {
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const undo = [replaced(IDBObjectStore.prototype, 'put', full), replaced(Storage.prototype, 'setItem', full)];
  return () => undo.forEach((restore) => restore());
}

/** Opens tabs of one site on one store, and closes them all. */
export function tabs(store: RecordStore = deviceStore()) {
  const open: Outbox[] = [];
  return {
    store,
    open(): Outbox {
      const outbox = new Outbox({store});
      open.push(outbox);
      return outbox;
    },
    closeAll: () => open.forEach((outbox) => outbox.close()),
  };
}

/** The only record there is. */
export async function onlyRecord(outbox: {records(): Promise<MessageRecord[]>}): Promise<MessageRecord> {
  const records = await outbox.records();
  const [record] = records;
  if (!record || records.length > 1) throw new Error(`one record was expected, not ${records.length}`);
  return record;
}
