import {expect} from '@open-wc/testing';
import {
  indexedDbStorage,
  localStorageAdapter,
  memoryStorage,
  openRecordStore,
  type StorageAdapter,
} from '../../../src/api/outbox/storage.js';
import {KEEP_MS, refusedRecord, sentRecord} from '../../../src/api/outbox/record.js';
import {keepLastGood, lastGood} from '../../../src/api/device.js';
import {fullDevice, RECEIPT, refusedStorage, replaced, waiting} from '../../support/outbox.js';

const WAYS: readonly [string, () => StorageAdapter][] = [
  ['IndexedDB', () => indexedDbStorage()],
  ['localStorage', () => localStorageAdapter()],
  ['memory', () => memoryStorage()],
];

describe('what the outbox keeps', () => {
  let undo: (() => void)[] = [];
  beforeEach(() => openRecordStore().clear());
  afterEach(() => {
    undo.forEach((restore) => restore());
    undo = [];
  });

  for (const [name, way] of WAYS) {
    it(`comes back whole from ${name}, changes, and is erased`, async () => {
      const records = way();
      const record = waiting();
      await records.put(record);
      await records.put(waiting({attempts: 3}));
      expect(await records.all()).to.have.length(2);
      await records.put({...record, attempts: 1});
      expect(await records.all()).to.deep.include({...record, attempts: 1});
      await records.remove(record.key);
      expect(await records.all()).to.have.length(1);
      await records.clear();
      expect(await records.all()).to.have.length(0);
    });
  }

  it('is on the device where the browser allows it, and another page finds it', async () => {
    const record = waiting();
    expect(await openRecordStore().put(record)).to.equal('device');
    expect(await openRecordStore().all()).to.deep.equal([record]);
  });

  it('goes to localStorage where IndexedDB is blocked, and another page finds it there', async () => {
    undo.push(
      replaced(indexedDB, 'open', () => {
        throw new DOMException('blocked', 'SecurityError');
      }),
    );
    const record = waiting();
    expect(await openRecordStore().put(record)).to.equal('device');
    expect(await localStorageAdapter().all()).to.deep.equal([record]);
    expect(await openRecordStore().all()).to.deep.equal([record]);
  });

  it('stays on the page, which says so, where every storage is blocked', async () => {
    const store = openRecordStore([refusedStorage(), refusedStorage()]);
    const record = waiting();
    expect(await store.put(record)).to.equal('page');
    expect(await store.all()).to.deep.equal([record]);
  });

  it('stays on the page where every storage is full', async () => {
    undo.push(fullDevice());
    expect(await openRecordStore().put(waiting())).to.equal('page');
  });

  it('is worth more than old news: a full localStorage makes room by dropping copies of answers', async () => {
    const url = 'https://api.danvan.test/old-news';
    keepLastGood(url, {text: '{}', asOf: new Date()});
    const setItem = Storage.prototype.setItem;
    undo.push(
      replaced(Storage.prototype, 'setItem', function (this: Storage, key: string, value: string) {
        if (lastGood(url)) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      }),
    );
    expect(await openRecordStore([localStorageAdapter()]).put(waiting())).to.equal('device');
    expect(lastGood(url)).to.equal(undefined);
  });

  it('is not left to a storage that takes it and cannot give it back', async () => {
    const forgetful: StorageAdapter = {...memoryStorage(), all: () => Promise.resolve([])};
    const spoiling: StorageAdapter = {...memoryStorage(), all: () => Promise.resolve(['{}'])};
    const record = waiting();
    expect(await openRecordStore([forgetful, spoiling, localStorageAdapter()]).put(record)).to.equal('device');
    expect(await localStorageAdapter().all()).to.deep.equal([record]);
    const store = openRecordStore([forgetful]);
    expect(await store.put(record)).to.equal('page');
    expect(await store.all()).to.deep.equal([record]);
  });

  it('does not wait for an IndexedDB that never answers', async () => {
    const open = indexedDB.open.bind(indexedDB);
    undo.push(
      replaced(indexedDB, 'open', (name) => {
        const request = open(name);
        request.addEventListener = () => undefined;
        return request;
      }),
    );
    const store = openRecordStore([indexedDbStorage(50), localStorageAdapter()]);
    const record = waiting();
    expect(await store.put(record)).to.equal('device');
    expect(await localStorageAdapter().all()).to.deep.equal([record]);
    expect(await store.all()).to.deep.equal([record]);
  });

  it('is not doubled when an outcome finds room only elsewhere', async () => {
    const record = waiting();
    const first = memoryStorage();
    let isFull = false;
    const filling: StorageAdapter = {
      ...first,
      put: (one) => (isFull ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : first.put(one)),
      remove: () => Promise.reject(new DOMException('broken', 'UnknownError')),
    };
    const store = openRecordStore([filling, memoryStorage()]);
    await store.put(record);
    isFull = true;
    const sent = sentRecord(record, RECEIPT);
    await store.put(sent);
    expect(await store.all()).to.deep.equal([sent]);
  });

  it('is dropped after 14 days, not a minute before', async () => {
    const store = openRecordStore([memoryStorage()]);
    const young = waiting({createdAt: Date.now() - KEEP_MS + 60_000});
    await store.put(young);
    await store.put(waiting({createdAt: Date.now() - KEEP_MS}));
    await store.put(refusedRecord(waiting({createdAt: Date.now() - KEEP_MS - 1}), [], ''));
    await store.put(sentRecord(waiting({createdAt: Date.now() - KEEP_MS - 1}), RECEIPT));
    expect(await store.all()).to.deep.equal([young]);
  });

  for (const [what, createdAt] of [
    ['1970', 0],
    ['2009', Date.UTC(2009, 0)],
    ['tomorrow', Date.now() + 86_400_000],
    ['2090', Date.UTC(2090, 0)],
  ] as const) {
    it(`is not lost when a broken clock dated it ${what}; its 14 days begin when that is noticed`, async () => {
      const store = openRecordStore([memoryStorage()]);
      const record = waiting({createdAt});
      await store.put(record);
      const [found] = await store.all();
      expect(found?.key).to.equal(record.key);
      expect(found?.createdAt).to.be.closeTo(Date.now(), 5_000);
    });
  }

  for (const year of [1970, 2009, 2090]) {
    it(`is not lost when the clock says ${year} today`, async () => {
      const store = openRecordStore([memoryStorage()]);
      const record = waiting();
      await store.put(record);
      undo.push(replaced(Date, 'now', () => Date.UTC(year, 0)));
      expect(await store.all()).to.deep.equal([record]);
    });
  }

  it('skips what cannot be read, and keeps the rest', async () => {
    const record = waiting();
    const way: StorageAdapter = {
      ...memoryStorage(),
      all: () =>
        Promise.resolve([undefined, null, 1, 'x', {}, {...record, feedback: null}, {...record, base: '::'}, record]),
    };
    expect(await openRecordStore([way]).all()).to.deep.equal([record]);
  });

  it('keeps nothing of what was written once it is sent, but what opens look-up', () => {
    const sent = JSON.stringify(sentRecord(waiting(), RECEIPT));
    expect(sent).to.include(RECEIPT.code).and.include('K4WN-7QXD-M2PT');
    expect(sent).to.not.include('Người gửi thử').and.not.include('Đề nghị');
  });
});
