import {Outbox} from '../../src/api/outbox/outbox.js';
import {memoryWay} from '../../src/api/outbox/memory-way.js';
import {newRecord, type OutboxRecord, type WaitingRecord} from '../../src/api/outbox/record.js';
import {openRecordStore, type RecordStore, type Way} from '../../src/api/outbox/record-store.js';
import type {FeedbackReceipt, FeedbackRequest} from '../../src/api/types.js';

/** The base of an API that only a replaced network answers for. */
export const BASE = new URL('https://api.danvan.test/outbox/');

/** A message to send. */
export const FEEDBACK: FeedbackRequest = {
  form: 'gop-y',
  unit: 'khanh-hoa',
  topic: 'gop-y',
  message: 'Đề nghị công khai lịch tiếp công dân.',
  name: 'Người gửi thử',
  consent: {version: '2026-01'},
  lookup_secret: 'K4WN-7QXD-M2PT',
};

export const RECEIPT: FeedbackReceipt = {
  code: 'KH-7F3K-92QD',
  received_at: '2026-11-20T09:00:00+07:00',
  status: 'received',
};

/** A message nobody has tried to send yet. */
export const waiting = (changes: Partial<WaitingRecord> = {}): WaitingRecord => ({
  ...newRecord(BASE, FEEDBACK),
  ...changes,
});

/** A store that outlives the outboxes of a test, as the device outlives its tabs. */
export const deviceStore = (): RecordStore => openRecordStore([memoryWay()]);

/** A way of keeping that the browser refuses in every respect. */
export const refusedWay = (error = new DOMException('refused', 'SecurityError')): Way => {
  const refuse = () => Promise.reject(error);
  return {all: refuse, put: refuse, remove: refuse, clear: refuse};
};

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
export async function onlyRecord(outbox: {records(): Promise<OutboxRecord[]>}): Promise<OutboxRecord> {
  const records = await outbox.records();
  const [record] = records;
  if (!record || records.length > 1) throw new Error(`one record was expected, not ${records.length}`);
  return record;
}
