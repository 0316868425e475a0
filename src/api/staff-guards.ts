import {hasStrings, isNamed, isObject, isTextOrNull} from '../shared/guards.js';
import type {ArticleRatingsList, StaffFeedback, StaffFeedbackList, StaffMember} from './types.js';

const ROLES: readonly unknown[] = ['reader', 'officer', 'manager'];

/** Whether an answer tells who the bearer of a token is. */
export const isStaffMember = (value: unknown): value is StaffMember =>
  hasStrings(value, 'name', 'role', 'expires_at') &&
  ROLES.includes(value['role']) &&
  Array.isArray(value['units']) &&
  value['units'].every(isNamed);

const isSummary = (item: unknown): boolean =>
  hasStrings(item, 'code', 'excerpt', 'status', 'received_at', 'updated_at') &&
  isNamed(item['unit']) &&
  isNamed(item['topic']) &&
  [item['name'], item['contact'], item['assignee']].every(isTextOrNull) &&
  typeof item['version'] === 'number';

/** Whether an answer is a page of messages. */
export const isStaffFeedbackList = (value: unknown): value is StaffFeedbackList =>
  isObject(value) &&
  Array.isArray(value['items']) &&
  value['items'].every(isSummary) &&
  typeof value['held_back'] === 'number' &&
  hasStrings(value['page'], 'as_of') &&
  isTextOrNull(value['page']['next']);

const isArticleRatings = (item: unknown): boolean =>
  hasStrings(item, 'last_day') &&
  hasStrings(item['article'], 'id', 'title', 'url') &&
  isObject(item['ratings']) &&
  typeof item['ratings']['yes'] === 'number' &&
  typeof item['ratings']['no'] === 'number';

/** Whether an answer is a page of what readers answered about articles. */
export const isArticleRatingsList = (value: unknown): value is ArticleRatingsList =>
  isObject(value) &&
  Array.isArray(value['items']) &&
  value['items'].every(isArticleRatings) &&
  hasStrings(value['page'], 'as_of') &&
  isTextOrNull(value['page']['next']);

/** Whether an answer is one message with all that is known of it. */
export const isStaffFeedback = (value: unknown): value is StaffFeedback =>
  hasStrings(value, 'code', 'message', 'status', 'received_at', 'updated_at') &&
  isNamed(value['unit']) &&
  isNamed(value['topic']) &&
  ['name', 'phone', 'email', 'address', 'assignee', 'erased_at'].every((field) => isTextOrNull(value[field])) &&
  hasStrings(value['consent'], 'version', 'text', 'at') &&
  (value['page'] === null || hasStrings(value['page'], 'url')) &&
  (value['reply'] === null || hasStrings(value['reply'], 'text', 'at', 'by')) &&
  Array.isArray(value['history']) &&
  value['history'].every((entry) => hasStrings(entry, 'at', 'by', 'action') && isTextOrNull(entry['detail'])) &&
  typeof value['version'] === 'number';
