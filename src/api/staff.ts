import {hasStrings, isNamed, isObject, isTextOrNull} from '../shared/guards.js';
import {address, answerTo, exchange} from './client.js';
import {ApiError} from './api-error.js';
import type {
  ArticleRatingsList,
  QueryOf,
  StaffFeedback,
  StaffFeedbackList,
  StaffMember,
  StatusChange,
} from './types.js';

const ROLES: readonly unknown[] = ['reader', 'officer', 'manager'];

/** Whether an answer tells who the bearer of a token is. */
const isStaffMember = (value: unknown): value is StaffMember =>
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
const isStaffFeedbackList = (value: unknown): value is StaffFeedbackList =>
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
const isArticleRatingsList = (value: unknown): value is ArticleRatingsList =>
  isObject(value) &&
  Array.isArray(value['items']) &&
  value['items'].every(isArticleRatings) &&
  hasStrings(value['page'], 'as_of') &&
  isTextOrNull(value['page']['next']);

/** Whether an answer is one message with all that is known of it. */
const isStaffFeedback = (value: unknown): value is StaffFeedback =>
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

/**
 * Fetches a file of the common API, byte by byte as it is.
 *
 * @param type the media type that the contract promises; a proxy's page has another
 * @throws {ApiError} when there is no answer, or not a successful one of that type
 */
function download(url: string, type: string, init: RequestInit, signal: AbortSignal): Promise<Blob> {
  return answerTo(url, init, signal, async (response) => {
    const answered = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
    if (answered !== type) throw new ApiError('unreadable', [], `No ${type}: ${url}`);
    return response.blob();
  });
}

/** Which messages are wanted. */
export type StaffQuery = QueryOf<'listStaffFeedback'>;
/** Of which articles the answers are wanted. */
export type RatingsQuery = QueryOf<'listStaffRatings'>;
/** Which messages go into a file, and whether with the senders' details. */
export type ExportQuery = QueryOf<'exportFeedbackCsv'>;

/** The formats in which messages are handed out. */
export type ExportFormat = 'csv' | 'jsonl';

const EXPORTS: Readonly<Record<ExportFormat, {readonly path: string; readonly type: string}>> = {
  csv: {path: 'v1/staff/export.csv', type: 'text/csv'},
  jsonl: {path: 'v1/staff/export.jsonl', type: 'application/jsonl'},
};

/** What a header can carry; anything else is no token, and the browser would call sending it a failure of the network. */
const SENDABLE = /^[\x21-\x7e]+$/;

/**
 * The common API as a staff member sees it. The token lives in this object and in the `Authorization` header only: in no address,
 * no storage, no log. Answers are personal data, so none is kept as a last good copy or shared between widgets.
 */
export class StaffApi {
  readonly #base: URL;
  readonly #token: string;

  /**
   * @param base the base address of the common API, ending in a slash
   * @param token as the operator of the service gave it
   */
  constructor(base: URL, token: string) {
    this.#base = base;
    this.#token = token;
  }

  /** Tells who the token belongs to. */
  me(signal: AbortSignal): Promise<StaffMember> {
    return this.#read('v1/staff/me', {}, isStaffMember, signal);
  }

  /** A page of messages, newest first, senders masked. */
  list(query: StaffQuery, signal: AbortSignal): Promise<StaffFeedbackList> {
    return this.#read('v1/staff/feedback', query, isStaffFeedbackList, signal);
  }

  /** A page of what readers answered to «Bài viết có hữu ích?», the most «Không» first. */
  ratings(query: RatingsQuery, signal: AbortSignal): Promise<ArticleRatingsList> {
    return this.#read('v1/staff/ratings', query, isArticleRatingsList, signal);
  }

  /** One message with its sender's details; the service records the reading. */
  message(code: string, signal: AbortSignal): Promise<StaffFeedback> {
    return this.#read(`v1/staff/feedback/${encodeURIComponent(code)}`, {}, isStaffFeedback, signal);
  }

  /**
   * Changes the state of a message, or takes it out of spam or into it.
   *
   * @throws {ApiError} of kind `conflict` when the message is no longer the version that the change names; so do the others
   */
  changeStatus(code: string, change: StatusChange, signal: AbortSignal): Promise<StaffFeedback> {
    return this.#change(code, 'status', change, signal);
  }

  /** Gives a message to a staff member by name, or to nobody (null). */
  assign(code: string, version: number, assignee: string | null, signal: AbortSignal): Promise<StaffFeedback> {
    return this.#change(code, 'assignment', {version, assignee}, signal);
  }

  /** Answers a message; its sender reads the answer by look-up. */
  reply(code: string, version: number, text: string, signal: AbortSignal): Promise<StaffFeedback> {
    return this.#change(code, 'reply', {version, text}, signal);
  }

  /** All messages that match, as a file. */
  async export(format: ExportFormat, query: ExportQuery, signal: AbortSignal): Promise<Blob> {
    const {path, type} = EXPORTS[format];
    return download(address(this.#base, path, query), type, this.#init(), signal);
  }

  #init(init: RequestInit = {}): RequestInit {
    if (!SENDABLE.test(this.#token)) throw new ApiError('unauthorized');
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.#token}`);
    return {...init, cache: 'no-store', referrerPolicy: 'no-referrer', headers};
  }

  async #read<T>(
    path: string,
    query: StaffQuery,
    isShape: (body: unknown) => body is T,
    signal: AbortSignal,
  ): Promise<T> {
    return this.#ask(address(this.#base, path, query), this.#init(), isShape, signal);
  }

  async #change(code: string, what: string, change: object, signal: AbortSignal): Promise<StaffFeedback> {
    const url = new URL(`v1/staff/feedback/${encodeURIComponent(code)}/${what}`, this.#base);
    const init = {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(change)};
    return this.#ask(url.href, this.#init(init), isStaffFeedback, signal);
  }

  async #ask<T>(
    url: string,
    init: RequestInit,
    isShape: (body: unknown) => body is T,
    signal: AbortSignal,
  ): Promise<T> {
    const {body} = await exchange(url, init, signal);
    if (!isShape(body)) throw new ApiError('unreadable', [], 'Not what the contract promises.');
    return body;
  }
}
