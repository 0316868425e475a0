import {hasStrings, isNamed, isObject} from '../shared/guards.js';
import type {FeedbackReceipt, FeedbackStatus} from './types.js';

export const isReceipt = (value: unknown): value is FeedbackReceipt =>
  isObject(value) && hasStrings(value, 'code', 'received_at');

export const isFeedbackStatus = (value: unknown): value is FeedbackStatus =>
  isObject(value) &&
  hasStrings(value, 'code', 'status', 'received_at') &&
  isNamed(value['unit']) &&
  Array.isArray(value['history']) &&
  value['history'].every((step) => isObject(step) && hasStrings(step, 'status', 'at')) &&
  (value['reply'] === null || (isObject(value['reply']) && hasStrings(value['reply'], 'text', 'at')));
