import {newRecord, type WaitingRecord} from '../../src/api/outbox/record.js';
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
