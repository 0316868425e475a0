import {indexedDbWay} from './indexed-db-way.js';
import {localStorageWay} from './local-storage-way.js';
import {memoryWay} from './memory-way.js';
import {isExpired, type OutboxRecord, readRecord, redated} from './record.js';

/** One way of keeping records. Any call may reject: storage may be blocked, full, or never answer. */
export interface Way {
  /** Everything there as it was found, readable or not. */
  all(): Promise<readonly unknown[]>;
  put(record: OutboxRecord): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

/** Where a record is safe: on the device, or only as long as the page stays open. */
export type Kept = 'device' | 'page';

/** Keeps the records of the outbox wherever the browser lets it. */
export interface RecordStore {
  /** The readable records that are not too old, the oldest first. Never rejects. */
  all(): Promise<OutboxRecord[]>;
  /** Keeps a record in place of the one with its key; resolves when it is safe and can be read again, and says where. Never rejects. */
  put(record: OutboxRecord): Promise<Kept>;
  /** Never rejects. */
  remove(key: string): Promise<void>;
  /** Never rejects. */
  clear(): Promise<void>;
}

/** The same message may lie in two ways, when the second took an outcome that the first had no room for. */
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

class FirstThatWorks implements RecordStore {
  constructor(
    private readonly device: readonly Way[],
    private readonly page: Way,
  ) {}

  get #ways(): readonly Way[] {
    return [...this.device, this.page];
  }

  async all(): Promise<OutboxRecord[]> {
    const found = await Promise.all(this.#ways.map((way) => way.all().catch(nothing)));
    const records = found.flat().flatMap((value) => readRecord(value) ?? []);
    const now = Date.now();
    const old = records.filter((record) => isExpired(record, now));
    await Promise.all(old.map(({key}) => this.remove(key)));
    return newest(records.filter((record) => !old.includes(record)));
  }

  async put(record: OutboxRecord): Promise<Kept> {
    const dated = redated(record, Date.now());
    const isForPage = record.state === 'rating' && record.isForPage;
    for (const way of isForPage ? [] : this.device) {
      try {
        await way.put(dated);
        if (!(await way.all()).some((value) => readRecord(value)?.key === record.key)) continue;
        await this.#removeFrom(
          this.#ways.filter((other) => other !== way),
          record.key,
        );
        return 'device';
      } catch {
        // The next way may have room.
      }
    }
    await this.page.put(dated);
    return 'page';
  }

  remove(key: string): Promise<void> {
    return this.#removeFrom(this.#ways, key);
  }

  async #removeFrom(ways: readonly Way[], key: string): Promise<void> {
    await Promise.all(ways.map((way) => way.remove(key).catch(leave)));
  }

  async clear(): Promise<void> {
    await Promise.all(this.#ways.map((way) => way.clear().catch(leave)));
  }
}

/** The store of this page: IndexedDB, else localStorage, else the page's memory, found out for each record by trying. */
export function openRecordStore(
  device: readonly Way[] = [indexedDbWay(), localStorageWay()],
  page: Way = memoryWay(),
): RecordStore {
  return new FirstThatWorks(device, page);
}
