import {ApiError} from './api-error.js';
import {exchange} from './client.js';
import {download} from './download.js';
import {address} from './address.js';
import {isArticleRatingsList, isStaffFeedback, isStaffFeedbackList, isStaffMember} from './staff-guards.js';
import type {
  ArticleRatingsList,
  QueryOf,
  StaffFeedback,
  StaffFeedbackList,
  StaffMember,
  StatusChange,
} from './types.js';

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
