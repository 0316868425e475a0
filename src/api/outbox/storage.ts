import {dropLastGood, OUTBOX_NAME} from '../device-storage.js';
import {isExpired, type OutboxRecord, readRecord, redated} from './record.js';

/** One way of keeping records. Any call may reject: storage may be blocked, full, or never answer. */
export interface StorageAdapter {
  /** Everything there as it was found, readable or not. */
  all(): Promise<readonly unknown[]>;
  put(record: OutboxRecord): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** Where a record is safe: on the device, or only as long as the page stays open. */
export type Durability = 'device' | 'page';

/** Keeps the records of the outbox wherever the browser lets it. */
export interface RecordStore {
  /** The readable records that are not too old, the oldest first. Never rejects. */
  all(): Promise<OutboxRecord[]>;
  /** Keeps a record in place of the one with its key; resolves when it is safe and can be read again, and says where. Never rejects. */
  put(record: OutboxRecord): Promise<Durability>;
  /** Never rejects. */
  remove(key: string): Promise<void>;
  /** Never rejects. */
  clear(): Promise<void>;
}

const RECORDS = 'records';

/** Some browsers never answer when their profile is damaged or the disk is full; a reader does not wait for that. */
const TIMEOUT_MS = 3_000;

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
 * @param timeoutMs how long to wait for an answer; after one that did not come, the database is left alone
 */
export function indexedDbStorage(timeoutMs = TIMEOUT_MS): StorageAdapter {
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
      }, timeoutMs);
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
const promised = <T>(act: () => T): Promise<T> => new Promise((resolve) => resolve(act()));

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
export function localStorageAdapter(): StorageAdapter {
  return {
    all: () => promised(() => ownKeys().map(parsed)),
    put: (record) => promised(() => put(PREFIX + record.key, JSON.stringify(record))),
    remove: (key) => promised(() => localStorage.removeItem(PREFIX + key)),
    clear: () => promised(() => ownKeys().forEach((key) => localStorage.removeItem(key))),
  };
}

/** Keeps records as long as the page is open. */
export function memoryStorage(): StorageAdapter {
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

/** The same message may lie in two of them, when the second took an outcome that the first had no room for. */
function newest(records: readonly OutboxRecord[]): OutboxRecord[] {
  const byKey = new Map<string, OutboxRecord>();
  for (const record of records) {
    const known = byKey.get(record.key);
    if (!known || (known.state === 'waiting' && record.state !== 'waiting')) byKey.set(record.key, record);
  }
  return [...byKey.values()].sort((one, other) => one.createdAt - other.createdAt);
}

const nothing = (): readonly unknown[] => [];
const leave = (): void => undefined;

class FallbackStore implements RecordStore {
  constructor(
    private readonly device: readonly StorageAdapter[],
    private readonly page: StorageAdapter,
  ) {}

  get #adapters(): readonly StorageAdapter[] {
    return [...this.device, this.page];
  }

  async all(): Promise<OutboxRecord[]> {
    const found = await Promise.all(this.#adapters.map((adapter) => adapter.all().catch(nothing)));
    const records = found.flat().flatMap((value) => readRecord(value) ?? []);
    const now = Date.now();
    const old = records.filter((record) => isExpired(record, now));
    await Promise.all(old.map(({key}) => this.remove(key)));
    return newest(records.filter((record) => !old.includes(record)));
  }

  async put(record: OutboxRecord): Promise<Durability> {
    const dated = redated(record, Date.now());
    const isForPage = record.state === 'rating' && record.isForPage;
    for (const adapter of isForPage ? [] : this.device) {
      try {
        await adapter.put(dated);
        if (!(await adapter.all()).some((value) => readRecord(value)?.key === record.key)) continue;
        await this.#removeFrom(
          this.#adapters.filter((other) => other !== adapter),
          record.key,
        );
        return 'device';
      } catch {
        // The next adapter may have room.
      }
    }
    await this.page.put(dated);
    return 'page';
  }

  remove(key: string): Promise<void> {
    return this.#removeFrom(this.#adapters, key);
  }

  async #removeFrom(adapters: readonly StorageAdapter[], key: string): Promise<void> {
    await Promise.all(adapters.map((adapter) => adapter.remove(key).catch(leave)));
  }

  async clear(): Promise<void> {
    await Promise.all(this.#adapters.map((adapter) => adapter.clear().catch(leave)));
  }
}

/** The store of this page: IndexedDB, else localStorage, else the page's memory, found out for each record by trying. */
export function openRecordStore(
  device: readonly StorageAdapter[] = [indexedDbStorage(), localStorageAdapter()],
  page: StorageAdapter = memoryStorage(),
): RecordStore {
  return new FallbackStore(device, page);
}
