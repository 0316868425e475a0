import {OUTBOX_NAME} from './flag.js';
import type {Way} from './record-store.js';

const RECORDS = 'records';

/** Some browsers never answer when their profile is damaged or the disk is full; a reader does not wait for that. */
const PATIENCE_MS = 3_000;

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(OUTBOX_NAME, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(RECORDS, {keyPath: 'key'}));
  return answerOf(request);
}

/** Runs one transaction, and resolves when it is on the disk. */
function transact<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  ask: (records: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(RECORDS, mode, {durability: 'strict'});
    const request = ask(transaction.objectStore(RECORDS));
    transaction.addEventListener('complete', () => resolve(request.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB aborted')));
  });
}

/**
 * Keeps records in IndexedDB. Each call opens the database anew: a connection that a browser has dropped in the background, or that
 * would keep the page out of the back-forward cache, is then no concern.
 *
 * @param patienceMs how long to wait for an answer; after one that did not come, the database is left alone
 */
export function indexedDbWay(patienceMs = PATIENCE_MS): Way {
  let isSilent = false;

  async function ask<T>(mode: IDBTransactionMode, request: (records: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    if (isSilent) throw new Error('IndexedDB did not answer before');
    // first, for where storage is blocked it throws, and nothing is to be waited for
    const opened = open();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        isSilent = true;
        reject(new Error('IndexedDB does not answer'));
      }, patienceMs);
    });
    const closing = () => opened.then((database) => database.close()).catch(() => undefined);
    try {
      const answer = opened.then((database) => {
        if (isSilent) throw new Error('IndexedDB answered too late');
        return transact(database, mode, request);
      });
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(timer);
      void closing();
    }
  }

  return {
    all: () => ask('readonly', (records) => records.getAll()),
    put: async (record) => {
      await ask('readwrite', (records) => records.put(record));
    },
    remove: (key) => ask('readwrite', (records) => records.delete(key)),
    clear: () => ask('readwrite', (records) => records.clear()),
  };
}
